"""The small menu of Later: until when, and what fits then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from coach.domain.appointment import SnoozeChoice
from coach.ui.reminder_words import choice_words
from coach.ui.texts import Texts


class SnoozeMenu(QMenu):
    """Shows the choices it is given; the arrow keys walk through them and Enter takes one."""

    chosen = Signal(object)
    """The ``SnoozeChoice``."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setAccessibleName(texts.say("reminder.later_to.name"))

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """Offer these instead of the earlier ones; ``now`` is local, ``minutes`` the length of the walk."""
        self.clear()
        for choice in choices:
            words = choice_words(self._texts, choice, now, minutes).replace("&", "&&")
            self.addAction(words).triggered.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
