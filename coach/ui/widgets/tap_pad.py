"""A big button that is tapped in rhythm."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton

HIGH, LETTERS = 160, 24
"""Pixels at 100 %: the pad's height and the size of its letters."""


class TapPad(PrimaryButton):
    """Tells of a tap when it is pressed, not when it is let go; a key that is held is one tap."""

    corner = 14
    tapped = Signal()

    def __init__(self, appearance: Appearance, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._appearance = appearance
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pressed.connect(self.tapped)
        appearance.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._appearance.px(HIGH))

    def heightForWidth(self, _width: int) -> int:
        return self.sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tap, once for each time they are pressed."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFont(self._appearance.font(LETTERS, bold=True))
        self.updateGeometry()
