"""What became of each reminder, a card for each day, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.ledger import Entry
from coach.services.ledger_words import LedgerWords
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class LedgerDays(QWidget):
    """Built anew whenever other entries are shown."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._words = texts, LedgerWords(texts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)

    def show_entries(self, entries: Sequence[Entry], now: datetime, empty: str) -> None:
        """Show entries that are in order of time as they stand at the aware ``now``; ``empty`` says that there is
        none."""
        self._clear()
        if not entries:
            card = Card()
            card.body.addWidget(Label(empty))
            self._column.addWidget(card)
        for day, group in groupby(reversed(entries), key=lambda entry: entry.day):
            self._column.addWidget(self._card(day, tuple(group)[::-1], now))

    def _card(self, day: date, entries: Sequence[Entry], now: datetime) -> Card:
        words = self._words.day(day)
        card = Card(self._texts.say("ledger.today", day=words) if day == now.date() else words)
        for entry in entries:
            card.body.addWidget(Label(f"{self._words.heading(entry)}: {self._words.became(entry, now)}"))
            history = self._words.history(entry)
            if history:
                card.body.addWidget(Label("\n".join(history), "small"))
        return card

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
