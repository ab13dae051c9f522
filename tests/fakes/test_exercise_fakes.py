"""The stand-ins for own exercises promise what the files on disk do."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.own_exercises import OwnExercisesOnDisk
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Routine, RoutineItem
from coach.services.exercise_ports import OwnExercises, OwnThings, RoutineRecord
from coach.services.ports import StoreProblem
from tests.fakes.own_exercises import FakeOwnExercises
from tests.fakes.routine_store import FakeRoutineStore
from tests.services.rooms import START
from tests.services.routine_rooms import CORE

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""One pixel."""
LEAN = Exercise("lean", "Lean", ExerciseKind.STRETCH, Position.STANDING, (Dose(2),), ("Lean.",), "Stop if it hurts.")
ROUTINE = Routine("evening", "Evening", ExerciseKind.CORE, (RoutineItem("lean", 2),), own=True)
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory"])


def opened(kind: str, folder: Path) -> OwnExercises:
    return OwnExercisesOnDisk(folder / "exercises") if kind == "on disk" else FakeOwnExercises()


@every_kind
def test_what_is_kept_is_there_and_what_is_removed_is_gone(kind: str, tmp_path: Path) -> None:
    own = opened(kind, tmp_path)
    assert own.load() == OwnThings()
    assert own.keep_exercise(LEAN) == LEAN
    own.keep_routine(ROUTINE)
    assert own.load() == OwnThings((LEAN,), (ROUTINE,))
    own.remove_exercise("lean")
    own.remove_routine("evening")
    assert own.load() == OwnThings()


@every_kind
def test_a_picture_is_kept_and_found_also_when_its_exercise_is_put_back(kind: str, tmp_path: Path) -> None:
    own, picture = opened(kind, tmp_path), tmp_path / "me.png"
    picture.write_bytes(PNG)
    own.load()
    kept = own.keep_exercise(LEAN, picture)
    own.remove_exercise("lean")
    own.keep_exercise(kept)
    found = own.picture(kept.picture)
    assert found is not None
    assert found.read_bytes() == PNG
    assert own.picture("nobody.png") is None


def test_a_full_disk_refuses() -> None:
    own, routines = FakeOwnExercises(), FakeRoutineStore()
    own.refuses = routines.refuses = "The disk is full."
    with pytest.raises(StoreProblem):
        own.keep_exercise(LEAN)
    with pytest.raises(StoreProblem):
        own.remove_routine("evening")
    with pytest.raises(StoreProblem):
        routines.keep(RoutineRecord(START, CORE))
    with pytest.raises(StoreProblem):
        routines.keep_progress(START, 1, 1.0)
