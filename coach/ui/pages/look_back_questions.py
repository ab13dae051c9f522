"""The questions of the look back: three about the back, one about the goal, and what helped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.look_back import Helped, LookBack
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.written_field import WrittenField

LONGEST = 200
"""Letters of a goal, and of what helped."""
PEG = ("pain", "enjoyment", "activity")


class LookBackQuestions(QWidget):
    """Each answer is told at once; every one may be left open."""

    answers_changed = Signal(object)
    """The ``LookBack`` with the answer in it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._answers: LookBack | None = None
        self._make()
        self._lay_out()
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """The first scale's own box."""
        return self._scales["pain"].boxes[self._scales["pain"].score or 0]

    def show_answers(self, answers: LookBack) -> None:
        """Fill in what there is."""
        self._answers = answers
        for name in PEG:
            self._scales[name].show_score(getattr(answers, name))
        self._goal.show_text(answers.goal)
        self._goal_score.show_score(answers.goal_score)
        self._helped.show_chosen(answers.helped)
        self._words.show_text(answers.words)
        self._show_goal_asked()

    def _make(self) -> None:
        say = self._texts.say
        hurts = (say("look_back.peg.no_pain"), say("look_back.peg.worst_pain"))
        interferes = (say("look_back.peg.not_at_all"), say("look_back.peg.completely"))
        self._scales = {
            name: PainScale(self._texts, say(f"look_back.peg.{name}_name"), hurts if name == "pain" else interferes)
            for name in PEG
        }
        self._goal = WrittenField(
            say("look_back.goal.field"), LONGEST, say("look_back.goal.field_name"), say("look_back.goal.example")
        )
        reached = (say("look_back.goal.unable"), say("look_back.goal.as_before"))
        self._goal_asked = Label(say("look_back.goal.score"), "bold")
        self._goal_score = PainScale(self._texts, say("look_back.goal.score_name"), reached)
        choices = [Choice(one, say(f"look_back.helped.{one}")) for one in Helped]
        self._helped = ChipGroup(say("look_back.helped.heading"), choices, multiple=True)
        self._words = WrittenField(say("look_back.helped.words"), LONGEST, say("look_back.helped.words_name"))

    def _lay_out(self) -> None:
        say = self._texts.say
        self._peg, self._aim, self._good = (
            Card(say(f"look_back.{name}.heading")) for name in ("peg", "goal", "helped")
        )
        for name in PEG:
            self._peg.body.addWidget(Label(say(f"look_back.peg.{name}"), "bold"))
            self._peg.body.addWidget(self._scales[name])
            self._peg.body.addSpacing(6)
        self._peg.body.addWidget(Label(say("look_back.peg.source"), "small"))
        for part in (self._goal, self._goal_asked, self._goal_score):
            self._aim.body.addWidget(part)
        for field in (self._helped, self._words):
            self._good.body.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in (self._peg, self._aim, self._good):
            column.addWidget(card)

    def _connect(self) -> None:
        for name, scale in self._scales.items():
            scale.score_changed.connect(lambda score, name=name: self._change(**{name: score}))
        self._goal_score.score_changed.connect(lambda score: self._change(goal_score=score))
        self._goal.text_changed.connect(self._change_goal)
        self._helped.chosen_changed.connect(lambda ids: self._change(helped=frozenset(map(Helped, ids))))
        self._words.text_changed.connect(lambda words: self._change(words=words))

    def _change_goal(self, goal: str) -> None:
        score = self._goal_score.score if goal.strip() else None
        self._goal_score.show_score(score)
        self._change(goal=goal, goal_score=score)

    def _change(self, **answers: Any) -> None:
        if self._answers is not None:
            self._answers = replace(self._answers, **answers)
            self._show_goal_asked()
            self.answers_changed.emit(self._answers)

    def _show_goal_asked(self) -> None:
        asked = bool(self._goal.text.strip())
        self._goal_asked.setVisible(asked)
        self._goal_score.setVisible(asked)
