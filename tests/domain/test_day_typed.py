"""Days as they are typed: every usual form is read as the same day, and nothing else is read as any."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.day_typed import MONTHS, day_typed

TODAY = date(2026, 11, 12)
DAYS = st.dates(date(1000, 1, 1), date.max)


@given(DAYS, st.sampled_from(("title", "upper", "lower")))
def test_every_form_of_a_day_is_read_as_that_day(day: date, case: str) -> None:
    name, year = MONTHS[day.month - 1], day.year
    forms = (
        f"{day.day} {name[:3]} {year}",
        f" {day.day:02}  {name} {year} ",
        f"{day.day:02}/{day.month:02}/{year}",
        f"{day.day}.{day.month}.{year}",
        f"{day.day}-{day.month}-{year}",
        f"{year}-{day.month:02}-{day.day:02}",
        f"{day.day}. {name}, {year}",
    )
    assert {day_typed(getattr(form, case)(), TODAY) for form in forms} == {day}


@given(st.dates(date.min + timedelta(days=1), date.max - timedelta(days=1)))
def test_days_that_are_near_have_names(today: date) -> None:
    assert day_typed("Today", today) == today
    assert day_typed(" yesterday ", today) == today - timedelta(days=1)
    assert day_typed("TOMORROW", today) == today + timedelta(days=1)


def test_there_is_no_day_before_the_first_and_after_the_last() -> None:
    assert (day_typed("yesterday", date.min), day_typed("today", date.min)) == (None, date.min)
    assert (day_typed("tomorrow", date.max), day_typed("yesterday", date.max)) == (None, date(9999, 12, 30))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 Feb 2026",
        "29/02/2026",
        "2026-02-30",
        "7 Ju 2012",
        "7 Juni 2012",
        "7 2012",
        "06/2012",
        "7/6.2012",
        "7/6/12",
        "7 June",
        "2012/06/07",
        "32.1.2026",
        "1.13.2026",
        "7 Jun 20122",
        "0 Jan 2026",
        "1 Jan 0000",
        "٧/٦/٢٠١٢",
        "last week",
    ],
)
def test_what_is_no_day_for_certain_is_not_read(text: str) -> None:
    assert day_typed(text, TODAY) is None


@given(st.text(), DAYS)
def test_whatever_is_typed_is_a_day_or_nothing(text: str, today: date) -> None:
    found = day_typed(text, today)
    assert found is None or isinstance(found, date)
