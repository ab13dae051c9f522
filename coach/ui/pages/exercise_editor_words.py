"""What an exercise of one's own is called, what it is for, and how one begins."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import LONGEST_NAME, ExerciseKind, Position, Sides
from coach.domain.exercise_draft import ExerciseDraft
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.one_of import OneOf
from coach.ui.widgets.written_field import WrittenField


class WhatItIs(Card):
    """Name, kind, position and sides."""

    changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("exercise_editor.what"), parent=parent)
        self.name = WrittenField(say("exercise_editor.name"), LONGEST_NAME, example=say("exercise_editor.name_example"))
        self._chips: dict[str, OneOf] = {}
        self.body.addWidget(self.name)
        self._add(texts, "kind", ExerciseKind)
        self._add(texts, "position", Position)
        self._add(texts, "sides", Sides)
        self.name.text_changed.connect(lambda _: self.changed.emit())

    def show_draft(self, draft: ExerciseDraft) -> None:
        """Show its fields."""
        self.name.show_text(draft.name)
        for name, chips in self._chips.items():
            chips.show_chosen([str(getattr(draft, name))])

    def put_into(self, draft: ExerciseDraft) -> ExerciseDraft:
        """The draft with what stands in these fields."""
        chosen = {name: chips.one for name, chips in self._chips.items()}
        return replace(
            draft,
            name=self.name.text,
            kind=ExerciseKind(chosen["kind"]),
            position=Position(chosen["position"]),
            sides=Sides(chosen["sides"]),
        )

    def _add(self, texts: Texts, name: str, kinds: type[StrEnum]) -> None:
        label = texts.say(f"exercise_editor.{name}")
        choices = [Choice(str(one), texts.say(f"exercise_editor.{name}_of.{one}")) for one in kinds]
        chips = self._chips[name] = OneOf(label, choices)
        self.body.addWidget(Label(label, "bold"))
        self.body.addWidget(chips)
        chips.show_chosen([choices[0].id])
        chips.chosen_changed.connect(lambda _: self.changed.emit())
