"""A row that turns into a column where it is too narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.ui.theme import Appearance

_FILLING = Qt.AlignmentFlag(0)


class TurningRow(QWidget):
    """Side by side from ``turns_below`` px on (at 100 % text), one below the other in less."""

    turned = Signal(bool)
    """Whether it is a column now."""

    def __init__(self, appearance: Appearance, turns_below: int, gap: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._turns_below = appearance, turns_below
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._shares: list[int] = []
        appearance.changed.connect(self._turn)

    def add(self, widget: QWidget, share: int = 0, align: Qt.AlignmentFlag = _FILLING) -> None:
        """Add a widget; ``share`` is its part of the width while in a row, 0 for its own width."""
        self._shares.append(share)
        self._row.addWidget(widget, share, align)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < self._appearance.px(self._turns_below)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction is self._row.direction():
            return
        self._row.setDirection(direction)
        for index, share in enumerate(self._shares):
            self._row.setStretch(index, 0 if narrow else share)
        self.updateGeometry()
        self.turned.emit(narrow)
