"""Where a walk that is picked up would go, and when."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.pages.plan_week import Lifted, lifted_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.time_field import TimeField


class MoveBar(Card):
    """Shown while a walk is picked up; Enter puts it down."""

    put_requested = Signal()
    let_go_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="soft", parent=parent)
        self._texts = texts
        say = texts.say
        self._heading, self._where = Label("", "bold"), Label()
        self._time = TimeField(appearance, texts, say("plan.move.time"))
        self._put, self._cancel = PrimaryButton(say("plan.move.put")), QuietButton(say("common.cancel"))
        self._arrange()
        self._put.clicked.connect(self.put_requested)
        self._cancel.clicked.connect(self.let_go_requested)
        self.hide()

    @property
    def at(self) -> time:
        """The local time chosen."""
        return self._time.at

    def show_lifted(self, lifted: Lifted | None) -> None:
        """Show where the walk would go; the time somebody chose stays until it is put down. None hides the bar."""
        if lifted is not None and self.isHidden():
            self._time.show_time(lifted.at)
        self.setVisible(lifted is not None)
        if lifted is None:
            return
        names = {"origin": self._texts.weekday(lifted.origin.weekday()), "target": self._texts.full_date(lifted.target)}
        self._heading.show_text(self._texts.say("plan.move.heading", **names))
        where = lifted_words(self._texts, lifted) if lifted.why_not else self._texts.say("plan.move.where")
        self._where.show_text(where)
        self._where.show_role("warm" if lifted.why_not else "")
        self._put.setEnabled(not lifted.why_not)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_requested.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        row = FlowLayout(gap=12)
        for widget in (self._time, self._put, self._cancel):
            row.addWidget(widget)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._where)
        self.body.addSpacing(6)
        self.body.addLayout(row)
