"""The axes of charts over weeks: which weeks stand together, and where the ticks are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from coach.domain.week_figures import WeekFigures

WEEKS_ALONE, WEEKS_BY_FOUR = 110, 450
"""Up to so many weeks each has a place of its own, up to so many four share one; beyond, 13 do: a quarter (our choice:
on a page of usual width a bar is then never thinner than four pixels)."""
MOST_TICKS = 8
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 150, 200, 250, 300, 500, 1000, 2000, 5000)
"""What the lines across a chart may be apart."""


@dataclass(frozen=True)
class Places:
    """The places of a chart, each ``size`` weeks wide from ``first`` on, and the weeks in each."""

    first: date
    size: int
    weeks: tuple[tuple[WeekFigures, ...], ...]

    @property
    def bar(self) -> int:
        """How many days wide a place is."""
        return 7 * self.size

    @property
    def days(self) -> int:
        """How many days wide they are together."""
        return self.bar * len(self.weeks)

    def at(self, day: date) -> int:
        """Where a day lies, in days from the first."""
        return (day - self.first).days

    def begins(self, number: int) -> date:
        """The first day of a place."""
        return self.first + timedelta(days=number * self.bar)


def together(weeks: int) -> int:
    """How many of so many weeks share a place."""
    if weeks <= WEEKS_ALONE:
        return 1
    return 4 if weeks <= WEEKS_BY_FOUR else 13


def places(weeks: Sequence[WeekFigures]) -> Places:
    """One week or more, without gaps between them, in places that are equally wide. The newest is full; where the first
    is not, it begins before its first week."""
    size = together(len(weeks))
    spare = -len(weeks) % size
    cuts = [0, *range(size - spare, len(weeks) + 1, size)]
    shared = tuple(tuple(weeks[begin:end]) for begin, end in pairwise(cuts))
    return Places(weeks[0].monday - timedelta(weeks=spare), size, shared)


def starts(days: int, first: date) -> list[date]:
    """The days that are named below a chart of ``days`` from ``first``: Mondays, firsts of months or of years."""
    if days <= 7 * 16:
        every = ceil(days / 7 / MOST_TICKS)
        return [first + timedelta(weeks=number) for number in range(0, ceil(days / 7), every)]
    last = first + timedelta(days=days - 1)
    months = [
        date(at // 12, at % 12 + 1, 1) for at in range(first.year * 12 + first.month, last.year * 12 + last.month)
    ]
    if days <= 800:
        return months[:: ceil(len(months) / MOST_TICKS)]
    years = [month for month in months if month.month == 1]
    return years[:: ceil(len(years) / MOST_TICKS)]


def heights(highest: float, least: float) -> list[int]:
    """Where the lines across a chart are: from 0 to the first at or above both ``highest`` and ``least``."""
    top = max(highest, least)
    step = next((step for step in STEPS if step * 4 >= top), STEPS[-1] * ceil(top / STEPS[-1] / 4))
    return [step * number for number in range(ceil(top / step) + 1)]
