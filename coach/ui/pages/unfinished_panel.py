"""A walk that was cut off: go on, or close it with what was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.services.ports import RunningSession
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class UnfinishedPanel(Card):
    """Shown at the top of Today after a walk that the last run of Amble did not finish."""

    continue_requested = Signal()
    close_unfinished_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("today.unfinished.heading"), "warm", parent)
        self._texts = texts
        self._sentence = Label()
        self._go_on = PrimaryButton(texts.say("today.unfinished.go_on"))
        self._close = QuietButton(texts.say("today.unfinished.close"))
        self.body.addWidget(self._sentence)
        row = FlowLayout(gap=12)
        row.addWidget(self._go_on)
        row.addWidget(self._close)
        self.body.addLayout(row)
        self._go_on.clicked.connect(self.continue_requested)
        self._close.clicked.connect(self.close_unfinished_requested)

    @property
    def first_button(self) -> QWidget:
        """The button that the keyboard should be on when the page opens."""
        return self._go_on

    def show_may_walk(self, may: bool) -> None:
        """Offer to go on; not while walking waits."""
        self._go_on.setVisible(may)

    def show_walk(self, running: RunningSession | None) -> None:
        """Show how far the walk had come, or hide."""
        self.setVisible(running is not None)
        if running is None:
            return
        minutes, done = running.chosen_minutes or running.planned_minutes, int(running.walked_seconds / 60)
        if running.warm_up and running.walked_seconds <= 0:
            self._sentence.show_text(self._texts.say("today.unfinished.warm_up", minutes=minutes))
        elif done < 1:
            self._sentence.show_text(self._texts.say("today.unfinished.begun"))
        else:
            self._sentence.show_text(self._texts.say("today.unfinished.sentence", done=done, minutes=minutes))
