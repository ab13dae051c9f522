"""The days and times of the week's walks."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from coach.domain.set_up import SetUpAnswers, schedule_from
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.day_limit import DayLimit
from coach.ui.widgets.day_row import DayRow
from coach.ui.widgets.label import Label


class TimesStep(SetUpStep):
    """Seven days, each on its own, and how many walks that makes."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows = [DayRow(appearance, texts, weekday) for weekday in range(7)]
        self._count, self._limit = Label("", "bold"), DayLimit(texts, self._rows)
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
        self._limit.follow()

    def show_most_days(self, most: int | None) -> None:
        """Show on how many days the bounds allow walks; None for no bounds."""
        self._limit.show_most(most)

    def show_missing(self, what: Collection[str]) -> QWidget | None:
        """Ask for at least one day; the focus goes to Monday."""
        self._missing.setVisible("times" in what)
        return self.first_field() if "times" in what else None

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
        card.body.addWidget(self._limit)
        card.body.addWidget(self._missing)
        self.column.addWidget(card)

    def _choose(self) -> None:
        self.show_missing(())
        self._change(times=tuple(row.at for row in self._rows))
