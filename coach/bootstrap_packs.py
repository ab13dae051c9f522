"""Packs of exercises: what reads and keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.catalogue import Catalogue
from coach.domain.pack import PackArrival
from coach.services.pack_ports import PackProblem

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.services.pack_desk import PackDesk


def pack_desk(core: Core) -> PackDesk:
    """The desk of packs on somebody's exercises."""
    from coach.adapters.own_exercises import OwnExercisesOnDisk
    from coach.adapters.packs import PackFilesOnDisk
    from coach.services.pack_desk import PackDesk

    keeper = OwnExercisesOnDisk(core.folders.data / "exercises")
    return PackDesk(PackFilesOnDisk(), keeper, core.exercises, core.catalogue.exercise_book)


def look_into_pack(catalogue: Catalogue, file: Path) -> PackArrival:
    """What a pack would bring beside the exercises that come with Amble. Raises ``PackProblem``."""
    from coach.adapters.packs import PackFilesOnDisk
    from coach.domain.pack import arrive

    contents = PackFilesOnDisk().read(file)
    try:
        return arrive(contents.pack, catalogue.exercise_book(), ())
    except ValueError as problem:
        raise PackProblem(f"{file.name}, {problem}.") from None
