"""The charts of a report: they say what its tables say, and only what means something stands out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.report_html import ReportHtml
from coach.domain.check_in import CheckIn
from coach.domain.report import ReportSource, make_report
from coach.domain.report_sections import tell_report
from coach.domain.report_told import Table, ToldReport
from coach.domain.report_wish import ReportDays, ReportPart, ReportWish
from coach.domain.session import Outcome, Session
from coach.domain.week_figures import WeekFigures
from coach.services.report_charts import report_charts
from tests.reports import BOOKS, CATALOGUE

ZONE = ZoneInfo("Europe/London")
LAST = date(2026, 11, 12)
DAYS = ReportDays(LAST - timedelta(days=83), LAST)


def walk(day: int, after: int | None, before: int = 3) -> Session:
    """A walk some days after the first of the report."""
    at = datetime.combine(DAYS.first + timedelta(days=day), datetime.min.time(), ZONE) + timedelta(hours=12)
    return Session(at, 20, 20, Outcome.DONE, check_in=CheckIn(before=before, peak=4, after=after))


def told(*walks: Session) -> ToldReport:
    monday = DAYS.first - timedelta(days=DAYS.first.weekday())
    weeks = tuple(WeekFigures(monday + timedelta(weeks=number), minutes=60, after=3.0, done=3) for number in range(13))
    source = ReportSource(datetime(2026, 11, 12, 12, tzinfo=ZONE), walks=walks, weeks=weeks)
    report = make_report(source, ReportWish(), DAYS)
    return tell_report(report, BOOKS, report_charts(source, DAYS, BOOKS.phrases))


def of(report: ToldReport, part: ReportPart) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The tables of a part, and what its charts say."""
    section = next(one for one in report.sections if one.part is part)
    return section.tables, tuple(chart.sentence for chart in section.charts)


EARLY = [walk(day, 6) for day in (0, 2, 4, 6, 8, 10, 12, 14)]
MIDDLE = [walk(day, 9) for day in (30, 40, 50)]
LATE = [walk(day, 2) for day in range(62, 82, 2)]


def test_the_chart_of_pain_says_the_numbers_of_the_table() -> None:
    report = told(*EARLY, *MIDDLE, *LATE)
    ((table,), _), (_, (_, pain)) = of(report, ReportPart.PAIN), of(report, ReportPart.CHARTS)
    after = next(row for row in table.rows if row[0] == "After walks")
    assert (after[1].split()[0], after[2].split()[0]) == ("6.0", "2.0")
    assert pain == "After walks 6.0 of 10 on average in the first 4 weeks, 2.0 in the last."


def test_where_nothing_can_be_compared_the_chart_of_pain_says_the_mean_of_all() -> None:
    _, (_, pain) = of(told(walk(80, 2), walk(81, 3), walk(82, 3), walk(83, 1)), ReportPart.CHARTS)
    assert pain == "After walks 2.3 of 10 on average."


@pytest.mark.usefixtures("qapp")
def test_only_a_change_that_means_something_stands_out(tmp_path: Path) -> None:
    report = told(*EARLY, *LATE)
    (table,), _ = of(report, ReportPart.PAIN)
    assert [table.rows[number][0] for number in sorted(table.marked)] == ["After walks"]
    file = tmp_path / "report.html"
    ReportHtml(find_resources(), CATALOGUE.phrases()).save(report, file)
    assert file.read_text(encoding="utf-8").count("<strong>") == 1
    assert "<strong>4.0 lower: meaningful</strong>" in file.read_text(encoding="utf-8")
