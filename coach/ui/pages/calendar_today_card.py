"""What somebody's calendar has taken today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.appointment import Appointment
from coach.services.calendar_desk import CalendarState
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.title_words import title_words
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow

MOST = 12
"""Rows; a fuller day says how many more there are."""
DAYS_BY_NAME = 6
"""A day so near is named by its weekday."""


class CalendarTodayCard(Card):
    """The rest of the day, and whether titles are shown."""

    titles_changed = Signal(bool)

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("calendar.today.heading"), parent=parent)
        self._texts = texts
        self._shown: tuple[str, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._titles = TickRow(appearance, texts.say("calendar.today.titles"))
        self.body.addLayout(self._rows)
        self.body.addWidget(self._titles)
        self.body.addWidget(Label(texts.say("calendar.today.titles_about"), "small"))
        self._titles.clicked.connect(self.titles_changed)

    def show_state(self, state: CalendarState, now: datetime) -> None:
        """Show what is still taken on the day of ``now`` (aware, where the user is)."""
        self._titles.setChecked(state.titles)
        left = [each for each in state.appointments if each.end > now and _starts_by(each, now)]
        if state.read_at is None:
            self._show((self._texts.say("calendar.today.unread"),), ())
        elif not left:
            self._show((self._texts.say(f"calendar.today.{'nothing_read' if state.partly else 'nothing'}"),), ())
        else:
            self._show(*self._words(left, now))

    def _words(self, left: Sequence[Appointment], now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
        shown = left[:MOST]
        rows = [self._titled("titled", self._row(each, now, "row"), title_words(each.title)) for each in shown]
        names = [self._titled("titled_name", self._row(each, now, "name"), each.title) for each in shown]
        if len(left) > MOST:
            rows.append(self._texts.say("calendar.today.more", count=len(left) - MOST))
        return tuple(rows), tuple(names)

    def _titled(self, words: str, when: str, title: str) -> str:
        return self._texts.say(f"calendar.today.{words}", when=when, title=title) if title else when

    def _row(self, each: Appointment, now: datetime, words: str) -> str:
        """When it is on today: ``words`` for one that begins and ends on this day."""
        first, last = each.start.astimezone(now.tzinfo), each.end.astimezone(now.tzinfo)
        begun = first.date() < now.date()
        end = last.date() - timedelta(days=last.time() == time())  # midnight is the end of a day
        if end > now.date():
            words = "goes_on" if begun else "begins"
        elif begun:
            words = "all_day" if last.date() > end else "ends"
        near = (end - now.date()).days < DAYS_BY_NAME
        times = {
            "from": self._texts.time_of_day(first.time()),
            "to": self._texts.time_of_day(last.time()),
            "day": self._texts.weekday(last.weekday()) if near else self._texts.day(last.date()),
        }
        return self._texts.say(f"calendar.today.{words}", **times)

    def _show(self, rows: tuple[str, ...], names: tuple[str, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            label = Label(row, parent=self)
            if number < len(names):
                label.setAccessibleName(names[number])
            self._rows.addWidget(label)
            label.show()


def _starts_by(each: Appointment, now: datetime) -> bool:
    return each.start.astimezone(now.tzinfo).date() <= now.date()
