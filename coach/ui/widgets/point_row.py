"""One point of a list, whose further lines stand below its words and not below its dot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.widgets.label import Label


class PointRow(QWidget):
    """A dot and words."""

    def __init__(self, dot: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._words = Label(words)
        row.addWidget(Label(dot, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """What it says, without the dot."""
        return self._words.text()
