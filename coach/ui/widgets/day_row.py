"""One weekday of the plan."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.domain.set_up import DEFAULT_TIMES
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.time_field import TimeField

_USUAL = next((at for at in DEFAULT_TIMES if at is not None), time(12, 30))


class DayRow(QWidget):
    """One weekday: whether there is a walk, and when. Switching it off and on keeps its time. The time goes under the
    day's name where there is no room beside it."""

    day_changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, weekday: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = texts.weekday(weekday)
        self.tick = TickRow(appearance, day)
        self.tick.setAccessibleName(texts.say("set_up.times.walk_on", day=day))
        self.time = TimeField(appearance, texts, texts.say("set_up.times.time_on", day=day))
        self.time.show_time(_USUAL)
        self._arrange()
        self.tick.clicked.connect(self._tick)
        self.time.time_changed.connect(self.day_changed)

    @property
    def at(self) -> time | None:
        """The time chosen, None for a day without a walk."""
        return self.time.at if self.tick.isChecked() else None

    def show_at(self, at: time | None) -> None:
        """Show a time, or a day without a walk."""
        self.tick.setChecked(at is not None)
        self.time.setVisible(at is not None)
        if at is not None and at != self.time.at:
            self.time.show_time(at)

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the page to become narrow, whichever way the row stands now.
        tick, field = self.tick.minimumSizeHint(), self.time.minimumSizeHint()
        return QSize(max(tick.width(), field.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.tick.sizeHint().width() + self._row.spacing() + self.time.sizeHint().width()
        wide = needed <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._keep_room(wide)

    def _arrange(self) -> None:
        self._keep_room(True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.tick, 1)
        self._row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)

    def _keep_room(self, keep: bool) -> None:
        """Whether a time that is hidden keeps its room: beside the name it does, under it it does not."""
        policy = self.time.sizePolicy()
        policy.setRetainSizeWhenHidden(keep)
        self.time.setSizePolicy(policy)

    def _tick(self) -> None:
        self.time.setVisible(self.tick.isChecked())
        self.day_changed.emit()
