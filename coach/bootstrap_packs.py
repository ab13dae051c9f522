"""Packs of exercises: what reads and keeps them."""

from __future__ import annotations

from pathlib import Path

from coach.adapters.catalogue import Catalogue
from coach.domain.pack import PackArrival
from coach.services.pack_ports import PackProblem


def look_into_pack(catalogue: Catalogue, file: Path) -> PackArrival:
    """What a pack would bring beside the exercises that come with Amble. Raises ``PackProblem``."""
    from coach.adapters.packs import PackFilesOnDisk
    from coach.domain.pack import arrive

    contents = PackFilesOnDisk().read(file)
    try:
        return arrive(contents.pack, catalogue.exercise_book(), ())
    except ValueError as problem:
        raise PackProblem(f"{file.name}, {problem}.") from None
