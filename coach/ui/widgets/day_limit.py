"""Keeps the days of a week within what the bounds of the plan allow, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.day_row import DayRow
from coach.ui.widgets.label import Label


class DayLimit(Label):
    """A line below the days. A day that would be one too many cannot be switched on; what is on can always be switched
    off."""

    def __init__(self, texts: Texts, rows: Sequence[DayRow], parent: QWidget | None = None) -> None:
        super().__init__("", "warm", parent=parent)
        self._texts, self._rows = texts, rows
        self._most: int | None = None
        self.hide()

    def show_most(self, most: int | None) -> None:
        """Show the most days that the bounds allow; None for no bounds."""
        self._most = most
        self.follow()

    def follow(self) -> None:
        """The days changed."""
        chosen = sum(row.at is not None for row in self._rows)
        full = self._most is not None and chosen >= self._most
        for row in self._rows:
            row.tick.setEnabled(not full or row.at is not None)
        if not full or self._most is None:
            self.show_text("")
        else:
            name = "over" if chosen > self._most else "full"
            self.show_text(self._texts.say(f"bounds.days.{name}", most=self._most, chosen=chosen))
