"""Moving to a new computer, in three steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

STEPS = ("save", "install", "open")


class MoveCard(Card):
    """Three numbered sentences; the first step's button stands above on the page."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("backups.move.heading"), parent=parent)
        for number, id in enumerate(STEPS, start=1):
            self.body.addWidget(Label(texts.say("backups.move.step", number=number), "bold"))
            self.body.addWidget(Label(texts.say(f"backups.move.{id}")))
        self.body.addWidget(Label(texts.say("backups.move.not_moved"), "small"))
