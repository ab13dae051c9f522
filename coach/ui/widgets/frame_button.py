"""One key frame of a movement, to be chosen: its number and its figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach.domain.motion import Motion
from coach.drawing.figure import paint_figure
from coach.ui.theme import Appearance

WIDE, HIGH, WORDS = 104, 104, 22
"""Pixels at 100 %: the button, and the line with its number."""


class FrameButton(QAbstractButton):
    """Checked while it is worked on."""

    corner = 10

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._motion: Motion | None = None
        self._number = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_frame(self, motion: Motion, number: int, words: str, accessible: str) -> None:
        """Show a key frame with a few words below it."""
        self._motion, self._number = motion, number
        self.setText(words)
        self.setAccessibleName(accessible)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(WIDE), self._appearance.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._appearance.colour
        chosen = self.isChecked()
        painter.setPen(QPen(colour("primary" if chosen else "control"), 3 if chosen else 1))
        painter.setBrush(colour("primary_soft" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), self.corner, self.corner)
        words = self._appearance.px(WORDS)
        painter.setPen(colour("text"))
        painter.setFont(self._appearance.font(15, bold=chosen))
        painter.drawText(
            self.rect().adjusted(4, self.height() - words - 4, -4, -4), Qt.AlignmentFlag.AlignCenter, self.text()
        )
        if self._motion is not None:
            figure = self._motion.keys[min(self._number, len(self._motion.keys) - 1)].figure
            place = QRectF(self.rect()).adjusted(6, 6, -6, -words - 4)
            paint_figure(painter, place, self._appearance.theme, figure, stage=self._motion.stage)
