"""A switch with what it does in small words below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import BOX, GAP, TickRow


class ExplainedTick(QWidget):
    """``row`` is the switch; a screen reader hears the explanation with it."""

    def __init__(self, appearance: Appearance, text: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.row = TickRow(appearance, text)
        self.row.setAccessibleDescription(about)
        self._about = Label(about, "small")
        column, self._below = QVBoxLayout(self), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addLayout(self._below)
        self._below.addWidget(self._about)
        appearance.changed.connect(self._indent)
        self._indent()

    def show_about(self, about: str, spoken: str | None = None) -> None:
        """Explain it in other words; ``spoken`` is what a screen reader hears instead."""
        self._about.setText(about)
        self.row.setAccessibleDescription(about if spoken is None else spoken)

    def add_below(self, widget: QWidget) -> None:
        """Add what is set where the switch is on, in line with its words."""
        self._below.addWidget(widget)

    def _indent(self) -> None:
        self._below.setContentsMargins(4 + self._appearance.px(BOX) + GAP, 0, 0, 0)
