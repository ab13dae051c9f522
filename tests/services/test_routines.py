"""A routine is on disk as it happens, alone on the stage, and always leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.domain.check_in import CheckIn
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, StopReason
from coach.domain.sound import SoundSettings
from coach.domain.timeline import EventKind, Topic
from coach.services.exercise_ports import RoutineRecord
from coach.services.performance import RunState
from coach.services.ports import RunningSession
from coach.services.routines import Routines
from coach.services.sound_ports import VoiceSettings
from coach.services.walks import WalkChoice
from tests.fakes.clock import FakeClock
from tests.services.rooms import START, lock
from tests.services.routine_rooms import CORE, RoutineRoom

Open = Callable[..., RoutineRoom]


@pytest.fixture
def open_room(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:  # noqa: ARG001
    rooms: list[RoutineRoom] = []

    def open_another(clock: FakeClock | None = None) -> RoutineRoom:
        rooms.append(RoutineRoom(tmp_path, clock))
        return rooms[-1]

    yield open_another
    for room in rooms:
        room.close()


@pytest.fixture
def room(open_room: Open) -> RoutineRoom:
    room = open_room()
    room.set_plan()
    return room


def results(*told: tuple[str, Managed | None]) -> tuple[ExerciseResult, ...]:
    return tuple(ExerciseResult(id, 1, managed) for id, managed in told)


# --- beginning ------------------------------------------------------------------------------------------------------


def test_a_routine_is_on_disk_before_its_first_word(room: RoutineRoom) -> None:
    found: list[RoutineRecord | None] = []
    room.runner.cue_due.connect(lambda _cue: found.append(room.store.routines.unfinished()))
    room.routines.start(CORE)
    room.after(3)
    assert found[0] is not None
    assert replace(found[0], seconds=0.0) == RoutineRecord(START, CORE, seed=1)
    assert room.wake_lock.held


def test_whoever_is_told_of_the_start_finds_the_routine_running(room: RoutineRoom) -> None:
    told: list[tuple[RoutineRecord, RoutineRecord | None]] = []
    room.routines.started.connect(lambda begun: told.append((begun, room.routines.running)))
    room.routines.start(CORE)
    assert told == [(RoutineRecord(START, CORE, seed=1),) * 2]


def test_while_walking_waits_no_routine_begins(room: RoutineRoom) -> None:
    lock(room)
    room.routines.prepare(CORE)
    room.routines.start(CORE)
    assert room.routines.running is None
    assert room.record.unfinished() is None
    assert room.voice.asked == []


def test_a_walk_and_a_routine_are_never_on_together(room: RoutineRoom) -> None:
    room.walks.start(WalkChoice(10))
    room.routines.start(CORE)
    assert room.routines.running is None
    room.runner.end(StopReason.TIME)
    room.routines.start(CORE)
    room.walks.start(WalkChoice(10))
    room.walks.prepare(10)
    assert room.walks.running is None
    assert room.store.sessions.unfinished() is None
    assert room.routines.running is not None
    room.to_the_end()
    assert len(room.planning.sessions()) == 1


def test_exercises_that_are_in_no_book_any_more_are_left_out(room: RoutineRoom) -> None:
    gone = RoutineItem("handstand")
    room.routines.start(Routine("r", "R", ExerciseKind.CORE, (gone,)))
    assert room.routines.running is None
    room.routines.start(Routine("r", "R", ExerciseKind.CORE, (gone, RoutineItem("plank"))))
    assert room.routines.running is not None
    assert room.routines.running.routine.items == (RoutineItem("plank"),)


def test_one_exercise_can_be_done_alone_at_the_level_one_stands_at(room: RoutineRoom) -> None:
    def start_alone() -> None:
        alone = room.maker.alone("plank")
        assert alone is not None
        room.routines.start(alone)

    for _ in range(2):
        start_alone()
        room.to_the_end()
        room.routines.answer(results(("plank", Managed.EASY)))
        room.clock.advance(24 * 3600)
    start_alone()
    assert room.routines.running is not None
    assert room.routines.running.routine.items == (RoutineItem("plank", 2),)
    assert room.maker.alone("handstand") is None


def test_a_routine_is_rendered_and_spoken_the_way_that_was_chosen(room: RoutineRoom) -> None:
    slow = VoiceSettings(speed=0.8)
    room.routines.change_voice(slow)
    room.routines.prepare(CORE)
    asked = room.voice.asked[-1]
    room.routines.start(CORE)
    assert asked[1] == slow
    assert room.voice.asked[-1] == asked


# --- to the end -----------------------------------------------------------------------------------------------------


def test_a_whole_routine_is_kept_with_what_only_the_user_knows_left_open(room: RoutineRoom) -> None:
    ended: list[RoutineSession] = []
    changed: list[bool] = []
    room.routines.finished.connect(ended.append)
    room.routines.changed.connect(lambda: changed.append(True))
    room.routines.start(CORE)
    seconds = room.runner.timeline.seconds
    room.to_the_end()
    (kept,) = room.routines.history()
    assert ended == [kept]
    assert (kept.routine, kept.kind, kept.outcome, kept.stop_reason) == ("mine", ExerciseKind.CORE, Outcome.DONE, None)
    assert kept.seconds == pytest.approx(seconds, abs=0.1)
    assert kept.results == results(("bridge", None), ("plank", None), ("tilt", None))
    assert kept.red_flags == frozenset()
    assert room.routines.running is None
    assert not room.wake_lock.held
    assert changed == [True]


def test_what_was_managed_is_answered_afterwards(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.to_the_end()
    room.routines.answer(results(("plank", Managed.EASY), ("bridge", Managed.ENOUGH)))
    assert room.routines.history()[0].results == results(
        ("bridge", Managed.ENOUGH), ("plank", Managed.EASY), ("tilt", None)
    )


@pytest.mark.parametrize("answer", [None, *Managed])
def test_what_hurt_stays_known_as_pain_whatever_is_answered(
    room: RoutineRoom, open_room: Open, answer: Managed | None
) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.end(StopReason.PAIN)
    room.routines.answer(results(("bridge", answer)))
    open_room(room.clock).routines.answer(results(("bridge", answer)))
    assert ExerciseResult("bridge", 1, Managed.PAIN) in room.routines.history()[0].results


def test_a_slip_of_the_finger_can_be_mended(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.to_the_end()
    for answer in (Managed.TOO_MUCH, Managed.EASY):
        room.routines.answer(results(("bridge", answer)))
    assert room.routines.history()[0].results[0] == ExerciseResult("bridge", 1, Managed.EASY)


def test_answers_find_the_last_routine_after_a_restart_and_not_a_warm_up(room: RoutineRoom, open_room: Open) -> None:
    room.routines.answer(results(("plank", Managed.EASY)))
    room.routines.start(CORE)
    room.to_the_end()
    room.clock.advance(60)
    room.walks.start(WalkChoice(10, warm_up=True))
    room.go("calf")
    room.runner.end(StopReason.TIME)
    again = open_room(room.clock)
    again.routines.answer(results(("plank", Managed.EASY)))
    core, warm_up = again.routines.history()
    assert core.results[1] == ExerciseResult("plank", 1, Managed.EASY)
    assert "plank" not in {result.exercise for result in warm_up.results}


def test_two_routines_at_one_moment_of_a_clock_set_back_are_both_kept(room: RoutineRoom) -> None:
    for _ in range(2):
        room.routines.start(CORE)
        room.routines.end(StopReason.TIME)
    assert len(room.routines.history()) == 2


def test_the_proof_of_the_last_walk_stays(room: RoutineRoom) -> None:
    room.walk()
    before = room.store.proofs.last_proofs()
    room.routines.start(CORE)
    room.to_the_end()
    assert before is not None
    assert room.store.proofs.last_proofs() == before


def test_seconds_leave_pauses_out(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.after(20)
    room.runner.pause()
    room.clock.advance(600)
    room.runner.resume()
    room.after(10)
    room.routines.end(StopReason.TIME)
    assert room.routines.history()[0].seconds == pytest.approx(30)


def test_a_laptop_that_sleeps_pauses_the_routine(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.after(20)
    room.clock.sleep(3600)
    room.runner.catch_up()
    assert room.runner.state is RunState.PAUSED
    assert room.routines.running is not None
    room.runner.resume()
    room.to_the_end()
    assert room.routines.history()[0].outcome is Outcome.DONE


def counts(room: RoutineRoom) -> list[str]:
    """What is counted from here on."""
    rest = room.runner.timeline.events[room.runner.timeline.until(room.runner.position) :]
    return [event.text for event in rest if event.kind is EventKind.COUNT]


def test_counting_aloud_can_be_switched_in_the_middle(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.easier()
    room.after(3)
    before = room.runner.timeline
    room.desk.set_wishes(replace(room.desk.wishes, count_aloud=False))
    room.after(5)
    assert "Two" in [event.text for event in before.events if event.kind is EventKind.COUNT]
    assert counts(room).count("Two") == 3  # of 3-2-1 before the three exercises that are left
    assert room.runner.timeline.stations == before.stations
    room.desk.set_wishes(replace(room.desk.wishes, count_aloud=True))
    room.after(5)
    assert counts(room).count("Two") > 3


def test_a_tone_to_breathe_by_goes_with_the_exercises(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.after(20)
    assert not [event for event in room.runner.timeline.events if event.kind is EventKind.BREATH_IN]
    room.sound = SoundSettings(breath_on=True)
    room.routines.sound_anew()
    room.after(5)
    assert [event for event in room.runner.timeline.events if event.kind is EventKind.BREATH_IN]


def test_a_wish_that_changes_more_waits_for_the_next_time(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.easier()
    room.after(3)
    before = room.runner.timeline
    room.desk.switch("tilt", False)
    room.after(5)
    assert room.runner.timeline == before


# --- on and back ----------------------------------------------------------------------------------------------------


def test_next_goes_on_and_what_had_not_begun_is_skipped(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge")
    room.routines.next()
    assert room.exercising.station is not None
    assert room.exercising.station.exercise == "plank"
    assert room.routines.running is not None
    assert room.routines.running.place == 2
    begun = room.record.unfinished()
    assert begun is not None
    assert begun.results == results(("bridge", Managed.SKIPPED))


def test_next_in_the_middle_of_repetitions_counts_as_part_and_in_the_rest_as_done(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge")
    station = room.runner.timeline.stations[0]
    room.after(station.repetitions[1].start - room.runner.position + 1)
    room.routines.next()
    on = room.runner.timeline.stations[1]
    room.after(on.repetitions[-1].end - room.runner.position + 1)
    room.routines.next()
    assert room.exercising.results == results(("bridge", Managed.PART), ("plank", None))


def test_next_after_the_last_exercise_comes_to_the_end(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    for _ in range(6):
        room.routines.next()
    assert room.routines.running is None
    (kept,) = room.routines.history()
    assert kept.outcome is Outcome.DONE
    assert {result.managed for result in kept.results} == {Managed.SKIPPED}


def test_back_does_the_exercise_again_and_the_one_before_in_its_first_seconds(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("plank", 6)
    room.routines.back()
    assert room.runner.position == room.runner.timeline.stations[1].start
    assert room.exercising.station == room.runner.timeline.stations[1]
    room.routines.back()
    assert room.exercising.station == room.runner.timeline.stations[0]
    assert room.routines.running is not None
    assert room.routines.running.place == 1


def test_what_was_skipped_and_then_done_counts_as_done(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge")
    room.routines.next()
    room.routines.back()
    room.to_the_end()
    assert room.routines.history()[0].results == results(("bridge", None), ("plank", None), ("tilt", None))


def test_the_player_follows_each_exercise(room: RoutineRoom) -> None:
    told: list[str | None] = []
    room.routines.station_changed.connect(lambda station: told.append(station and station.exercise))
    room.routines.start(CORE)
    room.to_the_end()
    assert told == ["bridge", "plank", "tilt", None]


# --- easier, too much, pain -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("press", "managed"),
    [(Routines.easier, Managed.PART), (Routines.too_much, Managed.TOO_MUCH), (Routines.mark_pain, Managed.PAIN)],
)
def test_easier_goes_over_to_the_twin_in_place(room: RoutineRoom, press: Callable[..., None], managed: Managed) -> None:
    room.routines.start(Routine("r", "R", ExerciseKind.CORE, (RoutineItem("bridge"), RoutineItem("plank"))))
    room.go("bridge", 8)
    press(room.routines)
    room.after(1)
    assert room.exercising.station is not None
    assert room.exercising.station.exercise == "tilt"
    begun = room.record.unfinished()
    assert begun is not None
    assert [item.exercise for item in begun.routine.items] == ["tilt", "plank"]
    room.to_the_end()
    assert room.routines.history()[0].results == results(("bridge", managed), ("tilt", None), ("plank", None))


def test_without_a_twin_there_is_a_lighter_dose_and_too_much_stays_noted(room: RoutineRoom) -> None:
    room.routines.start(Routine("r", "R", ExerciseKind.CORE, (RoutineItem("plank"),)))
    room.go("plank", 8)
    room.routines.too_much()
    room.after(1)
    running = room.record.unfinished()
    assert running is not None
    (item,) = running.routine.items
    assert item.exercise == "plank"
    assert item.dose is not None
    assert item.dose.repetitions == 1
    room.to_the_end()
    assert room.routines.history()[0].results == results(("plank", Managed.TOO_MUCH))


def test_easier_in_the_rest_after_an_exercise_is_only_remembered(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge")
    timeline = room.runner.timeline
    room.after(timeline.stations[0].repetitions[-1].end - room.runner.position + 0.5)
    room.routines.too_much()
    assert room.runner.timeline is timeline
    assert room.exercising.results == results(("bridge", Managed.TOO_MUCH))


def test_too_much_is_what_the_next_offer_follows(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.too_much()
    room.to_the_end()
    assert room.routines.grades()["bridge"].stands_in == "tilt"


def test_outside_a_routine_nothing_happens(room: RoutineRoom) -> None:
    for press in (room.routines.next, room.routines.back, room.routines.easier, room.routines.mark_pain):
        press()
    room.routines.end(StopReason.PAIN)
    room.walks.start(WalkChoice(10))
    room.after(5)
    room.routines.next()
    room.routines.end(StopReason.PAIN)
    assert room.walks.running is not None
    assert room.runner.position == 5
    assert room.routines.history() == ()


def test_sharp_pain_ends_and_asks_about_signs_whatever_happens_next(room: RoutineRoom, open_room: Open) -> None:
    told: list[str] = []
    room.routines.finished.connect(lambda _ended: told.append("finished"))
    room.routines.flags_asked.connect(lambda _ended: told.append("asked"))
    room.routines.start(CORE)
    room.go("plank", 8)
    room.routines.end(StopReason.SHARP_PAIN)
    assert told == ["finished", "asked"]
    again = open_room(room.clock)
    asked = again.check_ins.open_flags()
    assert isinstance(asked, RoutineSession)
    assert (asked.outcome, asked.stop_reason) == (Outcome.STOPPED, StopReason.SHARP_PAIN)
    assert asked.results[-1] == ExerciseResult("plank", 1, Managed.PAIN)
    again.clock.advance(60)
    again.check_ins.report_flags(frozenset({RedFlag.FEVER}), asked)
    assert again.check_ins.open_flags() is None
    assert again.routines.history()[0].red_flags == frozenset({RedFlag.FEVER})
    (report,) = again.store.answers.flag_reports()
    assert (report.at, report.flags) == (again.clock.now(), frozenset({RedFlag.FEVER}))
    assert not again.planning.next_walk().walk_allowed
    again.routines.start(CORE)
    assert again.routines.running is None
    again.check_ins.mark_seen("All is well.")
    again.routines.start(CORE)
    assert again.routines.running is not None


def test_no_signs_after_sharp_pain_is_an_answer_too(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("plank", 8)
    room.routines.end(StopReason.SHARP_PAIN)
    room.check_ins.report_flags(frozenset(), room.check_ins.open_flags())
    assert room.check_ins.open_flags() is None
    assert room.planning.next_walk().walk_allowed


def test_answers_do_not_close_the_questions_about_signs(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.end(StopReason.SHARP_PAIN)
    room.routines.answer(results(("bridge", Managed.PAIN)))
    assert room.check_ins.open_flags() is not None


# --- one that was cut off -------------------------------------------------------------------------------------------


def test_a_routine_cut_off_goes_on_with_the_exercise_that_was_on(room: RoutineRoom, open_room: Open) -> None:
    room.routines.start(CORE)
    room.go("bridge", 8)
    room.routines.too_much()
    room.go("plank", 8)
    seconds = room.runner.performed_seconds
    room.close()
    room.clock.advance(600)
    again = open_room(room.clock)
    assert again.routines.unfinished() is not None
    again.routines.go_on()
    assert again.exercising.station is not None
    assert again.exercising.station.exercise == "plank"
    assert again.wake_lock.held
    assert [station.exercise for station in again.runner.timeline.stations] == ["tilt", "plank", "tilt"]
    rest = again.runner.timeline.seconds - again.runner.position
    again.to_the_end()
    (kept,) = again.routines.history()
    assert kept.started_at == START
    assert kept.results == results(("bridge", Managed.TOO_MUCH), ("tilt", None), ("plank", None))
    assert kept.seconds == pytest.approx(seconds + rest, abs=2)
    assert again.routines.unfinished() is None


def test_safety_is_said_first_also_when_a_routine_goes_on(room: RoutineRoom, open_room: Open) -> None:
    room.routines.start(CORE)
    room.go("plank", 8)
    room.close()
    again = open_room(room.clock)
    again.routines.go_on()
    safety = next(cue for cue in again.runner.timeline.cues if cue.topic is Topic.SAFETY)
    clip = again.voice.clip(safety.text, VoiceSettings())
    again.after(1)
    played = [play.at for play in again.sound_out.played if play.clip == clip]
    assert len(played) == 1


@pytest.mark.parametrize("seconds", [0, 1, 70])
def test_a_routine_cut_off_can_be_closed_with_what_was_done(room: RoutineRoom, open_room: Open, seconds: int) -> None:
    room.routines.start(CORE)
    room.after(seconds)
    room.close()
    again = open_room(room.clock)
    again.routines.close_unfinished()
    again.routines.close_unfinished()
    (kept,) = again.routines.history()
    assert (kept.outcome, kept.stop_reason) == (Outcome.SHORTENED, StopReason.OTHER)
    assert kept.seconds == pytest.approx(seconds, abs=1)
    assert again.routines.unfinished() is None


def test_a_routine_that_is_on_is_not_unfinished(room: RoutineRoom) -> None:
    room.routines.start(CORE)
    assert room.routines.unfinished() is None
    room.routines.go_on()
    room.routines.close_unfinished()
    assert room.routines.running is not None


def test_a_routine_cut_off_waits_with_the_walks(room: RoutineRoom, open_room: Open) -> None:
    room.routines.start(CORE)
    room.after(20)
    room.close()
    again = open_room(room.clock)
    lock(again)
    again.routines.go_on()
    assert again.routines.running is None
    assert again.routines.unfinished() is not None


# --- what is due ----------------------------------------------------------------------------------------------------


def test_the_day_says_which_routine_is_due(room: RoutineRoom) -> None:
    # A Thursday with a walk.
    assert room.routines.suggestion().reasons[0].id == "routine_today.walk_first"
    room.walk()
    after = room.routines.suggestion()
    assert (after.kind, after.is_due) == (ExerciseKind.STRETCH, True)
    room.routines.start(room.routines.offer(after.kind, after.minutes).routine)
    room.to_the_end()
    done = room.routines.suggestion()
    assert not done.is_due
    assert done.done == room.routines.history()[-1]
    # A Friday without one.
    room.clock.advance(24 * 3600)
    friday = room.routines.suggestion()
    assert (friday.kind, friday.is_due, friday.done) == (ExerciseKind.CORE, True, None)
    assert friday.reasons[0].id == "routine_today.between_walks_core"


def test_after_a_walk_that_the_back_ended_nothing_is_due(room: RoutineRoom) -> None:
    begun = RunningSession(0, room.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
    sessions = room.store.sessions
    sessions.finish(sessions.begin(begun), 20.0, Outcome.STOPPED, StopReason.SHARP_PAIN)
    found = room.routines.suggestion()
    assert (found.kind, found.is_due, [why.id for why in found.reasons]) == (
        ExerciseKind.STRETCH,
        False,
        ["routine_today.stopped"],
    )


def test_after_pain_in_the_opening_words_the_day_the_offer_and_the_page_say_that_nothing_grows(
    room: RoutineRoom,
) -> None:
    room.routines.start(room.routines.offer(ExerciseKind.CORE, 3).routine)
    room.routines.end(StopReason.PAIN)
    hurt = "routine_reasons.hurt"
    ended = room.routines.history()[-1]
    assert [why.id for why in room.routines.reasons_after(ended)] == [hurt]
    assert hurt in [why.id for why in room.routines.offer(ExerciseKind.CORE, 3).reasons]
    assert hurt not in [why.id for why in room.routines.offer(ExerciseKind.STRETCH, 3).reasons]
    room.clock.advance(24 * 3600)
    friday = room.routines.suggestion()
    expected = [hurt] if friday.kind is ExerciseKind.CORE else []
    assert [why.id for why in friday.reasons][1:] == expected


def test_the_same_question_gets_the_same_offer_until_something_was_managed(room: RoutineRoom) -> None:
    first = room.routines.offer(ExerciseKind.CORE, 3)
    assert room.routines.offer(ExerciseKind.CORE, 3) == first
    assert {item.exercise for item in first.routine.items} <= {"tilt", "bridge", "plank"}
