"""A card of Learn that fits today, offered on Today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.learn_offer import LearnOffer
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class LearnOfferCard(Card):
    """Read it, or not now."""

    read_requested = Signal(str)
    """The id of the card."""
    put_away_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("learn.today.heading"), tone="soft", parent=parent)
        self._texts, self._id = texts, ""
        self._question, self._because = Label("", "bold"), Label("", "muted")
        self._read = OutlineButton(texts.say("learn.today.read"))
        self._later = QuietButton(texts.say("learn.today.not_now"))
        row = FlowLayout(gap=12)
        for button in (self._read, self._later):
            row.addWidget(button)
        for label in (self._question, self._because):
            self.body.addWidget(label)
        self.body.addSpacing(6)
        self.body.addLayout(row)
        self._read.clicked.connect(lambda: self.read_requested.emit(self._id))
        self._later.clicked.connect(self.put_away_requested)

    def show_offer(self, offer: LearnOffer) -> None:
        """Show a card's question, and why it comes now."""
        say, title = self._texts.say, offer.card.title
        self._id = offer.card.id
        self._question.setText(offer.card.question)
        self._because.setText(self._texts.reason(offer.because))
        self._read.show_text(say("learn.today.read"), say("learn.today.read_name", title=title))
        self._later.show_text(say("learn.today.not_now"), say("learn.today.not_now_name", title=title))
