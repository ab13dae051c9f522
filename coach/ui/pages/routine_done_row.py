"""How one exercise went: four large answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.routine_session import ExerciseResult, Managed
from coach.ui.texts import Texts
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label

ANSWERS = (Managed.EASY, Managed.ENOUGH, Managed.PART, Managed.TOO_MUCH)
_AS_MUCH_AS = {Managed.PAIN: Managed.TOO_MUCH}
"""What the player knows and nobody answers, by the answer that it counts like."""


class DoneRow(QWidget):
    """The answer that the player knows is chosen already; choosing it again takes it back."""

    answered = Signal(object)
    """An ``ExerciseResult``, after somebody's own choice."""

    def __init__(self, texts: Texts, name: str, result: ExerciseResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = result
        say = texts.say
        words = [(answer.value, say(f"routine_done.{answer}")) for answer in ANSWERS]
        named = [Choice(id, text, say("routine_done.answer_name", name=name, answer=text)) for id, text in words]
        self._chips = ChipGroup(name, named)
        told = result.managed
        if told is not None and told is not Managed.SKIPPED:
            self._chips.show_chosen([_AS_MUCH_AS.get(told, told).value])
        known = told in (Managed.SKIPPED, Managed.PAIN, Managed.TOO_MUCH, Managed.PART)
        note = Label(say(f"routine_done.known.{told}") if known else "", "small")
        note.setVisible(known)
        self.setFocusProxy(self._chips.chips[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (Label(name, "bold"), note, self._chips):
            column.addWidget(part)
        self._chips.chosen_changed.connect(self._answer)

    def _answer(self, chosen: frozenset[str]) -> None:
        managed = next(map(Managed, chosen), None)
        self.answered.emit(ExerciseResult(self._result.exercise, self._result.level, managed))
