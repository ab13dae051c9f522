"""While an exercise is explained, the figure does what is being said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import Exercise, ExerciseBook, ExerciseWishes, Routine, RoutineItem
from coach.domain.routine import compose_routine
from coach.domain.timeline import PoseStep, Timeline
from tests.made_exercises import BOOK, WORDS

REAL = Catalogue(find_resources()).exercise_book()
moving = pytest.mark.parametrize("exercise", REAL.exercises, ids=[one.id for one in REAL.exercises])


def composed(exercise: Exercise) -> Timeline:
    alone = replace(exercise, easier="", harder="")
    routine = Routine("r", "R", exercise.kind, (RoutineItem(exercise.id),))
    return compose_routine(routine, ExerciseBook((alone,)), WORDS, ExerciseWishes(), 0)


def said_at(timeline: Timeline, text: str) -> float:
    return next(event.at for event in timeline.events if event.text == text)


def shown(timeline: Timeline) -> list[tuple[float, PoseStep]]:
    """The movement as it is shown once, without the first pose that is taken up with the name."""
    begins = timeline.stations[0].repetitions[0].start
    return [(event.at, event.pose) for event in timeline.events if event.pose and event.at < begins][1:]


@moving
def test_the_figure_stays_as_it_begins_while_that_is_described(exercise: Exercise) -> None:
    timeline = composed(exercise)
    first, _ = shown(timeline)[0]
    assert first >= said_at(timeline, exercise.steps[1])


@moving
def test_what_is_held_is_held_until_the_sentence_for_letting_go(exercise: Exercise) -> None:
    timeline = composed(exercise)
    steps = shown(timeline)
    for (at, step), (following, after) in pairwise(steps):
        assert following >= round(at + step.seconds, 2)
        if exercise.frames[step.frame].hold:
            named = exercise.frames[after.frame].step
            sentence = exercise.steps[named - 1] if named else exercise.breath
            assert following >= said_at(timeline, sentence)


@pytest.mark.parametrize(
    ("id", "lifts", "lowers"),
    [
        ("bridge", "Squeeze your buttocks and lift your hips.", "Lower slowly."),
        ("pelvic_tilt", "Tighten your lower tummy and press your back gently down.", "Breathe out as you press."),
        ("bird_dog", "Reach one leg back and the opposite arm forward.", "Breathe out as you reach."),
        ("curl_up", "Lift head and shoulders just off the floor, all in one.", "Breathe out as you lift, and keep "),
        ("hamstring_stretch", "Soften the other knee and tip forward from your hips.", "Breathe slowly, and soften "),
        ("knee_rolls", "Roll both knees slowly to one side.", "Bring them back with your tummy, then the other side."),
    ],
)
def test_well_known_exercises_move_with_their_sentences(id: str, lifts: str, lowers: str) -> None:
    exercise = REAL.get(id)
    assert exercise is not None
    timeline = composed(exercise)
    begins = [next(event.at for event in timeline.events if event.text.startswith(text)) for text in (lifts, lowers)]
    assert [at for at, _ in shown(timeline)] == begins


def test_a_named_step_goes_before_the_rule_and_a_single_step_is_shown_at_once() -> None:
    bridge = BOOK.get("bridge")
    assert bridge is not None
    down, up = bridge.frames
    three = replace(bridge, steps=("Lie down.", "Breathe once.", "Lift your hips."), frames=(down, replace(up, step=3)))
    timeline = composed(three)
    assert shown(timeline)[0][0] == said_at(timeline, "Lift your hips.")
    single = composed(replace(bridge, steps=("Lift your hips.",)))
    assert shown(single)[0][0] == said_at(single, "Lift your hips.")
    assert shown(single)[1][0] >= said_at(single, bridge.breath)
    silent = composed(replace(bridge, breath=""))
    assert shown(silent)[0][0] == said_at(silent, bridge.steps[0])


def test_where_nothing_is_held_the_movement_goes_through() -> None:
    march = REAL.get("march_on_the_spot")
    assert march is not None
    (up, step), (down, _) = shown(composed(march))
    assert down == pytest.approx(up + step.seconds + 1.0)
