"""A question before something is done, in its place on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class Asking(Card):
    """Hidden until something is asked. Both answers close it; Esc is no."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="soft", parent=parent)
        self._sentence = Label()
        self._yes, self._no = OutlineButton(""), QuietButton("")
        answers = FlowLayout(gap=12)
        for button in (self._yes, self._no):
            answers.addWidget(button)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(8)
        self.body.addLayout(answers)
        self._yes.clicked.connect(self.hide)
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self._decline)
        self.hide()

    def ask(self, sentence: str, yes: str, no: str, from_no: bool = False) -> None:
        """Ask, with the words of both answers, and put the focus on the first, or on no: where Enter pressed once too
        often would lose something."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._yes.show_text(yes)
        self._yes.setAccessibleDescription(sentence)
        self._no.show_text(no)
        self.show()
        (self._no if from_no else self._yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc declines."""
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        else:
            super().keyPressEvent(event)

    def _decline(self) -> None:
        self.hide()
        self.declined.emit()
