"""Why exercises wait, beside a Start that cannot be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.label import Label


class ExerciseWaits(QWidget):
    """Hidden until walking waits."""

    why_requested = Signal()
    """Somebody wants to read what they told, and how to go on."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = LinkButton(texts.say("exercises.waits.why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(texts.say("exercises.waits.words"), "bold"))
        column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        self._why.clicked.connect(self.why_requested)
        self.hide()
