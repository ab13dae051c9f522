"""Whoever plans a walk for a quiet time is told what becomes of its reminder."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.outside_hours import OutsideHours, OutsideMove, ever_meet, never_open, outside_hours, outside_moves
from coach.domain.schedule import Move, Schedule, to_instant

ZONE = ZoneInfo("Asia/Kathmandu")  # no clock changes
MONDAY = date(2026, 3, 2)
OFFICE = DayHours(time(8), time(18))
EARLY, LATE, NOON = time(6, 30), time(21), time(12)
times = some.times().map(lambda at: at.replace(second=0, microsecond=0))
days = some.tuples(times, times).map(sorted).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: DayHours(*ends))


def test_a_walk_before_the_hours_waits_for_them() -> None:
    planned = (EARLY, NOON, None, None, EARLY, None, None)
    assert outside_hours(planned, Hours((OFFICE,) * 7)) == (OutsideHours(EARLY, time(8), (0, 4)),)


def test_after_the_hours_and_on_a_quiet_day_no_reminder_comes() -> None:
    planned = (LATE, NOON, None, None, None, None, NOON)
    told = outside_hours(planned, Hours((*(OFFICE,) * 6, None)))
    assert told == (OutsideHours(LATE, None, (0,)), OutsideHours(NOON, None, (6,)))


def test_at_any_time_nothing_is_outside() -> None:
    assert outside_hours((EARLY, LATE, time(0), time(23, 59), None, None, None), ALWAYS) == ()


def test_a_time_of_every_day_that_never_comes_is_found() -> None:
    week = Hours((OFFICE, None, None, None, None, None, DayHours(time(20), time(0))))
    assert never_open((EARLY, NOON, LATE), week) == (EARLY,)
    assert never_open((EARLY, LATE), ALWAYS) == ()
    assert never_open((EARLY,), Hours((None,) * 7)) == ()


def test_moved_walks_to_come_are_told_in_order_of_time() -> None:
    tuesday, sunday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)
    moves = (Move(sunday, sunday, LATE), Move(tuesday, tuesday, EARLY), Move(MONDAY, MONDAY, EARLY))
    moved = Schedule(moves=(*moves, Move(MONDAY + timedelta(days=2), MONDAY + timedelta(days=3), NOON)))
    told = outside_moves(moved, Hours((OFFICE,) * 7), tuesday)
    assert told == (OutsideMove(tuesday, EARLY, time(8)), OutsideMove(sunday, LATE, None))


@settings(max_examples=40)
@given(some.lists(some.none() | days, min_size=7, max_size=7), some.lists(some.none() | days, min_size=7, max_size=7))
def test_hours_meet_if_some_minute_lies_in_both(one: list[DayHours | None], other: list[DayHours | None]) -> None:
    first, second = Hours(tuple(one)), Hours(tuple(other))
    begins = [day.start for day in (*first.days, *second.days) if day is not None]
    starts = [to_instant(MONDAY + timedelta(days=day), at, ZONE) for day in range(7) for at in begins]
    assert ever_meet(first, second) == any(first.is_open(at, ZONE) and second.is_open(at, ZONE) for at in starts)


@settings(max_examples=40)
@given(some.lists(some.none() | times, min_size=7, max_size=7), some.lists(some.none() | days, min_size=7, max_size=7))
def test_what_is_told_is_what_the_hours_do(planned: list[time | None], opened: list[DayHours | None]) -> None:
    hours = Hours(tuple(opened))
    told = {weekday for outside in outside_hours(tuple(planned), hours) for weekday in outside.weekdays}
    for weekday, at in enumerate(planned):
        instant = None if at is None else to_instant(MONDAY + timedelta(days=weekday), at, ZONE)
        assert (weekday in told) == (instant is not None and not hours.is_open(instant, ZONE))
