"""Promises of hours, rhythms and the settings of reminders."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.hours import ALWAYS, WHOLE_DAY, WORK_DAYS, DayHours, Hours
from coach.domain.reminder_kind import ReminderKind
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.rhythm import Rhythm

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/Berlin", "Africa/Cairo", "Asia/Kathmandu", "America/New_York")]
)
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
MINUTES = st.integers(0, 24 * 60 - 1)


@st.composite
def day_hours(draw: st.DrawFn) -> DayHours | None:
    begins, ends = sorted((draw(MINUTES), draw(MINUTES)))
    start = time(begins // 60, begins % 60)
    return None if begins == ends else DayHours(start, draw(st.sampled_from([time(ends // 60, ends % 60), time(0)])))


@settings(max_examples=60)
@given(st.tuples(*[day_hours()] * 7), INSTANTS, ZONES)
def test_open_is_what_the_clock_on_the_wall_says(
    days: tuple[DayHours | None, ...], at: datetime, zone: ZoneInfo
) -> None:
    hours, local = Hours(days), at.astimezone(zone)
    today = days[local.weekday()]
    clock = local.time()
    expected = today is not None and today.start <= clock and (today.end == time(0) or clock < today.end)
    changes = {(local + timedelta(hours=shift)).utcoffset() for shift in (-26, 0, 26)}
    if len(changes) == 1:
        assert hours.is_open(at, zone) is expected
    opens, closes = hours.bounds(at, zone)
    assert (opens is None) is (closes is None) is (today is None)


def test_hours_that_a_clock_change_swallows_are_empty() -> None:
    hours = Hours((DayHours(time(2), time(2, 30)),) * 7)
    opens, closes = hours.bounds(datetime(2026, 3, 29, 12, tzinfo=BERLIN), BERLIN)
    assert opens is not None
    assert closes is not None
    assert not any(hours.is_open(opens + timedelta(minutes=n), BERLIN) for n in (-1, 31))


def test_the_whole_day_is_whole_and_working_hours_are_not() -> None:
    assert WHOLE_DAY.is_whole_day
    assert not DayHours(time(9), time(17)).is_whole_day
    sunday = datetime(2026, 3, 1, 12, tzinfo=BERLIN)
    assert ALWAYS.is_open(sunday, BERLIN)
    assert not WORK_DAYS.is_open(sunday, BERLIN)


@pytest.mark.parametrize("end", [time(9), time(8)])
def test_hours_end_after_they_begin(end: time) -> None:
    with pytest.raises(ValueError, match="after they begin"):
        DayHours(time(9), end)


def test_a_week_of_hours_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        Hours((WHOLE_DAY,) * 6)


def test_a_rhythm_keeps_its_times_in_order_and_each_once() -> None:
    assert Rhythm().with_times((time(12), time(9), time(12))).times == (time(9), time(12))


@pytest.mark.parametrize("minutes", [9, 241])
def test_minutes_of_sitting_have_bounds(minutes: int) -> None:
    with pytest.raises(ValueError, match="sitting"):
        Rhythm(every_minutes=minutes)


def test_a_text_of_somebodys_own_is_short() -> None:
    with pytest.raises(ValueError, match="letters"):
        Rhythm(text="x" * 121)


def test_reminders_have_a_way_to_reach_somebody() -> None:
    assert ReminderSettings().sound_on
    assert not ReminderSettings(channels=frozenset({Channel.CARD})).sound_on
    with pytest.raises(ValueError, match="way"):
        ReminderSettings(channels=frozenset())


def test_each_kind_has_its_rhythm_and_keeps_to_its_own_hours_and_the_general_ones() -> None:
    early, late = (Hours((DayHours(time(first), time(last)),) * 7) for first, last in ((9, 12), (11, 15)))
    mine = ReminderSettings(hours=early, breaks=Rhythm(hours=late))
    assert dict(mine.rhythms) == {ReminderKind.BREAK: mine.breaks, ReminderKind.ROUTINE: mine.routines}
    assert mine.rhythm(ReminderKind.BREAK) is mine.breaks
    assert mine.rhythm(ReminderKind.WALK) is None
    noon = datetime(2026, 11, 12, 12, tzinfo=BERLIN)
    assert mine.open_span(ReminderKind.BREAK, noon, BERLIN) == (noon.replace(hour=11), noon)
    open_at = [hour for hour in range(24) if mine.is_open(ReminderKind.BREAK, noon.replace(hour=hour), BERLIN)]
    assert open_at == [11]
    assert mine.is_open(ReminderKind.WALK, noon.replace(hour=9), BERLIN)


def test_hours_that_never_meet_and_quiet_days_are_never_open() -> None:
    night, day = (Hours((DayHours(time(first), time(last)),) * 7) for first, last in ((1, 5), (9, 17)))
    noon = datetime(2026, 11, 12, 12, tzinfo=BERLIN)
    for hours in (night, Hours((None,) * 7)):
        mine = ReminderSettings(hours=hours, breaks=Rhythm(hours=day))
        assert mine.open_span(ReminderKind.BREAK, noon, BERLIN) is None
        assert not mine.is_open(ReminderKind.BREAK, noon, BERLIN)
