"""Counting aloud is switched in mid-routine, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import ExerciseWishes, RoutineItem
from coach.domain.routine import compose_routine
from coach.domain.routine_change import ease_routine
from coach.domain.routine_counting import recounted
from coach.domain.timeline import EventKind, Timeline
from coach.domain.walk import Route
from tests.ui.routines import CORE, book, spoken_words

ALOUD, SILENT = ExerciseWishes(), ExerciseWishes(count_aloud=False)


def composed(wishes: ExerciseWishes) -> Timeline:
    return compose_routine(CORE, book(), spoken_words(), wishes, 1)


def without_counts(timeline: Timeline) -> list[object]:
    return [event for event in timeline.events if event.kind is not EventKind.COUNT]


def test_a_routine_counted_from_its_start_is_as_though_composed_so() -> None:
    aloud, silent = composed(ALOUD), composed(SILENT)
    assert aloud != silent
    assert recounted(silent, aloud, 0.0) == aloud
    assert recounted(aloud, silent, 0.0) == silent
    assert recounted(replace(aloud, route=Route.INDOORS), silent, 0.0).route is Route.INDOORS


@settings(max_examples=10, deadline=None)
@given(share=st.floats(0, 1))
def test_what_was_performed_stays_and_the_rest_is_as_wished(share: float) -> None:
    aloud, silent = composed(ALOUD), composed(SILENT)
    at = share * aloud.seconds
    changed = recounted(aloud, silent, at)
    assert [one for one in changed.events if one.at < at] == [one for one in aloud.events if one.at < at]
    assert [one for one in changed.events if one.at >= at] == [one for one in silent.events if one.at >= at]


def test_after_an_exercise_was_made_easier_its_twin_is_counted_too() -> None:
    silent, words = composed(SILENT), spoken_words()
    at = silent.stations[1].repetitions[1].start
    eased = ease_routine(silent, at, CORE, book(), words, SILENT, 1)
    now = replace(CORE, items=(CORE.items[0], RoutineItem("bird_dog_leg"), CORE.items[2]))
    changed = recounted(eased, compose_routine(now, book(), words, ALOUD, 1), at)
    assert without_counts(changed) == without_counts(eased)
    twin = next(station for station in changed.stations if station.exercise == "bird_dog_leg")
    third = twin.repetitions[2]
    near = [one.text for one in changed.events if one.kind is EventKind.COUNT and third.start <= one.at < third.holds]
    assert near == ["Three"]


def test_an_exercise_that_is_not_there_any_more_is_counted_as_it_was() -> None:
    aloud = composed(ALOUD)
    bare = replace(aloud, stations=tuple(replace(one, repetitions=()) for one in aloud.stations))
    assert recounted(aloud, bare, 0.0) == aloud
    assert recounted(bare, bare, 0.0) == bare
