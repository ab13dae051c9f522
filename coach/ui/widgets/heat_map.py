"""A year to look at day by day: with the mouse, or with the arrow keys, which read each day aloud."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coach.domain.diary import DiaryYear
from coach.domain.diary_grid import Way, moved
from coach.drawing.heat_map import HeatMap, HeatPlaces, paint_heat_map
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

_WAYS = {
    Qt.Key.Key_Up: Way.EARLIER_DAY,
    Qt.Key.Key_Down: Way.LATER_DAY,
    Qt.Key.Key_Left: Way.EARLIER_WEEK,
    Qt.Key.Key_Right: Way.LATER_WEEK,
    Qt.Key.Key_PageUp: Way.EARLIER_MONTH,
    Qt.Key.Key_PageDown: Way.LATER_MONTH,
    Qt.Key.Key_Home: Way.FIRST,
    Qt.Key.Key_End: Way.LAST,
}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
USUAL_WIDTH = 780
MONTHS = 12


class HeatMapView(QWidget):
    """Up and down go a day, left and right a week, Page Up and Down a month, Home and End to the ends of the year.
    Enter and a double click open the day."""

    day_chosen = Signal(object)
    """The ``date`` somebody went to; it may be of another year."""
    day_requested = Signal(object)
    """The ``date`` somebody wants to see in full."""

    corner = 8

    def __init__(
        self, appearance: Appearance, texts: Texts, reading: Callable[[date], str], parent: QWidget | None = None
    ) -> None:
        """``reading`` tells a day in one sentence."""
        super().__init__(parent)
        self._appearance, self._texts, self._reading = appearance, texts, reading
        self._year: DiaryYear | None = None
        self._chosen = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.changed.connect(self._fit)

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._chosen

    def show_year(self, year: DiaryYear, chosen: date) -> None:
        """Show a year with one of its days chosen."""
        self._year, self._chosen = year, chosen
        self._marks = {mark.day: mark for mark in year.marks}
        self._name()
        self.updateGeometry()
        self.update()

    def rect_of(self, day: date) -> QRect:
        """Where a day of the year lies."""
        return self._places().rect(day).toAlignedRect()

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._places(width).height) + 3

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._year is None:
            return
        say, year = self._texts.say, self._year
        months = tuple(name[:3] for name in say("common.months").split())
        weekdays = tuple(say("common.days_short").split())
        shown = HeatMap(self._marks, year.first, year.last, year.today, self._chosen, months, weekdays)
        paint_heat_map(QPainter(self), self._appearance.theme, self._places(), shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._year is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _OPENS:
            self.day_requested.emit(self._chosen)
        elif key in _WAYS:
            self._choose(self._led(_WAYS[key]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.day_requested.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._reading(day) if day else "", self)
            return True
        return super().event(event)

    def _led(self, way: Way) -> date:
        """Where a key leads: the ends are those of the year as far as it can be opened."""
        assert self._year is not None
        first, last = self._year.first, self._year.last
        if way in (Way.FIRST, Way.LAST):
            first, last = max(first, date(self._year.year, 1, 1)), min(last, date(self._year.year, 12, 31))
        return moved(self._chosen, way, first, last)

    def _choose(self, day: date) -> None:
        if day == self._chosen:
            return
        if self._year is not None and day.year == self._year.year:
            self._chosen = day
            self._name()
            self.update()
        self.day_chosen.emit(day)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._reading(self._chosen)))

    def _day_at(self, point: QPointF) -> date | None:
        day = None if self._year is None else self._places().day_at(point)
        return day if self._year is not None and day and self._year.first <= day <= self._year.last else None

    def _places(self, width: int = 0) -> HeatPlaces:
        year = self._year.year if self._year is not None else 2000
        return HeatPlaces(year, width or max(self.width(), 1), self._appearance.px(100) / 100)

    def _name(self) -> None:
        if self._year is not None:
            self.setAccessibleName(self._texts.say("diary.map", year=self._year.year))
            self.setAccessibleDescription(f"{self._reading(self._chosen)}. {self._texts.say('diary.map_keys')}")

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()
