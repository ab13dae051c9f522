"""A day that is typed, or stepped by key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.day_typed import day_typed
from coach.domain.diary_grid import Way, moved
from coach.ui.texts import Texts

_WAYS = {
    Qt.Key.Key_Up: Way.LATER_DAY,
    Qt.Key.Key_Down: Way.EARLIER_DAY,
    Qt.Key.Key_PageUp: Way.LATER_MONTH,
    Qt.Key.Key_PageDown: Way.EARLIER_MONTH,
}
LONGEST, QUOTED = 40, 20
"""Letters that can be typed, and that are repeated where they are no day (our choice)."""
WIDEST, ROOM, HIGHER = "30 Nov 2026", 32, 3
"""The longest day, the pixels beside it, and those by which Qt makes its own fields for times higher: all in a row are
as high, or Tab would take the wrong one first."""


class DayLine(QLineEdit):
    """What is typed is read at Enter and when the field is left; what is no day changes nothing. Up and Down go a day,
    Page Up and Page Down a month."""

    day_changed = Signal(object)
    """The ``date`` now shown, by whomever."""
    trouble_changed = Signal(str)
    """Why what stands there is no day to choose, in one sentence, or ""."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._first, self._last = date(1752, 9, 14), date(9999, 12, 31)
        self._today = self._day = date(2000, 1, 1)
        self.setMaxLength(LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editingFinished.connect(self.settle)
        self._write()

    @property
    def day(self) -> date:
        """The day now shown; what is being typed, where it is one."""
        typed = self._typed()
        return typed if typed is not None and self._first <= typed <= self._last else self._day

    def show_bounds(self, first: date, last: date, today: date) -> None:
        """Change what may be chosen; ``today`` is what "today" means."""
        self._first, self._last, self._today = first, last, today
        if not first <= self._day <= last:
            self.show_day(self._day)

    def show_day(self, day: date) -> None:
        """Show a day, kept within the bounds; what was typed is gone."""
        before, self._day = self._day, min(self._last, max(self._first, day))
        self._write()
        self._tell("")
        if self._day != before:
            self.day_changed.emit(self._day)

    def settle(self) -> bool:
        """Read what was typed. False where it is no day that can be chosen: it stays to be mended, and is told."""
        if self.text() == self._words(self._day):
            self._tell("")
            return True
        typed = self._typed()
        if typed is not None and self._first <= typed <= self._last:
            self.show_day(typed)
            return True
        self._tell(self._fault(typed))
        return False

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(WIDEST) + 2 * ROOM
        return QSize(wide, super().sizeHint().height() + HIGHER)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(_WAYS[key])
        else:
            super().keyPressEvent(event)

    def step(self, way: Way) -> None:
        """Go on from the day that stands there."""
        if self.settle():
            self.show_day(moved(self._day, way, self._first, self._last))
            self.selectAll()

    def _typed(self) -> date | None:
        return day_typed(self.text(), self._today)

    def _fault(self, typed: date | None) -> str:
        if typed is None:
            text = " ".join(self.text().split())
            text = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
            return self._texts.say("widgets.day_forms", typed=text)
        first, last = self._words(self._first), self._words(self._last)
        return self._texts.say("widgets.day_bounds", day=self._words(typed), first=first, last=last)

    def _words(self, day: date) -> str:
        return f"{self._texts.day_short(day)} {day.year}"

    def _write(self) -> None:
        self.setText(self._words(self._day))

    def _tell(self, sentence: str) -> None:
        self.setAccessibleDescription(sentence)
        self.trouble_changed.emit(sentence)
