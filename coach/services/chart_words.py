"""How points and days of charts are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coach.domain.chart import Tick
from coach.domain.chart_axis import Places, heights, starts
from coach.domain.phrases import Phrases
from coach.domain.week_figures import WeekFigures


@dataclass(frozen=True)
class ChartWords:
    """Says ids of ``charts.toml``; ``last`` is the newest day, whose year goes without saying. ``begins`` and ``ends``
    are the days with which the first place begins and the newest one ends, where these are not whole weeks."""

    phrases: Phrases
    places: Places
    last: date
    begins: date | None = None
    ends: date | None = None

    def say(self, id: str, **values: str | int) -> str:
        """A sentence about charts."""
        return self.phrases.say(f"charts.{id}", **values)

    def day(self, day: date) -> str:
        """ "2 November", with its year where that is another one."""
        if day not in self._days:
            self._days[day] = self._said(day)
        return self._days[day]

    def _said(self, day: date) -> str:
        month = self._months[day.month - 1]
        if day.year == self.last.year:
            return self.say("day", day=day.day, month=month)
        return self.say("day_year", day=day.day, month=month, year=day.year)

    def row(self, number: int) -> str:
        """What a place is called in the table."""
        if cut := self._cut(number):
            return cut
        first = self.day(self.places.begins(number))
        count = self.places.size
        return first if count == 1 else self.say("row_weeks", count=count, day=first)

    def reading(self, number: int, what: str, is_sum: bool = False, grows: bool = True) -> str:
        """ "Week of 2 November: 96 minutes of 110 planned", and why nobody expects the plan to be kept then. Of several
        weeks ``what`` is their mean, unless it ``is_sum``; what ``grows`` is told "so far" until its week is over."""
        weeks = self.places.weeks[number]
        first, cut = self.day(self.places.begins(number)), self._cut(number)
        if self.places.size > 1 and cut:
            return self.say("part" if is_sum else "part_weeks", days=cut[0].upper() + cut[1:], what=what)
        if self.places.size > 1:
            return self.say("weeks_sum" if is_sum else "weeks", count=self.places.size, day=first, what=what)
        kind = weeks[0].excused
        so_far = grows and not weeks[0].is_over and self.ends is None and number == len(self.places.weeks) - 1
        more = self.say(f"excused.{kind.value}") if kind else self.say("so_far") if so_far else ""
        if cut:
            return self.say("part", days=cut[0].upper() + cut[1:], what=what) + more
        return self.say("week", day=first, what=what) + more

    def _cut(self, number: int) -> str:
        """The days of a place that is cut; "" for one that is whole."""
        first = self.begins if number == 0 else None
        last = self.ends if number == len(self.places.weeks) - 1 else None
        if last is not None:
            return self.say("days", first=self.day(first or self.places.begins(number)), last=self.day(last))
        return self.say("from", day=self.day(first)) if first else ""

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The days named below: in the middle of a week's place, at the beginning of a month or a year."""
        found = starts(self.places.days, self.places.first)
        if self.places.days <= 7 * 16:
            return tuple(Tick(self.places.at(day) + 3.5, self._short(self._shown(day))) for day in found)
        by_year = bool(found) and all(day.month == 1 for day in found)
        return tuple(Tick(self.places.at(day), self._tick(day, by_year)) for day in found)

    @cached_property
    def rows(self) -> tuple[Tick, ...]:
        """The rows of the table."""
        return tuple(Tick(number * self.places.bar, self.row(number)) for number in range(len(self.places.weeks)))

    def column(self) -> str:
        """What heads the first column of the table."""
        return self.say("column" if self.places.size == 1 else "column_weeks")

    def _tick(self, day: date, by_year: bool) -> str:
        if by_year:
            return str(day.year)
        return self._months[day.month - 1][:3] if day.month > 1 else f"{self._months[day.month - 1][:3]} {day.year}"

    def _shown(self, day: date) -> date:
        return max(day, self.begins) if self.begins else day

    def _short(self, day: date) -> str:
        return self.say("day", day=day.day, month=self._months[day.month - 1][:3])

    @cached_property
    def _days(self) -> dict[date, str]:
        """What days are called, as far as it was said: five charts name the same ones."""
        return {}

    @cached_property
    def _months(self) -> list[str]:
        return self.phrases.say("common.months").split()


def lines(highest: float, least: float) -> tuple[Tick, ...]:
    """The lines across a chart."""
    return tuple(Tick(height, str(height)) for height in heights(highest, least))


def middle_of(words: ChartWords, day: date) -> float:
    """The middle of the place that holds a day."""
    return (words.places.at(day) // words.places.bar + 0.5) * words.places.bar


def mean(values: Sequence[float | None]) -> float | None:
    """The mean of what is known; None for nothing."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def is_quiet(weeks: Sequence[WeekFigures]) -> bool:
    """Whether a place is drawn paler: nothing in it is a whole week that was expected to be kept."""
    return all(week.excused is not None or not week.is_over for week in weeks)
