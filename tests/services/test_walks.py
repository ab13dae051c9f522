"""A walk is on disk as it happens, whatever becomes of the program, and the computer may sleep after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase
from coach.services.ports import RunningSession
from coach.services.sound_book import words_of
from coach.services.sound_ports import VoiceSettings
from coach.services.walks import WalkChoice
from tests.services.conftest import OpenRoom
from tests.services.rooms import START, Room, lock, spans

WARM_UP = 180.0
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)


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
    room.walks.start(WalkChoice(5, before=8))
    room.after(5 * 60)
    session = room.planning.sessions()[0]
    assert session.bad_day
    assert session.chosen_minutes == 5


def test_a_sore_start_is_never_longer_than_what_is_offered_for_it(room: Room) -> None:
    offered = room.planning.next_walk(8).minutes
    assert offered < 10
    room.walks.start(WalkChoice(10, before=8))
    running = room.walks.running
    assert running is not None
    assert (running.planned_minutes, running.chosen_minutes, running.bad_day) == (10, offered, True)
    assert room.runner.timeline.seconds == offered * 60


def test_somebodys_own_shorter_choice_is_no_bad_day(room: Room) -> None:
    room.walks.start(WalkChoice(6))
    running = room.walks.running
    assert running is not None
    assert (running.chosen_minutes, running.bad_day) == (6, False)


@pytest.mark.parametrize(("minutes", "brisk"), [(30, 9), (20, 6), (12, 3), (6, 1), (4, 0)])
def test_a_shorter_walk_has_no_larger_a_brisk_part(room: Room, minutes: int, brisk: int) -> None:
    room.planning.set_plan(Plan(start_minutes=30, target_minutes=30, brisk=True))
    draft = RunningSession(0, room.clock.now(), 30, None, False, False, 1, 0.0, 0.0, CheckIn(), brisk_minutes=8)
    room.store.sessions.finish(room.store.sessions.begin(draft), 1800.0, Outcome.DONE, None)
    session = room.planning.sessions()[-1]
    room.check_ins.keep(session, GOOD)
    room.clock.advance(26 * 3600)
    assert room.planning.next_walk().brisk_minutes == 9
    room.walks.start(WalkChoice(minutes, brisk_minutes=9))
    running = room.walks.running
    assert running is not None
    assert running.brisk_minutes == brisk
    spoken = [span for span in room.runner.timeline.spans if span.phase is Phase.BRISK]
    assert sum(span.end - span.start for span in spoken) == brisk * 60


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
    assert texts == words_of(room.runner.timeline)
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
    assert session.outcome is (Outcome.STOPPED if reason.is_pain else Outcome.SHORTENED)
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


@pytest.mark.parametrize("reason", [StopReason.PAIN, StopReason.SHARP_PAIN])
def test_on_a_day_on_which_the_back_ended_a_walk_no_other_begins(room: Room, reason: StopReason) -> None:
    room.walks.start(WalkChoice(10))
    room.after(20)
    room.runner.end(reason)
    room.clock.advance(600)
    room.walks.start(WalkChoice(5))
    assert room.walks.running is None
    assert [session.stop_reason for session in room.planning.sessions()] == [reason]
    room.clock.advance(24 * 3600)
    room.walks.start(WalkChoice(5))
    assert room.walks.running is not None
