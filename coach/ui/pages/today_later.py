"""The menu of "Later…": until when, what fits then, and not today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.appointment import SnoozeChoice
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.texts import Texts


class LaterMenu(SnoozeMenu):
    """What the small window of a reminder offers, and leaving today's walk out."""

    skip_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self.setAccessibleName(texts.say("today.later.name"))
        self._add_skip()

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        super().show_choices(choices, now, minutes)
        self.addSeparator()
        self._add_skip()

    def _add_skip(self) -> None:
        self.addAction(self._texts.say("today.later.skip")).triggered.connect(self.skip_requested)
