"""Resting the plan for a while; there is no rest without an end."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.schedule import Schedule
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

QUICK = {"three_days": 3, "week": 7, "two_weeks": 14}
"""Days until the walks go on."""
LONGEST = 365
"""Days; a longer pause is a new beginning."""


class PauseCard(Card):
    """Three quick choices, a date, and the way back."""

    pause_requested = Signal(object)
    """The date on which walks go on."""
    go_on_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.pause.heading"), parent=parent)
        self._texts = texts
        self._today: date | None = None
        self._create(appearance)
        self._arrange()
        self._connect()

    def show_schedule(self, schedule: Schedule, today: date) -> None:
        """Show whether the plan rests, and until when."""
        paused = schedule.is_paused(today)
        self._go_on.setVisible(paused)
        until = schedule.paused_until
        self._about.show_text(self._texts.say("plan.pause.extend" if paused else "plan.pause.about"))
        if self._today != today or paused:
            self._date.show_bounds(today + timedelta(days=1), today + timedelta(days=LONGEST), today)
            self._date.show_day(until if paused and until else today + timedelta(days=7))
        self._today = today

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._about = Label("", "muted")
        self._go_on = OutlineButton(say("plan.pause.go_on"))
        self._quick = {name: QuietButton(say(f"plan.pause.{name}")) for name in QUICK}
        for name, button in self._quick.items():
            button.show_text(say(f"plan.pause.{name}"), accessible=say(f"plan.pause.{name}_name"))
        self._date = DateField(appearance, self._texts, say("plan.pause.date"))
        self._until = QuietButton("")

    def _arrange(self) -> None:
        quick = FlowLayout(gap=8)
        for button in self._quick.values():
            quick.addWidget(button)
        self.body.addWidget(self._go_on)
        self.body.addWidget(self._about)
        self.body.addLayout(quick)
        self.body.addSpacing(6)
        self.body.addWidget(Label(self._texts.say("plan.pause.until"), "bold"))
        self.body.addWidget(self._date, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._until)

    def _connect(self) -> None:
        for name, button in self._quick.items():
            button.clicked.connect(lambda _=False, days=QUICK[name]: self._ask(days))
        self._date.day_changed.connect(self._name_day)
        self._until.clicked.connect(self._ask_until)
        self._go_on.clicked.connect(self.go_on_requested)

    def _name_day(self, day: date) -> None:
        short = f"{self._texts.weekday_short(day.weekday())} {self._texts.day_short(day)}"
        words = self._texts.say("plan.pause.rest_until", day=short)
        self._until.show_text(
            words, accessible=self._texts.say("plan.pause.rest_until", day=self._texts.full_date(day))
        )

    def _ask_until(self) -> None:
        if self._date.settle():
            self.pause_requested.emit(self._date.day)

    def _ask(self, days: int) -> None:
        if self._today is not None:
            self.pause_requested.emit(self._today + timedelta(days=days))
