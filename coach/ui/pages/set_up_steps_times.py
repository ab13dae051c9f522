"""The days and times of the week's walks."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.set_up import DEFAULT_TIMES, SetUpAnswers, schedule_from
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.time_field import TimeField

_USUAL = next((at for at in DEFAULT_TIMES if at is not None), time(12, 30))


class DayRow(QWidget):
    """One weekday: whether there is a walk, and when. Switching it off and on keeps its time."""

    day_changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, weekday: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = texts.weekday(weekday)
        self.tick = TickRow(appearance, day)
        self.tick.setAccessibleName(texts.say("set_up.times.walk_on", day=day))
        self.time = TimeField(appearance, texts, texts.say("set_up.times.time_on", day=day))
        self.time.show_time(_USUAL)
        self._arrange()
        self.tick.clicked.connect(self._tick)
        self.time.time_changed.connect(self.day_changed)

    @property
    def at(self) -> time | None:
        """The time chosen, None for a day without a walk."""
        return self.time.at if self.tick.isChecked() else None

    def show_at(self, at: time | None) -> None:
        """Show a time, or a day without a walk."""
        self.tick.setChecked(at is not None)
        self.time.setVisible(at is not None)
        if at is not None and at != self.time.at:
            self.time.show_time(at)

    def _arrange(self) -> None:
        policy = self.time.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.time.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.tick, 1)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)

    def _tick(self) -> None:
        self.time.setVisible(self.tick.isChecked())
        self.day_changed.emit()


class TimesStep(SetUpStep):
    """Seven days, each on its own, and how many walks that makes."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows = [DayRow(appearance, texts, weekday) for weekday in range(7)]
        self._count = Label("", "bold")
        self._missing = Label(texts.say("set_up.times.missing_times"), "warm")
        self._missing.hide()
        self._arrange()
        for row in self._rows:
            row.day_changed.connect(self._choose)
        self.show_answers(self.answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the days and times chosen."""
        super().show_answers(answers)
        for row, at in zip(self._rows, answers.times, strict=True):
            row.show_at(at)
        self._count.setText(self._texts.say("set_up.times.count", count=schedule_from(answers).days_per_week))

    def show_missing(self, what: str) -> QWidget | None:
        """Ask for at least one day; the focus goes to Monday."""
        self._missing.setVisible(what == "times")
        return self.first_field() if what == "times" else None

    def first_field(self) -> QWidget:
        """Monday."""
        return self._rows[0].tick

    def _arrange(self) -> None:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(Label(self._texts.say("set_up.times.lead"), "muted"))
        for row in self._rows:
            card.body.addWidget(row)
        card.body.addWidget(self._count)
        card.body.addWidget(self._missing)
        self.column.addWidget(card)

    def _choose(self) -> None:
        self.show_missing("")
        self._change(times=tuple(row.at for row in self._rows))
