"""The fakes of packs do as the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.own_exercises import OwnExercisesOnDisk
from coach.adapters.packs import PackFilesOnDisk
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pack import Pack
from coach.services.exercise_ports import OwnExercises
from coach.services.pack_ports import PackFiles, PackKeeper, PackProblem
from coach.services.ports import StoreProblem
from tests.fakes.own_exercises import FakeOwnExercises
from tests.fakes.packs import FakePackFiles, FakePackKeeper

REACH = Exercise("reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.")
ROUTINE = Routine("mine", "Mine", ExerciseKind.CORE, (RoutineItem("reach"),), own=True)


@pytest.mark.parametrize("files", [FakePackFiles(), PackFilesOnDisk()])
def test_what_was_written_is_read(files: PackFiles, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    with pytest.raises(PackProblem):
        files.read(file)
    pack = Pack("Mine", exercises=(REACH,))
    assert files.write(pack, {}, file) == file
    assert files.read(file).pack == pack


def test_a_refusal_writes_nothing() -> None:
    files = FakePackFiles()
    files.refuses = "The disk is full."
    with pytest.raises(PackProblem, match="full"):
        files.write(Pack("Mine", exercises=(REACH,)), {}, Path("x"))
    assert files.held == {}


def test_keepers_keep_what_own_things_show(tmp_path: Path) -> None:
    fake, disk = FakeOwnExercises(), OwnExercisesOnDisk(tmp_path)
    pairs: list[tuple[PackKeeper, OwnExercises]] = [(FakePackKeeper(fake), fake), (disk, disk)]
    for keeper, own in pairs:
        keeper.keep_all((REACH,), (ROUTINE,), {})
        assert (own.load().exercises, own.load().routines) == ((REACH,), (ROUTINE,))


def test_a_keeper_that_refuses_keeps_nothing() -> None:
    own = FakeOwnExercises()
    keeper = FakePackKeeper(own)
    keeper.refuses = "The disk is full."
    with pytest.raises(StoreProblem, match="full"):
        keeper.keep_all((REACH,), (), {})
    assert own.load().exercises == ()
