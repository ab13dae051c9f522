"""For how long nothing shall remind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from coach.domain.reminder_pause import PauseLength
from coach.ui.texts import Texts


class PauseMenu(QMenu):
    """A few lengths, and a place to choose another; every pause ends by itself."""

    chosen = Signal(object)
    """The ``PauseLength``."""
    choose_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("tray.pause_menu"), parent)
        self.setAccessibleName(texts.say("tray.pause_menu"))
        for length in PauseLength:
            words = texts.say(f"tray.pause_for.{length.value}")
            self.addAction(words).triggered.connect(lambda _=False, length=length: self.chosen.emit(length))
        self.addAction(texts.say("tray.choose")).triggered.connect(lambda: self.choose_requested.emit())
        self.addSeparator()
