"""Where the days of a year lie: weeks side by side from Monday to Sunday, in as many bands as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

WEEK = timedelta(days=7)


class Way(Enum):
    """Where a key leads."""

    EARLIER_DAY = auto()
    LATER_DAY = auto()
    EARLIER_WEEK = auto()
    LATER_WEEK = auto()
    EARLIER_MONTH = auto()
    LATER_MONTH = auto()
    FIRST = auto()
    LAST = auto()


@dataclass(frozen=True)
class DiaryGrid:
    """A year in bands of at most ``columns`` weeks (at least 1)."""

    year: int
    columns: int

    @property
    def first(self) -> date:
        """1 January."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """31 December."""
        return date(self.year, 12, 31)

    @property
    def weeks(self) -> int:
        """How many weeks have a day of the year: 53 or 54."""
        return self._week(self.last) + 1

    @property
    def bands(self) -> int:
        """How many bands there are."""
        return -(-self.weeks // self.columns)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the year."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))

    def place(self, day: date) -> tuple[int, int, int]:
        """Band, column and row (0 is Monday) of a day of the year."""
        week = self._week(day)
        return week // self.columns, week % self.columns, day.weekday()

    def day_at(self, band: int, column: int, row: int) -> date | None:
        """The day that lies there, or None."""
        if not (0 <= column < self.columns and 0 <= row < 7 and 0 <= band < self.bands):
            return None
        # A day before the first year there is cannot be counted to.
        days = (band * self.columns + column) * 7 + row - self.first.weekday()
        found = self.first + timedelta(days=days) if days >= 0 else None
        return found if found is not None and found.year == self.year else None

    def _week(self, day: date) -> int:
        return ((day - self.first).days + self.first.weekday()) // 7


def moved(day: date, way: Way, first: date, last: date) -> date:
    """The day that a key leads to from ``day``, kept between ``first`` and ``last``."""
    if way in (Way.FIRST, Way.LAST):
        return first if way is Way.FIRST else last
    return min(last, max(first, _moved(day, way)))


def _moved(day: date, way: Way) -> date:
    steps = {Way.EARLIER_DAY: -1, Way.LATER_DAY: 1, Way.EARLIER_WEEK: -7, Way.LATER_WEEK: 7}
    if way in steps:
        return day + timedelta(days=steps[way])
    month = day.year * 12 + day.month - 1 + (1 if way is Way.LATER_MONTH else -1)
    begins = date(month // 12, month % 12 + 1, 1)
    return begins + timedelta(days=min(day.day, _length(begins)) - 1)


def _length(begins: date) -> int:
    return ((begins + timedelta(days=31)).replace(day=1) - begins).days
