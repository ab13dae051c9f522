"""How far something has come: a plain bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from coach.ui.theme import Appearance

HIGH, WIDE = 14, 320
"""Pixels at 100 %: height and usual width."""


class ProgressBar(QProgressBar):
    """Whole per cent from 0 to 100; ``name`` says what is under way."""

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0–1."""
        self.setValue(round(max(0.0, min(1.0, share)) * 100))

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(WIDE), self._appearance.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._appearance.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._appearance.colour("control"))
        painter.setBrush(self._appearance.colour("surface_2"))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        done = whole.width() * self.value() / 100
        if done > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.colour("primary"))
            done = max(done, whole.height())
            painter.drawRoundedRect(QRectF(whole.x(), whole.y(), done, whole.height()), HIGH / 2, HIGH / 2)
