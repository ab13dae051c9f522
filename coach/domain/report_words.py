"""How a report writes numbers, days and changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coach.domain.half_up import apart, half_up
from coach.domain.phrases import Phrases
from coach.domain.report_stretch import Mean
from coach.domain.report_wish import ReportDays

YEAR_DAYS, MONTH_DAYS = 365.25, 30.4375
"""Days of a year and of a month on average."""
MOST_DAYS = 4
"""Days that are named of those on which something happened (our choice: what fits a line)."""


@dataclass(frozen=True)
class PaperWords:
    """Says what stands in ``resources/words/<language>/report_paper.toml``."""

    phrases: Phrases

    def say(self, id: str, **values: str | int) -> str:
        """A sentence of the report; whoever counts thousands reads "7,305"."""
        return self.phrases.say(f"report_paper.{id}", **{name: grouped(value) for name, value in values.items()})

    def day(self, day: date) -> str:
        """ "12 November 2026"."""
        month = self.phrases.say("common.months").split()[day.month - 1]
        return self.say("day", day=day.day, month=month, year=str(day.year))

    def day_short(self, day: date) -> str:
        """ "12 Nov 2026"."""
        month = self.phrases.say("common.months").split()[day.month - 1][:3]
        return self.say("day", day=day.day, month=month, year=str(day.year))

    def day_month(self, day: date) -> str:
        """ "12 Nov"."""
        return self.say("day_month", day=day.day, month=self.phrases.say("common.months").split()[day.month - 1][:3])

    def days(self, days: ReportDays) -> str:
        """From when to when, and how long that is."""
        first, last = self.day(days.first), self.day(days.last)
        if days.count >= YEAR_DAYS:
            return self._long(first, last, days.count)
        if days.count % 7:
            return self.say("days_few", first=first, last=last, count=days.count)
        return self.say("days", first=first, last=last, weeks=days.count // 7)

    def _long(self, first: str, last: str, days: int) -> str:
        """Nobody sees what 7305 days are."""
        months = round(days / MONTH_DAYS)
        if months < 24:
            return self.say("days_months", first=first, last=last, count=months)
        return self.say("days_years", first=first, last=last, count=round(days / YEAR_DAYS))

    def named_days(self, days: Iterable[date]) -> str:
        """The newest of some days; "…" stands for those before."""
        newest = sorted(set(days), reverse=True)
        named = ", ".join(self.day_short(day) for day in newest[:MOST_DAYS])
        return f"{named}, …" if len(newest) > MOST_DAYS else named

    def mean(self, mean: Mean) -> str:
        """A mean score with the number of its answers."""
        if mean.value is None:
            return self.say("not_told")
        return self.say("pain.mean", mean=points(mean.value), count=mean.count)

    def lower_or_higher(self, before: float, now: float, digits: int = 1) -> str:
        """How far a score has moved, as the numbers beside it are written."""
        change = apart(before, now, digits)
        if float(change) == 0:
            return self.say("function.same")
        return self.say("pain.lower" if now < before else "pain.higher", points=change)

    def more_or_less(self, before: float, now: float, digits: int, unit: str = "") -> str:
        """How far a number has moved; ``unit`` is "_min" for minutes."""
        change = round(now, digits) - round(before, digits)
        if abs(change) < 0.5 * 10**-digits:
            return self.say("function.same")
        amount = f"{abs(change):.{digits}f}"
        name = {"": "count", "_min": "minutes"}[unit]
        return self.say(f"function.{'more' if change > 0 else 'less'}{unit}", **{name: amount})


class Grouped(int):
    """A number that is written with its thousands apart, and still fits "1 walk" and "2 walks"."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec or ",")


def grouped(value: str | int) -> str | int:
    """A number as the report writes it."""
    return Grouped(value) if isinstance(value, int) else value


def points(score: float) -> str:
    """A score with one digit after the point."""
    return half_up(score)


def printable(text: str) -> str:
    """Somebody's own words on one line, without what no sheet of paper and no page can show."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())
