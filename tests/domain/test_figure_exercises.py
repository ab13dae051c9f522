"""The anatomical test: every figure of every exercise that comes with Amble is one that a body could make."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue
from coach.domain.exercise import Exercise, Sides
from coach.domain.figure_check import movement_faults
from coach.domain.motion import Motion

BOOK = Catalogue(Path(__file__).parents[2] / "resources").exercise_book()
MOVING = [exercise for exercise in BOOK.exercises if exercise.frames]


def test_every_exercise_moves() -> None:
    assert list(BOOK.exercises) == MOVING
    assert len(MOVING) >= 26


@pytest.mark.parametrize("exercise", MOVING, ids=lambda exercise: exercise.id)
def test_every_figure_is_one_that_a_body_could_make(exercise: Exercise) -> None:
    assert movement_faults(Motion.of(exercise)) == ()
    if exercise.sides is Sides.ALTERNATE:
        assert movement_faults(Motion.of(exercise, other_side=True), 2) == ()
