"""Promises of the schedule: local times stay local, single moves hold, and a pause ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.schedule import KEPT, TIMES_KEPT, Move, Occurrence, Schedule, Times, occurrences, to_instant

BERLIN, CAIRO, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Africa/Cairo"), ZoneInfo("Australia/Lord_Howe")
KATHMANDU, NEW_YORK = ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/New_York")
MONDAY = date(2026, 3, 2)
WEEKDAYS = Schedule((time(9),) * 5 + (None, None))

ZONES = st.sampled_from([BERLIN, CAIRO, LORD_HOWE, KATHMANDU, NEW_YORK])
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SCHEDULES = st.lists(st.none() | TIMES, min_size=7, max_size=7).map(lambda times: Schedule(tuple(times)))


def test_a_week_of_walks_comes_in_order_at_its_local_times() -> None:
    walks = occurrences(WEEKDAYS, MONDAY, 7, BERLIN)
    assert walks == tuple(
        Occurrence(MONDAY + timedelta(days=n), datetime(2026, 3, 2 + n, 9, tzinfo=BERLIN)) for n in range(5)
    )
    assert WEEKDAYS.days_per_week == 5


def test_a_schedule_needs_all_seven_weekdays() -> None:
    with pytest.raises(ValueError, match="seven"):
        Schedule((time(9),))


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        # Spring in Berlin: 2:30 does not exist and becomes 3:30.
        (BERLIN, date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # Autumn in Berlin: 2:30 comes twice and the first one counts.
        (BERLIN, date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        # Cairo skips its midnight.
        (CAIRO, date(2026, 4, 24), time(0), datetime(2026, 4, 23, 22, 0, tzinfo=UTC)),
        # Lord Howe moves by half an hour: 2:15 becomes 2:45.
        (LORD_HOWE, date(2026, 10, 4), time(2, 15), datetime(2026, 10, 3, 15, 45, tzinfo=UTC)),
        (KATHMANDU, MONDAY, time(9), datetime(2026, 3, 2, 3, 15, tzinfo=UTC)),
    ],
)
def test_days_when_clocks_change_have_one_instant_for_each_time(
    zone: ZoneInfo, day: date, at: time, instant: datetime
) -> None:
    for fold in (0, 1):
        found = to_instant(day, at.replace(fold=fold), zone)
        assert (found.astimezone(UTC), found.date()) == (instant, day)


@given(SCHEDULES, DAYS, ZONES)
def test_a_year_has_one_walk_for_each_planned_day(schedule: Schedule, first: date, zone: ZoneInfo) -> None:
    walks = occurrences(schedule, first, 365, zone)
    days = [first + timedelta(days=n) for n in range(365)]
    assert [walk.day for walk in walks] == [day for day in days if schedule.times[day.weekday()] is not None]
    assert all(walk.at.date() == walk.day for walk in walks)


@given(SCHEDULES, DAYS, st.integers(1, 20), st.integers(1, 20), ZONES)
def test_looking_in_two_pieces_finds_the_same_walks(
    schedule: Schedule, first: date, here: int, there: int, zone: ZoneInfo
) -> None:
    pieces = occurrences(schedule, first, here, zone) + occurrences(schedule, first + timedelta(days=here), there, zone)
    assert pieces == occurrences(schedule, first, here + there, zone)


def test_a_moved_walk_takes_place_once_under_its_own_name() -> None:
    moved = WEEKDAYS.with_move(Move(MONDAY, MONDAY + timedelta(days=5), time(11)))
    walks = occurrences(moved, MONDAY, 7, BERLIN)
    assert [walk.day for walk in walks] == [*(MONDAY + timedelta(days=n) for n in range(1, 5)), MONDAY]
    assert walks[-1].at == datetime(2026, 3, 7, 11, tzinfo=BERLIN)


def test_a_walk_moved_out_of_the_days_looked_at_is_not_among_them() -> None:
    moved = WEEKDAYS.with_move(Move(MONDAY, MONDAY + timedelta(days=5), time(11)))
    assert occurrences(moved, MONDAY, 1, BERLIN) == ()


def test_moving_again_replaces_and_moving_home_forgets() -> None:
    once = WEEKDAYS.with_move(Move(MONDAY, MONDAY, time(18)))
    twice = once.with_move(Move(MONDAY, MONDAY, time(7)))
    assert [walk.at.hour for walk in occurrences(twice, MONDAY, 1, BERLIN)] == [7]
    assert twice.with_move(Move(MONDAY, MONDAY, time(9))) == WEEKDAYS


@given(SCHEDULES, DAYS, st.integers(0, 30), ZONES)
def test_a_pause_is_quiet_until_its_day_and_then_ends(
    schedule: Schedule, first: date, days: int, zone: ZoneInfo
) -> None:
    until = first + timedelta(days=days)
    paused = Schedule(schedule.times, paused_until=until)
    assert occurrences(paused, first, days + 14, zone) == occurrences(schedule, until, 14, zone)
    assert not paused.is_paused(until)
    assert days == 0 or paused.is_paused(until - timedelta(days=1))


@given(SCHEDULES, SCHEDULES, SCHEDULES, DAYS, st.integers(0, 360), ZONES)
def test_a_change_leaves_the_days_before_it_as_they_were_planned(
    first: Schedule, then: Schedule, last: Schedule, today: date, later: int, zone: ZoneInfo
) -> None:
    day = today + timedelta(days=later)
    changed = then.taking_effect(today, first)
    again = last.taking_effect(day, changed)
    past, between = timedelta(days=4), day - today
    assert occurrences(again, today - past, past.days, zone) == occurrences(first, today - past, past.days, zone)
    assert occurrences(again, today, between.days, zone) == occurrences(then, today, between.days, zone)
    assert occurrences(again, day, 14, zone) == occurrences(last, day, 14, zone)


@given(SCHEDULES, SCHEDULES, DAYS)
def test_a_change_taken_back_on_its_day_leaves_nothing(first: Schedule, then: Schedule, today: date) -> None:
    assert first.taking_effect(today, then.taking_effect(today, first)) == first


@given(st.lists(st.tuples(SCHEDULES, st.integers(0, 200)), min_size=1, max_size=12), DAYS)
def test_moves_are_forgotten_after_a_year_and_times_are_not(changes: list[tuple[Schedule, int]], today: date) -> None:
    schedule, held = Schedule(), dict[date, Times]()
    for change, days in changes:
        held[today] = schedule.times  # until the day before the next change
        today += timedelta(days=days)
        moved = Move(today, today + timedelta(days=1), time(9))
        schedule = replace(change, moves=(moved,)).taking_effect(today, schedule)
    assert all(move.last_day >= today - KEPT for move in schedule.moves)
    assert all(schedule.times_on(day) == times for day, times in held.items() if day < today)


def test_of_earlier_times_the_newest_400_are_kept() -> None:
    schedule, day = WEEKDAYS, MONDAY
    for hour in range(TIMES_KEPT + 60):
        day += timedelta(days=2)
        schedule = Schedule((time(hour % 24),) * 7).taking_effect(day, schedule)
    assert TIMES_KEPT <= len(schedule.earlier) <= TIMES_KEPT + 1
    assert schedule.earlier[-1].last == day - timedelta(days=1)


def test_a_walk_that_was_moved_stays_moved_when_its_week_is_over() -> None:
    moved = WEEKDAYS.with_move(Move(MONDAY, MONDAY + timedelta(days=5), time(11)))
    for weeks in (1, 3, 50):
        changed = Schedule((time(18),) * 7).taking_effect(MONDAY + timedelta(days=7 * weeks), moved)
        assert occurrences(changed, MONDAY, 7, BERLIN) == occurrences(moved, MONDAY, 7, BERLIN)
        moved = changed
    assert Schedule().taking_effect(MONDAY + timedelta(days=400), moved).moves == ()


def test_a_move_of_this_week_that_is_taken_back_is_gone() -> None:
    moved = WEEKDAYS.with_move(Move(MONDAY, MONDAY + timedelta(days=5), time(11)))
    assert WEEKDAYS.taking_effect(MONDAY + timedelta(days=6), moved).moves == ()


def test_a_clock_that_was_ahead_hides_no_change() -> None:
    ahead = WEEKDAYS.taking_effect(MONDAY + timedelta(days=90), Schedule())
    assert replace(WEEKDAYS, earlier=()).taking_effect(MONDAY, ahead).times_on(MONDAY) == WEEKDAYS.times
