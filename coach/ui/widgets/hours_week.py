"""A row for each weekday, and ways to change several at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.hours import ALWAYS, Hours
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.hours_row import HoursRow
from coach.ui.widgets.label import Label

WORK_WEEK = 5
"""Weekdays from Monday on."""


class HoursWeek(QWidget):
    """The hours of seven days. ``name`` says whose they are, for screen readers."""

    hours_changed = Signal(object)
    """The ``Hours`` after a change of one day."""
    hours_replaced = Signal(object)
    """The ``Hours`` after a change of several days at once, which somebody may want to take back."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say, self._hours = texts.say, ALWAYS
        self._rows = tuple(HoursRow(appearance, texts, name, weekday, self) for weekday in range(7))
        self._weekdays, self._all, self._always = (QuietButton("") for _ in range(3))
        buttons = {"copy_weekdays": self._weekdays, "copy_all": self._all, "make_always": self._always}
        for what, button in buttons.items():
            words = say(f"hours.{what}")
            button.show_text(words, say("hours.copy_name", name=name, what=words))
        self._arrange(say("hours.midnight"))
        self._connect()
        self.show_hours(ALWAYS)

    @property
    def first_field(self) -> QWidget:
        """Monday."""
        return self._rows[0].tick

    def show_hours(self, hours: Hours) -> None:
        """Show the hours of a week."""
        self._hours = hours
        for row, day in zip(self._rows, hours.days, strict=True):
            row.show_hours(day)
        self._always.setEnabled(hours != ALWAYS)

    def _arrange(self, note: str) -> None:
        column, buttons = QVBoxLayout(self), FlowLayout(gap=8)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in self._rows:
            column.addWidget(row)
        column.addWidget(Label(note, "small"))
        column.addSpacing(4)
        for button in (self._weekdays, self._all, self._always):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for row in self._rows:
            row.hours_changed.connect(self._choose)
        self._weekdays.clicked.connect(lambda: self._copy(WORK_WEEK))
        self._all.clicked.connect(lambda: self._copy(len(self._rows)))
        self._always.clicked.connect(lambda: self._replace(ALWAYS))

    def _choose(self) -> None:
        self.show_hours(Hours(tuple(row.hours for row in self._rows)))
        self.hours_changed.emit(self._hours)

    def _copy(self, days: int) -> None:
        """Monday's hours, also a quiet Monday's, for so many days from Monday on."""
        self._replace(Hours((self._rows[0].hours,) * days + tuple(row.hours for row in self._rows[days:])))

    def _replace(self, hours: Hours) -> None:
        if hours != self._hours:
            self.show_hours(hours)
            self.hours_replaced.emit(hours)
