"""How much of something is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Appearance

HIGH = 10
"""Pixels at 100 %."""


class ShareBar(QWidget):
    """A bar filled up to a share, 0–1. What a screen reader says of it is given with the share."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._share = appearance, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @property
    def share(self) -> float:
        """The share now shown, 0–1."""
        return self._share

    def show_share(self, share: float, words: str) -> None:
        """Show a share and its words ("Fetching Anna, 40 %")."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._appearance.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, round_end = QRectF(self.rect()), self.height() / 2
        painter.setBrush(self._appearance.colour("line"))
        painter.drawRoundedRect(whole, round_end, round_end)
        if self._share > 0:
            done = QRectF(0, 0, max(self.height(), whole.width() * self._share), whole.height())
            painter.setBrush(self._appearance.colour("primary"))
            painter.drawRoundedRect(done, round_end, round_end)
