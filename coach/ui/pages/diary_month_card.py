"""A month as a list, the newest day first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.diary import DiaryMark, DiaryYear
from coach.ui.pages.diary_words import DiaryWords
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class DiaryMonthCard(Card):
    """Each day that held something is a way to it."""

    day_requested = Signal(object)
    """The ``date`` somebody wants to see in full."""
    day_chosen = Signal(object)
    """A ``date`` of the month before or after: the same day there."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._texts, self._words = texts, DiaryWords(texts)
        self._shown: tuple[object, ...] = ()
        self._day = date.min
        self._earlier, self._later = (OutlineButton(texts.say(f"diary.{name}_month")) for name in ("earlier", "later"))
        self._rows: QWidget | None = None
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        ways = FlowLayout(gap=12)
        for button in (self._earlier, self._later):
            ways.addWidget(button)
        self.body.addLayout(ways)
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._later.clicked.connect(lambda: self._turn(1))

    def show_month(self, year: DiaryYear, day: date) -> None:
        """Show the month of a day of that year; the same again changes nothing."""
        marks = year.month(day.month)
        self._day, self._first, self._last = day, year.first, year.last
        if self._shown != (year.year, day.month, marks, year.today):
            self._shown = (year.year, day.month, marks, year.today)
            self.show_heading(self._words.month(year.year, day.month))
            self._show_rows(marks, year.today)
        month = (day.year, day.month)
        self._earlier.setEnabled(month > (year.first.year, year.first.month))
        self._later.setEnabled(month < (year.last.year, year.last.month))

    def _show_rows(self, marks: tuple[DiaryMark, ...], today: date) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for mark in marks:
            column.addLayout(self._row(mark, today))
        if not marks:
            column.addWidget(Label(self._texts.say("diary.month_empty"), "muted"))
        if self._rows is not None:
            self._list.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = rows
        self._list.addWidget(rows)

    def _row(self, mark: DiaryMark, today: date) -> FlowLayout:
        day, held = self._texts.full_date(mark.day), self._words.held(mark)
        words = self._texts.say("diary.today", day=day) if mark.day == today else day
        way = LinkButton(words)
        way.setAccessibleName(self._texts.say("diary.line", day=words, held=held))
        way.clicked.connect(lambda _=False, chosen=mark.day: self.day_requested.emit(chosen))
        row = FlowLayout(gap=12)
        row.addWidget(way)
        row.addWidget(Label(held, "muted"))
        return row

    def _turn(self, months: int) -> None:
        number = self._day.year * 12 + self._day.month - 1 + months
        day = date(number // 12, number % 12 + 1, min(self._day.day, 28))
        self.day_chosen.emit(min(self._last, max(self._first, day)))
