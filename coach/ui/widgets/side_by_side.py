"""Two columns where there is room for them, else one under the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.theme import Appearance

GAP = 18
"""Pixels between the columns."""


class SideBySide(QWidget):
    """Add widgets to ``left`` and ``right``. Below ``narrow`` px (at 100 % text) they stand one under the other."""

    def __init__(
        self, appearance: Appearance, narrow: int = 720, shares: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance, self._narrow = appearance, narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, share in zip((self.left, self.right), shares, strict=True):
            column.setSpacing(GAP)
            self._row.addLayout(column, share)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the page to become narrow, whichever way the columns stand now.
        columns = (self.left.minimumSize(), self.right.minimumSize())
        return QSize(max(size.width() for size in columns), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._appearance.px(self._narrow)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
