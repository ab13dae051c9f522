"""On Today: what is left to do after a stopped walk, and questions about signs that are still open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.guided_stop import StopStep
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class StoppedCard(Card):
    """Goes on where somebody left it; all but the questions about signs can be left for good."""

    go_on_requested = Signal()
    finish_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("stopped.card.heading"), "warm", parent)
        self._texts = texts
        self._words = Label()
        go_on = OutlineButton(texts.say("stopped.card.go_on"))
        self._finish = QuietButton(texts.say("stopped.card.finish"))
        row = FlowLayout(gap=12)
        for button in (go_on, self._finish):
            row.addWidget(button)
        self.body.addWidget(self._words)
        self.body.addLayout(row)
        go_on.clicked.connect(self.go_on_requested)
        self._finish.clicked.connect(self.finish_requested)

    def show_step(self, step: StopStep, stopped: bool = True) -> None:
        """Show which step is next, after a ``stopped`` walk or any other; the answers about a walk have a card of their
        own."""
        self.show_heading(self._texts.say("stopped.card.heading" if stopped else "stopped.card.heading_signs"))
        self._words.setText(self._texts.say(f"stopped.card.{step}"))
        self._finish.setVisible(step is StopStep.NEXT)
