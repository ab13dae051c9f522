"""Says that the questions after the last walk are still open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class CheckInCard(Card):
    """Answer or skip."""

    check_in_requested = Signal()
    check_in_skipped = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("today.check_in.heading"), parent=parent)
        self.body.addWidget(Label(texts.say("today.check_in.open")))
        answer, skip = OutlineButton(texts.say("today.check_in.answer")), QuietButton(texts.say("today.check_in.skip"))
        row = FlowLayout(gap=12)
        row.addWidget(answer)
        row.addWidget(skip)
        self.body.addLayout(row)
        answer.clicked.connect(self.check_in_requested)
        skip.clicked.connect(self.check_in_skipped)
