"""Packs in memory: files that hold a pack or a problem, and a keeper that can refuse."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coach.domain.exercise import Exercise, Routine
from coach.domain.pack import Pack
from coach.services.pack_ports import PackContents, PackProblem
from coach.services.ports import StoreProblem
from tests.fakes.own_exercises import FakeOwnExercises


class FakePackFiles:
    """``PackFiles``. ``held`` is what files hold; reading another one is a problem, and so is writing while
    ``refuses`` holds a sentence."""

    def __init__(self) -> None:
        self.held: dict[Path, PackContents] = {}
        self.refuses = ""

    def read(self, file: Path) -> PackContents:
        """What was put or written there."""
        if file not in self.held:
            raise PackProblem(f"{file.name} cannot be read.")
        return self.held[file]

    def write(self, pack: Pack, pictures: Mapping[str, Path], file: Path) -> Path:
        """Hold a pack; every picture must be given."""
        if self.refuses:
            raise PackProblem(self.refuses)
        self.held[file] = PackContents(pack, {name: str(pictures[name]).encode() for name in pack.pictures})
        return file


class FakePackKeeper:
    """``PackKeeper`` into the fake of own things. While ``refuses`` holds a sentence, keeping raises it."""

    def __init__(self, own: FakeOwnExercises) -> None:
        self.refuses = ""
        self.pictures: dict[str, bytes] = {}
        self._own = own

    def keep_all(
        self, exercises: tuple[Exercise, ...], routines: tuple[Routine, ...], pictures: Mapping[str, bytes]
    ) -> None:
        """Keep all of it or nothing."""
        if self.refuses:
            raise StoreProblem(self.refuses)
        self.pictures.update({e.picture: pictures[e.picture] for e in exercises if e.picture})
        for exercise in exercises:
            self._own.keep_exercise(exercise)
        for routine in routines:
            self._own.keep_routine(routine)
