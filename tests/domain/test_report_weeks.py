"""The weeks of a report: of the first and the last one the chosen days alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.report_weeks import chosen_weeks
from coach.domain.report_wish import ReportDays
from coach.domain.session import Outcome, Session
from coach.domain.week_figures import WeekFigures

MONDAY = date(2026, 3, 2)
WEEKS = tuple(WeekFigures(MONDAY + timedelta(weeks=week), 140, 120, 4, after=2.0) for week in range(3))


def walk(day: int, after: int) -> Session:
    """Twenty minutes on a day after the Monday."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=day)
    return Session(at, 20, 20, Outcome.DONE, check_in=CheckIn(after=after))


WALKS = [walk(day, day % 4) for day in range(21)]


def days(first: int, last: int) -> ReportDays:
    """Days after the Monday, both included."""
    return ReportDays(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))


def test_whole_weeks_stay_as_they_are() -> None:
    assert chosen_weeks(WEEKS, WALKS, days(0, 20)) == WEEKS


def test_a_part_of_a_week_holds_what_was_walked_and_told_on_its_days_alone() -> None:
    first, middle, last = chosen_weeks(WEEKS, WALKS, days(5, 15))
    assert first.minutes == pytest.approx(40)
    assert (first.after, first.planned_minutes) == (1.5, None)
    assert middle == WEEKS[1]
    assert last.minutes == pytest.approx(40)
    assert (last.after, last.is_over) == (2.5, False)


@given(st.integers(0, 6), st.integers(14, 20))
def test_no_minute_from_before_or_after_the_chosen_days_is_drawn(first: int, last: int) -> None:
    drawn = chosen_weeks(WEEKS, WALKS, days(first, last))
    assert sum(week.minutes for week in drawn) == pytest.approx(20 * (last - first + 1))
