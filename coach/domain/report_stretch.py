"""Some weeks of walking as a clinician compares them: the first ones of a report, the last ones, and all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
"""Days from which four, two or one week at each end are compared (our choice: a third of it at most, and
never so few answers that one bad day is told as a change)."""

ENOUGH = 5
"""Answers on each side from which a change of pain can mean something (our choice)."""
LEAST_WALKS = 4
"""Walks from which the first weeks are compared with the last ones (our choice: about two on each side)."""
PAIN_CHANGE, PAIN_SHARE = 2.0, 0.3
"""Points, or the share of the earlier mean, that mean something (published)."""
PAIN_LEAST = 1.0
"""Points below which a share means nothing either (our choice)."""


@dataclass(frozen=True)
class Mean:
    """What some scores come to."""

    scores: tuple[float, ...] = ()

    @property
    def value(self) -> float | None:
        """Their mean; None of none."""
        return sum(self.scores) / len(self.scores) if self.scores else None

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.scores)


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


def compared(walks: Sequence[Session], span: ReportDays) -> tuple[ReportDays, ReportDays] | None:
    """What ``ends_of`` says, unless there are fewer than ``LEAST_WALKS`` in ``span``."""
    inside = sum(span.holds(day_of(walk)) for walk in walks)
    return ends_of(walks, span) if inside >= LEAST_WALKS else None


def ends_of(walks: Sequence[Session], span: ReportDays) -> tuple[ReportDays, ReportDays] | None:
    """The first and the last weeks of ``span`` to compare; None where there is too little. Where nothing was walked for
    half of its first weeks or longer, it begins with the first walk (our choice): before that, there is nothing to
    compare with."""
    first = min((day for walk in walks if span.holds(day := day_of(walk))), default=None)
    if first is None:
        return None
    weeks = _weeks_at_ends(span)
    if weeks and first - span.first < weeks * WEEK / 2:
        return _ends(span, weeks)
    span = ReportDays(first, span.last)
    weeks = _weeks_at_ends(span)
    return _ends(span, weeks) if weeks else None


def _weeks_at_ends(span: ReportDays) -> int:
    """How many weeks are compared; 0 where there are too few."""
    if span.count < SHORT:
        return 0
    return 4 if span.count >= LONG else 2 if span.count >= MIDDLE else 1


def _ends(span: ReportDays, weeks: int) -> tuple[ReportDays, ReportDays]:
    length = weeks * WEEK - timedelta(days=1)
    return ReportDays(span.first, span.first + length), ReportDays(span.last - length, span.last)


def _planned(weeks: Iterable[WeekFigures], span: ReportDays) -> float | None:
    """Of whole weeks alone: a part of one has a part of its walks."""
    whole = (week for week in weeks if span.holds(week.monday) and span.holds(week.monday + WEEK - timedelta(days=1)))
    known = [week.planned_minutes for week in whole if week.planned_minutes is not None]
    return sum(known) / len(known) if known else None


def _mean(answers: Iterable[CheckIn | None], score: str) -> Mean:
    return Mean(tuple(value for one in answers if one is not None and (value := getattr(one, score)) is not None))


def pain_shift(before: Mean, now: Mean) -> Shift | None:
    """What may be said about two means of pain; None with fewer than ``ENOUGH`` answers on a side.

    A change means something from 2 points or 30 %, and never below 1 point; and it has to be as large still without
    the one answer on each side that speaks most for it (our choice: no single bad walk is told as a change).
    """
    if min(before.count, now.count) < ENOUGH:
        return None
    shift = _shift(before, now)
    if shift is Shift.BETTER:
        before, now = _without(before, max), _without(now, min)
    else:
        before, now = _without(before, min), _without(now, max)
    return shift if _shift(before, now) is shift else Shift.CLOSE


def _without(mean: Mean, which: Callable[[tuple[float, ...]], float]) -> Mean:
    at = mean.scores.index(which(mean.scores))
    return Mean((*mean.scores[:at], *mean.scores[at + 1 :]))


def _shift(before: Mean, now: Mean) -> Shift:
    then, newer = before.value or 0.0, now.value or 0.0
    least = min(PAIN_CHANGE, max(PAIN_LEAST, then * PAIN_SHARE))
    if abs(then - newer) < least - 1e-9:
        return Shift.CLOSE
    return Shift.BETTER if newer < then else Shift.WORSE
