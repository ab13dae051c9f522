"""Back from being away: was that the walk? Small, silent, and gone by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from coach.ui.passing_window import PassingWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.label import Label


class AwayCard(PassingWindow):
    """One question, answered by one tap; closing it is no answer."""

    count_requested = Signal()
    """It was the walk."""
    other_length_requested = Signal()
    """It was a walk, and not so long."""
    dismissed = Signal()
    """It was none, or nobody said so."""

    width_at_100 = 400
    stays_ms = 180_000
    """Whoever comes back takes a while to look."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._texts = texts
        self._create()
        self.arrange(self._title, self._body, (self._yes, self._other, self._no))
        self._connect()

    def show_question(self, away_minutes: int, minutes: int) -> None:
        """Ask about an absence; ``minutes`` are those that would be counted."""
        say = self._texts.say
        title, body = say("away.title", minutes=away_minutes), say("away.body")
        self._title.setText(title)
        self._body.setText(body)
        self._yes.show_text(say("away.yes", minutes=minutes))
        self.name_it(title, body)
        self.appear()

    def withdraw(self) -> None:
        """The question has lost its meaning."""
        super().dismiss()

    def dismiss(self) -> None:
        self.withdraw()
        self.dismissed.emit()

    def _create(self) -> None:
        say = self._texts.say
        self._title, self._body = Label("", "bold"), Label("", "muted")
        self._yes = PrimaryButton("")
        self._other, self._no = QuietButton(say("away.other")), QuietButton(say("away.no"))

    def _connect(self) -> None:
        self._yes.clicked.connect(lambda: self._answer(self.count_requested))
        self._other.clicked.connect(lambda: self._answer(self.other_length_requested))
        self._no.clicked.connect(self.dismiss)

    def _answer(self, signal: SignalInstance) -> None:
        self.withdraw()
        signal.emit()
