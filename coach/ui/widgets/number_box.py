"""A number that is typed: a click selects it, and too large a number becomes the largest there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget


class NumberBox(QSpinBox):
    """Qt would drop the last figure of a number that is too large, so that 200 became 20 without a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fresh = False
        self.lineEdit().installEventFilter(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Put the largest number in place of a larger one; the rest is Qt's."""
        typed = text.removesuffix(self.suffix()).strip()
        if not typed.isdecimal() or int(typed) <= self.maximum():
            return super().validate(text, position)
        largest = str(self.maximum())
        return QValidator.State.Acceptable, largest + self.suffix(), len(largest)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_fresh = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Select the number at the first click, and the word for none at every click."""
        if event.type() == QEvent.Type.MouseButtonRelease and (self._is_fresh or self._shows_none()):
            self._is_fresh = False
            self.selectAll()
        return False

    def _shows_none(self) -> bool:
        return bool(self.specialValueText()) and self.value() == self.minimum()
