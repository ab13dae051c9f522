"""The report for a clinician on paper: one page that always fits, and pages of detail where they are wished for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from coach.domain.report_told import Lack, Section, Table, ToldReport, spoken
from coach.domain.report_wish import ReportPart
from coach.drawing.report_blocks import (
    BODY,
    SMALL,
    WHOLE,
    Fit,
    boxed,
    can_draw,
    charts_beside,
    column_widths,
    cut,
    table,
    table_head,
    table_row,
    text,
)
from coach.drawing.sheet_ink import Block, Ink, beside, pt, stack
from coach.drawing.theme import Theme

SIDE, TOP, FOOT = pt(44), pt(38), pt(28)
"""White around the page; every printer can print inside it."""
GAP = pt(9)
"""Between the parts of the page."""
DETAIL_GAP = pt(1.5)
"""Between the rows of the pages of detail."""
FITS = (
    Fit(1.0, 700, 420, 9, 112),
    Fit(0.95, 600, 320, 7, 106),
    Fit(0.9, 500, 240, 6, 100),
    Fit(0.85, 400, 180, 4, 94),
    Fit(0.8, 300, 130, 3, 88),
    Fit(0.76, 220, 90, 2, 80),
)
"""What a page shows: the first of these that it has room for (our choice; the smallest words are 6 pt then)."""
GROWING = frozenset((ReportPart.FLAGS, ReportPart.BOUNDS, ReportPart.STOPS))
"""Parts whose tables can be of any length."""
PAIRS = frozenset(((ReportPart.FLAGS, ReportPart.EXERCISES), (ReportPart.BOUNDS, ReportPart.STOPS)))
"""Parts that stand side by side where both are there."""
PIECE = 500
"""Letters of a long text that are kept together on the pages of detail."""


@dataclass(frozen=True)
class ReportPages:
    """The pages of a report, painted one at a time; ``page`` is the paper, ``UNITS_AN_INCH`` to the inch."""

    painter: QPainter
    page: QRectF
    theme: Theme
    told: ToldReport

    @property
    def count(self) -> int:
        """How many there are: 1 without detail, whatever the report holds."""
        return 1 + len(self._detail)

    @cached_property
    def lacks(self) -> frozenset[Lack]:
        """What of the report is on none of the pages."""
        told = self.told
        is_cut = told.detail is None and len(told.question) > self._first[0].question
        found = ((Lack.QUESTION, is_cut), (Lack.LETTERS, not can_draw(spoken(told))))
        return frozenset(lack for lack, lacks in found if lacks)

    def paint(self, number: int) -> None:
        """Paint a page, the first being 0; in the order in which it is read."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if number:
            stack(self._detail[number - 1], DETAIL_GAP).paint(self._room.top())
        else:
            self._paint_first()
        self._footer(number).paint(self._room.bottom() + GAP)

    def _paint_first(self) -> None:
        fit, body = self._first
        self.painter.save()
        self.painter.translate(self._room.topLeft())
        self.painter.scale(fit.share, fit.share)
        self.painter.translate(-self._room.topLeft())
        body.paint(self._room.top())
        self.painter.restore()

    @cached_property
    def _room(self) -> QRectF:
        # The footer of the first page is the highest.
        return self.page.adjusted(SIDE, TOP, -SIDE, -FOOT - self._footer_words.height - GAP)

    @property
    def _ink(self) -> Ink:
        return Ink(self.painter, self.theme, self.page.left() + SIDE, self.page.width() - 2 * SIDE)

    # --- the first page ---------------------------------------------------------------------------------------------

    @cached_property
    def _first(self) -> tuple[Fit, Block]:
        for fit in FITS:
            body = self._body(fit)
            if body.height * fit.share <= self._room.height():
                return fit, body
        smaller = Fit(self._room.height() / body.height, fit.question, fit.letters, fit.rows, fit.chart)
        return smaller, body

    def _body(self, fit: Fit) -> Block:
        ink = Ink(self.painter, self.theme, self._room.left(), self._room.width() / fit.share)
        told = self.told
        asked = cut(told.question, fit.question, told.words.cut)
        question = [boxed(ink, told.question_title, asked)] if asked else []
        return stack([self._header(ink), *question, *self._rows(ink, fit)], GAP)

    def _rows(self, ink: Ink, fit: Fit) -> Iterator[Block]:
        """Sections one beneath the other, some of them side by side."""
        waiting = list(self.told.sections)
        while waiting:
            first = waiting.pop(0)
            if waiting and (first.part, waiting[0].part) in PAIRS:
                half = ink.width / 2 + pt(8)
                left, right = ink.within(0, half), ink.within(half)
                yield beside(self._section(left, first, fit), self._section(right, waiting.pop(0), fit))
            else:
                yield self._section(ink, first, fit)

    def _header(self, ink: Ink) -> Block:
        told, inside = self.told, ink.within(0, pt(70))
        who = [text(inside, told.person, BODY + 1.5, bold=True)] if told.person else []
        title = stack([text(inside, told.title, 20, bold=True), *who, text(inside, told.days, BODY + 1)], pt(1))
        return beside(title, text(ink, told.mark, 14, "primary", bold=True, to_right=True))

    def _section(self, ink: Ink, section: Section, fit: Fit) -> Block:
        mark = self.told.words
        fit = fit if section.part in GROWING else Fit(fit.share, fit.question, fit.letters, WHOLE.rows, fit.chart)
        blocks = [text(ink, section.title, BODY + 2, "primary_strong", bold=True)]
        blocks.append(stack([table(ink, shown, fit, mark) for shown in section.tables], pt(5)))
        blocks += [text(ink, cut(line, fit.letters, mark.cut), BODY) for line in section.lines]
        if section.charts:
            blocks.append(charts_beside(ink, section.charts, fit.chart))
        return stack(blocks, pt(3))

    # --- pages of detail --------------------------------------------------------------------------------------------

    @cached_property
    def _detail(self) -> list[list[Block]]:
        if self.told.detail is None:
            return []
        pages: list[list[Block]] = [[]]
        free = self._room.height()
        for block, head in self._detail_blocks(self.told.detail):
            if pages[-1] and block.height > free:
                pages.append([head] if head else [])
                free = self._room.height() - (head.height + DETAIL_GAP if head else 0)
            pages[-1].append(block)
            free -= block.height + DETAIL_GAP
        return pages

    def _detail_blocks(self, walks: Table) -> Iterator[tuple[Block, Block | None]]:
        """Each with the head that is said again where it begins a page."""
        ink, told, fit = self._ink, self.told, self._first[0]
        yield text(ink, told.detail_title, 16, bold=True), None
        if len(told.question) > fit.question:
            yield text(ink, told.question_title, BODY + 2, "primary_strong", bold=True), None
            for piece in pieces(told.question):
                yield text(ink, piece), None
        for section in told.sections:
            if _is_cut(section, fit):
                yield text(ink, section.title, BODY + 2, "primary_strong", bold=True), None
                for shown in section.tables:
                    yield from self._table_blocks(ink, shown)
                for line in section.lines:
                    yield from ((text(ink, piece), None) for piece in pieces(line))
        if walks.rows:
            yield from self._table_blocks(ink, walks)
        if told.detail_note:
            yield text(ink, told.detail_note, SMALL + 1, "muted"), None

    def _table_blocks(self, ink: Ink, shown: Table) -> Iterator[tuple[Block, Block | None]]:
        words = self.told.words
        widths = column_widths(shown, shown.rows, ink.width)
        head = table_head(ink, widths, shown.head, words)
        yield head, None
        for row in shown.rows:
            yield table_row(ink, widths, row, words, WHOLE, SMALL + 1), head

    # --- the foot ---------------------------------------------------------------------------------------------------

    @cached_property
    def _footer_words(self) -> Block:
        ink = self._ink.within(0, pt(64))
        return stack([text(ink, line, SMALL - 1, "muted") for line in self.told.footer])

    def _footer(self, number: int) -> Block:
        ink, count = self._ink, self.count
        words = (
            self._footer_words if number == 0 else text(ink.within(0, pt(64)), self.told.footer[0], SMALL - 1, "muted")
        )
        rule = Block(pt(4), lambda top: ink.line(QPointF(ink.left, top), QPointF(ink.right, top), "control", 0.35))
        if count == 1:
            return stack([rule, words])
        page = self.told.words.page.format(number=number + 1, count=count)
        return stack([rule, beside(words, text(ink, page, SMALL, "muted", to_right=True))])


def pieces(words: str) -> list[str]:
    """A long text in pieces that each fit on a page."""
    found, line = [], ""
    for word in words.split(" "):
        for at in range(0, max(1, len(word)), PIECE):
            part = word[at : at + PIECE]
            if line and len(line) + len(part) > PIECE:
                found.append(line)
                line = part
            else:
                line = f"{line} {part}".strip()
    return [*found, line]


def _is_cut(section: Section, fit: Fit) -> bool:
    rows = [row for shown in section.tables for row in shown.rows]
    long = any(len(cell) > fit.letters for row in rows for cell in row) or any(
        len(line) > fit.letters for line in section.lines
    )
    return long or (section.part in GROWING and any(len(shown.rows) > fit.rows for shown in section.tables))
