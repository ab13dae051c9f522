"""The days and times of every week."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.schedule import Schedule
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.day_limit import DayLimit
from coach.ui.widgets.day_row import DayRow
from coach.ui.widgets.label import Label
from coach.ui.zone_words import place_of


class TimesCard(Card):
    """Each weekday on its own."""

    schedule_changed = Signal(object)
    """The ``Schedule`` with the days and times chosen; moves of a weekday that was switched off are gone."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.times.heading"), parent=parent)
        self._texts = texts
        self._schedule = Schedule()
        self._rows = [DayRow(appearance, texts, weekday) for weekday in range(7)]
        self._count, self._limit = Label("", "small"), DayLimit(texts, self._rows)
        self._home = Label("", "small")
        self._home.hide()
        self._outside = Label("", "warm")
        self._outside.hide()
        self.body.setSpacing(4)
        self.body.addWidget(self._home)
        for row in self._rows:
            self.body.addWidget(row)
            row.day_changed.connect(self._choose)
        self.body.addWidget(self._count)
        self.body.addWidget(self._limit)
        self.body.addWidget(self._outside)

    @property
    def first_field(self) -> QWidget:
        """Monday."""
        return self._rows[0].tick

    def show_schedule(self, schedule: Schedule) -> None:
        """Show the weekly times, and whose clock they are by where it is not the one here."""
        self._schedule = schedule
        home = schedule.home
        self._home.show_text(self._texts.say("zone.times", home=place_of(home)) if home else "")
        for row, at in zip(self._rows, schedule.times, strict=True):
            row.show_at(at)
        count = schedule.days_per_week
        self._count.show_text(self._texts.say("plan.times.count", count=count) if count else "")
        self._limit.follow()

    def show_most_days(self, most: int | None) -> None:
        """Show on how many days the bounds allow walks; None for no bounds."""
        self._limit.show_most(most)

    def show_outside(self, sentences: str) -> None:
        """Say which walks lie outside the hours for reminders; "" for none."""
        self._outside.show_text(sentences)

    def _choose(self) -> None:
        times = tuple(row.at for row in self._rows)
        kept = tuple(move for move in self._schedule.moves if times[move.day.weekday()] is not None)
        self.show_schedule(replace(self._schedule, times=times, moves=kept))
        self.schedule_changed.emit(self._schedule)
