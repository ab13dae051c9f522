"""Says that a week waits to be looked back at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class LookBackCard(Card):
    """Look back, or not this week."""

    look_back_requested = Signal()
    put_off_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("look_back.card.heading"), parent=parent)
        self._texts, self._goal = texts, Label("", "muted")
        self.body.addWidget(Label(texts.say("look_back.card.about")))
        self.body.addWidget(self._goal)
        self.show_goal("")
        begin = OutlineButton(texts.say("look_back.card.begin"))
        put_off = QuietButton(texts.say("look_back.card.put_off"))
        row = FlowLayout(gap=12)
        row.addWidget(begin)
        row.addWidget(put_off)
        self.body.addLayout(row)
        begin.clicked.connect(self.look_back_requested)
        put_off.clicked.connect(self.put_off_requested)

    def show_goal(self, goal: str) -> None:
        """Show what somebody walks for; "" shows nothing."""
        self._goal.show_text(self._texts.say("look_back.card.goal", goal=goal) if goal else "")
