"""On Today: a sign that is worth an appointment. It stops nothing, and stays until it is put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.red_flag_book import ActionCard
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class BookingCard(Card):
    """The words of the red-flag book, what was ticked and when."""

    put_away_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("booking.heading"), "warm", parent)
        self._now, self._sentences, self._ticked = Label("", "bold"), Label(), Label("", "muted")
        away = OutlineButton(texts.say("booking.put_away"))
        row = FlowLayout(gap=12)
        row.addWidget(away)
        for part in (self._now, self._sentences, self._ticked):
            self.body.addWidget(part)
        self.body.addLayout(row)
        away.clicked.connect(self.put_away_requested)

    def show_words(self, card: ActionCard, ticked: str) -> None:
        """Show what to do, and a sentence that says what was ticked and when."""
        self.show_heading(card.title)
        self._now.setText(card.now)
        self._sentences.setText(" ".join(card.sentences))
        self._ticked.setText(ticked)
        self.setAccessibleName(f"{card.title}. {card.now}")
