"""The poses to begin with, from ``resources/poses``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coach.adapters.catalogue_entries import CatalogueProblem, read_table
from coach.adapters.exercise_files import pose_of
from coach.adapters.strict_values import ValueProblem, table_of
from coach.domain.pose import Prop
from coach.domain.start_pose import StartPose


def read_start_poses(resources: Path) -> tuple[StartPose, ...]:
    """Every pose to begin with, in order. Raises ``CatalogueProblem``."""
    file = resources / "poses" / "starts.toml"
    return tuple(_start(file.name, id, table) for id, table in read_table(file).items())


def _start(file: str, id: str, raw: object) -> StartPose:
    try:
        table: Mapping[str, Any] = table_of(raw, ())
        if strange := next((name for name in table if name not in ("pose", "prop")), ""):
            raise ValueProblem((strange,), "there is no such field")
        prop = table.get("prop", Prop.NONE)
        if prop not in [*Prop]:
            raise ValueProblem(("prop",), f"it is not one of {', '.join(Prop)}")
        return StartPose(id, pose_of(table_of(table.get("pose", {}), ("pose",))), Prop(prop))
    except ValueProblem as problem:
        raise CatalogueProblem(f'{file}, "{id}", {problem}.') from None
