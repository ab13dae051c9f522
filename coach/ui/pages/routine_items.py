"""The exercises of a routine that is being put together, in their order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import RoutineItem
from coach.ui.exercise_shelf import ExerciseShelf
from coach.ui.pages.routine_item_row import RoutineItemRow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class RoutineItems(Card):
    """Rows that can be changed, moved and removed."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("routine_editor.items"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._rows: list[RoutineItemRow] = []
        self._shelf = ExerciseShelf()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._none = Label(texts.say("routine_editor.none"), "muted")
        self._how = Label(texts.say("routine_editor.how_to_move"), "small")
        for label in (self._none, self._how):
            self.body.addWidget(label)
        self.body.addLayout(self._list)

    @property
    def items(self) -> tuple[RoutineItem, ...]:
        """The exercises with their doses, in order."""
        return tuple(row.item for row in self._rows)

    @property
    def rows(self) -> tuple[RoutineItemRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    def show_items(self, items: tuple[RoutineItem, ...], shelf: ExerciseShelf) -> None:
        """Show these exercises; one that is not in the book is left out."""
        for row in self._rows:
            self._drop(row)
        self._rows, self._shelf = [], shelf
        for item in items:
            self._append(item)
        self._show_ends()

    def add(self, item: RoutineItem) -> None:
        """Add an exercise at the end."""
        self._append(item)
        self._show_ends()
        self.changed.emit()

    def _append(self, item: RoutineItem) -> None:
        exercise = self._shelf.book.get(item.exercise)
        if exercise is None:
            return
        note = self._shelf.left_out.get(exercise.id, "")
        warning = self._texts.say("routine_editor.warning", why=note) if note else ""
        row = RoutineItemRow(self._appearance, self._texts, exercise, item, warning, self)
        row.item_changed.connect(self.changed)
        row.move_requested.connect(lambda by: self._move(row, by))
        row.remove_requested.connect(lambda: self._remove(row))
        row.dragged.connect(lambda y: self._drag(row, y))
        self._rows.append(row)
        self._list.addWidget(row)

    def _move(self, row: RoutineItemRow, by: int) -> None:
        self._put(row, self._rows.index(row) + by)
        row.focus("up" if by < 0 else "down")

    def _put(self, row: RoutineItemRow, at: int) -> None:
        if not 0 <= at < len(self._rows):
            return
        self._rows.remove(row)
        self._rows.insert(at, row)
        self._list.removeWidget(row)
        self._list.insertWidget(at, row)
        self._show_ends()
        self.changed.emit()

    def _drag(self, row: RoutineItemRow, y: int) -> None:
        """Change places with a neighbour once the mouse is over its far half."""
        at = self._rows.index(row)
        if at > 0 and y < -self._rows[at - 1].height() // 2:
            self._put(row, at - 1)
        elif at + 1 < len(self._rows) and y > row.height() + self._rows[at + 1].height() // 2:
            self._put(row, at + 1)

    def _remove(self, row: RoutineItemRow) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus("remove")
        self._drop(row)
        self._show_ends()
        self.changed.emit()

    def _drop(self, row: RoutineItemRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_ends(self) -> None:
        self._none.setVisible(not self._rows)
        self._how.setVisible(len(self._rows) > 1)
        for row in self._rows:
            row.show_ends(row is self._rows[0], row is self._rows[-1])
