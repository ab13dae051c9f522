"""The menu of "Later…"."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from coach.ui.texts import Texts

EVENING = time(18, 30)
"""What "this evening" means; offered until an hour before (our choice)."""


class LaterMenu(QMenu):
    """In 10 minutes, in an hour, this evening, or not today."""

    later_requested = Signal(int)
    """Minutes from now."""
    skip_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(texts.say("today.later.name"))
        self._until_evening = 0
        self.addAction(texts.say("today.later.ten")).triggered.connect(lambda: self.later_requested.emit(10))
        self.addAction(texts.say("today.later.hour")).triggered.connect(lambda: self.later_requested.emit(60))
        words = texts.say("today.later.evening", time=texts.time_of_day(EVENING))
        self._evening = self.addAction(words)
        self._evening.triggered.connect(lambda: self.later_requested.emit(self._until_evening))
        self.addSeparator()
        self.addAction(texts.say("today.later.skip")).triggered.connect(self.skip_requested)

    def show_now(self, now: datetime) -> None:
        """Offer the evening while it is far enough away; ``now`` is local."""
        left = datetime.combine(now.date(), EVENING, now.tzinfo) - now
        self._until_evening = round(left / timedelta(minutes=1))
        self._evening.setVisible(self._until_evening > 60)
