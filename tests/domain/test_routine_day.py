"""One kind of routine a day, and always a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import ExerciseKind
from coach.domain.routine_day import LONGER_FROM_WEEK, RoutineDay, suggest_routine
from coach.domain.routine_session import RoutineSession
from coach.domain.session import Outcome

STRETCH, CORE, WARM_UP = ExerciseKind.STRETCH, ExerciseKind.CORE, ExerciseKind.WARM_UP
PHRASES = Catalogue(find_resources()).phrases()


def done(kind: ExerciseKind) -> RoutineSession:
    return RoutineSession(datetime(2026, 11, 12, 9, tzinfo=UTC), kind.value, kind, 300.0, Outcome.DONE)


@pytest.mark.parametrize(
    ("day", "kind", "is_due", "why"),
    [
        (RoutineDay(), CORE, True, "first"),
        (RoutineDay(last_kind=STRETCH), CORE, True, "between_walks_core"),
        (RoutineDay(last_kind=CORE), STRETCH, True, "between_walks_stretch"),
        (RoutineDay(is_walk_day=True), STRETCH, False, "walk_first"),
        (RoutineDay(is_walk_day=True, walked=True), STRETCH, True, "after_walk"),
        (RoutineDay(walked=True), STRETCH, True, "after_walk"),
        (RoutineDay(walked=True, stopped=True), STRETCH, False, "stopped"),
        (RoutineDay(paused=True), CORE, False, "paused"),
        (RoutineDay(walked=True, done=done(STRETCH)), STRETCH, False, "done_stretch"),
        (RoutineDay(done=done(CORE)), CORE, False, "done_core"),
        (RoutineDay(done=done(WARM_UP)), CORE, False, "done_warm_up"),
        (RoutineDay(waits=True, walked=True), STRETCH, False, "waits"),
    ],
)
def test_the_day_says_what_is_due(day: RoutineDay, kind: ExerciseKind, is_due: bool, why: str) -> None:
    found = suggest_routine(day)
    assert (found.kind, found.is_due, found.done) == (kind, is_due, day.done)
    assert [because.id for because in found.reasons] == [f"routine_today.{why}"]


def test_core_work_is_longer_once_more_exercises_belong_to_it() -> None:
    assert suggest_routine(RoutineDay(week=LONGER_FROM_WEEK - 1)).minutes == 5
    assert suggest_routine(RoutineDay(week=LONGER_FROM_WEEK)).minutes == 8
    assert suggest_routine(RoutineDay(week=LONGER_FROM_WEEK, walked=True)).minutes == 5


days = st.builds(
    RoutineDay,
    waits=st.booleans(),
    paused=st.booleans(),
    is_walk_day=st.booleans(),
    walked=st.booleans(),
    done=st.none() | st.sampled_from([done(kind) for kind in ExerciseKind]),
    last_kind=st.none() | st.sampled_from([STRETCH, CORE]),
    week=st.integers(1, 60),
    stopped=st.booleans(),
)


@settings(max_examples=40)
@given(days)
def test_every_day_has_a_reason_in_words_and_nothing_is_due_twice_or_while_walking_waits(day: RoutineDay) -> None:
    found = suggest_routine(day)
    assert [PHRASES.reason(because) for because in found.reasons]
    assert found.kind is not WARM_UP
    assert not found.is_due or (day.done is None and not day.waits)
    assert not suggest_routine(replace(day, waits=True)).is_due


def test_after_pain_the_day_says_that_nothing_grows_and_core_work_is_no_longer() -> None:
    day = RoutineDay(week=LONGER_FROM_WEEK, hurt=frozenset({CORE}))
    found = suggest_routine(day)
    assert (found.kind, found.minutes) == (CORE, 5)
    assert "routine_reasons.hurt" in [because.id for because in found.reasons]
    others = (replace(day, walked=True), replace(day, waits=True), replace(day, done=done(CORE)))
    assert all(len(suggest_routine(other).reasons) == 1 for other in others)
