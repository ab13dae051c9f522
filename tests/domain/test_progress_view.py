"""What a view of progress says of itself."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.progress_view import ProgressView, Span
from coach.domain.time_off import TimeOffKind
from coach.domain.way_to_target import Way, WayToTarget
from coach.domain.week_figures import WeekFigures

MONDAY = date(2026, 11, 9)
WAY = WayToTarget(Way.EARLY, 30, 10)


def seen(*weeks: WeekFigures) -> ProgressView:
    return ProgressView(Span.FOUR_WEEKS, weeks[0].monday, MONDAY + timedelta(days=3), weeks, WAY)


def test_this_week_is_the_newest_one_and_the_excused_ones_can_be_told() -> None:
    ill = WeekFigures(MONDAY - timedelta(days=7), 30.0, excused=TimeOffKind.ILL)
    now = WeekFigures(MONDAY, 20.0, done=1, shortened=1, is_over=False)
    view = seen(ill, now)
    assert view.this_week is now
    assert view.this_week.walks == 2
    assert view.excused == (ill,)


def test_there_is_nothing_only_where_neither_a_walk_nor_a_routine_was() -> None:
    assert seen(WeekFigures(MONDAY)).is_empty
    assert not seen(WeekFigures(MONDAY, stopped=1)).is_empty
    assert not seen(WeekFigures(MONDAY, routines=1)).is_empty


def test_every_span_says_how_many_weeks_it_holds() -> None:
    assert [span.weeks for span in Span] == [4, 12, 52, None]
