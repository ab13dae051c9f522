"""What a week came to: minutes, walks, means, whether it was on plan and what excuses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.planned_weeks import Ahead, lengths_of, planned_days
from coach.domain.schedule import Move, Schedule
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.domain.week_sums import WeekParts, answers_after, monday_of, rising_lengths, week_figures

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 3, 2)
NOON = time(12, 30)
FOUR_DAYS = Schedule((NOON, None, NOON, NOON, None, NOON, None))


def walk(day: int, minutes: float = 20, outcome: Outcome = Outcome.DONE, after: int | None = 2) -> Session:
    """A walk some days after the Monday."""
    at = datetime.combine(MONDAY + timedelta(days=day), NOON, LONDON)
    return Session(at, 20, minutes, outcome, check_in=CheckIn(before=1, peak=4, after=after))


def parts(sessions: Sequence[Session], today: int = 40, schedule: Schedule = FOUR_DAYS) -> WeekParts:
    """What weeks are worked out from, ``today`` being some days after the Monday."""
    day = MONDAY + timedelta(days=today)
    return WeekParts(sessions, (), schedule, lengths_of(sessions, 10), MONDAY - timedelta(days=70), (), day)


def week(what: WeekParts, number: int = 0) -> WeekFigures:
    """One week after the Monday."""
    return week_figures(what, MONDAY, number + 1)[number]


def test_a_week_is_on_plan_from_three_of_four_walks_on() -> None:
    assert [week(parts([walk(day) for day in range(count)])).on_plan for count in range(6)] == [
        False, False, False, True, True, True,
    ]  # fmt: skip


def test_shortened_and_stopped_walks_keep_a_week_on_plan_as_any() -> None:
    outcomes = (Outcome.SHORTENED, Outcome.STOPPED, Outcome.DONE)
    found = week(parts([walk(day, 5, outcome) for day, outcome in enumerate(outcomes)]))
    assert (found.on_plan, found.done, found.shortened, found.stopped, found.walks) == (True, 1, 1, 1, 3)
    assert found.minutes == 15


def test_a_walk_of_seconds_is_none() -> None:
    assert week(parts([walk(0, 0.5)])).walks == 0


def test_a_week_that_is_not_over_is_neither_on_plan_nor_off_it() -> None:
    found = week(parts([walk(day) for day in range(4)], today=6))
    assert (found.on_plan, found.is_over) == (None, False)
    assert week(parts([], today=7)).is_over


def test_an_excused_week_is_not_counted_and_one_that_was_kept_all_the_same_is() -> None:
    ill = TimeOff(MONDAY, MONDAY + timedelta(days=4), TimeOffKind.ILL)
    off = replace(parts([walk(0)]), times_off=(ill,))
    assert (week(off).excused, week(off).on_plan) == (TimeOffKind.ILL, None)
    kept = replace(off, sessions=[walk(day) for day in range(3)])
    assert (week(kept).excused, week(kept).on_plan) == (None, True)


def test_before_the_plan_nobody_planned_anything() -> None:
    new = replace(parts([walk(0), walk(8)]), since=MONDAY + timedelta(days=9))
    before, first = week_figures(new, MONDAY, 2)
    assert (before.planned_walks, before.planned_minutes, before.on_plan) == (None, None, None)
    # Wednesday, Thursday and Saturday are left of the first week.
    assert (first.planned_walks, first.planned_minutes) == (3, 60)
    assert week(replace(new, since=None)).planned_walks is None


def test_a_week_in_which_nothing_was_planned_is_neither_kept_nor_missed() -> None:
    found = week(parts([walk(0)], schedule=Schedule()))
    assert (found.planned_walks, found.on_plan) == (0, None)


def test_planned_minutes_go_by_the_length_that_held_on_each_day() -> None:
    grown = replace(walk(3), planned_minutes=24)
    # Monday before any walk counts with the start; Wednesday's walk was 20, Thursday's and Saturday's 24.
    assert week(parts([walk(2), grown])).planned_minutes == 10 + 20 + 24 + 24


def test_days_that_are_not_over_count_what_the_plan_has_now() -> None:
    # It is Thursday after a red walk of 20 minutes on Wednesday: the plan goes on with 14.
    sessions, thursday = [walk(0), walk(2)], MONDAY + timedelta(days=3)
    ahead = Ahead(thursday, 14, 14)
    told = replace(parts(sessions, today=3), lengths=lengths_of(sessions, 10, ahead))
    assert week(told).planned_minutes == 20 + 20 + 14 + 14
    small = replace(ahead, minutes_today=7)
    assert week(replace(told, lengths=lengths_of(sessions, 10, small))).planned_minutes == 20 + 20 + 7 + 14
    # Once today's walk is walked, it counts with the length it had.
    done = [*sessions, replace(walk(3), planned_minutes=15)]
    assert week(replace(told, sessions=done, lengths=lengths_of(done, 10, ahead))).planned_minutes == 20 + 20 + 15 + 14
    rests = replace(ahead, rests_until=MONDAY + timedelta(days=5))
    assert week(replace(told, lengths=lengths_of(sessions, 10, rests))).planned_minutes == 20 + 20 + 14


def test_a_walk_moved_to_another_week_is_planned_there() -> None:
    moved = replace(FOUR_DAYS, moves=(Move(MONDAY, MONDAY + timedelta(days=7), NOON),))
    since = MONDAY - timedelta(days=30)
    assert [len(planned_days(moved, MONDAY + timedelta(days=7 * week), since)) for week in range(3)] == [3, 5, 4]


def test_means_are_of_what_was_answered_and_routines_are_counted_by_their_days() -> None:
    told = replace(parts([walk(0, after=2), walk(1, after=5), walk(2, after=None)]), routines=[MONDAY, MONDAY])
    found = week(told)
    assert (found.before, found.peak, found.after, found.morning, found.routines) == (1, 4, 3.5, None, 2)


def test_every_answer_after_a_walk_is_told_with_its_day() -> None:
    silent, begun = replace(walk(4), check_in=None), replace(walk(3, after=9), walked_minutes=0.5)
    sessions = [walk(0, after=4), walk(0, after=1), walk(2, after=None), begun, silent, walk(5, after=0)]
    assert answers_after(sessions) == ((MONDAY, 1), (MONDAY, 4), (MONDAY + timedelta(days=5), 0))


def test_lengths_rise_week_by_week_to_what_is_planned_now() -> None:
    lengths = [replace(walk(day), planned_minutes=minutes) for day, minutes in ((0, 10), (2, 12), (8, 11), (23, 14))]
    assert rising_lengths(lengths, 15) == (12, 11, 15)
    assert rising_lengths((), 15) == ()


@given(st.lists(st.tuples(st.integers(0, 34), st.integers(0, 40)), max_size=30))
def test_no_walk_is_lost_or_counted_twice(told: list[tuple[int, int]]) -> None:
    sessions = [walk(day, minutes) for day, minutes in sorted(told)]
    weeks = week_figures(parts(sessions), MONDAY, 5)
    assert sum(one.walks for one in weeks) == sum(one.is_walked for one in sessions)
    assert sum(one.minutes for one in weeks) == sum(one.walked_minutes for one in sessions if one.is_walked)
    assert all(one.monday == monday_of(one.monday) for one in weeks)
