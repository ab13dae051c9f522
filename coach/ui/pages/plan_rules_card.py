"""Ways to how quickly walks grow, to what the plan may not pass, and to what suits somebody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class RulesCard(Card):
    """Three links."""

    numbers_requested = Signal()
    bounds_requested = Signal()
    suits_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.rules.heading"), parent=parent)
        numbers, bounds = LinkButton(texts.say("plan.rules.numbers")), LinkButton(texts.say("plan.rules.bounds"))
        suits = LinkButton(texts.say("plan.rules.suits"))
        row = FlowLayout(gap=20)
        for link in (numbers, bounds, suits):
            row.addWidget(link)
        self.body.addWidget(Label(texts.say("plan.rules.about"), "muted"))
        self.body.addLayout(row)
        numbers.clicked.connect(self.numbers_requested)
        bounds.clicked.connect(self.bounds_requested)
        suits.clicked.connect(self.suits_requested)
