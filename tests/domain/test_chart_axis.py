"""Weeks in the places of a chart: none is lost, none comes twice, and no chart has more places than can be seen."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.chart_axis import MOST_TICKS, WEEKS_ALONE, heights, places, starts
from coach.domain.week_figures import WeekFigures

MONDAY = date(2006, 1, 2)


def weeks(count: int) -> list[WeekFigures]:
    return [WeekFigures(MONDAY + timedelta(weeks=number), float(number)) for number in range(count)]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1500))
def test_every_week_stands_in_the_one_place_that_its_days_are_in(count: int) -> None:
    found = places(weeks(count))
    assert [week for place in found.weeks for week in place] == weeks(count)
    assert len(found.weeks) <= WEEKS_ALONE + 10
    assert len(found.weeks[-1]) == found.size
    assert found.days == len(found.weeks) * found.bar
    for number, place in enumerate(found.weeks):
        for week in place:
            assert found.begins(number) <= week.monday
            assert found.at(week.monday) + 7 <= (number + 1) * found.bar


@settings(max_examples=60, deadline=None)
@given(st.integers(7, 366 * 25), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_few_days_are_named_below_and_all_of_them_are_in_the_chart(days: int, first: date) -> None:
    found = starts(days, first)
    assert len(found) <= MOST_TICKS
    assert found == sorted(set(found))
    assert all(first <= day < first + timedelta(days=days) for day in found)
    assert found or days > 7 * 16


def test_a_chart_names_mondays_then_months_then_years() -> None:
    first = date(2026, 11, 2)
    assert starts(28, first) == [first + timedelta(weeks=number) for number in range(4)]
    assert starts(364, first)[:2] == [date(2026, 12, 1), date(2027, 2, 1)]
    assert starts(366 * 4, first) == [date(year, 1, 1) for year in (2027, 2028, 2029, 2030)]


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 100_000), st.integers(1, 100))
def test_the_lines_across_reach_just_above_everything_and_are_few(highest: float, least: int) -> None:
    found = heights(highest, least)
    assert found[0] == 0
    assert found[-1] >= max(highest, least) > found[-2]
    assert 2 <= len(found) <= 6
