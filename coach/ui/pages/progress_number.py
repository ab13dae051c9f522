"""A card with one number that matters, what it is, and what to make of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.pill import Pill

NUMBER = 40
"""Pixels of the number at 100 %."""


@dataclass(frozen=True)
class NumberTold:
    """``about`` says what the number is, ``lines`` what to make of it; ``mark`` points something out, "" does not;
    ``tone`` is that of a pill."""

    about: str
    number: str
    unit: str = ""
    lines: tuple[str, ...] = ()
    mark: str = ""
    tone: str = ""


class NumberCard(Card):
    """Screen readers hear it as one sentence after the other."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._about = Label("", "muted")
        self._number = BigNumber(appearance, NUMBER)
        self._mark = Pill()
        self._lines = Label("", "small")
        self.body.setSpacing(6)
        self.body.addWidget(self._about)
        self.body.addWidget(self._number)
        self.body.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._lines)

    def show_number(self, told: NumberTold) -> None:
        """Show a number."""
        self._about.show_text(told.about)
        self._number.show_number(told.number, told.unit)
        self._mark.show_text(told.mark)
        self._mark.show_tone(told.tone)
        self._lines.show_text("\n".join(line for line in told.lines if line))
        self.setAccessibleName(f"{told.about}: {told.number} {told.unit}".strip())
