"""The soft word some minutes before a walk or a routine: small, silent, and gone by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from coach.domain.appointment import SnoozeChoice
from coach.domain.reminder import HeadsUp
from coach.ui.later_button import LaterButton
from coach.ui.passing_window import PassingWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.label import Label


class HeadsUpCard(PassingWindow):
    """Says what is soon; closing it is no answer."""

    start_requested = Signal(object)
    """The ``HeadsUp`` whose walk or routine shall begin at once."""
    snooze_requested = Signal(object, object)
    """The ``HeadsUp`` and the ``SnoozeChoice``."""
    skip_requested = Signal(object)

    width_at_100 = 408
    stays_ms = 25_000
    """Our choice."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._texts = texts
        self._heads_up: HeadsUp | None = None
        self._create()
        self.arrange(self._title, self._body, (self._start, self._later, self._skip))
        self._connect()

    @property
    def is_in_use(self) -> bool:
        return super().is_in_use or self._later.menu_of_choices.isVisible()

    def show_heads_up(self, heads_up: HeadsUp, words: tuple[str, str]) -> None:
        """Show title and body for a while."""
        self._heads_up = heads_up
        self._title.setText(words[0])
        self._body.setText(words[1])
        self.name_it(*words)
        self.appear()

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """What Later offers; ``now`` is local, ``minutes`` the length of the walk."""
        self._later.show_choices(choices, now, minutes)
        self.settle()

    def withdraw(self, id: str) -> None:
        """Hide, if what is announced has this id."""
        if self._heads_up is not None and self._heads_up.id == id:
            self.dismiss()

    def dismiss(self) -> None:
        self._heads_up = None
        self._later.close_menu()
        super().dismiss()

    def _create(self) -> None:
        say = self._texts.say
        self._title, self._body = Label("", "bold"), Label("", "muted")
        self._start = PrimaryButton(say("reminder.start_now"))
        self._later = LaterButton(self._appearance, self._texts)
        self._skip = QuietButton(say("reminder.skip"))

    def _connect(self) -> None:
        self._start.clicked.connect(lambda: self._answer(self.start_requested))
        self._skip.clicked.connect(lambda: self._answer(self.skip_requested))
        self._later.chosen.connect(lambda choice: self._answer(self.snooze_requested, choice))

    def _answer(self, signal: SignalInstance, *more: object) -> None:
        heads_up = self._heads_up
        if heads_up is not None:
            self.dismiss()
            signal.emit(heads_up, *more)
