"""How long it is until something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.countdown import SHOWN_FROM, minutes_until, next_border

AT = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
seconds_before = st.integers(-7200, 3 * 3600)


@given(seconds_before)
def test_begun_minutes_count_whole_within_the_last_hour_alone(seconds: int) -> None:
    minutes = minutes_until(AT, AT - timedelta(seconds=seconds))
    if 0 < seconds <= SHOWN_FROM.total_seconds():
        assert minutes is not None
        assert (minutes - 1) * 60 < seconds <= minutes * 60
    else:
        assert minutes is None


@given(seconds_before)
def test_the_words_change_at_the_border_and_not_before(seconds: int) -> None:
    now = AT - timedelta(seconds=seconds)
    border = next_border(AT, now)
    if border is None:
        assert minutes_until(AT, now) is None
        return
    assert border > now
    just_before = border - timedelta(microseconds=1)
    assert minutes_until(AT, max(now, just_before)) == minutes_until(AT, now) != minutes_until(AT, border)


@given(seconds_before)
def test_the_borders_come_to_an_end(seconds: int) -> None:
    now, count = AT - timedelta(seconds=seconds), 0
    while (border := next_border(AT, now)) is not None:
        now, count = border, count + 1
    assert count <= 61


def test_the_zone_of_either_does_not_matter() -> None:
    local = AT.astimezone(ZoneInfo("Europe/Berlin"))
    assert minutes_until(local, AT - timedelta(minutes=12)) == 12
    assert next_border(local, AT - timedelta(minutes=12)) == AT - timedelta(minutes=11)
