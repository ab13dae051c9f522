"""Dragging a walk from one day to another with the mouse.

Not Qt's own drag and drop: that runs an event loop of its own and takes the drag to other programs, and a walk has
nowhere to go but another day.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.ui.pages.plan_day import PlanDay
from coach.ui.pages.plan_texts import can_move


class DayDrag(QObject):
    """Watches the days; a press that moves far enough takes the walk along."""

    begun = Signal(object)
    """The ``PlanDay`` the walk was taken from."""
    over = Signal(object)
    """The ``PlanDay`` under the mouse."""
    dropped = Signal(bool)
    """The button was let go; whether that was on a day."""

    def __init__(self, home: QWidget, days: Sequence[PlanDay]) -> None:
        super().__init__(home)
        self._home, self._days = home, tuple(days)
        self._pressed: QPoint | None = None
        self._grip = QPoint()
        self._picture: QLabel | None = None
        for day in days:
            day.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not isinstance(watched, PlanDay):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            self._move(watched, event.position().toPoint())
            event.accept()
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            return self._release(watched, event.position().toPoint())
        return False

    def _move(self, source: PlanDay, at: QPoint) -> None:
        if self._picture is None:
            far = (at - (self._pressed or at)).manhattanLength() >= QApplication.startDragDistance()
            if not far or source.day is None or not can_move(source.day):
                return
            self._begin(source)
        self._hang(source.mapTo(source.window(), at))
        if (day := self._day_at(source, at)) is not None:
            self.over.emit(day)

    def _begin(self, source: PlanDay) -> None:
        self._picture = picture = QLabel(source.window())
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        picture.setPixmap(source.chip())
        picture.adjustSize()
        self._grip = picture.rect().center()
        picture.show()
        source.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.begun.emit(source)

    def _hang(self, at: QPoint) -> None:
        if self._picture is not None:
            self._picture.move(at - self._grip)

    def _release(self, source: PlanDay, at: QPoint) -> bool:
        picture, self._picture, self._pressed = self._picture, None, None
        if picture is None:
            return False
        picture.hide()
        picture.deleteLater()
        source.setDown(False)
        self.dropped.emit(self._day_at(source, at) is not None)
        # Taken, so that the button does not think it was clicked.
        return True

    def _day_at(self, source: PlanDay, at: QPoint) -> PlanDay | None:
        place = source.mapTo(self._home, at)
        return next((day for day in self._days if day.geometry().contains(place)), None)
