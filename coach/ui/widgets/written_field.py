"""A line to write in, with its label above and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.ui.widgets.label import Label


class WrittenField(QWidget):
    """``accessible`` is the whole meaning where the label is short; "" shows no label."""

    text_changed = Signal(str)
    """What stands there after somebody's own change."""

    def __init__(
        self, label: str, longest: int, accessible: str = "", example: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line, self._note, self._fault = QLineEdit(), Label("", "small"), Label("", "warm")
        self.line.setMaxLength(longest)
        self.line.setAccessibleName(accessible or label)
        self.line.setPlaceholderText(example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if label:
            column.addWidget(Label(label, "bold"))
        for part in (self.line, self._note, self._fault):
            column.addWidget(part)
        self.show_note("")
        self.show_fault("")
        self.line.textEdited.connect(self.text_changed)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a text, without a signal; the same text leaves the cursor where it is."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def show_note(self, note: str) -> None:
        """Say something about it in small words; "" says nothing."""
        self._note.show_text(note)

    def show_fault(self, fault: str) -> None:
        """Say what is wrong with it; "" for nothing. A screen reader hears it with the field."""
        self._fault.show_text(fault)
        self.line.setAccessibleDescription(fault)
