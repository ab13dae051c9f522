"""Pausing reminders always ends, and soon enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from coach.domain.reminder_pause import LONGEST_PAUSE, PauseLength, is_pause_end, pause_end

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = some.sampled_from(("Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe", "America/New_York")).map(ZoneInfo)
NOW = datetime(2026, 3, 28, 22, 30, tzinfo=BERLIN)


def test_an_hour_is_an_hour() -> None:
    assert pause_end(PauseLength.HOUR, NOW, BERLIN) == NOW.astimezone(UTC) + timedelta(hours=1)
    assert pause_end(PauseLength.TWO_HOURS, NOW, BERLIN) == NOW.astimezone(UTC) + timedelta(hours=2)


def test_until_tomorrow_ends_early_in_the_morning_also_when_the_clocks_change() -> None:
    until = pause_end(PauseLength.TOMORROW, NOW, BERLIN)
    assert until.astimezone(BERLIN).isoformat() == "2026-03-29T05:00:00+02:00"


@settings(max_examples=40)
@given(some.sampled_from(PauseLength), some.integers(0, 20 * 365 * 24 * 60), ZONES)
def test_whatever_is_offered_may_be_chosen(length: PauseLength, minutes: int, zone: ZoneInfo) -> None:
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert is_pause_end(pause_end(length, moment, zone), moment)


def test_a_pause_ends_later_than_now_and_within_a_week() -> None:
    assert not is_pause_end(NOW, NOW)
    assert not is_pause_end(NOW - timedelta(hours=1), NOW)
    assert is_pause_end(NOW + LONGEST_PAUSE, NOW)
    assert not is_pause_end(NOW + LONGEST_PAUSE + timedelta(minutes=1), NOW)
