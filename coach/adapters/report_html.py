"""The report as a page for a browser: the same words, read well by a screen reader, and nothing that is fetched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from coach.adapters.part_file import part_of
from coach.adapters.report_pdf import load_fonts, usual_paper
from coach.domain.chart import Chart
from coach.domain.chart_table import table_of
from coach.domain.phrases import Phrases
from coach.domain.report_told import Lack, Section, Table, ToldReport
from coach.domain.sheet import Paper
from coach.drawing.chart_picture import chart_png
from coach.drawing.theme import Theme, read_theme
from coach.services.report_ports import ReportProblem


class ReportHtml:
    """The ``ReportPrinter`` that writes HTML files. Needs a ``QGuiApplication`` for the charts."""

    def __init__(self, resources: Path, phrases: Phrases) -> None:
        """``resources`` holds the theme, the fonts and the style of the page."""
        self._resources, self._phrases = resources, phrases

    def save(self, told: ToldReport, file: Path, paper: Paper | None = None) -> frozenset[Lack]:
        """Write ``file`` through a part file beside it; it prints on ``paper``, and lacks nothing. Raises
        ``ReportProblem``."""
        load_fonts(self._resources / "fonts")
        theme = read_theme(self._resources / "themes" / "light.toml")
        size = f"@page {{ size: {paper or usual_paper()}; margin: 15mm; }}\n"
        style = size + (self._resources / "report.css").read_text(encoding="utf-8")
        try:
            with part_of(file) as part:
                part.write_text("\n".join(_page(told, theme, style)), encoding="utf-8")
                return frozenset()
        except OSError as problem:
            why = problem.strerror or str(problem)
            raise ReportProblem(self._phrases.say("report.not_saved", file=str(file), why=why)) from problem


def _page(told: ToldReport, theme: Theme, style: str) -> Iterator[str]:
    title = escape(f"{told.title}, {told.days}")
    yield f'<!DOCTYPE html>\n<html lang="{escape(told.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>"
    yield "<header>"
    yield f'<p class="mark">{escape(told.mark)}</p>\n<h1>{escape(told.title)}</h1>'
    if told.person:
        yield f'<p class="person">{escape(told.person)}</p>'
    yield f"<p>{escape(told.days)}</p>\n</header>"
    if told.question:
        yield f'<section class="question">\n<h2>{escape(told.question_title)}</h2>\n<p>{escape(told.question)}</p>'
        yield "</section>"
    for section in told.sections:
        yield from _section(section, told, theme)
    yield from _detail(told)
    yield "<footer>"
    yield from (f"<p>{escape(line)}</p>" for line in told.footer)
    yield "</footer>\n</main>\n</body>\n</html>\n"


def _section(section: Section, told: ToldReport, theme: Theme) -> Iterator[str]:
    yield f'<section>\n<h2 id="{section.part.value}">{escape(section.title)}</h2>'
    for shown in section.tables:
        yield from _table(shown, f'aria-labelledby="{section.part.value}"')
    yield from (f"<p>{escape(line)}</p>" for line in section.lines)
    for chart in section.charts:
        yield from _figure(chart, told, theme)
    yield "</section>"


def _figure(chart: Chart, told: ToldReport, theme: Theme) -> Iterator[str]:
    picture = b64encode(chart_png(chart, theme, titled=False, paper=True)).decode("ascii")
    yield f"<h3>{escape(chart.title)}</h3>\n<figure>"
    yield f'<img src="data:image/png;base64,{picture}" alt="{escape(f"{chart.title}. {chart.sentence}")}">'
    yield f"<figcaption>{escape(chart.sentence)}</figcaption>\n</figure>"
    yield f"<details>\n<summary>{escape(told.words.numbers)}</summary>"
    numbers = table_of(chart)
    yield from _table(Table(numbers.columns, numbers.rows), f'aria-label="{escape(chart.title)}"')
    yield "</details>"


def _detail(told: ToldReport) -> Iterator[str]:
    if told.detail is None:
        return
    yield f'<section class="detail">\n<h2 id="detail">{escape(told.detail_title)}</h2>'
    yield from _table(told.detail, 'aria-labelledby="detail"')
    if told.detail_note:
        yield f"<p>{escape(told.detail_note)}</p>"
    yield "</section>"


def _table(shown: Table, name: str) -> Iterator[str]:
    yield f"<table {name}>\n<thead>"
    yield _row(f'<th scope="col">{escape(cell)}</th>' for cell in shown.head)
    yield "</thead>\n<tbody>"
    for number, (first, *others) in enumerate(shown.rows):
        cells = [escape(cell) for cell in others]
        if number in shown.marked and cells:
            cells[-1] = f"<strong>{cells[-1]}</strong>"
        yield _row((f'<th scope="row">{escape(first)}</th>', *(f"<td>{cell}</td>" for cell in cells)))
    yield "</tbody>\n</table>"


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"
