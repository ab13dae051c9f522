"""A number that fills its place, to be read across a room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Appearance

LEAST = 160
"""Pixels it is content with."""
WORDS = 27
"""Pixels at 100 % of the words under the number."""
_TRIED = 100.0


class FillingNumber(QWidget):
    """As large as there is room for, with a word or two below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._number = self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self.update)

    def show_number(self, number: str, words: str) -> None:
        """Show a number and what it is; together they are what a screen reader says."""
        if (number, words) != (self._number, self._words):
            self._number, self._words = number, words
            self.setAccessibleName(f"{number} {words}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._appearance.colour("text"))
        whole, small = QRectF(self.rect()), self._appearance.font(WORDS, bold=True)
        below = QFontMetricsF(small).height()
        place = whole.adjusted(0, 0, 0, -below)
        painter.setFont(self._fitting(place))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._number)
        painter.setFont(small)
        painter.setPen(self._appearance.colour("muted"))
        words = QRectF(whole.left(), place.bottom(), whole.width(), below)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._words)

    def _fitting(self, place: QRectF) -> QFont:
        font = QFont(self._appearance.font(_TRIED, bold=True))
        font.setPixelSize(round(_TRIED))
        tried = QFontMetricsF(font)
        wide = place.width() / max(1.0, tried.horizontalAdvance(self._number or "0"))
        font.setPixelSize(max(1, round(_TRIED * min(wide, place.height() / tried.height()))))
        return font
