"""Looking back at a week: when it is due, and what may be said about the scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.added_day import WeeklySlot, free_weekdays, propose_slot, usual_time, with_days, with_slot
from coach.domain.check_in import CheckIn, Effort, Reach
from coach.domain.frequency import WeekStep, next_week
from coach.domain.look_back import LookBack, RolandMorris, is_same_goal
from coach.domain.look_back_due import (
    ROLAND_MORRIS_DAYS,
    Shift,
    asked_week,
    compare_peg,
    compare_roland_morris,
    due_week,
    roland_morris_from,
    week_before,
)
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.rules import Rules
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session

FIRST = date(2026, 11, 12)
"""A Thursday."""
NOON, EVENING = time(12, 30), time(18)
PLAN = Plan(days_per_week=4)
MORNING = datetime(2026, 11, 26, 9, tzinfo=UTC)
RULES = Rules()
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
weekdays = st.none() | st.integers(0, 6)


def told(monday: date, pain: int | None, enjoyment: int | None, activity: int | None) -> LookBack:
    return LookBack(monday, datetime(2026, 11, 12, tzinfo=UTC), pain, enjoyment, activity)


def ticked(day: date, count: int) -> RolandMorris:
    return RolandMorris(day, frozenset(range(1, count + 1)))


def test_before_the_first_walk_and_in_the_week_after_it_nothing_is_due() -> None:
    assert due_week(None, None, None, FIRST) is None
    assert all(due_week(FIRST, None, None, FIRST + timedelta(days=passed)) is None for passed in range(7))


def test_a_week_after_the_first_walk_its_look_back_is_due() -> None:
    assert due_week(FIRST, None, None, FIRST + timedelta(days=7)) == date(2026, 11, 16)


def test_the_newest_week_is_there_to_be_changed_after_it_was_closed() -> None:
    today = FIRST + timedelta(days=9)
    assert due_week(FIRST, None, date(2026, 11, 16), today) is None
    assert asked_week(FIRST, None, today) == date(2026, 11, 16)
    assert asked_week(FIRST, None, FIRST) is None


def test_a_look_back_on_a_sunday_is_about_the_week_that_ends_and_on_a_monday_about_the_one_before() -> None:
    assert week_before(date(2026, 11, 22)) == date(2026, 11, 16)
    assert week_before(date(2026, 11, 23)) == date(2026, 11, 16)


@settings(max_examples=60)
@given(first=days, weekday=weekdays, passed=st.integers(0, 60))
def test_a_week_is_asked_about_once(first: date, weekday: int | None, passed: int) -> None:
    today = first + timedelta(days=passed)
    due = due_week(first, weekday, None, today)
    if due is not None:
        assert due.weekday() == 0
        assert due_week(first, weekday, due, today) is None


@settings(max_examples=60)
@given(first=days, weekday=weekdays, other=weekdays, passed=st.integers(0, 60))
def test_another_day_brings_no_older_week_back(
    first: date, weekday: int | None, other: int | None, passed: int
) -> None:
    today = first + timedelta(days=passed)
    due = due_week(first, weekday, None, today)
    again = due_week(first, other, due, today)
    assert due is None or again is None or again > due


@settings(max_examples=40)
@given(first=days, weekday=weekdays, passed=st.integers(14, 60))
def test_the_week_after_one_that_was_put_off_is_asked_about_again(
    first: date, weekday: int | None, passed: int
) -> None:
    today = first + timedelta(days=passed)
    due = due_week(first, weekday, None, today)
    assert due is not None
    assert due_week(first, weekday, due, today + timedelta(days=7)) == due + timedelta(days=7)


def test_a_week_that_lies_ahead_because_the_clock_was_set_back_stops_nothing() -> None:
    assert due_week(FIRST, None, date(2030, 1, 7), FIRST + timedelta(days=7)) is not None


def test_the_questionnaire_is_there_once_in_four_weeks_at_most() -> None:
    earlier = (ticked(FIRST, 4),)
    assert roland_morris_from((), FIRST) == FIRST
    assert roland_morris_from(earlier, FIRST) == FIRST
    assert roland_morris_from(earlier, FIRST + timedelta(days=1)) == FIRST + timedelta(days=ROLAND_MORRIS_DAYS)
    assert roland_morris_from(earlier, FIRST + timedelta(days=40)) == FIRST + timedelta(days=40)
    assert roland_morris_from(earlier, FIRST - timedelta(days=3)) == FIRST - timedelta(days=3)


@pytest.mark.parametrize(
    ("before", "now", "shift"),
    [
        ((6, 6, 6), (4, 4, 4), Shift.BETTER),
        ((4, 4, 4), (6, 6, 6), Shift.WORSE),
        ((6, 6, 6), (4, 4, 5), Shift.CLOSE),
        ((5, 5, 5), (4, 4, 4), Shift.CLOSE),
        ((0, 0, 0), (0, 0, 0), Shift.CLOSE),
    ],
)
def test_a_change_of_the_three_questions_is_told_only_from_the_larger_published_figure(
    before: tuple[int, int, int], now: tuple[int, int, int], shift: Shift
) -> None:
    found = compare_peg([told(FIRST, *before), told(FIRST + timedelta(days=7), *now)])
    assert found is not None
    assert (found.since, found.shift) == (FIRST, shift)


def test_an_open_question_makes_no_score() -> None:
    assert told(FIRST, 3, None, 3).peg is None
    assert compare_peg([told(FIRST, 6, 6, 6), told(FIRST, 1, None, 1)]) is None


@pytest.mark.parametrize(
    ("before", "now", "shift"),
    [
        (20, 15, Shift.BETTER),
        (20, 16, Shift.CLOSE),
        (10, 7, Shift.BETTER),
        (10, 13, Shift.WORSE),
        (2, 1, Shift.CLOSE),
        (0, 4, Shift.CLOSE),
        (0, 5, Shift.WORSE),
    ],
)
def test_a_change_of_the_questionnaire_is_five_points_or_three_in_ten(before: int, now: int, shift: Shift) -> None:
    found = compare_roland_morris([ticked(FIRST, before), ticked(FIRST + timedelta(days=28), now)])
    assert found is not None
    assert (found.before, found.now, found.shift) == (before, now, shift)


def test_one_questionnaire_is_compared_with_nothing() -> None:
    assert compare_roland_morris([ticked(FIRST, 7)]) is None


# --- next week ------------------------------------------------------------------------------------------------------


def walked_well(*days_ago: int) -> History:
    check_in = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset(), Effort.EASY, False)
    moments = (MORNING - timedelta(days=ago) for ago in sorted(days_ago, reverse=True))
    return History(tuple(Session(at, 10, 10.0, Outcome.DONE, check_in=check_in) for at in moments))


def test_a_day_that_is_not_over_yet_takes_no_day_of_the_week_away() -> None:
    assert next_week(PLAN, walked_well(7, 5, 3, 1), 4, MORNING, RULES).step is WeekStep.ADD_DAY
    assert next_week(PLAN, walked_well(7, 5, 3, 0), 4, MORNING, RULES).step is WeekStep.HOLD
    assert next_week(PLAN, walked_well(6, 5, 3, 0), 4, MORNING, RULES).step is WeekStep.ADD_DAY
    assert next_week(PLAN, walked_well(8, 5, 3, 1), 4, MORNING, RULES).step is WeekStep.HOLD


# --- one more day ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("walks", "weekday"),
    [((0,), 3), ((0, 3), 5), ((0, 1, 2), 4), ((0, 2, 3, 5), 1), ((0, 2, 4), 5), ((1, 2, 3, 4, 5, 6), 0)],
)
def test_one_more_walk_goes_into_the_middle_of_the_widest_gap(walks: tuple[int, ...], weekday: int) -> None:
    schedule = Schedule(tuple(NOON if day in walks else None for day in range(7)))
    assert propose_slot(schedule) == WeeklySlot(weekday, NOON)


def test_it_is_at_the_time_most_walks_are_at() -> None:
    schedule = Schedule((EVENING, None, NOON, None, EVENING, None, None))
    assert usual_time(schedule) == EVENING
    assert usual_time(Schedule((EVENING, None, NOON, None, None, None, None))) == NOON


def test_without_a_free_day_or_a_time_to_go_by_nothing_is_proposed() -> None:
    assert propose_slot(Schedule((NOON,) * 7)) is None
    assert propose_slot(Schedule()) is None


@settings(max_examples=40)
@given(st.tuples(*[st.none() | st.sampled_from((NOON, EVENING))] * 7))
def test_a_proposed_day_was_free_and_changes_no_other(times: tuple[time | None, ...]) -> None:
    schedule = Schedule(times)
    slot = propose_slot(schedule)
    if slot is not None:
        added = with_slot(schedule, slot)
        assert slot.weekday in free_weekdays(schedule)
        assert added.days_per_week == schedule.days_per_week + 1
        assert [at for day, at in enumerate(added.times) if day != slot.weekday] == [
            at for day, at in enumerate(times) if day != slot.weekday
        ]


def test_a_day_more_than_this_morning_is_an_added_one() -> None:
    plan, before = with_days(PLAN, 5, None, FIRST)
    assert (plan.days_per_week, plan.day_added) == (5, FIRST)
    again, _ = with_days(plan, 6, before, FIRST)
    assert again.day_added == FIRST


def test_another_weekday_in_place_of_one_adds_none() -> None:
    fewer, before = with_days(PLAN, 3, None, FIRST)
    back, _ = with_days(fewer, 4, before, FIRST)
    assert (fewer.day_added, back) == (None, PLAN)


def test_taking_an_added_day_back_brings_the_one_before_it_back() -> None:
    earlier = replace(PLAN, day_added=FIRST - timedelta(days=3))
    more, before = with_days(earlier, 5, None, FIRST)
    less, _ = with_days(more, 4, before, FIRST)
    assert less == earlier


def test_what_was_compared_with_yesterday_counts_no_more() -> None:
    fewer, before = with_days(PLAN, 3, None, FIRST)
    tomorrow = FIRST + timedelta(days=1)
    assert with_days(fewer, 4, before, tomorrow)[0].day_added == tomorrow


def test_a_goal_is_the_same_in_the_same_words_whatever_its_spaces_and_capitals() -> None:
    assert is_same_goal(" Walk  to the lake", "walk to the Lake ")
    assert not is_same_goal("walk to the lake", "walk round the lake")
