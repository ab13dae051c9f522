"""Some weeks of walking as a clinician compares them: the first ones of a report, the last ones, and all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.check_in import CheckIn
from coach.domain.look_back_due import Shift
from coach.domain.report_wish import ReportDays
from coach.domain.session import Session
from coach.domain.week_figures import WeekFigures

SCORES = ("before", "peak", "after", "morning")
"""The four times at which pain is told, in their order."""
WEEK = timedelta(days=7)
LONG, MIDDLE, SHORT = 84, 28, 14
"""Days of walking from which four, two or one week at each end are compared (our choice: a third of it at most, and
never so few answers that one bad day is told as a change)."""

ENOUGH = 3
"""Answers on each side from which a change of pain can mean something (our choice)."""
PAIN_CHANGE, PAIN_SHARE = 2.0, 0.3
"""Points, or the share of the earlier mean, that mean something (published)."""
PAIN_LEAST = 1.0
"""Points below which a share means nothing either (our choice)."""


@dataclass(frozen=True)
class Mean:
    """The mean of ``count`` scores; None of none."""

    value: float | None = None
    count: int = 0


@dataclass(frozen=True)
class Stretch:
    """What was walked and told on some days. ``minutes``, ``days`` and ``planned`` are those of a week on average;
    ``planned`` is None where nobody knows what was planned. ``longest`` is in minutes. ``pain`` holds a mean for each
    of ``SCORES``."""

    span: ReportDays
    walks: int
    minutes: float
    days: float
    longest: float
    planned: float | None
    pain: tuple[Mean, ...]

    def mean(self, score: str) -> Mean:
        """The mean of one of ``SCORES``."""
        return self.pain[SCORES.index(score)]


def stretch_of(walks: Sequence[Session], weeks: Iterable[WeekFigures], span: ReportDays) -> Stretch:
    """The days of ``span``; ``walks`` may reach beyond it."""
    inside = [walk for walk in walks if span.holds(day_of(walk))]
    in_weeks = span.count / WEEK.days
    return Stretch(
        span,
        len(inside),
        sum(walk.walked_minutes for walk in inside) / in_weeks,
        len({day_of(walk) for walk in inside}) / in_weeks,
        max((walk.walked_minutes for walk in inside), default=0.0),
        _planned(weeks, span),
        tuple(_mean((walk.check_in for walk in inside), score) for score in SCORES),
    )


def day_of(walk: Session) -> date:
    """The local day on which a walk began, where it began."""
    return walk.started_at.date()


def ends_of(walks: Sequence[Session], span: ReportDays) -> tuple[ReportDays, ReportDays] | None:
    """The first and the last weeks to compare, from the first walk of ``span`` on; None where there is too little."""
    first = min((day for walk in walks if span.holds(day := day_of(walk))), default=None)
    if first is None:
        return None
    count = ReportDays(first, span.last).count
    if count < SHORT:
        return None
    weeks = 4 if count >= LONG else 2 if count >= MIDDLE else 1
    length = weeks * WEEK - timedelta(days=1)
    return ReportDays(first, first + length), ReportDays(span.last - length, span.last)


def _planned(weeks: Iterable[WeekFigures], span: ReportDays) -> float | None:
    """Of whole weeks alone: a part of one has a part of its walks."""
    whole = (week for week in weeks if span.holds(week.monday) and span.holds(week.monday + WEEK - timedelta(days=1)))
    known = [week.planned_minutes for week in whole if week.planned_minutes is not None]
    return sum(known) / len(known) if known else None


def _mean(answers: Iterable[CheckIn | None], score: str) -> Mean:
    told = [value for one in answers if one is not None and (value := getattr(one, score)) is not None]
    return Mean(sum(told) / len(told), len(told)) if told else Mean()


def pain_shift(before: Mean, now: Mean) -> Shift | None:
    """What may be said about two means of pain; None with too few answers on a side."""
    if before.value is None or now.value is None or min(before.count, now.count) < ENOUGH:
        return None
    least = min(PAIN_CHANGE, max(PAIN_LEAST, before.value * PAIN_SHARE))
    if abs(before.value - now.value) < least - 1e-9:
        return Shift.CLOSE
    return Shift.BETTER if now.value < before.value else Shift.WORSE
