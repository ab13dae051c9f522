"""What somebody wants on their report for a clinician: which days, which parts, and what they ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

EARLIEST_BIRTH = 1900
"""The earliest year of birth that is taken for one (our choice)."""
EARLIEST = date(EARLIEST_BIRTH, 1, 1)
"""No report begins before that day."""
LONGEST_NAME = 80
"""Letters in a name (our choice: it fits one line)."""
LONGEST_QUESTION = 5000
"""Letters in a question (our choice: more than anybody would read out)."""


class ReportSpan(StrEnum):
    """Which days a report is about."""

    FOUR_WEEKS = "four_weeks"
    TWELVE_WEEKS = "twelve_weeks"
    SINCE_LAST = "since_last"
    """From the day on which the last report was saved."""
    OWN = "own"


class ReportPart(StrEnum):
    """What a report holds, in its order; any of it can be left out."""

    QUESTION = "question"
    FUNCTION = "function"
    PAIN = "pain"
    CHARTS = "charts"
    FLAGS = "flags"
    EXERCISES = "exercises"
    BOUNDS = "bounds"
    STOPS = "stops"


YEAR = timedelta(days=365)
_LENGTHS = {ReportSpan.FOUR_WEEKS: timedelta(weeks=4), ReportSpan.TWELVE_WEEKS: timedelta(weeks=12)}


@dataclass(frozen=True)
class ReportDays:
    """The local days ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    def known(self, today: date) -> ReportDays:
        """Those of them of which something can be known: none to come, and none from before anybody could walk here."""
        first, last = (min(today, max(EARLIEST, day)) for day in (self.first, self.last))
        return ReportDays(first, last)


def years_of(days: ReportDays) -> Iterator[ReportDays]:
    """The days in parts of a year at most, oldest first."""
    first = days.first
    while first <= days.last:
        last = min(days.last, first + YEAR - timedelta(days=1))
        yield ReportDays(first, last)
        first = last + timedelta(days=1)


@dataclass(frozen=True)
class ReportWish:
    """A report as somebody wants it. ``own`` are days they chose themselves; ``birth_year`` None and empty texts are
    not printed; ``keeps_person`` keeps name and year for the next report; ``detail`` adds pages with every walk."""

    span: ReportSpan = ReportSpan.TWELVE_WEEKS
    own: ReportDays | None = None
    question: str = ""
    name: str = ""
    birth_year: int | None = None
    keeps_person: bool = False
    left_out: frozenset[ReportPart] = frozenset()
    detail: bool = False

    def days(self, today: date, last_report: date | None) -> ReportDays:
        """The days the report is about, seen from ``today``. ``last_report`` is when one was saved last: without one,
        or with one that lies ahead, "since the last" is twelve weeks."""
        if self.span is ReportSpan.OWN and self.own is not None:
            return self.own.known(today)
        if self.span is ReportSpan.SINCE_LAST and last_report is not None and last_report <= today:
            return ReportDays(last_report, today)
        length = _LENGTHS.get(self.span, _LENGTHS[ReportSpan.TWELVE_WEEKS])
        return ReportDays(today - length + timedelta(days=1), today)


def birth_year_from(text: str, today: date) -> int | None:
    """The year that ``text`` says, from 1900 to this year; None for nothing. Raises ``ValueError`` otherwise."""
    if not text.strip():
        return None
    year = int(text)
    if not EARLIEST_BIRTH <= year <= today.year:
        raise ValueError(text)
    return year
