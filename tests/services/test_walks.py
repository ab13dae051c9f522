"""A walk is on disk as it happens, whatever becomes of the program, and the computer may sleep after it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Reach
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.performance import RunState
from coach.services.ports import RunningSession, VoiceSettings
from coach.services.walks import WalkChoice
from tests.services.conftest import OpenRoom
from tests.services.rooms import START, Room

WARM_UP = 180.0


def lock(room: Room) -> None:
    """A red flag makes the plan wait."""
    room.store.answers.report_flags(FlagReport(room.clock.now(), frozenset({RedFlag.FEVER})))


def spans(room: Room, id: int) -> list[tuple[Phase, float, float]]:
    return [(span.phase, span.start, span.end) for span in room.store.segments.segments(id)]


def gapless(kept: list[tuple[Phase, float, float]]) -> bool:
    return all(before[2] == after[1] for before, after in pairwise(kept))


# --- beginning ------------------------------------------------------------------------------------------------------


def test_a_walk_is_on_disk_before_its_first_word(room: Room, open_room: OpenRoom) -> None:
    found: list[RunningSession | None] = []
    room.runner.cue_due.connect(lambda _cue: found.append(open_room(room.clock).store.sessions.unfinished()))
    room.walks.start(WalkChoice(10, before=3, reach_before=Reach.BACK))
    room.after(3)
    begun = found[0]
    assert begun is not None
    assert begun.started_at == START
    assert begun.planned_minutes == 10
    assert begun.before == CheckIn(before=3, reach_before=Reach.BACK)


def test_whoever_is_told_of_the_start_finds_the_walk_running(room: Room) -> None:
    told: list[tuple[RunningSession, RunningSession | None, bool]] = []
    room.walks.started.connect(lambda walk: told.append((walk, room.walks.running, room.wake_lock.held)))
    room.walks.start(WalkChoice(10))
    running = room.store.sessions.unfinished()
    assert told == [(running, running, True)]


@pytest.mark.parametrize(
    ("asked", "chosen", "length"), [(10, None, 10), (7, 7, 7), (1, 1, 1), (45, None, 10), (61, None, 10)]
)
def test_a_choice_is_shorter_or_the_plans_length(room: Room, asked: int, chosen: int | None, length: int) -> None:
    room.walks.start(WalkChoice(asked))
    running = room.walks.running
    assert running is not None
    assert (running.planned_minutes, running.chosen_minutes) == (10, chosen)
    assert room.runner.timeline.seconds == length * 60


def test_a_sore_start_is_remembered_as_one(room: Room) -> None:
    room.walks.start(WalkChoice(5, bad_day=True))
    room.after(5 * 60)
    session = room.planning.sessions()[0]
    assert session.bad_day
    assert session.chosen_minutes == 5


def test_while_walking_waits_nothing_begins(room: Room) -> None:
    lock(room)
    room.walks.prepare(10)
    room.walks.start(WalkChoice(10))
    assert room.walks.running is None
    assert room.store.sessions.unfinished() is None
    assert room.voice.asked == []
    assert not room.wake_lock.held


def test_a_second_start_leaves_the_first_walk_alone(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(30)
    first = room.walks.running
    room.walks.start(WalkChoice(5))
    room.walks.go_on()
    room.walks.prepare(5)
    assert room.walks.running is first
    assert room.runner.position == 30
    assert len(room.voice.asked) == 1
    room.after(570)
    assert len(room.planning.sessions()) == 1


def test_the_likely_next_walk_is_rendered_before_start(room: Room) -> None:
    room.walks.change_voice(VoiceSettings(speed=1.2))
    room.walks.prepare(10, warm_up=False)
    texts, voice = room.voice.asked[-1]
    room.walks.start(WalkChoice(10))
    assert texts == tuple(cue.text for cue in room.runner.timeline.cues)
    assert voice.speed == 1.2
    assert room.voice.asked[-1] == (texts, voice)


# --- as it happens --------------------------------------------------------------------------------------------------


def test_progress_is_on_disk_each_second(room: Room) -> None:
    room.walks.start(WalkChoice(10, warm_up=True))
    for second in range(1, 400):
        room.after(1)
        kept = room.store.sessions.unfinished()
        assert kept is not None
        assert kept.position == second
        assert kept.walked_seconds == max(0, second - WARM_UP)


def test_each_phase_is_on_disk_when_it_ends(room: Room) -> None:
    room.walks.start(WalkChoice(10, warm_up=True))
    running = room.walks.running
    assert running is not None
    planned = [(span.phase, span.start, span.end) for span in room.runner.timeline.spans]
    for number, (_, _, end) in enumerate(planned):
        room.after(end - room.runner.position)
        assert spans(room, running.id) == planned[: number + 1]


def test_a_pause_is_no_walking_and_loses_nothing(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(100)
    room.clock.advance(0.5)
    room.runner.pause()
    room.clock.advance(3600)
    kept = room.store.sessions.unfinished()
    assert kept is not None
    assert kept.position == 100.5
    assert room.wake_lock.held
    room.runner.resume()
    room.after(500)
    assert room.planning.sessions()[0].walked_minutes == 10


# --- the end --------------------------------------------------------------------------------------------------------


def test_a_whole_walk_is_done(room: Room) -> None:
    finished: list[Session] = []
    room.walks.finished.connect(finished.append)
    session = room.walk()
    assert finished == [session]
    assert (session.outcome, session.stop_reason, session.walked_minutes) == (Outcome.DONE, None, 10)
    assert session.started_at == START
    assert room.walks.running is None
    assert room.walks.unfinished() is None
    assert not room.wake_lock.held


@pytest.mark.parametrize("reason", StopReason)
def test_an_early_end_is_kept_with_its_reason(room: Room, reason: StopReason) -> None:
    room.walks.start(WalkChoice(10))
    room.after(240)
    room.runner.end(reason)
    session = room.planning.sessions()[0]
    pain = reason in (StopReason.PAIN, StopReason.SHARP_PAIN)
    assert session.outcome is (Outcome.STOPPED if pain else Outcome.SHORTENED)
    assert (session.stop_reason, session.walked_minutes) == (reason, 4)
    assert spans(room, session.id)[-1][2] == 240
    assert not room.wake_lock.held


def test_a_walk_ended_while_paused_lets_the_computer_sleep(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(60)
    room.runner.pause()
    room.runner.end(StopReason.TIRED)
    assert not room.wake_lock.held
    assert room.planning.sessions()[0].walked_minutes == 1


def test_the_walk_that_ended_is_told_even_when_the_clock_was_set_back(room: Room) -> None:
    earlier = room.walk()
    finished: list[Session] = []
    room.walks.finished.connect(finished.append)
    room.clock.set_wall(START - timedelta(days=2))
    room.walks.start(WalkChoice(5))
    room.after(300)
    assert [walk.id for walk in finished] == [earlier.id + 1]


def test_the_next_walk_has_other_words(room: Room) -> None:
    first: list[int] = []
    room.walks.started.connect(lambda running: first.append(running.seed))
    room.walk(5)
    room.clock.advance(86400)
    room.walks.start(WalkChoice(5))
    assert first == [1, 2]


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
    assert again.runner.position == second
    assert again.wake_lock.held
    assert again.walks.unfinished() is None
    again.after(timeline.seconds - second)
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
