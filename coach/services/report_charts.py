"""The charts of a report: those of the page of progress, about the report's days alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from coach.domain.chart import Chart
from coach.domain.phrases import Phrases
from coach.domain.progress_view import ProgressView
from coach.domain.report_wish import ReportDays
from coach.services.progress_charts import charts

WEEK = timedelta(days=7)


def within_days(view: ProgressView, days: ReportDays) -> ProgressView | None:
    """The weeks of a view that lie in ``days`` or reach into them; None for none. What it compares is not of these
    days, so it is left out."""
    weeks = tuple(week for week in view.weeks if week.monday <= days.last and days.first < week.monday + WEEK)
    if not weeks:
        return None
    return replace(
        view,
        first=weeks[0].monday,
        last=days.last,
        weeks=weeks,
        after_days=tuple(score for score in view.after_days if days.holds(score[0])),
        bands=tuple(off for off in view.bands if off.first <= days.last and days.first <= off.last),
        pain=None,
        peg=None,
        roland_morris=None,
        peg_scores=(),
        roland_morris_scores=(),
        goal_scores=(),
    )


def report_charts(view: ProgressView | None, phrases: Phrases) -> tuple[Chart, ...]:
    """Minutes a week against the plan, and pain; none without a week."""
    if view is None:
        return ()
    found = charts(view, phrases)
    return found.minutes, found.pain
