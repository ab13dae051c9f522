"""The menu of the icon beside the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coach.domain.appointment import SnoozeChoice
from coach.ui.pause_menu import PauseMenu
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.texts import Texts

PAGES = ("reminders", "detectors", "ledger")
"""Pages about reminders that it leads to."""


class TrayMenu(QMenu):
    """Everything that can be done without the window."""

    open_requested = Signal()
    start_requested = Signal()
    later_requested = Signal(object)
    """The ``SnoozeChoice`` for today's walk."""
    skip_requested = Signal()
    pause_requested = Signal(object)
    """The ``PauseLength`` for which nothing shall remind."""
    go_on_requested = Signal()
    rest_requested = Signal()
    """Rest the whole plan for three days."""
    page_requested = Signal(str)
    quit_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._create()
        self._connect()
        self.show_paused(False)
        self.show_choices((), None, 0)
        self.show_skip(False)

    def show_next(self, words: str) -> None:
        """Say in words what reminders are doing."""
        self._next.setText(words.replace("&", "&&"))

    def show_walk(self, minutes: int) -> None:
        """Offer to start a walk of so many minutes; 0 takes the offer away (walking waits, or a walk is on)."""
        self._start.setText(self._texts.say("tray.start", minutes=minutes))
        self._start.setVisible(minutes > 0)

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime | None, minutes: int) -> None:
        """What Later offers for today's walk of ``minutes``, ``now`` local; none hides it."""
        if now is not None:
            self._later.show_choices(choices, now, minutes)
        self._later.menuAction().setVisible(bool(choices))

    def show_skip(self, can_skip: bool) -> None:
        """Offer to leave today's walk out."""
        self._skip.setVisible(can_skip)

    def show_paused(self, paused: bool) -> None:
        """Offer to go on, or to pause."""
        self._go_on.setVisible(paused)
        self._pause.setTitle(self._texts.say("tray.pause_menu"))

    def _create(self) -> None:
        say = self._texts.say
        self._next: QAction = self.addAction("")
        self._next.setEnabled(False)
        self._go_on = self.addAction(say("tray.go_on"))
        self.addSeparator()
        self._open = self.addAction(say("tray.open"))
        self._start = self.addAction("")
        self._later = SnoozeMenu(self._texts, self)
        self._later.setTitle(say("tray.later"))
        self.addMenu(self._later)
        self._skip = self.addAction(say("tray.skip"))
        self.addSeparator()
        self._pause = PauseMenu(self._texts, self)
        self.addMenu(self._pause)
        self._rest = self._pause.addAction(say("tray.pause"))
        self.addSeparator()
        self._pages = {name: self.addAction(say(f"tray.{name}")) for name in PAGES}
        self.addSeparator()
        self._quit = self.addAction(say("tray.quit"))
        self.setDefaultAction(self._open)

    def _connect(self) -> None:
        self._open.triggered.connect(self.open_requested)
        self._start.triggered.connect(self.start_requested)
        self._later.chosen.connect(self.later_requested)
        self._skip.triggered.connect(self.skip_requested)
        self._go_on.triggered.connect(self.go_on_requested)
        self._pause.chosen.connect(self.pause_requested)
        self._pause.choose_requested.connect(partial(self.page_requested.emit, "reminders"))
        self._rest.triggered.connect(self.rest_requested)
        self._quit.triggered.connect(self.quit_requested)
        for name, action in self._pages.items():
            action.triggered.connect(lambda _=False, name=name: self.page_requested.emit(name))
