"""The report as it will be printed: the real pages, painted, at a size that can be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.domain.report_told import Lack, ToldReport, spoken
from coach.domain.sheet import Paper
from coach.drawing.report import ReportPages
from coach.drawing.sheet_ink import UNITS_AN_INCH
from coach.drawing.theme import Theme
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

INCHES = {Paper.A4: (210 / 25.4, 297 / 25.4), Paper.LETTER: (8.5, 11.0)}
"""Width and height."""
MOST = 2400
"""Pixels of width at most: a page is painted as a whole."""


class ReportSheet(QWidget):
    """One page at a time; Page Up and Page Down turn them."""

    corner = 4
    turned = Signal()
    """Another page is shown."""
    larger_requested = Signal()
    smaller_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, theme: Theme, paper: Paper, parent: QWidget | None = None
    ) -> None:
        """``theme`` is that of paper: the page is white whatever the window looks like."""
        super().__init__(parent)
        self._appearance, self._texts, self._theme, self._inches = appearance, texts, theme, INCHES[paper]
        self._told: ToldReport | None = None
        self._number, self._count = 0, 1
        self._picture: QImage | None = None
        self._lacks: frozenset[Lack] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def number(self) -> int:
        """The page that is shown, the first being 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    @property
    def lacks(self) -> frozenset[Lack]:
        """What of the report is on none of the pages."""
        return self._lacks

    def show_report(self, told: ToldReport) -> None:
        """Show a report; the same page of it stays open where there is one."""
        if told == self._told:
            return
        self._told = told
        self._picture = self._paint_page(self.width())
        self._tell()

    def turn(self, pages: int) -> None:
        """Go ``pages`` on or back, as far as there are any."""
        number = min(self._count - 1, max(0, self._number + pages))
        if number != self._number:
            self._number, self._picture = number, None
            self._tell()
            self.turned.emit()

    def high_for(self, wide: int) -> int:
        """How high a page is that is so wide, in pixels."""
        return round(wide * self._inches[1] / self._inches[0])

    def show_width(self, pixels: int) -> None:
        """Show the page so wide."""
        wide = max(1, min(MOST, pixels))
        size = QSize(wide, self.high_for(wide))
        if size != self.size():
            self.setFixedSize(size)
            self._picture = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Plus:
                self.larger_requested.emit()
            case Qt.Key.Key_Minus:
                self.smaller_requested.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._paint_page(self.width())
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(self._appearance.colour("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _tell(self) -> None:
        values = {"number": self._number + 1, "count": self._count}
        self.setAccessibleName(self._texts.say("report.preview.name", **values))
        self.setAccessibleDescription(spoken(self._told) if self._told else "")
        self.update()

    def _paint_page(self, wide: int) -> QImage:
        sharp = self.devicePixelRatioF()
        high = wide * self._inches[1] / self._inches[0]
        image = QImage(round(wide * sharp), round(high * sharp), QImage.Format.Format_RGB32)
        image.fill(QColor(self._theme.surface))
        if self._told is None:
            return image
        page = QRectF(0, 0, self._inches[0] * UNITS_AN_INCH, self._inches[1] * UNITS_AN_INCH)
        painter = QPainter(image)
        try:
            scale = image.width() / page.width()
            painter.scale(scale, scale)
            pages = ReportPages(painter, page, self._theme, self._told)
            self._count, self._lacks = pages.count, pages.lacks
            self._number = min(self._number, pages.count - 1)
            pages.paint(self._number)
        finally:
            painter.end()
        return image
