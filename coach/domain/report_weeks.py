"""The weeks of a report as its charts draw them: of the first and the last one the chosen days alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from coach.domain.report_stretch import WEEK, stretch_of
from coach.domain.report_wish import ReportDays
from coach.domain.session import Session
from coach.domain.week_figures import WeekFigures


def chosen_weeks(weeks: Iterable[WeekFigures], walks: Sequence[Session], days: ReportDays) -> tuple[WeekFigures, ...]:
    """``weeks``, of which each holds some of ``days``, with the minutes and the pain of these days; ``walks`` are
    walked. What was planned for a part of a week nobody knows, and it is drawn paler."""
    return tuple(_chosen(week, walks, days) for week in weeks)


def _chosen(week: WeekFigures, walks: Sequence[Session], days: ReportDays) -> WeekFigures:
    part = ReportDays(max(week.monday, days.first), min(week.monday + WEEK - timedelta(days=1), days.last))
    if part.count == WEEK.days:
        return week
    found = stretch_of(walks, (), part)
    before, peak, after, morning = (mean.value for mean in found.pain)
    return replace(
        week,
        minutes=found.minutes * part.count / WEEK.days,
        planned_minutes=None,
        before=before,
        peak=peak,
        after=after,
        morning=morning,
        is_over=False,
    )
