"""Chips of which exactly one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.chip_group import ChipGroup, Choice


class OneOf(ChipGroup):
    """A setting always has a value: pressing the chosen chip again leaves it chosen."""

    one_changed = Signal(str)
    """The id now chosen; only after somebody's own choice of another one."""

    def __init__(self, name: str, choices: Iterable[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, parent=parent)
        self._one = ""
        self.chosen_changed.connect(self._choose_one)

    def show_one(self, id: str) -> None:
        """Show a choice, without a signal."""
        self._one = id
        self.show_chosen([id])

    def _choose_one(self, ids: frozenset[str]) -> None:
        chosen = next(iter(ids), self._one)
        changed = chosen != self._one
        self.show_one(chosen)
        if changed:
            self.one_changed.emit(chosen)
