"""Chips of which one is always chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from coach.ui.widgets.chip_group import ChipGroup, Choice


class OneOf(ChipGroup):
    """Pressing the chosen one again keeps it."""

    def __init__(self, name: str, choices: Iterable[Choice], parent: QWidget | None = None) -> None:
        self._kept = ""
        super().__init__(name, choices, parent=parent)
        # Before anybody else hears of it.
        self.chosen_changed.connect(self._keep)

    @property
    def one(self) -> str:
        """The id that is chosen."""
        return self._kept

    def show_chosen(self, ids: Iterable[str]) -> None:
        """Show one as chosen, without a signal."""
        ids = list(ids)
        self._kept = ids[0] if ids else self._kept
        super().show_chosen(ids)

    def _keep(self, chosen: frozenset[str]) -> None:
        self._kept = next(iter(chosen), self._kept)
        super().show_chosen([self._kept])
