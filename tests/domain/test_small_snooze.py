"""Putting off a break or a routine."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.appointment import SnoozeKind
from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.reminder import ReminderKind
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.small_snooze import small_choices

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=BERLIN)
TILL_SIX = Hours((DayHours(time(9), time(18)),) * 7)
TILL_EIGHT = Hours((DayHours(time(9), time(20)),) * 7)


def test_a_break_waits_for_a_quarter_of_an_hour_at_most() -> None:
    kinds = [choice.kind for choice in small_choices(ReminderKind.BREAK, NOON, BERLIN, ReminderSettings())]
    assert kinds == [SnoozeKind.FIVE, SnoozeKind.FIFTEEN]


def test_a_routine_may_wait_for_an_hour() -> None:
    (*_, last) = small_choices(ReminderKind.ROUTINE, NOON, BERLIN, ReminderSettings())
    assert (last.kind, last.until) == (SnoozeKind.HOUR, NOON.astimezone(UTC) + timedelta(hours=1))


def test_a_question_is_not_put_off() -> None:
    assert small_choices(ReminderKind.MORNING, NOON, BERLIN, ReminderSettings()) == ()


@given(st.integers(0, 24 * 60 - 1), st.sampled_from([ReminderKind.BREAK, ReminderKind.ROUTINE]))
def test_nothing_is_put_off_into_quiet_hours_or_the_next_day(minute: int, kind: ReminderKind) -> None:
    now = NOON.replace(hour=0) + timedelta(minutes=minute)
    own = Rhythm(hours=TILL_EIGHT)
    for hours in (ALWAYS, TILL_SIX):
        for choice in small_choices(kind, now, BERLIN, ReminderSettings(hours=hours, breaks=own, routines=own)):
            assert choice.until > now
            assert choice.until.astimezone(BERLIN).date() == now.date()
            assert hours.is_open(choice.until, BERLIN)
            assert TILL_EIGHT.is_open(choice.until, BERLIN)


def test_what_has_hours_of_its_own_is_not_put_off_past_the_general_ones() -> None:
    settings = ReminderSettings(hours=TILL_SIX, routines=Rhythm(hours=TILL_EIGHT))
    offered = small_choices(ReminderKind.ROUTINE, NOON.replace(hour=17, minute=50), BERLIN, settings)
    assert [choice.kind for choice in offered] == [SnoozeKind.FIVE]
