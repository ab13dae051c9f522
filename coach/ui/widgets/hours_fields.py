"""The hours of a week: told in one sentence, and a row for each weekday when somebody wants to change them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.hours import ALWAYS, Hours
from coach.ui.hours_words import hours_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.hours_row import HoursRow
from coach.ui.widgets.label import Label

WORK_WEEK = 5
"""Weekdays from Monday on."""


class HoursFields(QWidget):
    """``name`` says whose hours they are, for screen readers."""

    hours_changed = Signal(object)
    """The ``Hours`` after a change of one day."""
    hours_replaced = Signal(object)
    """The ``Hours`` after a change of several days at once, which somebody may want to take back."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._hours, self._name = texts, ALWAYS, name
        self.setAccessibleName(name)
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_hours(ALWAYS)

    def show_hours(self, hours: Hours) -> None:
        """Show the hours of a week."""
        self._hours = hours
        for row, day in zip(self._rows, hours.days, strict=True):
            row.show_hours(day)
        told = hours_words(self._texts, hours)
        self._summary.setText(told)
        self._change.setAccessibleDescription(told)
        self._always.setEnabled(hours != ALWAYS)
        self._silent.setVisible(not any(hours.days))

    def show_days(self) -> None:
        """Open the days, with the focus on Monday."""
        if not self._week.isVisible():
            self._change.click()
        self._rows[0].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._summary, self._silent = Label(""), Label(say("hours.silent"), "warm")
        self._change = LinkButton("")
        self._week = QWidget()
        self._rows = tuple(HoursRow(appearance, self._texts, weekday, self._week) for weekday in range(7))
        self._weekdays, self._all = QuietButton(say("hours.copy_weekdays")), QuietButton(say("hours.copy_all"))
        self._always = QuietButton(say("hours.make_always"))
        self._show_open(False)

    def _arrange(self) -> None:
        # One under the other and without a list of their own, so that a narrow page keeps every word.
        top = FlowLayout(gap=12)
        top.addWidget(self._summary)
        top.addWidget(self._change)
        week = QVBoxLayout(self._week)
        week.setContentsMargins(0, 0, 0, 0)
        week.setSpacing(4)
        for row in self._rows:
            week.addWidget(row)
        week.addWidget(Label(self._texts.say("hours.midnight"), "small"))
        buttons = FlowLayout(gap=8)
        for button in (self._weekdays, self._all, self._always):
            buttons.addWidget(button)
        week.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._silent)
        column.addWidget(self._week)
        self._silent.hide()

    def _connect(self) -> None:
        for row in self._rows:
            row.hours_changed.connect(self._choose)
        self._change.clicked.connect(lambda: self._show_open(self._week.isHidden()))
        self._weekdays.clicked.connect(lambda: self._copy(WORK_WEEK))
        self._all.clicked.connect(lambda: self._copy(7))
        self._always.clicked.connect(lambda: self._replace(ALWAYS))

    def _show_open(self, is_open: bool) -> None:
        self._week.setVisible(is_open)
        word = self._texts.say("hours.close" if is_open else "hours.change")
        self._change.show_text(word, f"{word}: {self._name}")

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
