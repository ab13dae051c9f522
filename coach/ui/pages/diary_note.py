"""A note of a day or of a walk: written, kept, and removed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

LINES = 3
"""Lines of a note in view."""


class DiaryNote(QWidget):
    """Keeping is a button; what is not kept yet is told by ``draft``."""

    note_kept = Signal(str)
    """What somebody wants kept; "" removes the note."""

    def __init__(
        self, appearance: Appearance, texts: Texts, heading: str, name: str, kept: str, parent: QWidget | None = None
    ) -> None:
        """``heading`` stands above it, "" for none; ``name`` is its whole meaning; ``kept`` what was written before."""
        super().__init__(parent)
        self._appearance, self._kept = appearance, kept
        self._create(texts, name)
        self._arrange(heading)
        self._connect()
        self._fit()
        self._look()

    @property
    def draft(self) -> str | None:
        """What is written and not kept yet, or None."""
        text = self.text
        return None if text == self._kept.strip() else text

    @property
    def text(self) -> str:
        """What stands there."""
        return self._field.toPlainText().strip()

    def count_as_kept(self) -> None:
        """What stands there is kept now."""
        self._kept = self.text
        self._look()

    def show_draft(self, draft: str) -> None:
        """Show what was written before and not kept yet."""
        with QSignalBlocker(self._field):
            self._field.setPlainText(draft)
        self._look()

    def _create(self, texts: Texts, name: str) -> None:
        self._field = QPlainTextEdit(self._kept)
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(texts.say("diary_day.note.example"))
        self._field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keep = OutlineButton(texts.say("diary_day.note.keep"))
        self._remove = QuietButton(texts.say("diary_day.note.remove"))
        for button in (self._keep, self._remove):
            button.setAccessibleDescription(name)

    def _arrange(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if heading:
            column.addWidget(Label(heading, "bold"))
        column.addWidget(self._field)
        ends = FlowLayout(gap=12)
        for button in (self._keep, self._remove):
            ends.addWidget(button)
        column.addLayout(ends)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._look)
        self._keep.clicked.connect(lambda: self.note_kept.emit(self.text))
        self._remove.clicked.connect(lambda: self.note_kept.emit(""))
        self._appearance.changed.connect(self._fit)

    def _look(self) -> None:
        self._keep.setEnabled(self.draft is not None)
        self._remove.setVisible(bool(self._kept))

    def _fit(self) -> None:
        self._field.ensurePolished()
        self._field.setFixedHeight(LINES * self._field.fontMetrics().lineSpacing() + self._appearance.px(28))
