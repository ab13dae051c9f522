"""The numbers of one matter: a sentence each, with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.numbers_told import ChangedBy, Number
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.turning_row import TurningRow

TURNS_BELOW = 520
"""Pixels at 100 % below which the source stands under its sentence."""
_WHO = {
    ChangedBy.PACE: "numbers.by_pace",
    ChangedBy.BOUNDS: "numbers.by_bounds",
    ChangedBy.BOUNDS_LOOSER: "numbers.looser_by_bounds",
}


class NumbersGroup(Card):
    """One row a number; what is not Amble's own says so, with Amble's own beside it."""

    def __init__(self, appearance: Appearance, texts: Texts, table: str, parent: QWidget | None = None) -> None:
        super().__init__(texts.say(f"numbers.group.{table}"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._shown: tuple[Number, ...] = ()
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addLayout(self._list)

    def show_numbers(self, numbers: Sequence[Number]) -> None:
        """Show these numbers."""
        if tuple(numbers) == self._shown:
            return
        self._shown = tuple(numbers)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number) for number in numbers]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, number: Number) -> QWidget:
        say, row, words = self._texts.say, TurningRow(self._appearance, TURNS_BELOW, 18), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(say(f"numbers.rule.{number.name}", value=number.value)))
        if number.changed_by in _WHO:
            usual = say("numbers.usual", value=say(f"numbers.unit.{number.unit}", value=number.ours))
            column.addWidget(Label(f"{say(_WHO[number.changed_by])}. {usual}.", "warm"))
        source = say("numbers.after", where=number.where) if number.where else say("numbers.ours")
        top = Qt.AlignmentFlag.AlignTop
        row.add(words, 3, top)
        row.add(Label(source, "small"), 2, top)
        return row
