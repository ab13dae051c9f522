"""Why not? One day, and an answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.why_not import WhyNot
from coach.services.ledger_words import LedgerWords
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

YEARS_BACK = timedelta(days=3 * 366)
AHEAD = timedelta(days=60)
"""Days that can be asked about (our choice)."""


class LedgerDayCard(Card):
    """Asks about the day that is shown in its field."""

    day_requested = Signal(object)
    """The ``date`` somebody wants to know about."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("ledger.day_heading"), parent=parent)
        self._words, self._shown = LedgerWords(texts), False
        self.field = DateField(appearance, texts, texts.say("ledger.day_field"))
        self._weekday, self._answer = Label("", "bold"), Label()
        self.body.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._weekday)
        self.body.addWidget(self._answer)
        self.field.day_changed.connect(self.day_requested)
        for label in (self._weekday, self._answer):
            label.show_text("")

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return self.field.day

    def show_today(self, today: date) -> None:
        """Ask about today at first; what somebody chose later stays."""
        self.field.blockSignals(True)
        self.field.show_bounds(today - YEARS_BACK, today + AHEAD, today)
        if not self._shown:
            self.field.show_day(today)
        self.field.blockSignals(False)
        self._shown = True

    def show_answers(self, day: date, answers: Sequence[WhyNot]) -> None:
        """Say why something reminded on a day, or did not."""
        self._weekday.show_text(self._words.day(day))
        self._answer.show_text("\n".join(self._words.answer(answer) for answer in answers))
