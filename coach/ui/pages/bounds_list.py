"""Bounds in plain words: what they limit, what of it is stricter or looser than Amble, and what is not known here."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.bounds_told import BoundsTold
from coach.ui.texts import Texts
from coach.ui.widgets.label import Label

GAP = 8
"""Pixels above a heading that is not the first."""
_ROLES = {"looser": "warm", "unknown": "muted", "notes": "muted"}


class BoundsList(QWidget):
    """A heading and its lines for each part that has any."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._labels: list[Label] = []

    def show_told(self, told: BoundsTold) -> None:
        """Show what bounds mean."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for name, lines in self._parts(told).items():
            if lines:
                self._add(self._texts.say(f"bounds.heading.{name}"), "bold")
                self._labels[-1].setContentsMargins(0, GAP if len(self._labels) > 1 else 0, 0, 0)
            for line in lines:
                self._add(line, _ROLES.get(name, ""))

    def _parts(self, told: BoundsTold) -> dict[str, list[str]]:
        say = self._texts.reason
        return {
            "limits": [say(one) for one in told.limits],
            "thresholds": [f"{say(one.group)}: {say(one.rule)} {say(one.ours)}" for one in told.thresholds],
            "looser": [say(one) for one in told.looser],
            "notes": [say(one) for one in told.notes],
            "unknown": [say(one) for one in told.unknown],
        }

    def _add(self, words: str, role: str) -> None:
        label = Label(words, role)
        self._labels.append(label)
        self._column.addWidget(label)
