"""The week at a glance."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from coach.domain.today import Week
from coach.ui.pages.today_texts import week_cells, week_sum
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.week_strip import WeekStrip


class WeekCard(Card):
    """Seven days and the sums under them."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        heading = texts.say("today.week.heading")
        super().__init__(heading, parent=parent)
        self._texts = texts
        self._strip = WeekStrip(heading)
        self._sum = Label("", "small")
        self.body.addWidget(self._strip)
        self.body.addWidget(self._sum)

    def show_week(self, week: Week, today: date) -> None:
        """Show a week; ``today`` is marked in it."""
        self._strip.show_days(week_cells(self._texts, week, today))
        self._sum.show_text(week_sum(self._texts, week))
