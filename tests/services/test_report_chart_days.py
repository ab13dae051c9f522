"""The charts of a report hold its days alone: of the first and the last week no more than was chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.chart import Chart
from coach.domain.chart_table import table_of
from coach.domain.check_in import CheckIn
from coach.domain.report import ReportSource
from coach.domain.report_wish import ReportDays
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from coach.services.report_charts import report_charts
from tests.reports import BOOKS

MONDAY = date(2026, 9, 7)
WEDNESDAY, TUESDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=15)


def walk(day: int, minutes: float, after: int) -> Session:
    at = datetime(2026, 9, 7, 12, tzinfo=UTC) + timedelta(days=day)
    return Session(at, 20, minutes, Outcome.DONE, check_in=CheckIn(1, 5, after, 2))


WALKS = (
    walk(-1, 5, 9),
    walk(1, 50, 9),
    walk(2, 20, 3),
    walk(3, 0.5, 10),
    walk(8, 30, 3),
    walk(15, 10, 1),
    walk(16, 40, 8),
)


def drawn(days: ReportDays, weeks: int = 3, today: date = date(2026, 11, 12)) -> tuple[Chart, ...]:
    """The figures are those of whole weeks, as progress has them."""
    shown = tuple(
        WeekFigures(monday, 70, 60, before=9, peak=9, after=9, morning=9, is_over=monday + timedelta(days=7) <= today)
        for monday in (MONDAY + timedelta(weeks=number) for number in range(weeks))
    )
    off = (TimeOff(MONDAY, MONDAY, TimeOffKind.ILL), TimeOff(MONDAY, TUESDAY + timedelta(days=9)))
    return report_charts(ReportSource(datetime.now(UTC), walks=WALKS, weeks=shown, times_off=off), days, BOOKS.phrases)


def rows(chart: Chart) -> list[tuple[str, ...]]:
    return list(table_of(chart).rows)


def test_bars_table_and_points_hold_the_chosen_days_alone() -> None:
    minutes, pain = drawn(ReportDays(WEDNESDAY, TUESDAY))
    assert rows(minutes) == [
        ("from 9 September", "20", "–"),
        ("14 September", "70", "60"),
        ("21 September to 22 September", "10", "–"),
    ]
    assert [row[2] for row in rows(pain)] == ["3.0", "9.0", "1.0"]
    points = minutes.series[0].points
    assert points[0].words == "From 9 September: 20 minutes"
    assert points[2].words == "21 September to 22 September: 10 minutes"
    assert [point.quiet for point in points] == [True, False, True]
    assert minutes.x_ticks[0].words == "9 Sep"
    faint = [point.words for point in pain.series[-1].points]
    assert len(faint) == 3
    assert faint[0].startswith("9 September")
    assert [(band.begins, band.ends) for band in minutes.bands] == [(2, 16)]
    assert minutes.sentence == "30 minutes a week on average; 60 were planned."


def test_whole_weeks_are_told_as_they_are() -> None:
    minutes, _ = drawn(ReportDays(MONDAY, MONDAY + timedelta(days=20)))
    assert [row[0] for row in rows(minutes)] == ["7 September", "14 September", "21 September"]
    assert minutes.series[0].points[0].words == "Week of 7 September: 70 minutes of 60 planned"


def test_the_week_of_today_is_told_so_far() -> None:
    minutes, _ = drawn(ReportDays(WEDNESDAY, TUESDAY), today=TUESDAY)
    assert rows(minutes)[-1][0] == "21 September"
    assert minutes.series[0].points[-1].words == "Week of 21 September: 10 minutes, so far"
    assert "so far" not in minutes.series[0].points[0].words


@pytest.mark.parametrize(
    ("today", "words"),
    [(TUESDAY, "9 September to 10 September: 20 minutes"), (WEDNESDAY, "From 9 September: 20 minutes, so far")],
)
def test_one_part_of_a_week_is_told_by_its_days(today: date, words: str) -> None:
    minutes, _ = drawn(ReportDays(WEDNESDAY, WEDNESDAY + timedelta(days=1)), 1, today)
    assert minutes.series[0].points[0].words == words


def test_weeks_that_share_a_place_begin_with_the_first_day_too() -> None:
    minutes, pain = drawn(ReportDays(WEDNESDAY, WEDNESDAY + timedelta(weeks=119)), 120)
    assert rows(minutes)[0][0] == "from 9 September 2026"
    assert rows(minutes)[1][0].startswith("4 weeks from ")
    assert minutes.series[0].points[0].words.startswith("From 9 September 2026: ")
    assert minutes.series[0].points[0].words.endswith(" a week")
    assert pain.series[0].points[0].words.endswith(" a week")
