"""The report in words: the same sections for the sheet of paper, for the page of a browser and for the preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.chart import Chart
from coach.domain.report_wish import ReportPart


@dataclass(frozen=True)
class Table:
    """``head`` names the columns; the first cell of each row names the row. The last cell of the rows ``marked`` (by
    their numbers) stands out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Section:
    """A part of the report: its lines stand beneath its tables, its charts beneath these."""

    part: ReportPart
    title: str
    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()


class Lack(StrEnum):
    """What of a report a sheet of paper does not hold."""

    QUESTION = "question"
    """The end of the question: the page had no room for it."""
    LETTERS = "letters"
    """Letters that no typeface of this computer has."""


@dataclass(frozen=True)
class ReportWords:
    """What stands where something had to be shortened: the texts and, with ``{count}``, how many rows there are more.
    ``page`` has places for ``{number}`` and ``{count}``."""

    cut: str
    rows_cut: str
    page: str
    numbers: str
    """Above the numbers of a chart."""


@dataclass(frozen=True)
class ToldReport:
    """``mark`` is the name of who made it; ``person`` is "" where nobody is named. ``question`` stands above all, ""
    for none. ``detail`` is on pages of its own, with the full text of what was shortened; None leaves these away."""

    mark: str
    title: str
    days: str
    person: str
    question_title: str
    question: str
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    words: ReportWords
    language: str = "en"
    detail_title: str = ""
    detail: Table | None = None
    detail_note: str = ""

    @property
    def has_detail(self) -> bool:
        """Whether there is a second page."""
        return self.detail is not None


def spoken(told: ToldReport) -> str:
    """Everything on the first page as one text, for whoever hears the preview."""
    found = [told.title, told.person, told.days]
    found += [f"{told.question_title}: {told.question}"] if told.question else []
    for section in told.sections:
        found.append(section.title)
        found += [", ".join(row) for shown in section.tables for row in shown.rows]
        found += [*section.lines, *(chart.sentence for chart in section.charts)]
    return "\n".join(line for line in (*found, *told.footer) if line)
