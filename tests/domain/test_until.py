"""Until when? What people type is read as they mean it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.until import read_until

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("18:00", "2026-11-12T18:00+01:00"),
        ("8:30", "2026-11-13T08:30+01:00"),
        ("12:00", "2026-11-13T12:00+01:00"),
        ("90m", "2026-11-12T13:30+01:00"),
        ("30 min", "2026-11-12T12:30+01:00"),
        (" 2H ", "2026-11-12T14:00+01:00"),
        ("tomorrow", "2026-11-13T05:00+01:00"),
        ("2026-11-14", "2026-11-14T05:00+01:00"),
        ("2026-11-14 08:00", "2026-11-14T08:00+01:00"),
        ("2026-11-14T08:00", "2026-11-14T08:00+01:00"),
        ("2026-11-14T08:00+00:00", "2026-11-14T08:00+00:00"),
    ],
)
def test_it_is_read_as_it_is_meant(text: str, until: str) -> None:
    found = read_until(text, NOW, ZONE)
    assert found == datetime.fromisoformat(until)
    assert found.utcoffset() == datetime.now(UTC).utcoffset()


def test_a_time_that_the_clocks_skip_is_pushed_forward() -> None:
    eve = datetime(2026, 3, 28, 23, 0, tzinfo=ZONE)
    assert read_until("2:30", eve, ZONE) == datetime(2026, 3, 29, 3, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "12:60", "-5m", "0001-01-01", "9999-12-31T23:59-12:00", "99999h", "18.00"]
)
def test_what_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no clock shows"):
        read_until(text, NOW, ZoneInfo("Asia/Kathmandu"))


@settings(max_examples=60)
@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        found = read_until(text, NOW, ZONE)
    except ValueError:
        return
    assert found.tzinfo is UTC
