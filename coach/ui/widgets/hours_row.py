"""The hours of one weekday."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coach.domain.hours import WHOLE_DAY, DayHours
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.time_field import TimeField


class HoursRow(QWidget):
    """A day's switch, and from when to when. What does not go together is said and not told; switching the day off and
    on again keeps its times. ``name`` says whose hours they are, for screen readers. The times go under the day's name
    where there is no room beside it."""

    hours_changed = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, name: str, weekday: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._day = texts, texts.weekday(weekday)
        say, self._good = texts.say, WHOLE_DAY
        self.tick = TickRow(appearance, self._day)
        self.tick.setAccessibleName(say("hours.open_on", name=name, day=self._day))
        self.start = TimeField(appearance, texts, say("hours.from_on", name=name, day=self._day))
        self.end = TimeField(appearance, texts, say("hours.until_on", name=name, day=self._day))
        self._fault = Label("", "warm")
        self._arrange()
        self.show_hours(WHOLE_DAY)
        self.tick.clicked.connect(self._turn)
        self.start.time_changed.connect(self._change)
        self.end.time_changed.connect(self._change)

    @property
    def hours(self) -> DayHours | None:
        """The hours as they were last right; None for a quiet day."""
        return self._good if self.tick.isChecked() else None

    def show_hours(self, hours: DayHours | None) -> None:
        """Show the hours of a day; what is being typed and is not right yet stays."""
        self.tick.setChecked(hours is not None)
        self._fields.setVisible(hours is not None)
        if hours is not None and hours != self._good:
            self._good = hours
            for field, at in ((self.start, hours.start), (self.end, hours.end)):
                if field.at != at:
                    field.show_time(at)
            self._show_fault("")

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the page to become narrow, whichever way the row stands now.
        wide = max(part.minimumSizeHint().width() for part in (self.tick, self.start, self.end))
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.tick.sizeHint().width() + self._row.spacing() + self._fields.sizeHint().width()
        wide = needed <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _arrange(self) -> None:
        self._fields = QWidget()
        pair = FlowLayout(self._fields, gap=8)
        for part in (self.start, Label(self._texts.say("hours.to"), "muted", wrap=False), self.end):
            pair.addWidget(part)
        policy = self._fields.sizePolicy()
        policy.setHeightForWidth(True)
        self._fields.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self._row.addWidget(self.tick, 1)
        self._row.addWidget(self._fields, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._fault)
        self._fault.hide()

    def _turn(self) -> None:
        self._fields.setVisible(self.tick.isChecked())
        self._show_fault("")
        if self.tick.isChecked():
            self.start.show_time(self._good.start)
            self.end.show_time(self._good.end)
        self.hours_changed.emit()

    def _change(self) -> None:
        start, end = self.start.at, self.end.at
        if end != time(0) and end <= start:
            self._show_fault(self._texts.say("hours.turned", day=self._day))
            return
        self._good = DayHours(start, end)
        self._show_fault("")
        self.hours_changed.emit()

    def _show_fault(self, sentence: str) -> None:
        """A screen reader hears it with the fields."""
        self._fault.show_text(sentence)
        for field in (self.start.field, self.end.field):
            field.setAccessibleDescription(sentence)
