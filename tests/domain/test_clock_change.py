"""When clocks change next, in zones that do it in their own ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.clock_change import AHEAD, next_change


@pytest.mark.parametrize(
    ("zone", "local", "by", "before"),
    [
        ("Europe/Berlin", "2026-03-28T12:00", 60, "2026-03-29T02:00"),
        ("Europe/Berlin", "2026-10-25T01:59", -60, "2026-10-25T03:00"),
        ("America/New_York", "2026-11-01T00:00", -60, "2026-11-01T02:00"),
        ("Africa/Cairo", "2026-04-23T18:00", 60, "2026-04-24T00:00"),
        ("Australia/Lord_Howe", "2026-04-04T20:00", -30, "2026-04-05T02:00"),
    ],
)
def test_a_change_is_found_to_the_minute(zone: str, local: str, by: int, before: str) -> None:
    here = ZoneInfo(zone)
    change = next_change(datetime.fromisoformat(local).replace(tzinfo=here), here)
    assert change is not None
    assert (change.by, change.before.isoformat("T", "minutes")) == (timedelta(minutes=by), before)


def test_nothing_is_said_once_it_is_over_nor_long_before_nor_where_clocks_never_change() -> None:
    berlin, kathmandu = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")
    assert next_change(datetime(2026, 3, 29, 3, tzinfo=berlin), berlin) is None
    assert next_change(datetime(2026, 3, 27, 12, tzinfo=berlin), berlin) is None
    assert next_change(datetime(2026, 3, 28, 12, tzinfo=kathmandu), kathmandu) is None


@given(st.integers(0, 365 * 24 * 60), st.sampled_from(["Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe"]))
@settings(max_examples=40, deadline=None)
def test_at_the_instant_told_the_clock_has_changed_and_a_minute_before_it_had_not(minutes: int, name: str) -> None:
    zone, now = ZoneInfo(name), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    change = next_change(now, zone)
    if change is None:
        assert now.astimezone(zone).utcoffset() == (now + AHEAD).astimezone(zone).utcoffset()
        return
    assert now < change.at <= now + AHEAD
    before, after = change.at - timedelta(minutes=1), change.at
    assert after.astimezone(zone).utcoffset() - before.astimezone(zone).utcoffset() == change.by  # type: ignore[operator]
