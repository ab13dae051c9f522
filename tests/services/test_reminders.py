"""Promises of the reminders: once, in time, never in a pile, and every planned walk ends in one state."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.check_in import CheckIn
from coach.domain.presence import HoldCause
from coach.domain.reminder import (
    HeadsUp,
    OccurrenceName,
    OccurrenceState,
    Reminder,
    ReminderKind,
    ReminderSettings,
    walk_name,
)
from coach.domain.schedule import Move, Occurrence, Schedule
from coach.services.ports import StoreProblem
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.services.reminder_rig import DAILY, MONDAY, Desk, local

SNOOZE = timedelta(minutes=10)


def test_a_reminder_comes_at_its_time_and_once() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 8, 59))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == [Reminder(ReminderKind.WALK, MONDAY, local(MONDAY, 9))]


def test_an_unanswered_reminder_is_withdrawn_and_recorded_after_its_window() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 11, 59))
    assert desk.withdrawn == []
    desk.pass_until(local(MONDAY, 12))
    assert desk.withdrawn == ["walk-2026-03-02"]
    assert desk.state() == "missed_unanswered"


def test_after_sleep_one_late_reminder_comes_and_says_that_it_is_late() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY, 11))
    assert desk.due == [Reminder(ReminderKind.WALK, MONDAY, local(MONDAY, 9), late=True)]


def test_a_nap_of_a_minute_is_not_called_late() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY, 9, 1))
    assert [reminder.late for reminder in desk.due] == [False]


def test_sleep_past_the_window_is_recorded_quietly() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY, 12))
    assert desk.due == []
    assert desk.state() == "missed_asleep"


def test_days_of_sleep_give_no_pile_and_every_day_its_state() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY + timedelta(days=4), 10))
    assert [reminder.day for reminder in desk.due] == [MONDAY + timedelta(days=4)]
    assert [desk.state(MONDAY + timedelta(days=n)) for n in range(5)] == ["missed_asleep"] * 4 + ["shown"]


def test_two_walks_of_one_day_slept_through_give_one_reminder() -> None:
    both = DAILY.with_move(Move(MONDAY + timedelta(days=1), MONDAY, time(10)))
    desk = Desk(both)
    desk.sleep_until(local(MONDAY, 10, 30))
    assert [reminder.day for reminder in desk.due] == [MONDAY + timedelta(days=1)]
    assert desk.state(MONDAY) == "missed_asleep"


def test_an_open_reminder_gives_way_to_the_next_one() -> None:
    desk = Desk(DAILY.with_move(Move(MONDAY + timedelta(days=1), MONDAY, time(10))))
    desk.pass_until(local(MONDAY, 10))
    assert [reminder.day for reminder in desk.due] == [MONDAY, MONDAY + timedelta(days=1)]
    assert desk.withdrawn == ["walk-2026-03-02"]


def test_a_walk_done_before_its_time_means_no_reminder() -> None:
    desk = Desk()
    desk.walk()
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == []
    assert desk.state() == "done"


def test_a_walk_that_begins_by_itself_withdraws_the_reminder() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9, 5))
    desk.reminders.walk_begun()
    assert desk.withdrawn == ["walk-2026-03-02"]
    assert desk.state() == "started"
    desk.walk()
    assert desk.state() == "done"


def test_start_withdraws_the_reminder_and_nothing_comes_again() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.reminders.walk_begun()
    desk.reminders.skip(walk_name(MONDAY))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    desk.pass_until(local(MONDAY, 20))
    assert len(desk.due) == 1
    assert desk.state() == "started"


def test_snooze_brings_the_reminder_back_after_ten_minutes() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    assert desk.withdrawn == ["walk-2026-03-02"]
    desk.pass_until(local(MONDAY, 9, 9))
    assert len(desk.due) == 1
    desk.pass_until(local(MONDAY, 9, 10))
    assert desk.due[1:] == [Reminder(ReminderKind.WALK, MONDAY, local(MONDAY, 9, 10), snoozes=1)]


def test_a_snooze_survives_a_restart() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    desk.open()
    assert len(desk.due) == 1
    desk.pass_until(local(MONDAY, 9, 10))
    assert len(desk.due) == 2


def test_a_reminder_that_was_on_the_screen_is_there_again_after_a_restart_and_is_noted_once() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.open()
    assert [reminder.id for reminder in desk.due] == ["walk-2026-03-02"] * 2
    assert (desk.due[1], desk.reminders.status().showing) == (desk.due[0], (desk.due[1],))
    desk.pass_until(local(MONDAY, 20))
    assert len(desk.due) == 2
    assert [note.state for note in desk.store.notes if note.name == walk_name(MONDAY)][-2:] == [
        "shown",
        "missed_unanswered",
    ]
    desk.open()
    assert len(desk.due) == 2


def test_a_walk_that_is_taken_back_opens_its_day_again_also_while_the_plan_rests() -> None:
    desk = Desk(replace(DAILY, paused_until=MONDAY + timedelta(days=2)))
    desk.walk()
    assert desk.state() == "done"
    desk.sessions.clear()
    desk.reminders.show_sessions(desk.sessions)
    assert desk.states(walk_name(MONDAY))[-1] == ("expected", "taken_back")
    desk.pass_until(local(MONDAY, 9))
    assert desk.states(walk_name(MONDAY))[-1] == ("paused", "plan_paused")


def test_a_snooze_over_midnight_still_comes() -> None:
    desk = Desk(Schedule((time(23, 55),) + (None,) * 6), local(MONDAY, 23, 50))
    desk.pass_until(local(MONDAY, 23, 55))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    desk.pass_until(local(MONDAY + timedelta(days=1), 0, 5))
    assert len(desk.due) == 2


@pytest.mark.parametrize(("planned", "snoozed"), [(time(9), time(11, 55)), (time(23, 55), time(23, 55))])
def test_a_reminder_back_from_a_snooze_stays_for_a_window_of_its_own(planned: time, snoozed: time) -> None:
    desk = Desk(Schedule((planned,) + (None,) * 6))
    desk.pass_until(local(MONDAY, snoozed.hour, snoozed.minute))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    back = desk.clock.now() + timedelta(minutes=10)
    desk.pass_until(back + timedelta(hours=2, minutes=59))
    desk.reminders.settings_changed(ReminderSettings())
    assert (len(desk.due), desk.withdrawn, desk.state()) == (2, ["walk-2026-03-02"], "shown")
    desk.pass_until(back + timedelta(hours=3))
    assert (len(desk.withdrawn), desk.state()) == (2, "missed_unanswered")


def test_a_snooze_from_before_a_move_counts_no_more() -> None:
    desk = Desk(Schedule((time(18),) + (None,) * 6))
    desk.pass_until(local(MONDAY, 18))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    desk.clock.set_wall(local(MONDAY, 8))
    desk.edit(desk.schedule.with_move(Move(MONDAY, MONDAY, time(9))))
    desk.pass_until(local(MONDAY, 12))
    assert desk.state() == "missed_unanswered"


def test_skip_is_recorded_and_withdraws() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.reminders.skip(walk_name(MONDAY))
    assert desk.withdrawn == ["walk-2026-03-02"]
    assert desk.state() == "skipped"


def test_a_walk_missed_while_the_program_was_closed_is_reminded_late_within_its_window() -> None:
    desk = Desk()
    desk.clock.advance(3 * 3600)
    desk.open()
    assert [reminder.late for reminder in desk.due] == [True]


def test_a_new_plan_never_reminds_of_times_that_had_passed_when_it_was_made() -> None:
    desk = Desk(Schedule(), local(MONDAY, 10))
    desk.edit(DAILY)
    desk.open()
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == []
    assert desk.store.notes == []


def test_a_paused_plan_is_quiet_and_goes_on_by_itself() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.edit(Schedule(DAILY.times, paused_until=MONDAY + timedelta(days=3)))
    assert desk.withdrawn == ["walk-2026-03-02"]
    desk.pass_until(local(MONDAY + timedelta(days=3), 10))
    assert [reminder.day for reminder in desk.due] == [MONDAY, MONDAY + timedelta(days=3)]
    assert desk.state(MONDAY + timedelta(days=1)) == "paused"


def test_a_walk_that_was_moved_after_its_reminder_is_reminded_of_at_its_new_time() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.edit(DAILY.with_move(Move(MONDAY, MONDAY, time(18))))
    desk.pass_until(local(MONDAY, 18))
    assert [reminder.at for reminder in desk.due] == [local(MONDAY, 9), local(MONDAY, 18)]


def test_an_open_reminder_of_a_walk_that_fell_out_of_the_plan_is_withdrawn() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.edit(Schedule((None, *DAILY.times[1:])))
    assert desk.withdrawn == ["walk-2026-03-02"]
    assert desk.state() == "no_longer_planned"


def test_a_walk_locked_by_safety_is_refused_quietly() -> None:
    desk = Desk()
    desk.reminders.allow(False)
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == []
    assert desk.state() == "refused_by_safety"
    assert desk.next[-1] is None


def test_a_day_that_the_bounds_leave_free_has_no_reminder() -> None:
    desk = Desk()
    desk.reminders.allow(True, MONDAY + timedelta(days=1))
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == []
    assert desk.state() == "paused"
    desk.pass_until(local(MONDAY + timedelta(days=1), 9))
    assert len(desk.due) == 1


def test_walk_reminders_that_are_off_stay_off() -> None:
    desk = Desk()
    desk.reminders.settings_changed(ReminderSettings(walk_on=False))
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == []
    assert desk.state() == "switched_off"


def test_the_heads_up_comes_its_minutes_before() -> None:
    desk = Desk()
    desk.reminders.settings_changed(ReminderSettings(heads_up_minutes=5))
    desk.pass_until(local(MONDAY, 8, 55))
    assert (desk.due, desk.words) == ([], [HeadsUp(walk_name(MONDAY), local(MONDAY, 9))])
    assert desk.state() == "announced"
    desk.pass_until(local(MONDAY, 9))
    assert [reminder.at for reminder in desk.due] == [local(MONDAY, 9)]
    assert desk.words_gone == ["walk-2026-03-02"]


def test_a_clock_set_back_brings_no_reminder_twice() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 9))
    desk.clock.set_wall(local(MONDAY, 8))
    desk.scheduler.wake()
    desk.pass_until(local(MONDAY, 11))
    assert len(desk.due) == 1


def test_a_clock_that_was_wrong_for_a_moment_loses_no_walk() -> None:
    desk = Desk()
    desk.clock.set_wall(local(MONDAY + timedelta(days=3), 20))
    desk.scheduler.wake()
    desk.clock.set_wall(local(MONDAY, 7))
    desk.scheduler.wake()
    desk.pass_until(local(MONDAY, 9))
    assert [reminder.day for reminder in desk.due] == [MONDAY]


def test_travelling_west_keeps_the_local_time() -> None:
    desk = Desk()
    desk.clock.set_zone(ZoneInfo("America/New_York"))
    desk.scheduler.wake()
    desk.scheduler.pass_time(24 * 3600)
    assert [reminder.at.hour for reminder in desk.due] == [9]
    assert desk.due[0].at == datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("America/New_York"))


def test_the_next_walk_is_told_once_for_each_change() -> None:
    desk = Desk()
    desk.reminders.refresh()
    desk.pass_until(local(MONDAY, 9))
    desk.reminders.snooze(walk_name(MONDAY), desk.clock.now() + SNOOZE)
    tuesday = Occurrence(MONDAY + timedelta(days=1), local(MONDAY + timedelta(days=1), 9))
    assert desk.next == [Occurrence(MONDAY, local(MONDAY, 9)), tuesday, Occurrence(MONDAY, local(MONDAY, 9, 10))]


def test_the_next_walk_after_a_pause_is_known() -> None:
    desk = Desk(Schedule(DAILY.times, paused_until=MONDAY + timedelta(days=10)))
    assert desk.next == [Occurrence(MONDAY + timedelta(days=10), local(MONDAY + timedelta(days=10), 9))]


def test_an_unfinished_check_in_is_asked_about_half_an_hour_after_the_walk() -> None:
    desk = Desk(Schedule(), local(MONDAY, 15))
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY, 20))
    assert desk.due == [Reminder(ReminderKind.CHECK_IN, MONDAY, local(MONDAY, 15, 40))]
    desk.open()
    desk.pass_until(local(MONDAY, 23))
    assert len(desk.due) == 1


def test_a_check_in_that_is_answered_withdraws_its_question() -> None:
    desk = Desk(Schedule(), local(MONDAY, 15))
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY, 16))
    desk.sessions.clear()
    desk.walk(CheckIn(peak=2))
    assert desk.withdrawn == ["check_in-2026-03-02"]


def test_a_check_in_is_not_asked_about_at_night() -> None:
    desk = Desk(Schedule(), local(MONDAY, 23, 35))
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY + timedelta(days=1), 7))
    assert desk.due == []


def test_the_morning_question_comes_next_day_once_and_goes_at_midnight() -> None:
    desk = Desk(Schedule(), local(MONDAY, 15))
    desk.walk(CheckIn(peak=2, after=2))
    tuesday = MONDAY + timedelta(days=1)
    desk.pass_until(local(tuesday, 22))
    assert desk.due == [Reminder(ReminderKind.MORNING, MONDAY, local(tuesday, 8))]
    assert desk.withdrawn == []
    desk.pass_until(local(tuesday + timedelta(days=1), 0))
    assert desk.withdrawn == ["morning-2026-03-02"]


@pytest.mark.parametrize("settings", [ReminderSettings(morning_on=False), ReminderSettings(morning_at=time(23, 59))])
def test_the_morning_question_keeps_to_the_settings(settings: ReminderSettings) -> None:
    desk = Desk(Schedule(), local(MONDAY, 15))
    desk.walk(CheckIn(peak=2, after=2))
    desk.reminders.settings_changed(settings)
    desk.pass_until(local(MONDAY + timedelta(days=1), 22))
    assert desk.due == []


def test_a_question_keeps_away_from_a_walk_reminder() -> None:
    desk = Desk(Schedule((time(8, 5),) * 7), local(MONDAY, 8))
    desk.walk(CheckIn(peak=2, after=2))
    tuesday = MONDAY + timedelta(days=1)
    desk.pass_until(local(tuesday, 8, 6))
    desk.reminders.skip(walk_name(tuesday))
    desk.pass_until(local(tuesday, 8, 19))
    assert desk.kinds == [ReminderKind.WALK]
    desk.pass_until(local(tuesday, 8, 20))
    assert desk.kinds == [ReminderKind.WALK, ReminderKind.MORNING]


def test_a_question_waits_while_a_walk_is_on_the_screen_without_an_answer() -> None:
    desk = Desk(Schedule((time(8, 5),) * 7), local(MONDAY, 8))
    desk.walk(CheckIn(peak=2, after=2))
    tuesday = MONDAY + timedelta(days=1)
    desk.pass_until(local(tuesday, 11, 4))
    assert desk.kinds == [ReminderKind.WALK]
    desk.pass_until(local(tuesday, 11, 5))
    assert desk.kinds == [ReminderKind.WALK, ReminderKind.MORNING]


def test_after_sleep_a_late_walk_and_a_question_do_not_come_together() -> None:
    desk = Desk(now=local(MONDAY, 20))
    desk.walk(CheckIn(peak=2, after=2))
    tuesday = MONDAY + timedelta(days=1)
    desk.sleep_until(local(tuesday, 10))
    assert desk.kinds == [ReminderKind.WALK]
    desk.reminders.skip(walk_name(tuesday))
    assert desk.kinds == [ReminderKind.WALK]
    desk.pass_until(local(tuesday, 10, 15))
    assert desk.kinds == [ReminderKind.WALK, ReminderKind.MORNING]


def test_an_answer_given_from_inside_the_reminder_is_taken() -> None:
    desk = Desk()
    desk.reminders.reminder_due.connect(lambda reminder: desk.reminders.skip(reminder.name))
    desk.pass_until(local(MONDAY, 9))
    assert (desk.state(), desk.withdrawn) == ("skipped", ["walk-2026-03-02"])


class FlakyStore(FakeOccurrenceStore):
    """A store whose disk is away for a while."""

    away = False

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        if self.away:
            raise StoreProblem("The disk is away.")
        super().note(name, state, at, cause)


def test_a_store_that_fails_for_a_moment_does_not_end_the_reminders() -> None:
    desk = Desk()
    desk.store = store = FlakyStore()
    desk.open()
    store.away = True
    with pytest.raises(StoreProblem):
        desk.pass_until(local(MONDAY, 9))
    store.away = False
    desk.pass_until(local(MONDAY, 9, 10))
    assert [reminder.day for reminder in desk.due] == [MONDAY]


def test_a_memory_that_is_not_ours_is_taken_as_none() -> None:
    desk = Desk()
    for strange in ("text", {"since": 5, "asked": ["x"]}):
        desk.values.put("reminders", strange)
        desk.open()
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_a_state_that_a_newer_amble_noted_is_passed_over() -> None:
    desk = Desk()
    desk.store.note(walk_name(MONDAY), "teleported", desk.clock.now(), "")
    desk.open()
    desk.pass_until(local(MONDAY, 9))
    assert len(desk.due) == 1


def test_every_state_that_is_noted_is_a_known_one() -> None:
    desk = Desk()
    desk.sleep_until(local(MONDAY + timedelta(days=6), 20))
    assert {OccurrenceState(note.state) for note in desk.store.notes} == {OccurrenceState.MISSED_ASLEEP}


def test_a_reminder_that_comes_due_in_a_walk_waits_for_its_end() -> None:
    desk = Desk()
    desk.reminders.walking(True)
    desk.pass_until(local(MONDAY, 9, 20))
    assert (desk.due, desk.state()) == ([], "waiting")
    desk.reminders.walking(False)
    held = Reminder(ReminderKind.WALK, MONDAY, local(MONDAY, 9), late=True, held=HoldCause.WALKING)
    assert desk.due == [held]


def test_the_walk_that_has_just_ended_needs_no_reminder() -> None:
    desk = Desk()
    desk.pass_until(local(MONDAY, 8, 55))
    desk.reminders.walking(True)
    desk.pass_until(local(MONDAY, 9, 20))
    desk.walk()
    desk.reminders.walking(False)
    assert (desk.due, desk.state()) == ([], "done")
