"""Fixed times of day, as many as somebody wants."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.time_field import TimeField

FIRST = time(10)
"""Offered when there is none yet."""
STEP = 120
"""Minutes after the last one that the next is offered at."""


class TimesFields(QWidget):
    """``name`` says whose times they are; there are at most ``most``. The rows keep their places while somebody writes:
    they are put in order at the next opening."""

    times_changed = Signal(object)
    """The times, each once and in order."""
    time_removed = Signal(object)
    """The times that are left."""

    def __init__(
        self, appearance: Appearance, texts: Texts, name: str, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance, self._texts, self._name, self._most = appearance, texts, name, most
        self._rows: list[_TimeRow] = []
        self.setAccessibleName(name)
        self._note = Label("", "small")
        self._twice = Label("", "warm")
        self._add = QuietButton("")
        self._add.show_text(texts.say("times.add"), texts.say("times.add_to", name=name))
        self._add.show_icon(appearance, "plus", 18)
        column, self._list = QVBoxLayout(self), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self._twice)
        column.addWidget(self._note)
        column.addWidget(self._add)
        self._add.clicked.connect(self._add_time)
        self.show_times(())

    @property
    def times(self) -> tuple[time, ...]:
        """The times, each once and in order."""
        return tuple(sorted({row.at for row in self._rows}))

    def show_times(self, times: tuple[time, ...]) -> None:
        """Show these times; those that stand there already stay where they are."""
        if times != self.times or not self._rows:
            self._fill(times)
        self._tell()

    def _fill(self, times: tuple[time, ...]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for at in times:
            self._append(at)

    def _append(self, at: time) -> _TimeRow:
        row = _TimeRow(self._appearance, self._texts, self._name, at, self)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once: a layout shows what is added to it only later
        row.field.time_changed.connect(self._change)
        row.removal.clicked.connect(lambda: self._remove(row))
        return row

    def _add_time(self) -> None:
        row = self._append(self._next_time())
        self._change()
        # Once it stands on the page.
        QTimer.singleShot(0, row, lambda: row.field.field.setFocus(Qt.FocusReason.OtherFocusReason))

    def _next_time(self) -> time:
        taken = self.times
        if not taken:
            return FIRST
        minute = taken[-1].hour * 60 + taken[-1].minute + STEP
        while time(minute // 60 % 24, minute % 60) in taken:
            minute += 15
        return time(minute // 60 % 24, minute % 60)

    def _remove(self, row: _TimeRow) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        near = self._rows[min(at, len(self._rows) - 1)].removal if self._rows else self._add
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        self.time_removed.emit(self.times)

    def _change(self) -> None:
        self._tell()
        self.times_changed.emit(self.times)

    def _tell(self) -> None:
        for row in self._rows:
            row.show_name()
        say, count = self._texts.say, len(self._rows)
        self._note.show_text("" if count else say("times.none"))
        self._twice.show_text(say("times.twice") if len(self.times) < count else "")
        self._add.setEnabled(count < self._most)
        self._add.setToolTip(say("times.full", most=self._most) if count >= self._most else "")


class _TimeRow(QWidget):
    """One time, and the button that takes it out."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, at: time, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self.field = TimeField(appearance, texts, texts.say("times.one_of", name=name))
        self.field.show_time(at)
        self.removal = QuietButton("")
        self.removal.show_icon(appearance, "trash-2", 20)
        row = FlowLayout(self, gap=8)
        row.addWidget(self.field)
        row.addWidget(self.removal)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_name()

    @property
    def at(self) -> time:
        """The time now shown."""
        return self.field.at

    def show_name(self) -> None:
        """Say which time its button takes out."""
        word = self._texts.say("times.remove", time=self._texts.time_of_day(self.at))
        self.removal.setAccessibleName(word)
        self.removal.setToolTip(word)
