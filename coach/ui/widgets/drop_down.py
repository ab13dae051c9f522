"""A drop-down list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.quiet_wheel import QuietWheel

ARROW, INSET = 20, 12
"""Pixels at 100 %: the arrow's width and its distance from the edge."""


class DropDown(QComboBox):
    """One of many choices; for up to about seven, chips are kinder."""

    corner = 12

    choice_changed = Signal(str)
    """The id now chosen; only after somebody's own choice."""

    def __init__(
        self, appearance: Appearance, name: str, choices: Iterable[Choice] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        QuietWheel(self)
        self.setAccessibleName(name)
        # On Linux Qt names a drop-down after its choice, so that what it is about must be said as well.
        self.setAccessibleDescription(name)
        self.show_choices(choices)
        self.activated.connect(lambda _: self.choice_changed.emit(self.chosen))
        appearance.changed.connect(self.update)

    @property
    def chosen(self) -> str:
        """The id now chosen, "" when there is nothing to choose."""
        return str(self.currentData() or "")

    def show_choices(self, choices: Iterable[Choice]) -> None:
        """Show other choices, the first one chosen, without a signal."""
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.id)

    def show_chosen(self, id: str) -> None:
        """Show this choice, without a signal; an unknown id changes nothing."""
        at = self.findData(id)
        if at >= 0:
            self.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet can draw an arrow only from a file of one colour, so it is drawn here in the theme's.
        size = self._appearance.px(ARROW)
        painter = QPainter(self)
        arrow = self._appearance.pixmap("chevron-down", "muted", ARROW)
        painter.drawPixmap(self.width() - size - INSET, (self.height() - size) // 2, arrow)
