"""How one exercise went: four large answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.routine_session import ExerciseResult, Managed, admitted, after_answer
from coach.ui.texts import Texts
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

ANSWERS = (Managed.EASY, Managed.ENOUGH, Managed.PART, Managed.TOO_MUCH)


class DoneRow(QWidget):
    """The answer that the player knows is chosen already; choosing it again takes one's own answer back. What cannot
    be true after it is not offered, and what hurt is not asked about at all."""

    answered = Signal(object)
    """An ``ExerciseResult``, after somebody's own choice."""

    def __init__(self, texts: Texts, name: str, result: ExerciseResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result, told, say = result, result.managed, texts.say
        offered = [answer for answer in ANSWERS if answer in admitted(told)]
        words = [(answer.value, say(f"routine_done.{answer}")) for answer in offered]
        named = [Choice(id, text, say("routine_done.answer_name", name=name, answer=text)) for id, text in words]
        self._chips = ChipGroup(name, named)
        self._show(told)
        known = told in (Managed.SKIPPED, Managed.PAIN, Managed.TOO_MUCH, Managed.PART)
        note = Label(say(f"routine_done.known.{told}") if known else "", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (Label(name, "bold"), note, self._chips):
            column.addWidget(part)
        note.setVisible(known)
        self._chips.setVisible(bool(named))
        self._chips.chosen_changed.connect(self._answer)

    @property
    def first_field(self) -> QWidget | None:
        """Where answering begins; None where nothing is asked."""
        return next(iter(self._chips.chips), None)

    def _show(self, managed: Managed | None) -> None:
        self._chips.show_chosen([] if managed is None else [managed.value])

    def _answer(self, chosen: frozenset[str]) -> None:
        managed = after_answer(self._result.managed, next(map(Managed, chosen), None))
        self._show(managed)
        self.answered.emit(ExerciseResult(self._result.exercise, self._result.level, managed))
