"""Promises of reminders that wait: for a call, for typing, for the hours, for the end of a pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time, timedelta

import pytest

from coach.domain.appointment import Appointment
from coach.domain.hours import DayHours, Hours
from coach.domain.presence import Detector, HoldCause
from coach.domain.reminder import Held, ReminderKind, ReminderPause, ReminderSettings, walk_name
from coach.domain.schedule import Move, Schedule
from tests.services.reminder_rig import DAILY, MONDAY, Desk, local

WALK = walk_name(MONDAY)
TUESDAY = MONDAY + timedelta(days=1)
QUIET = ReminderSettings(heads_up_minutes=0)
OFFICE = replace(QUIET, hours=Hours((DayHours(time(8), time(18)),) * 5 + (None, None)))


def watched(schedule: Schedule = DAILY, settings: ReminderSettings = QUIET) -> Desk:
    return Desk(schedule, settings=settings, detectors=True)


def test_a_reminder_waits_for_the_end_of_a_call_and_says_so() -> None:
    desk = watched()
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 10, 30))
    assert desk.due == []
    assert desk.reminders.status().held == Held(WALK, HoldCause.CALL, local(MONDAY, 9).astimezone(UTC))
    desk.tell()
    assert [(each.held, each.late) for each in desk.due] == [(HoldCause.CALL, True)]
    assert desk.states(WALK) == [("waiting", "call"), ("shown", "call")]
    assert [held and held.cause for held in desk.helds] == [HoldCause.CALL, None]


def test_the_window_of_a_held_reminder_begins_when_it_comes() -> None:
    desk = watched()
    desk.tell(Detector.CAMERA)
    desk.pass_until(local(MONDAY, 13))
    desk.tell()
    desk.pass_until(local(MONDAY, 15, 59))
    assert desk.withdrawn == []
    desk.pass_until(local(MONDAY, 16))
    assert desk.state() == "missed_unanswered"


def test_a_call_to_the_end_of_the_day_ends_as_held() -> None:
    desk = watched()
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(TUESDAY, 0))
    assert (desk.due, desk.states(WALK)[-1]) == ([], ("held", "call"))


def test_a_detector_that_may_not_hold_holds_nothing() -> None:
    desk = watched(settings=replace(QUIET, holds=frozenset({Detector.CAMERA})))
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_typing_is_waited_for_only_so_long() -> None:
    desk = watched()
    desk.presence = desk.presence
    desk.tell(idle=1)
    desk.pass_until(local(MONDAY, 9, 9))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 9, 10))
    assert [each.held for each in desk.due] == [HoldCause.TYPING]


def test_a_pause_in_typing_is_a_good_moment() -> None:
    desk = watched()
    desk.tell(idle=1)
    desk.pass_until(local(MONDAY, 9, 2))
    desk.tell(idle=5)
    assert [each.at for each in desk.due] == [local(MONDAY, 9)]


def test_who_is_away_is_reminded_when_they_are_back() -> None:
    desk = watched()
    desk.tell(idle=900)
    desk.pass_until(local(MONDAY, 9, 40))
    desk.tell(idle=10)
    assert [each.held for each in desk.due] == [HoldCause.AWAY]


def test_detectors_are_asked_only_around_a_reminder() -> None:
    desk = watched()
    desk.pass_until(local(MONDAY, 8, 59))
    assert desk.wanted == []
    desk.pass_until(local(MONDAY, 8, 59) + timedelta(seconds=40))
    assert desk.wanted == [True]
    desk.pass_until(local(MONDAY, 20))
    assert desk.wanted == [True, False]


def test_silent_detectors_are_waited_for_ten_seconds_and_hold_nothing() -> None:
    desk = watched()
    desk.reminders.presence_wanted.disconnect(desk.answer)
    desk.reminders.presence_wanted.connect(desk.wanted.append)
    desk.sleep_until(local(MONDAY, 9, 30))
    desk.pass_until(local(MONDAY, 9, 30) + timedelta(seconds=9))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 9, 30) + timedelta(seconds=10))
    assert [each.late for each in desk.due] == [True]


@pytest.mark.parametrize("by", ["pause", "walk"])
def test_no_detector_is_asked_before_a_walk_that_a_pause_or_another_holds_back(by: str) -> None:
    desk = watched()
    desk.wanted.clear()
    if by == "pause":
        desk.reminders.pause_until(local(MONDAY, 12))
    else:
        desk.reminders.walking(True)
    desk.pass_until(local(MONDAY, 9, 30))
    assert (desk.wanted, desk.due, desk.words) == ([], [], [])


def test_what_detectors_said_before_a_sleep_is_asked_afresh() -> None:
    desk = watched()
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 9, 5))
    desk.presence = type(desk.presence)()
    desk.sleep_until(local(MONDAY, 11))
    assert desk.wanted == [True, False, True, False]
    assert [each.held for each in desk.due] == [HoldCause.CALL]


def test_an_appointment_is_waited_for_to_its_end() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.show_appointments([Appointment(local(MONDAY, 8, 30), local(MONDAY, 10))])
    desk.pass_until(local(MONDAY, 9, 30))
    assert desk.reminders.status().held == Held(
        WALK, HoldCause.APPOINTMENT, local(MONDAY, 9).astimezone(UTC), local(MONDAY, 10).astimezone(UTC)
    )
    desk.pass_until(local(MONDAY, 10))
    assert [each.held for each in desk.due] == [HoldCause.APPOINTMENT]


def test_appointments_hold_nothing_where_somebody_does_not_want_it() -> None:
    desk = Desk(settings=replace(QUIET, hold_appointments=False))
    desk.reminders.show_appointments([Appointment(local(MONDAY, 8, 30), local(MONDAY, 10))])
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_of_a_call_and_typing_after_it_the_call_is_told() -> None:
    desk = watched()
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 9, 30))
    desk.tell(idle=1)
    desk.pass_until(local(MONDAY, 9, 31))
    desk.tell(idle=6)
    assert [each.held for each in desk.due] == [HoldCause.CALL]
    assert desk.states(WALK)[:2] == [("waiting", "call"), ("waiting", "typing")]


def test_a_held_reminder_survives_a_restart() -> None:
    desk = watched()
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 9, 30))
    desk.presence = type(desk.presence)()
    desk.open()
    assert [each.held for each in desk.due] == [HoldCause.CALL]


def test_a_walk_before_the_hours_is_reminded_of_when_they_begin() -> None:
    desk = Desk(Schedule((time(6, 30),) * 7), now=local(MONDAY, 6), settings=OFFICE)
    desk.pass_until(local(MONDAY, 7, 59))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 8))
    assert [(each.at, each.held) for each in desk.due] == [(local(MONDAY, 6, 30), HoldCause.QUIET_HOURS)]


def test_the_computer_that_slept_past_the_opening_reminds_within_its_window() -> None:
    desk = Desk(Schedule((time(6, 30),) * 7), now=local(MONDAY, 6), settings=OFFICE)
    desk.sleep_until(local(MONDAY, 10, 30))
    assert len(desk.due) == 1


@pytest.mark.parametrize("at", [time(18), time(22)])
def test_a_walk_after_the_hours_ends_as_held(at: time) -> None:
    desk = Desk(Schedule((at,) * 7), settings=OFFICE)
    desk.pass_until(local(TUESDAY, 0))
    assert (desk.due, desk.states(WALK)) == ([], [("held", "quiet_hours")])


def test_a_quiet_day_is_quiet() -> None:
    saturday = MONDAY + timedelta(days=5)
    desk = Desk(now=local(saturday, 7), settings=OFFICE)
    desk.pass_until(local(saturday + timedelta(days=1), 20))
    assert desk.due == []
    assert [note.state for note in desk.store.notes] == ["held", "held"]


def test_nothing_stays_on_the_screen_past_the_hours() -> None:
    desk = Desk(Schedule((time(17, 30),) * 7), settings=OFFICE)
    desk.pass_until(local(MONDAY, 18))
    assert (len(desk.due), desk.withdrawn, desk.state()) == (1, [WALK.id], "missed_unanswered")


def test_a_snooze_into_quiet_hours_does_not_come() -> None:
    desk = Desk(Schedule((time(17, 30),) * 7), settings=OFFICE)
    desk.pass_until(local(MONDAY, 17, 30))
    assert desk.reminders.snooze(WALK, local(MONDAY, 19))
    desk.pass_until(local(TUESDAY, 0))
    assert (len(desk.due), desk.states(WALK)[-1]) == (1, ("held", "quiet_hours"))


def test_questions_keep_to_the_hours() -> None:
    desk = Desk(Schedule(), local(MONDAY, 17), settings=replace(OFFICE, morning_at=time(6)))
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY, 23))
    assert desk.kinds == [ReminderKind.CHECK_IN]
    assert desk.withdrawn == ["check_in-2026-03-02"]
    desk.pass_until(local(TUESDAY, 7, 59))
    assert len(desk.due) == 1
    desk.pass_until(local(TUESDAY, 8))
    assert desk.kinds[1:] == [ReminderKind.MORNING]


def test_a_question_waits_for_the_end_of_a_call() -> None:
    desk = Desk(Schedule(), local(MONDAY, 15), settings=QUIET, detectors=True)
    desk.walk(check_in=None)
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 16))
    assert desk.due == []
    assert desk.wanted == [True]
    desk.tell()
    assert desk.kinds == [ReminderKind.CHECK_IN]


def test_a_question_is_not_asked_on_a_quiet_day() -> None:
    saturday = MONDAY + timedelta(days=5)
    desk = Desk(Schedule(), local(saturday, 15), settings=OFFICE)
    desk.walk(check_in=None)
    desk.pass_until(local(saturday, 23))
    assert desk.due == []


def test_a_pause_is_quiet_ends_by_itself_and_what_came_due_comes_after_it() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(MONDAY, 11))
    pause = ReminderPause(local(MONDAY, 7).astimezone(UTC), local(MONDAY, 11).astimezone(UTC))
    assert desk.reminders.status().pause == pause
    desk.pass_until(local(MONDAY, 10, 59))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 11))
    assert [each.held for each in desk.due] == [HoldCause.PAUSE]
    assert desk.pauses == [pause, None]
    assert desk.reminders.status().pause is None


def test_a_pause_past_the_day_ends_the_walk_as_paused() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(TUESDAY, 8))
    desk.pass_until(local(TUESDAY, 9))
    assert desk.states(WALK) == [("waiting", "pause"), ("paused", "pause")]
    assert [each.day for each in desk.due] == [TUESDAY]


def test_going_on_early_brings_what_waited() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(TUESDAY, 8))
    desk.pass_until(local(MONDAY, 15))
    desk.reminders.resume()
    assert [each.day for each in desk.due] == [MONDAY]


def test_a_pause_takes_what_is_on_the_screen_and_brings_it_back() -> None:
    desk = Desk(settings=QUIET)
    desk.pass_until(local(MONDAY, 9, 5))
    desk.reminders.pause_until(local(MONDAY, 10))
    assert desk.withdrawn == [WALK.id]
    desk.pass_until(local(MONDAY, 10))
    assert [each.held for each in desk.due] == [None, HoldCause.PAUSE]


def test_a_pause_survives_a_restart_and_a_long_sleep_ends_it() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(MONDAY, 12))
    desk.open()
    assert desk.reminders.status().pause is not None
    desk.sleep_until(local(MONDAY, 12, 30))
    assert [each.day for each in desk.due] == [MONDAY]
    desk.open()
    assert desk.reminders.status().pause is None


def test_no_pause_is_longer_than_a_week() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(MONDAY + timedelta(days=40), 7))
    assert desk.pauses[-1] is not None
    assert desk.pauses[-1].until == local(MONDAY + timedelta(days=7), 7)
    desk.pass_until(local(MONDAY + timedelta(days=7), 10))
    assert [each.day for each in desk.due] == [MONDAY + timedelta(days=7)]


def test_a_pause_that_is_over_already_changes_nothing() -> None:
    desk = Desk(settings=QUIET)
    desk.reminders.pause_until(local(MONDAY, 6))
    assert (desk.pauses, desk.reminders.status().pause) == ([], None)


def test_a_clock_that_went_back_makes_no_pause_longer() -> None:
    desk = Desk(settings=QUIET)
    desk.clock.set_wall(local(MONDAY + timedelta(days=300), 7))
    desk.reminders.pause_until(local(MONDAY + timedelta(days=300), 9))
    desk.clock.set_wall(local(MONDAY, 7))
    desk.scheduler.wake()
    desk.pass_until(local(MONDAY, 9))
    assert [each.day for each in desk.due] == [MONDAY]


@pytest.mark.parametrize("strange", ["text", {"since": 5}, {"since": "2026-03-02T07:00:00+00:00", "until": ""}])
def test_a_pause_that_is_not_ours_is_taken_as_none(strange: object) -> None:
    desk = Desk(settings=QUIET)
    desk.values.put("reminder_pause", strange)
    desk.open()
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_a_pause_takes_a_question_away() -> None:
    desk = Desk(Schedule(), local(MONDAY, 15), settings=QUIET)
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY, 16))
    desk.reminders.pause_until(local(MONDAY, 17))
    assert desk.withdrawn == ["check_in-2026-03-02"]


def test_a_walk_can_be_put_off_from_the_soft_word() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 8, 56))
    assert desk.reminders.status().announced is not None
    assert desk.reminders.snooze(WALK, local(MONDAY, 9, 30))
    assert desk.words_gone == [WALK.id]
    assert desk.reminders.status().snoozed == ((WALK, local(MONDAY, 9, 30).astimezone(UTC)),)
    desk.pass_until(local(MONDAY, 9, 30))
    assert ([each.at for each in desk.due], len(desk.words)) == ([local(MONDAY, 9, 30)], 1)


def test_putting_off_never_brings_a_walk_early() -> None:
    desk = Desk()
    desk.reminders.snooze(WALK, local(MONDAY, 7, 30))
    desk.pass_until(local(MONDAY, 8, 59))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_a_walk_can_be_skipped_from_the_soft_word() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 8, 56))
    desk.reminders.skip(WALK)
    desk.pass_until(local(MONDAY, 20))
    assert (desk.due, desk.words_gone, desk.state()) == ([], [WALK.id], "skipped")


def test_there_is_no_soft_word_in_a_call_and_one_where_the_call_ends_before() -> None:
    desk = watched(settings=ReminderSettings())
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 8, 57))
    assert desk.words == []
    desk.tell()
    assert len(desk.words) == 1


def test_there_is_no_soft_word_when_it_is_late_or_hardly_beforehand() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY, 8, 59) + timedelta(seconds=30))
    assert desk.words == []
    desk.sleep_until(local(TUESDAY, 9, 30))
    assert (len(desk.due), desk.words) == (1, [])


def test_there_is_no_soft_word_before_the_hours() -> None:
    desk = Desk(Schedule((time(8),) * 7), settings=replace(OFFICE, heads_up_minutes=5))
    desk.pass_until(local(MONDAY, 8))
    assert (desk.words, len(desk.due)) == ([], 1)


def test_a_soft_word_before_a_restart_is_not_said_again() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 8, 56))
    desk.open()
    desk.pass_until(local(MONDAY, 9))
    assert (len(desk.words), len(desk.due)) == (1, 1)


def test_after_three_times_a_walk_is_put_off_no_more_and_a_move_keeps_it() -> None:
    desk = Desk(settings=QUIET)
    for count in range(3):
        desk.pass_until(local(MONDAY, 9, 10 * count))
        assert desk.reminders.snooze(WALK, local(MONDAY, 9, 10 * count + 10))
    desk.pass_until(local(MONDAY, 9, 30))
    assert [each.snoozes for each in desk.due] == [0, 1, 2, 3]
    assert not desk.reminders.snooze(WALK, local(MONDAY, 9, 40))
    assert (desk.reminders.snoozes(WALK), desk.state()) == (3, "shown")
    desk.edit(DAILY.with_move(Move(MONDAY, MONDAY, time(15))))
    assert (desk.withdrawn[-1], desk.state()) == (WALK.id, "moved")
    assert desk.reminders.snoozes(WALK) == 0
    desk.pass_until(local(MONDAY, 15))
    assert desk.due[-1].at == local(MONDAY, 15)


def test_five_minutes_stay_five_minutes_where_the_clock_goes_back() -> None:
    desk = Desk(settings=QUIET)
    desk.pass_until(local(MONDAY, 9, 10))
    desk.reminders.snooze(WALK, local(MONDAY, 9, 15))
    desk.clock.set_wall(local(MONDAY, 7, 10))
    desk.scheduler.wake()
    assert desk.reminders.status().snoozed == ((WALK, local(MONDAY, 7, 15)),)
    assert desk.states(WALK)[-1] == ("snoozed", "clock_went_back")
    assert desk.reminders.snoozes(WALK) == 1
    desk.open()  # a restart makes no more of it
    desk.pass_until(local(MONDAY, 7, 15))
    assert [each.snoozes for each in desk.due] == [0, 1]
    assert [state for state, _ in desk.states(WALK)].count("snoozed") == 2


def test_status_tells_what_is_on_the_screen() -> None:
    desk = Desk(settings=QUIET)
    desk.pass_until(local(MONDAY, 9))
    status = desk.reminders.status()
    assert status.showing == tuple(desk.due)
    assert status.next is not None
    assert status.next.day == TUESDAY
