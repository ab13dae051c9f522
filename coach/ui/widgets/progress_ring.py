"""The ring of a walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.timeline import PhaseSpan
from coach.drawing.ring import Ring, RingFonts, paint_ring
from coach.ui.theme import Appearance


class ProgressRing(QWidget):
    """``diameter`` px is what it likes to be (210 on Today, 360 on the walk page); ``number`` px is its big text."""

    def __init__(
        self, appearance: Appearance, diameter: int = 210, number: int = 44, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._diameter, self._number = diameter, number
        self._ring = Ring()
        self._set_fonts()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        appearance.changed.connect(self._set_fonts)

    def show_ring(self, spans: Sequence[PhaseSpan], seconds: float, position: float) -> None:
        """Show the phases of a walk of ``seconds`` and how far it has come. Repaints only when a pixel moves."""
        self._show(replace(self._ring, spans=tuple(spans), seconds=seconds, position=position))

    def show_texts(self, number: str, above: str = "", below: str = "") -> None:
        """Show the words in the middle; they are also what a screen reader says."""
        was_clock = ":" in self._ring.number
        self._show(replace(self._ring, number=number, above=above, below=below))
        if was_clock != (":" in number):
            self._set_fonts()
        self.setAccessibleName(" ".join(part for part in (above, number, below) if part))

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(self._diameter), self._appearance.px(self._diameter))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self._appearance.theme, self._ring, self._fonts)

    def _show(self, ring: Ring) -> None:
        around = 3.2 * min(self.width(), self.height())
        moved = abs(ring.share - self._ring.share) * around >= 0.5
        same = replace(ring, position=0.0) == replace(self._ring, position=0.0)
        if same and not moved:
            return
        self._ring = ring
        self.update()

    def _set_fonts(self) -> None:
        # Only a clock needs figures of one width; elsewhere the typeface's own are handsomer.
        big = self._appearance.font(self._number, bold=True, tabular=":" in self._ring.number)
        self._fonts = RingFonts(self._appearance.font(min(20, self._number / 4 + 6)), big)
        self.updateGeometry()
        self.update()
