"""What two "worse" make of a walk is told as it is, and where they were a slip, the walk goes on as planned."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.gentled import TURN_AGAIN, Gentled, as_planned, gentled
from coach.domain.recompose import Change, recompose
from coach.domain.routine_words import spoken_seconds
from coach.domain.timeline import EventKind, Phase, Timeline, Topic
from coach.domain.walk import Route, shape_walk
from tests.composed_walks import BOOK
from tests.walks_in_parts import Changed, changed_walks

FEW = settings(max_examples=60)


def composed(minutes: int, route: Route = Route.ROUND, bouts: tuple[int, ...] = ()) -> Timeline:
    walk = shape_walk(minutes, bouts=bouts, rest_minutes=2, route=route)
    return compose_walk(walk, VoiceStyle.FRIENDLY, 1, 4, BOOK)


def easier(planned: Timeline, at: float) -> Timeline:
    return recompose(planned, at, Change.GENTLER, 4, BOOK, 1, VoiceStyle.FRIENDLY)


@FEW
@given(changed_walks, st.floats(0, 200))
def test_on_as_planned_is_never_longer_than_planned(changed: Changed, later: float) -> None:
    planned, timeline, at = changed.before, changed.after(Change.GENTLER), changed.at + later
    again = as_planned(timeline, planned, at)
    if again is None:
        return
    assert again.walking_seconds <= planned.walking_seconds + 1e-5
    assert again.seconds == planned.seconds
    assert (again.route, again.stations, again.turn is None) == (planned.route, timeline.stations, planned.turn is None)
    rest = [(span.phase, span.end) for span in planned.spans if span.end > at]
    assert [(span.phase, span.end) for span in again.spans if span.end > at] == rest


@FEW
@given(changed_walks, st.floats(0, 200))
def test_what_has_been_performed_stays_and_what_must_be_said_is(changed: Changed, later: float) -> None:
    planned, timeline, at = changed.before, changed.after(Change.GENTLER), changed.at + later
    again = as_planned(timeline, planned, at)
    if again is None:
        return
    assert [cue for cue in again.cues if cue.at <= at] == [cue for cue in timeline.cues if cue.at <= at]
    assert [event for event in again.events if event.at < at] == [event for event in timeline.events if event.at < at]
    times = [event.at for event in again.events]
    assert times == sorted(times)
    assert times[-1] <= again.seconds
    safe = sum(cue.topic is Topic.SAFETY for cue in again.cues)
    assert safe >= sum(cue.topic is Topic.SAFETY for cue in planned.cues)
    coming = [cue for cue in again.cues if cue.at > at]
    for before, cue in pairwise(coming):
        assert cue.at >= before.at + min(30, spoken_seconds(before.text))


@pytest.mark.parametrize(
    ("route", "minutes", "at", "told"),
    [
        (Route.ROUND, 20, 300.0, Gentled(is_shorter=True, is_home=False, may_undo=True)),
        (Route.INDOORS, 20, 300.0, Gentled(is_shorter=True, is_home=False, may_undo=True)),
        (Route.OUT_AND_BACK, 20, 300.0, Gentled(is_shorter=True, is_home=True, may_undo=True)),
        (Route.OUT_AND_BACK, 20, 700.0, Gentled(is_shorter=True, is_home=True, may_undo=True)),
        (Route.ROUND, 5, 250.0, Gentled(is_shorter=False, is_home=False, may_undo=True)),
    ],
)
def test_it_is_told_as_the_timeline_is(route: Route, minutes: int, at: float, told: Gentled) -> None:
    planned = composed(minutes, route)
    assert gentled(easier(planned, at), planned, at) == told


def test_the_pace_of_the_plan_comes_back_with_a_chime_and_nothing_is_said_twice() -> None:
    planned = composed(20)
    again = as_planned(easier(planned, 400.0), planned, 460.0)
    assert again is not None
    here = [event.kind for event in again.events if event.at == 460.0]
    assert here == [EventKind.PHASE, EventKind.CHIME]
    assert again.span_at(470.0).phase is Phase.STEADY
    said = [cue.text for cue in again.cues if cue.topic is not Topic.SAFETY]
    assert len(said) == len(set(said))


def test_in_the_same_moment_there_is_one_chime_and_no_empty_phase() -> None:
    planned = composed(20)
    again = as_planned(easier(planned, 400.0), planned, 400.0)
    assert again is not None
    assert [event.kind for event in again.events if event.at == 400.0].count(EventKind.CHIME) == 1
    assert again.spans == planned.spans


def test_before_the_first_step_it_is_the_planned_walk() -> None:
    planned = composed(20)
    again = as_planned(easier(planned, 0.0), planned, 0.0)
    assert again is not None
    assert again.spans == planned.spans


def test_once_walking_and_resting_have_come_apart_there_is_no_way_back() -> None:
    planned = composed(6, bouts=(3, 3))
    timeline = easier(planned, 20.0)
    assert Phase.REST not in {span.phase for span in timeline.spans}
    assert as_planned(timeline, planned, 100.0) is not None
    assert as_planned(timeline, planned, 185.0) is None


def test_who_is_on_the_way_home_for_it_stays_so() -> None:
    planned = composed(20, Route.OUT_AND_BACK)
    timeline = easier(planned, 300.0)
    assert timeline.turn is not None
    again = as_planned(timeline, planned, timeline.turn + TURN_AGAIN)
    assert again is not None
    assert again.turn == planned.turn
    assert as_planned(timeline, planned, timeline.turn + TURN_AGAIN + 1) is None


@pytest.mark.parametrize(("minutes", "at", "later"), [(1, 0.0, 12.0), (20, 530.0, 25.0)])
def test_nobody_turns_again_who_would_not_be_told_to_turn_once_more(minutes: int, at: float, later: float) -> None:
    planned = composed(minutes, Route.OUT_AND_BACK)
    timeline = easier(planned, at)
    assert timeline.turn != planned.turn
    assert as_planned(timeline, planned, at + later) is None


def test_at_its_end_a_gentler_walk_is_over() -> None:
    planned = composed(20)
    timeline = easier(planned, 300.0)
    assert as_planned(timeline, planned, timeline.seconds - 1) is not None
    assert as_planned(timeline, planned, timeline.seconds) is None
