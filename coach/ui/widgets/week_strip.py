"""The week at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.widgets.even_layout import EvenLayout
from coach.ui.widgets.label import Label


class DayState(StrEnum):
    """How a day is coloured."""

    DONE = "done"
    WALK = "walk"
    REST = "rest"
    TODAY = "today"
    PAUSED = "paused"
    MOVED = "moved"


@dataclass(frozen=True)
class DayCell:
    """One day: ``label`` above ("Mon"), ``text`` inside ("16", "rest"), and the whole meaning for screen readers
    ("Monday, 16 minutes walked"). ``now`` marks today's label whatever its state."""

    label: str
    text: str
    state: DayState
    accessible: str
    now: bool = False


class DayBox(Label):
    """The coloured box of a day."""

    def __init__(self, cell: DayCell) -> None:
        super().__init__(cell.text, wrap=False)
        self.setProperty("state", cell.state.value)
        self.setAccessibleName(cell.accessible)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class WeekStrip(QWidget):
    """Seven days side by side; in two rows where the window is narrow."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._cells: tuple[DayCell, ...] = ()
        self._row = EvenLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_days(self, cells: Sequence[DayCell]) -> None:
        """Show the days, in order."""
        if tuple(cells) == self._cells:
            return
        self._cells = tuple(cells)
        while (item := self._row.takeAt(0)) is not None:
            if (day := item.widget()) is not None:
                day.deleteLater()
        for cell in self._cells:
            self._row.addWidget(_day(cell))


def _day(cell: DayCell) -> QWidget:
    day = QWidget()
    column = QVBoxLayout(day)
    column.setContentsMargins(0, 0, 0, 0)
    label = Label(cell.label, "day_now" if cell.now or cell.state is DayState.TODAY else "day", wrap=False)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(label)
    column.addWidget(DayBox(cell))
    return day
