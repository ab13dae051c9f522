"""Promises of breaks and routines: each in its rhythm, out of the way of walks, and never in a pile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from coach.domain.hours import DayHours, Hours
from coach.domain.presence import Detector, HoldCause
from coach.domain.reminder import (
    HeadsUp,
    OccurrenceName,
    OccurrenceState,
    Reminder,
    ReminderKind,
    ReminderSettings,
    walk_name,
)
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session
from coach.domain.sitting import Sitting
from tests.services.reminder_rig import BERLIN, DAILY, MONDAY, Desk, local

NO_WALKS = Schedule()
TUESDAY = MONDAY + timedelta(days=1)
QUIET = ReminderSettings(heads_up_minutes=0)


def breaks(*times: time, every: int | None = None, hours: Hours | None = None) -> ReminderSettings:
    return replace(QUIET, breaks=Rhythm(True, times, every, hours or Hours()))


def routines(*times: time, every: int | None = None, heads_up: int = 0) -> ReminderSettings:
    return ReminderSettings(heads_up_minutes=heads_up, routines=Rhythm(True, times, every))


def a_break(slot: str) -> OccurrenceName:
    return OccurrenceName(ReminderKind.BREAK, MONDAY, slot)


def a_routine(slot: str) -> OccurrenceName:
    return OccurrenceName(ReminderKind.ROUTINE, MONDAY, slot)


def sitting_since(hour: int, minute: int = 0, second: int = 0) -> Sitting:
    return Sitting(local(MONDAY, hour, minute).astimezone(UTC) + timedelta(seconds=second))


def ids(desk: Desk) -> list[str]:
    return [reminder.id for reminder in desk.due]


def test_a_break_comes_at_its_fixed_times_and_goes_after_half_an_hour() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10), time(14, 30)))
    desk.pass_until(local(MONDAY, 10))
    assert desk.due == [Reminder(ReminderKind.BREAK, MONDAY, local(MONDAY, 10), slot="1000")]
    desk.pass_until(local(MONDAY, 10, 30))
    assert (desk.withdrawn, desk.states(a_break("1000"))[-1][0]) == (["break-2026-03-02-1000"], "missed_unanswered")
    desk.pass_until(local(MONDAY, 14, 30))
    assert ids(desk)[1:] == ["break-2026-03-02-1430"]


def test_a_break_that_was_taken_is_done() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10)))
    desk.pass_until(local(MONDAY, 10))
    desk.reminders.done(a_break("1000"))
    assert desk.withdrawn == ["break-2026-03-02-1000"]
    assert desk.states(a_break("1000"))[-1] == ("done", "taken")


def test_a_break_comes_after_so_many_minutes_of_sitting_and_again_after_as_many() -> None:
    desk = Desk(NO_WALKS, settings=breaks(every=45))
    desk.reminders.show_sitting(sitting_since(8, 10, second=20))
    desk.pass_until(local(MONDAY, 9, 50))
    assert ids(desk) == ["break-2026-03-02-0856", "break-2026-03-02-0941"]
    assert desk.states(a_break("0856"))[-1][0] == "missed_unanswered"


def test_whoever_gets_up_early_starts_anew() -> None:
    desk = Desk(NO_WALKS, settings=breaks(every=45))
    desk.reminders.show_sitting(sitting_since(8))
    desk.pass_until(local(MONDAY, 8, 40))
    desk.reminders.show_sitting(Sitting())
    desk.pass_until(local(MONDAY, 8, 50))
    desk.reminders.show_sitting(sitting_since(8, 50))
    desk.pass_until(local(MONDAY, 9, 34))
    assert (desk.due, desk.store.notes) == ([], [])
    desk.pass_until(local(MONDAY, 9, 35))
    assert ids(desk) == ["break-2026-03-02-0935"]


def test_whoever_gets_up_by_themselves_has_taken_the_break() -> None:
    desk = Desk(NO_WALKS, settings=breaks(every=45))
    desk.reminders.show_sitting(sitting_since(8))
    desk.pass_until(local(MONDAY, 8, 50))
    desk.reminders.show_sitting(Sitting())
    assert desk.withdrawn == []
    desk.pass_until(local(MONDAY, 8, 58))
    desk.reminders.show_sitting(sitting_since(8, 57))
    assert (desk.withdrawn, desk.states(a_break("0845"))[-1]) == (["break-2026-03-02-0845"], ("done", "got_up"))


def test_who_is_away_at_the_time_of_a_break_has_it() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10)), detectors=True)
    desk.tell(idle=600)
    desk.pass_until(local(MONDAY, 10, 5))
    assert (desk.due, desk.states(a_break("1000"))) == ([], [("done", "got_up")])


def test_breaks_keep_to_their_own_hours() -> None:
    office = Hours((DayHours(time(9), time(12)),) * 7)
    desk = Desk(NO_WALKS, settings=breaks(time(8), time(10), time(12), every=60, hours=office))
    desk.reminders.show_sitting(sitting_since(7, 30))
    desk.pass_until(local(MONDAY, 20))
    assert [each.slot for each in desk.due] == ["0930", "1000", "1030", "1130"]


def test_a_break_waits_for_the_end_of_a_call_and_of_three_only_the_last_comes() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10), time(10, 30), time(11)), detectors=True)
    desk.tell(Detector.MICROPHONE)
    desk.pass_until(local(MONDAY, 11, 20))
    desk.tell()
    assert [(each.slot, each.held) for each in desk.due] == [("1100", HoldCause.CALL)]
    assert [desk.states(a_break(slot))[-1] for slot in ("1000", "1030")] == [("held", "later_one")] * 2


def test_a_break_near_a_walk_gives_way() -> None:
    desk = Desk(DAILY, settings=breaks(time(8, 50), time(9, 10), time(11, 50), time(12, 10)))
    desk.pass_until(local(MONDAY, 20))
    assert ids(desk) == ["walk-2026-03-02", "break-2026-03-02-1210"]
    # The walk's reminder is on the screen till noon: nobody answers.
    assert [desk.states(a_break(slot)) for slot in ("0850", "0910", "1150")] == [[("held", "near_walk")]] * 3


def test_a_break_after_a_walk_gives_way_and_one_in_it_is_taken() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10), time(10, 20)))
    desk.pass_until(local(MONDAY, 9, 55))
    desk.reminders.walking(True)
    desk.pass_until(local(MONDAY, 10, 6))
    desk.sessions.append(Session(local(MONDAY, 9, 55), 10, 10, Outcome.DONE, check_in=None))
    desk.reminders.show_sessions(desk.sessions)
    desk.reminders.walking(False)
    assert desk.states(a_break("1000")) == [("done", "walking")]
    desk.pass_until(local(MONDAY, 10, 19))
    desk.pass_until(local(MONDAY, 10, 20))
    assert desk.states(a_break("1020")) in ([("shown", "")], [("held", "near_walk")])


def test_a_day_has_only_so_many_breaks() -> None:
    times = tuple(time(8 + n // 2, n % 2 * 30) for n in range(16))
    desk = Desk(NO_WALKS, settings=breaks(*times))
    desk.pass_until(local(MONDAY, 20))
    assert len(desk.due) == 12
    assert desk.states(a_break("1530")) == [("held", "enough_today")]
    desk.pass_until(local(TUESDAY, 8))
    assert len(desk.due) == 13


def test_a_break_put_off_comes_again_and_so_often() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(10)))
    desk.pass_until(local(MONDAY, 10))
    for count in range(3):
        assert desk.reminders.snooze(a_break("1000"), local(MONDAY, 10, 5 * count + 5))
        desk.pass_until(local(MONDAY, 10, 5 * count + 5))
    assert [each.snoozes for each in desk.due] == [0, 1, 2, 3]
    assert not desk.reminders.snooze(a_break("1000"), local(MONDAY, 11))


def test_a_new_rhythm_never_blames_for_the_past_and_an_old_one_ends() -> None:
    desk = Desk(NO_WALKS, now=local(MONDAY, 12), settings=breaks(time(10), time(13)))
    desk.pass_until(local(MONDAY, 13, 5))
    assert ids(desk) == ["break-2026-03-02-1300"]
    desk.choose(breaks(time(10), time(15)))
    assert desk.states(a_break("1300"))[-1] == ("no_longer_planned", "plan_changed")
    desk.pass_until(local(MONDAY, 15, 5))
    desk.choose(QUIET)
    assert desk.states(a_break("1500"))[-1] == ("missed_unanswered", "switched_off")
    assert desk.states(a_break("1000")) == []


def test_breaks_slept_through_are_no_pile_and_each_has_its_end() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(9), time(10), time(11), time(12)))
    desk.sleep_until(local(MONDAY, 12, 10))
    assert ids(desk) == ["break-2026-03-02-1200"]
    ends = [desk.states(a_break(slot))[-1][0] for slot in ("0900", "1000", "1100")]
    assert ends == ["missed_asleep"] * 3


def test_a_rhythm_survives_a_restart() -> None:
    desk = Desk(NO_WALKS, settings=breaks(time(9), time(15)))
    desk.clock.advance(9 * 3600)
    desk.open()
    assert desk.states(a_break("0900")) == [("missed_asleep", "asleep")]
    assert desk.states(a_break("1500")) == [("missed_asleep", "asleep")]


def test_a_break_shown_before_a_restart_is_settled_though_nobody_knows_the_sitting_any_more() -> None:
    desk = Desk(NO_WALKS, settings=breaks(every=45))
    desk.reminders.show_sitting(sitting_since(8))
    desk.pass_until(local(MONDAY, 8, 46))
    desk.open()
    desk.pass_until(local(MONDAY, 9, 30))
    assert desk.states(a_break("0845"))[-1][0] == "missed_unanswered"


def test_a_routine_is_announced_comes_and_can_be_done() -> None:
    desk = Desk(NO_WALKS, settings=routines(time(17, 30), heads_up=5))
    desk.pass_until(local(MONDAY, 17, 25))
    assert desk.words == [HeadsUp(a_routine("1730"), local(MONDAY, 17, 30))]
    desk.pass_until(local(MONDAY, 17, 30))
    assert ids(desk) == ["routine-2026-03-02-1730"]
    desk.reminders.done(a_routine("1730"))
    assert desk.states(a_routine("1730"))[-1] == ("done", "taken")


def test_a_routine_waits_for_the_walk_beside_it() -> None:
    desk = Desk(DAILY, settings=routines(time(9)))
    desk.pass_until(local(MONDAY, 9, 1))
    desk.reminders.skip(walk_name(MONDAY))
    desk.pass_until(local(MONDAY, 9, 14))
    assert ids(desk) == ["walk-2026-03-02"]
    desk.pass_until(local(MONDAY, 9, 15))
    assert ids(desk) == ["walk-2026-03-02", "routine-2026-03-02-0900"]


def test_a_routine_waits_while_a_walk_is_on_the_screen_and_gives_way_at_last() -> None:
    desk = Desk(DAILY, settings=routines(time(8, 55), time(9, 55)))
    desk.pass_until(local(MONDAY, 11, 59))
    assert ids(desk) == ["walk-2026-03-02"]
    assert desk.words == []
    assert desk.states(a_routine("0855")) == [("waiting", "near_walk"), ("held", "later_one")]
    held = desk.reminders.status().held
    assert held is not None
    assert (held.name.slot, held.since) == ("0955", local(MONDAY, 9, 55))
    desk.pass_until(local(MONDAY, 12, 20))
    assert ids(desk) == ["walk-2026-03-02", "routine-2026-03-02-0955"]


@pytest.mark.parametrize(("allowed", "end"), [(False, "refused_by_safety"), (True, "shown")])
def test_a_routine_obeys_safety_and_a_break_does_not(allowed: bool, end: str) -> None:
    settings = replace(breaks(time(10)), routines=Rhythm(True, (time(12),)))
    desk = Desk(NO_WALKS, settings=settings)
    desk.reminders.allow(allowed)
    desk.pass_until(local(MONDAY, 12))
    assert desk.states(a_break("1000"))[0][0] == "shown"
    assert desk.states(a_routine("1200"))[0][0] == end


def test_a_routine_rests_with_the_plan_and_a_break_does_not() -> None:
    settings = replace(breaks(time(10)), routines=Rhythm(True, (time(12),)))
    desk = Desk(replace(DAILY, paused_until=TUESDAY), settings=settings)
    desk.pass_until(local(MONDAY, 20))
    assert ids(desk) == ["break-2026-03-02-1000"]
    assert desk.states(a_routine("1200")) == [("paused", "plan_paused")]


def test_of_two_soft_words_at_once_the_walk_has_its_own() -> None:
    desk = Desk(DAILY, settings=routines(time(9), heads_up=5))
    desk.pass_until(local(MONDAY, 8, 59))
    assert [word.id for word in desk.words] == ["walk-2026-03-02"]


def test_a_question_keeps_away_from_a_break() -> None:
    desk = Desk(NO_WALKS, local(MONDAY, 15), settings=breaks(time(15, 35)))
    desk.walk(check_in=None)
    desk.pass_until(local(MONDAY, 15, 49))
    assert desk.kinds == [ReminderKind.BREAK]
    desk.pass_until(local(MONDAY, 15, 50))
    assert desk.kinds == [ReminderKind.BREAK, ReminderKind.CHECK_IN]


def test_a_walk_that_was_cut_short_ends_as_shortened_and_a_whole_one_after_it_as_done() -> None:
    desk = Desk()
    desk.sessions.append(Session(local(MONDAY, 7), 10, 4, Outcome.SHORTENED))
    desk.reminders.show_sessions(desk.sessions)
    assert desk.state() == "shortened"
    desk.pass_until(local(MONDAY, 8))
    desk.walk()
    assert desk.state() == "done"


def test_walks_that_keep_to_the_clock_at_home_come_at_home_time() -> None:
    from zoneinfo import ZoneInfo

    desk = Desk(replace(DAILY, home="Europe/Berlin"))
    desk.clock.set_zone(ZoneInfo("America/New_York"))
    desk.scheduler.wake()
    desk.scheduler.pass_time(3 * 3600)
    assert [each.at.astimezone(BERLIN) for each in desk.due] == [local(MONDAY, 9)]
    assert desk.due[0].at.hour == 3


def test_every_noted_state_and_cause_can_be_told() -> None:
    desk = Desk(DAILY, settings=breaks(time(10), time(11)), detectors=True)
    desk.sleep_until(datetime(2026, 3, 9, 12, tzinfo=BERLIN))
    assert {OccurrenceState(note.state).is_open for note in desk.store.notes} == {False}
