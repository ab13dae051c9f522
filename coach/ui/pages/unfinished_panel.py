"""A walk or a routine that was cut off: go on, or close it with what was done."""

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
    """Shown at the top of Today after what the last run of Amble did not finish."""

    continue_requested = Signal()
    close_unfinished_requested = Signal()

    def __init__(self, texts: Texts, table: str = "today.unfinished", parent: QWidget | None = None) -> None:
        """``table`` holds its words."""
        super().__init__(texts.say(f"{table}.heading"), "warm", parent)
        self._texts = texts
        self._sentence = Label()
        self._go_on = PrimaryButton(texts.say(f"{table}.go_on"))
        self._close = QuietButton(texts.say(f"{table}.close"))
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

    def show_routine(self, name: str, number: int, count: int) -> None:
        """Show in which exercise of how many the routine was, or hide where it has no name."""
        sentence = self._texts.say("today_routine.unfinished.sentence", name=name, number=number, count=count)
        self._sentence.show_text(sentence if name else "")
        self.setVisible(bool(name))

    def show_walk(self, running: RunningSession | None, easy_left: int | None = None) -> None:
        """Show how far the walk had come, or hide; of one that was made shorter, the minutes that are left."""
        self.setVisible(running is not None)
        if running is None:
            return
        minutes, done = running.chosen_minutes or running.planned_minutes, int(running.walked_seconds / 60)
        if easy_left is not None:
            self._sentence.show_text(self._texts.say("today.unfinished.easier", minutes=easy_left))
        elif running.warm_up and running.walked_seconds <= 0:
            self._sentence.show_text(self._texts.say("today.unfinished.warm_up", minutes=minutes))
        elif done < 1:
            self._sentence.show_text(self._texts.say("today.unfinished.begun"))
        else:
            self._sentence.show_text(self._texts.say("today.unfinished.sentence", done=done, minutes=minutes))
