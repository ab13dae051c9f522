"""How far the set-up has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance

GAP, HIGH = 6, 6
"""Pixels between the bars and their height."""


class StepBar(QWidget):
    """One bar a step, filled up to the step somebody is at."""

    def __init__(self, appearance: Appearance, texts: Texts, steps: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts, self._steps = appearance, texts, steps
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)
        self.show_step(1)

    def show_step(self, step: int) -> None:
        """Show the step, 1 to ``steps``."""
        self._step = step
        self.setAccessibleName(self._texts.say("widgets.step_of", step=step, steps=self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._steps * 60, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pitch = (self.width() + GAP) / self._steps
        for index in range(self._steps):
            painter.setBrush(self._appearance.colour("primary" if index < self._step else "line"))
            painter.drawRoundedRect(QRectF(index * pitch, 0, pitch - GAP, HIGH), HIGH / 2, HIGH / 2)
