"""Made-up weeks for the page of progress and its charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.domain.look_back_due import Comparison, Shift
from coach.domain.progress_view import ProgressView, Span
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.way_to_target import Way, WayToTarget
from coach.domain.week_figures import WeekFigures

TODAY = date(2026, 11, 12)
THIS_WEEK = date(2026, 11, 9)
GROWING = WayToTarget(Way.GROWING, 30, 22, 3, 6)


def a_week(ago: int, **figures: object) -> WeekFigures:
    """A usual week ``ago`` weeks before this one; the newest is not over."""
    usual = WeekFigures(
        THIS_WEEK - timedelta(weeks=ago), 60.0 + ago, 80, 4, 3, 1, 0, 2, 3.0, 4.0, 2.0 + ago / 10, 2.0,
        None, True if ago else None, ago > 0,
    )  # fmt: skip
    return replace(usual, **figures)  # type: ignore[arg-type]


def a_view(weeks: Sequence[WeekFigures], **parts: object) -> ProgressView:
    """A view of some weeks; ``parts`` are other values of it."""
    counted = [week for week in weeks if week.on_plan is not None]
    days = tuple((week.monday + timedelta(days=1), week.after) for week in weeks if week.after is not None)
    view = ProgressView(
        Span.TWELVE_WEEKS, weeks[0].monday, TODAY, tuple(weeks), GROWING, days,
        sum(week.on_plan is True for week in counted), len(counted),
    )  # fmt: skip
    return replace(view, **parts)  # type: ignore[arg-type]


def usual_weeks(count: int) -> list[WeekFigures]:
    """Weeks without anything special, oldest first."""
    return [a_week(ago) for ago in range(count - 1, -1, -1)]


def nothing_yet() -> ProgressView:
    """A view before anything happened."""
    empty = WeekFigures(THIS_WEEK, is_over=False)
    return a_view([empty], way=WayToTarget(Way.EARLY, 30, 10))


def a_holiday(ago: int) -> TimeOff:
    """The whole week ``ago`` weeks before this one."""
    monday = THIS_WEEK - timedelta(weeks=ago)
    return TimeOff(monday, monday + timedelta(days=6), TimeOffKind.HOLIDAY)


def compared(before: float, now: float, shift: Shift) -> Comparison:
    """Two scores, twelve weeks apart."""
    return Comparison(THIS_WEEK - timedelta(weeks=12), before, now, shift, 4)
