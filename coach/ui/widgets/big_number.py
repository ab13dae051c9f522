"""The number that matters, with its unit on the same line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Appearance

UNIT_SHARE = 0.43
"""Size of the unit's letters beside the number's."""
SMALLEST = 0.75
"""Share of its size that a number may shrink to where a page is too narrow."""


class BigNumber(QWidget):
    """ "18 minutes". ``pixels`` is the height of the number's font at 100 % (60 on Today, 38 in small cards)."""

    def __init__(self, appearance: Appearance, pixels: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._pixels = appearance, pixels
        self._number = self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def show_number(self, number: str, unit: str = "") -> None:
        """Show a number and its unit; together they are what a screen reader says."""
        if (number, unit) == (self._number, self._unit):
            return
        self._number, self._unit = number, unit
        self.setAccessibleName(f"{number} {unit}".strip())
        self.updateGeometry()
        self.update()

    def show_size(self, pixels: int) -> None:
        """Show it at another height of its font, in pixels at 100 %."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        number, unit = self._metrics()
        width = number.horizontalAdvance(self._number) + self._gap() + unit.horizontalAdvance(self._unit)
        return QSize(round(width) + 2, round(number.ascent() * 0.86 + unit.descent()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(round(hint.width() * SMALLEST), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        number, unit = self._metrics()
        painter = QPainter(self)
        painter.setPen(self._appearance.colour("text"))
        baseline = self.height() - unit.descent()
        share = min(1.0, self.width() / self.sizeHint().width())
        # Smaller about its left end, on the same line.
        painter.translate(0, baseline * (1 - share))
        painter.scale(share, share)
        painter.setFont(self._appearance.font(self._pixels, bold=True))
        painter.drawText(QPointF(0, baseline), self._number)
        painter.setFont(self._appearance.font(self._pixels * UNIT_SHARE))
        painter.drawText(QPointF(number.horizontalAdvance(self._number) + self._gap(), baseline), self._unit)

    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        unit = self._appearance.font(self._pixels * UNIT_SHARE)
        return QFontMetricsF(self._appearance.font(self._pixels, bold=True)), QFontMetricsF(unit)

    def _gap(self) -> float:
        return self._appearance.px(self._pixels * 0.16) if self._unit else 0
