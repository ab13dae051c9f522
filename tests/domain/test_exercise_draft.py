"""An exercise while it is written: what is missing is told by its field, and nothing else is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.domain.exercise import Dose, ExerciseKind
from coach.domain.exercise_draft import ExerciseDraft, Fault, Shown
from coach.domain.pose import KeyFrame, Part, Pose, View
from tests.made_exercises import made

GOOD = ExerciseDraft(name=" Heel slides ", steps=("Slide one heel.", " "), stop_if="Stop if it hurts. ")
FRAMES = (KeyFrame(Pose()), KeyFrame(Pose(neck=20)))
LONG = " ".join(["word"] * 15)


def test_what_is_well_becomes_an_exercise_without_what_was_left_empty() -> None:
    exercise = GOOD.exercise("own_heel_slides_1")
    assert GOOD.faults() == ()
    assert (exercise.id, exercise.name, exercise.steps) == ("own_heel_slides_1", "Heel slides", ("Slide one heel.",))
    assert exercise.stop_if == "Stop if it hurts."


def test_an_empty_page_asks_for_a_name_a_step_and_when_to_stop() -> None:
    assert ExerciseDraft().faults() == (
        Fault("name", "missing"),
        Fault("steps.0", "missing"),
        Fault("stop_if", "missing"),
    )


def test_a_step_that_is_too_long_is_told_with_its_number_and_words() -> None:
    assert replace(GOOD, steps=("Go.", LONG)).faults() == (Fault("steps.1", "long", 15),)


@pytest.mark.parametrize(
    ("kind", "told"), [(ExerciseKind.STRETCH, ()), (ExerciseKind.CORE, (Fault("doses.1", "long", 20),))]
)
def test_a_hold_is_as_long_as_its_kind_allows(kind: ExerciseKind, told: tuple[Fault, ...]) -> None:
    draft = replace(GOOD, kind=kind, doses=(Dose(5), Dose(2, 20.0)))
    assert draft.faults() == told


def test_a_picture_that_was_promised_is_asked_for() -> None:
    draft = replace(GOOD, shown=Shown.PICTURE)
    assert draft.faults() == (Fault("picture", "missing"),)
    assert replace(draft, file="/home/me/sheet.png").faults() == ()
    assert replace(draft, picture="mine.png").exercise("x").picture == "mine.png"


def test_a_movement_needs_two_poses() -> None:
    draft = replace(GOOD, shown=Shown.POSES, frames=FRAMES[:1])
    assert draft.faults() == (Fault("frames", "one", 1),)
    assert replace(draft, frames=FRAMES).exercise("x").frames == FRAMES


def test_a_movement_that_began_with_a_step_that_is_gone_begins_as_usual() -> None:
    named = tuple(replace(frame, step=step) for frame, step in zip(FRAMES, (2, 1), strict=True))
    draft = replace(GOOD, shown=Shown.POSES, frames=named)
    assert [frame.step for frame in draft.exercise("x").frames] == [0, 1]


def test_poses_that_are_not_shown_are_no_part_of_it() -> None:
    assert replace(GOOD, frames=FRAMES[:1]).exercise("x").frames == ()


@pytest.mark.parametrize("shown", Shown)
def test_an_exercise_that_is_opened_and_kept_is_the_same(shown: Shown) -> None:
    exercise = made("mine", frames=FRAMES if shown is Shown.POSES else ())
    exercise = replace(exercise, picture="mine.png" if shown is Shown.PICTURE else "", view=View.FRONT)
    draft = ExerciseDraft.of(exercise)
    assert draft.shown is shown
    assert draft.exercise("other") == exercise


def test_what_the_page_does_not_show_stays_as_it_is() -> None:
    exercise = replace(made("mine", frames=FRAMES), why="It is good.", arrows=(Part.HEAD,), highlight=(Part.HEAD,))
    kept = replace(ExerciseDraft.of(exercise), name="Other").exercise("ignored")
    assert kept == replace(exercise, name="Other")
    bare = replace(ExerciseDraft.of(exercise), shown=Shown.NOTHING).exercise("ignored")
    assert (bare.arrows, bare.highlight, bare.why) == ((), (), "It is good.")
