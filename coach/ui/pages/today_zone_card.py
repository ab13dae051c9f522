"""On Today, in another time zone: whose clocks shall walks go by? And a word before the clocks change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.travel import KeptTime, ZoneQuestion
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.zone_words import ahead_words, example_words


class ZoneCard(Card):
    """The question, with what each answer means for the next walk."""

    kept_chosen = Signal(object)
    """The ``KeptTime`` that somebody wants here."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("zone.title"), parent=parent)
        self._texts = texts
        self._ahead, self._question = Label(), Label(texts.say("zone.question"), "bold")
        self._examples, self._once = Label("", "muted"), Label(texts.say("zone.once"), "caption")
        row = FlowLayout(gap=12)
        for kept in KeptTime:
            button = OutlineButton(texts.say(f"zone.choice.{kept.value}"))
            button.let_wrap()
            button.clicked.connect(lambda _=False, kept=kept: self.kept_chosen.emit(kept))
            row.addWidget(button)
        for part in (self._ahead, self._question, self._examples):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self._once)

    def show_question(self, question: ZoneQuestion, walks: Mapping[KeptTime, datetime]) -> None:
        """Show it; ``walks`` is when the next walk would be with each answer, local, where there is one."""
        self._ahead.setText(ahead_words(self._texts, question))
        self._examples.show_text("\n".join(example_words(self._texts, kept, at) for kept, at in walks.items()))
        self.setAccessibleName(f"{self.heading.text()}. {self._ahead.text()} {self._question.text()}")


class ClockChangeCard(Card):
    """The clocks are about to change, and there is nothing to do about it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", "soft", parent)
        self._told = Label()
        self.body.addWidget(self._told)
        self.body.addWidget(Label(texts.say("clock_change.walks"), "muted"))

    def show_words(self, title: str, told: str) -> None:
        """Show what changes, and when."""
        self.show_heading(title)
        self._told.setText(told)
        self.setAccessibleName(f"{title}. {told}")
