"""A routine on paper: what it holds, and which poses are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.exercise import Dose, Exercise, ExerciseBook, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pose import KeyFrame, Pose
from coach.domain.routine_sheet import SheetExercise, routine_sheet

DAY = date(2026, 11, 22)
REACH = Exercise(
    "reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5), Dose(8)), ("Reach.",), "Stop if it hurts."
)
BOOK = ExerciseBook((REACH, replace(REACH, id="bend")))


def test_each_exercise_has_the_dose_of_its_level_or_its_own() -> None:
    items = (RoutineItem("reach", 2), RoutineItem("bend", 1, Dose(3)))
    sheet = routine_sheet(Routine("r", "Mine", ExerciseKind.CORE, items), BOOK, DAY, "Stop.", {"bend": "/a.png"})
    assert [entry.dose for entry in sheet.exercises] == [Dose(8), Dose(3)]
    assert [entry.picture for entry in sheet.exercises] == ["", "/a.png"]
    assert (sheet.name, sheet.day, sheet.safety) == ("Mine", DAY, "Stop.")


def test_what_is_no_longer_here_is_left_out() -> None:
    items = (RoutineItem("gone"), RoutineItem("reach"))
    sheet = routine_sheet(Routine("r", "Mine", ExerciseKind.CORE, items), BOOK, DAY, "")
    assert [entry.exercise.id for entry in sheet.exercises] == ["reach"]
    with pytest.raises(ValueError, match="items"):
        routine_sheet(Routine("r", "Mine", ExerciseKind.CORE, items[:1]), BOOK, DAY, "")


@pytest.mark.parametrize(
    ("trunks", "held", "shown"),
    [
        ([], None, ()),
        ([0, 1], None, (0, 1)),
        ([0, 1, 0], None, (0, 1)),
        ([0, 1, 2], 1, (0, 1, 2)),
        ([0, 1, 2, 3], 3, (0, 2, 3)),
        ([0, 1, 2, 3], None, (0, 2, 3)),
        ([0, 1, 2, 3, 4], 1, (0, 1, 3)),
        ([0, 1, 2, 3, 4], 0, (0, 3)),
    ],
)
def test_one_to_three_different_poses_are_shown_the_held_one_among_them(
    trunks: list[int], held: int | None, shown: tuple[int, ...]
) -> None:
    frames = tuple(KeyFrame(Pose(trunk=trunk), hold=number == held) for number, trunk in enumerate(trunks))
    assert SheetExercise(replace(REACH, frames=frames), Dose(5)).key_frames == shown
