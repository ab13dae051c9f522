"""The poses to begin with, from ``resources/poses``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from coach.adapters.catalogue_entries import CatalogueProblem, read_table
from coach.adapters.exercise_files import pose_of
from coach.adapters.strict_values import ValueProblem, table_of
from coach.domain.exercise import Position
from coach.domain.pose import Prop
from coach.domain.start_pose import StartPose

Kind = TypeVar("Kind", bound=StrEnum)


def read_start_poses(resources: Path) -> tuple[StartPose, ...]:
    """Every pose to begin with, in order. Raises ``CatalogueProblem``."""
    file = resources / "poses" / "starts.toml"
    return tuple(_start(file.name, id, table) for id, table in read_table(file).items())


def _start(file: str, id: str, raw: object) -> StartPose:
    try:
        table: Mapping[str, Any] = table_of(raw, ())
        if strange := next((name for name in table if name not in ("pose", "prop", "position")), ""):
            raise ValueProblem((strange,), "there is no such field")
        prop, position = _one(Prop, table, "prop"), _one(Position, table, "position")
        return StartPose(id, pose_of(table_of(table.get("pose", {}), ("pose",))), prop or Prop.NONE, position)
    except ValueProblem as problem:
        raise CatalogueProblem(f'{file}, "{id}", {problem}.') from None


def _one(kind: type[Kind], table: Mapping[str, Any], name: str) -> Kind | None:
    if name not in table:
        return None
    if table[name] not in [*kind]:
        raise ValueProblem((name,), f"it is not one of {', '.join(kind)}")
    return kind(table[name])
