"""The big minus and plus beside a field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coach.ui.theme import Appearance


class StepButton(QPushButton):
    """Minus or plus; repeats while held."""

    corner = 14

    def __init__(self, appearance: Appearance, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._icon = appearance, icon
        self.setAccessibleName(name)
        self.setAutoRepeat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        size = self._appearance.px(22)
        self.setIcon(self._appearance.icon(self._icon, "text", 22))
        self.setIconSize(QSize(size, size))


def arrange_stepper(whole: QWidget, less: QWidget, field: QWidget, more: QWidget) -> None:
    """Set the three side by side, left-aligned, no wider than they need."""
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(less)
    row.addWidget(field)
    row.addWidget(more)
    whole.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
