"""A small window in the corner that goes away by itself, but not from under a hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coach.ui.corner_window import CornerWindow
from coach.ui.theme import Appearance
from coach.ui.widgets.flow_layout import FlowLayout

STILL_MS = 3000
"""Milliseconds it stays on, again and again, while the mouse is over it or the keyboard in it."""


class PassingWindow(CornerWindow):
    """``appear`` shows it for ``stays_ms``; then it is dismissed."""

    stays_ms: ClassVar[int] = 20_000

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)

    @property
    def is_in_use(self) -> bool:
        """Whether somebody has a hand on it."""
        return self.underMouse() or self.isActiveWindow()

    def arrange(self, title: QWidget, body: QWidget, buttons: Sequence[QWidget]) -> None:
        """Words above, answers in a row below, which takes a second line where the text is large."""
        row = FlowLayout(gap=8)
        for button in buttons:
            row.addWidget(button)
        self.card.body.setContentsMargins(20, 16, 20, 16)
        self.card.body.setSpacing(8)
        self.card.body.addWidget(title)
        self.card.body.addWidget(body)
        self.card.body.addLayout(row)

    def appear(self) -> None:
        self._timer.start(self.stays_ms)
        super().appear()

    def dismiss(self) -> None:
        self._timer.stop()
        super().dismiss()

    def _go(self) -> None:
        if self.is_in_use:
            self._timer.start(STILL_MS)
        else:
            self.dismiss()
