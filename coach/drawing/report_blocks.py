"""Parts of a printed report: text that breaks anywhere it must, tables, boxes and charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from coach.domain.chart import Chart
from coach.domain.report_told import ReportWords, Table
from coach.drawing.chart import paint_chart
from coach.drawing.sheet_ink import LEADING, Block, Ink, beside, pt, sheet_font, stack

BODY, SMALL = 10.0, 8.0
"""Points of most words, and of those beneath everything."""
COLUMN_GAP = pt(9)
CHART_SCALE = 0.55
"""Points that a pixel of a chart takes: its words are 7.2 pt then."""
COMPARING = (0.3, 0.22, 0.22, 0.26)
"""The columns of the tables that compare, as parts of the width: they stand beneath each other."""


@dataclass(frozen=True)
class Fit:
    """How much a page shows: ``share`` of its usual size, letters of the question and of any other text, rows of the
    tables that may grow long, and points of height for a chart."""

    share: float
    question: int
    letters: int
    rows: int
    chart: float


WHOLE = Fit(1.0, 10**6, 10**6, 10**6, 120)
"""Nothing is shortened."""


def font_of(points: float, bold: bool = False) -> QFont:
    """The typeface of the sheets, whose figures can be found and copied out of a PDF: those of one width cannot, as
    Qt 6.11 writes no letters for glyphs that a font feature has put in another's place."""
    font = sheet_font(points, bold)
    font.unsetFeature(QFont.Tag("tnum"))
    return font


def text(
    ink: Ink, words: str, points: float = BODY, role: str = "text", *, bold: bool = False, to_right: bool = False
) -> Block:
    """Words over the width of the column; one that is longer than a line is broken."""
    font = font_of(points, bold)
    flags = _flags(font, words, ink.width, to_right)
    height = QFontMetricsF(font).boundingRect(QRectF(0, 0, ink.width, pt(99999)), flags, words).height()

    def paint(top: float) -> None:
        ink.painter.setFont(font)
        ink.painter.setPen(QColor(ink.theme.colour(role)))
        ink.painter.drawText(QRectF(ink.left, top, ink.width, height + pt(2)), flags, words)

    return Block(height * LEADING, paint)


def can_draw(words: str) -> bool:
    """Whether each letter is in a typeface of this computer."""
    metrics = QFontMetricsF(font_of(BODY))
    return all(letter.isspace() or metrics.inFontUcs4(ord(letter)) for letter in set(words))


def _flags(font: QFont, words: str, width: float, to_right: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    # Asked for both, Qt breaks every word.
    metrics = QFontMetricsF(font)
    too_long = any(metrics.horizontalAdvance(word) > width for word in set(words.split()))
    wrap = Qt.TextFlag.TextWrapAnywhere if too_long else Qt.TextFlag.TextWordWrap
    return int(side | Qt.AlignmentFlag.AlignTop | wrap)


def cut(words: str, letters: int, mark: str) -> str:
    """As many whole words as fit, and what says that there is more."""
    if len(words) <= letters:
        return words
    short = words[:letters]
    return f"{short[: max(short.rfind(' '), letters // 2)].rstrip()} {mark}"


def table(ink: Ink, shown: Table, fit: Fit, words: ReportWords) -> Block:
    """A table with as many rows as fit, and a line that says how many there are more."""
    rows = shown.rows[: fit.rows]
    widths = column_widths(shown, rows, ink.width)
    blocks = [_row(ink, widths, shown.head, words, fit, "muted", SMALL + 0.5)]
    blocks += [table_row(ink, widths, row, words, fit, bold=at in shown.marked) for at, row in enumerate(rows)]
    if len(rows) < len(shown.rows):
        blocks.append(text(ink, words.rows_cut.format(count=f"{len(shown.rows) - len(rows):,}"), SMALL, "muted"))
    return stack(blocks, pt(1.5))


def table_head(ink: Ink, widths: Sequence[float], head: Sequence[str], words: ReportWords) -> Block:
    """The names of the columns."""
    return _row(ink, widths, head, words, WHOLE, "muted", SMALL + 0.5)


def table_row(
    ink: Ink,
    widths: Sequence[float],
    row: Sequence[str],
    words: ReportWords,
    fit: Fit,
    points: float = BODY,
    *,
    bold: bool = False,
) -> Block:
    """A row beneath a thin line; ``bold`` is for its last cell."""
    rule = Block(pt(2), lambda top: ink.line(QPointF(ink.left, top), QPointF(ink.right, top), "control", 0.35))
    return stack([rule, _row(ink, widths, row, words, fit, "text", points, bold=bold)])


def column_widths(shown: Table, rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Each column as wide as its widest words where there is room; else the widest ones give way."""
    count = len(shown.head)
    room = width - COLUMN_GAP * (count - 1)
    if count == len(COMPARING):
        return [part * room for part in COMPARING]
    wide = [max(_advance(line[at]) for line in (shown.head, *rows)) + pt(2) for at in range(count)]
    spare = room - sum(wide)
    if spare >= 0:
        return [one + spare / count for one in wide]
    most = _cap(wide, room)
    return [min(one, most) for one in wide]


def _advance(words: str) -> float:
    return QFontMetricsF(font_of(BODY, bold=True)).horizontalAdvance(words)


def _cap(wide: Sequence[float], room: float) -> float:
    """The width at which columns are cut so that all of them fill ``room``."""
    left, waiting = room, sorted(wide)
    while waiting and waiting[0] <= left / len(waiting):
        left -= waiting.pop(0)
    return left / len(waiting) if waiting else room


def _row(
    ink: Ink,
    widths: Sequence[float],
    cells: Sequence[str],
    words: ReportWords,
    fit: Fit,
    role: str,
    points: float,
    *,
    bold: bool = False,
) -> Block:
    blocks, left = [], 0.0
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        column = Ink(ink.painter, ink.theme, ink.left + left, width)
        # What has changed stands last in the tables that compare.
        stands_out = bold and at == len(cells) - 1
        blocks.append(text(column, cut(cell, fit.letters, words.cut), points, role, bold=stands_out))
        left += width + COLUMN_GAP
    return beside(*blocks)


def boxed(ink: Ink, title: str, words: str) -> Block:
    """A box with a title: what somebody asks stands out without colour, too."""
    inside = ink.within(pt(11), pt(11))
    said = stack([text(inside, title, SMALL + 1, bold=True), text(inside, words, BODY + 1)], pt(1))
    height = said.height + pt(13)

    def paint(top: float) -> None:
        ink.box(QRectF(ink.left, top, ink.width, height), "surface_2", "text", 5, 1.1)
        said.paint(top + pt(6))

    return Block(height, paint)


def charts_beside(ink: Ink, charts: Sequence[Chart], high: float) -> Block:
    """Charts side by side, each beneath its title and its sentence."""
    gap = pt(16)
    width = (ink.width - gap * (len(charts) - 1)) / len(charts)
    columns = [Ink(ink.painter, ink.theme, ink.left + at * (width + gap), width) for at in range(len(charts))]
    heads = [_chart_head(column, chart) for column, chart in zip(columns, charts, strict=True)]
    above = max(head.height for head in heads) + pt(3)

    def paint(top: float) -> None:
        for column, chart, head in zip(columns, charts, heads, strict=True):
            head.paint(top)
            room = QRectF(column.left, top + above, column.width, pt(high))
            paint_chart(ink.painter, room, ink.theme, chart, pt(CHART_SCALE), paper=True)

    return Block(above + pt(high), paint)


def _chart_head(ink: Ink, chart: Chart) -> Block:
    return stack([text(ink, chart.title, BODY, bold=True), text(ink, chart.sentence, SMALL + 0.5, "muted")])
