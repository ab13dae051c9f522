"""A walk that was cut off goes on or is closed with what was done, and one that was eased stays easy."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.performance import RunState
from coach.services.walks import WalkChoice
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room, lock, spans

WARM_UP = 180.0


def gapless(kept: list[tuple[Phase, float, float]]) -> bool:
    return all(before[2] == after[1] for before, after in pairwise(kept))


# --- cut off --------------------------------------------------------------------------------------------------------


@given(st.integers(1, 779))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_a_walk_cut_off_goes_on_where_it_was(open_room: OpenRoom, second: int) -> None:
    room = open_room()
    room.set_plan()
    room.walks.start(WalkChoice(10, warm_up=True))
    timeline = room.runner.timeline
    room.after(second)
    room.close()
    room.clock.advance(3600)
    again = open_room(room.clock)
    cut_off = again.walks.unfinished()
    assert cut_off is not None
    assert cut_off.position == second
    again.walks.go_on()
    assert again.runner.timeline == timeline
    # In the warm-up the exercise that was on is done whole.
    on = timeline.station_at(second)
    assert again.runner.position == (on.start if on else second)
    assert again.wake_lock.held
    assert again.walks.unfinished() is None
    again.after(timeline.seconds - again.runner.position)
    session = again.planning.sessions()[-1]
    assert (session.id, session.outcome, session.walked_minutes) == (cut_off.id, Outcome.DONE, 10)
    kept = spans(again, session.id)
    assert kept == [(span.phase, span.start, span.end) for span in timeline.spans]


@pytest.mark.parametrize(("minutes", "outcome"), [(0, Outcome.SHORTENED), (4, Outcome.SHORTENED)])
def test_a_walk_cut_off_can_be_closed_with_what_was_done(
    room: Room, open_room: OpenRoom, minutes: int, outcome: Outcome
) -> None:
    room.walks.start(WalkChoice(10))
    room.after(minutes * 60)
    room.close()
    again, finished = open_room(room.clock), list[Session]()
    again.walks.finished.connect(finished.append)
    again.walks.close_unfinished()
    session = again.planning.sessions()[0]
    assert finished == [session]
    assert (session.outcome, session.stop_reason, session.walked_minutes) == (outcome, StopReason.OTHER, minutes)
    assert again.walks.unfinished() is None
    assert not again.wake_lock.held


@pytest.mark.parametrize("chosen", [10, 6])
def test_a_walk_cut_off_at_its_very_end_is_done(room: Room, open_room: OpenRoom, chosen: int) -> None:
    room.walks.start(WalkChoice(chosen))
    room.after(chosen * 60 - 1)
    room.close()
    again = open_room(room.clock)
    again.walks.close_unfinished()
    session = again.planning.sessions()[0]
    assert (session.outcome, session.stop_reason) == (Outcome.DONE, None)


def test_with_nothing_cut_off_there_is_nothing_to_close_or_go_on_with(room: Room) -> None:
    finished: list[Session] = []
    room.walks.finished.connect(finished.append)
    room.walks.close_unfinished()
    room.walks.go_on()
    assert finished == []
    assert room.walks.running is None


def test_a_running_walk_is_not_offered_or_closed_as_cut_off(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(30)
    assert room.walks.unfinished() is None
    room.walks.close_unfinished()
    assert room.runner.state is RunState.RUNNING
    assert room.planning.sessions() == ()


def test_a_walk_cut_off_waits_too_while_the_plan_does(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(WalkChoice(10))
    room.after(60)
    room.close()
    again = open_room(room.clock)
    lock(again)
    again.walks.go_on()
    assert again.walks.running is None
    assert again.walks.unfinished() is not None
    assert not again.wake_lock.held


# --- easier ---------------------------------------------------------------------------------------------------------


def test_the_rest_turns_easy_from_now_on(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(200)
    room.runner.pause()
    room.walks.ease_rest()
    room.runner.resume()
    assert [span.phase for span in room.runner.timeline.spans if span.end > 200] == [Phase.EASY]
    room.after(400)
    session = room.planning.sessions()[0]
    assert session.walked_minutes == 10
    kept = spans(room, session.id)
    assert gapless(kept)
    assert kept[-1] == (Phase.EASY, 200, 600)


@given(st.floats(0, 179.5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_easing_in_the_warm_up_takes_effect_when_the_walk_starts(open_room: OpenRoom, at: float) -> None:
    room = open_room()
    room.set_plan()
    room.walks.start(WalkChoice(10, warm_up=True))
    before = room.runner.timeline
    room.after(at)
    room.walks.ease_rest()
    eased = room.runner.timeline
    assert eased.seconds == before.seconds
    assert eased.spans[0] == before.spans[0] == PhaseSpan(Phase.WARM_UP, 0, WARM_UP)
    assert {span.phase for span in eased.spans[1:]} == {Phase.EASY}
    assert eased.walk_starts == WARM_UP
    room.after(eased.seconds - int(at))
    assert room.planning.sessions()[-1].walked_minutes == 10


@pytest.mark.parametrize("second", [30, 250])
def test_an_eased_walk_is_still_eased_after_a_kill(room: Room, open_room: OpenRoom, second: int) -> None:
    room.walks.start(WalkChoice(10, warm_up=True))
    room.after(second)
    room.walks.ease_rest()
    eased = room.runner.timeline
    room.after(20)
    room.close()
    again = open_room(room.clock)
    again.walks.go_on()
    assert again.runner.timeline == eased


def test_the_walk_after_an_eased_one_is_a_usual_one(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(WalkChoice(10))
    room.after(100)
    room.walks.ease_rest()
    room.close()
    again = open_room(room.clock)
    again.walks.close_unfinished()
    again.walks.start(WalkChoice(6))
    assert Phase.STEADY in [span.phase for span in again.runner.timeline.spans]


def test_without_a_walk_there_is_nothing_to_ease(room: Room) -> None:
    room.walks.ease_rest()
    assert room.runner.state is RunState.IDLE
