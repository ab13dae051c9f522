"""Where somebody is now: usual pain, and how long a walk is comfortable."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.plan import DEFAULT_START_DAYS, HIGHEST_START, LOWEST_START
from coach.domain.set_up import SetUpAnswers, plan_from
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.tick_list import TickRow

TRIES = 3
"""Walks that may be given (pacing guidance: the mean of about three tries)."""
LONGEST_TRY = 180
"""Minutes; more than this is not a walk to start from."""


class NowStep(SetUpStep):
    """The scale, up to three tries or "I don't know", and the first walk that follows."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_answers(self.answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the answers, and the first walk once it is known."""
        super().show_answers(answers)
        if self._pain.score != answers.usual_pain:
            self._pain.show_score(answers.usual_pain)
        if self._given() != answers.tries:
            for index, field in enumerate(self._tries):
                field.show_number(answers.tries[index] if index < len(answers.tries) else 0)
        self._unknown.setChecked(answers.unknown)
        self._show_first(answers)

    def show_missing(self, what: Collection[str]) -> QWidget | None:
        """Say what is missing; the focus goes to the scale or to the first try."""
        for id, words in self._missing.items():
            words.setVisible(id in what)
        told = {id: words.text() if id in what else "" for id, words in self._missing.items()}
        self._pain.boxes[0].setAccessibleDescription(told["usual_pain"])
        self._tries[0].show_trouble(told["tries"])
        fields: dict[str, QWidget] = {"usual_pain": self._pain.boxes[0], "tries": self._tries[0].field}
        return next((field for id, field in fields.items() if id in what), None)

    def first_field(self) -> QWidget:
        """The scale."""
        return self._pain.boxes[self._pain.score or 0]

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._pain = PainScale(self._texts, say("set_up.now.pain_name"))
        self._tries = [self._try(appearance, index + 1) for index in range(TRIES)]
        self._unknown = TickRow(appearance, say("set_up.now.unknown"))
        self._first = Card(tone="soft")
        self._minutes, self._why = Label("", "bold"), Label()
        self._missing = {id: Label(say(f"set_up.now.missing_{id}"), "warm") for id in ("usual_pain", "tries")}
        self.show_missing(())

    def _try(self, appearance: Appearance, number: int) -> NumberField:
        say = self._texts.say
        field = NumberField(appearance, self._texts, say(f"set_up.now.try_{number}"), 0, LONGEST_TRY, 5)
        field.show_none(say("set_up.now.empty"))
        return field

    def _arrange(self) -> None:
        say = self._texts.say
        pain, tries = Card(say("set_up.now.pain")), Card(say("set_up.now.tries"))
        pain.body.addWidget(self._pain)
        pain.body.addWidget(self._missing["usual_pain"])
        tries.body.addWidget(Label(say("set_up.now.tries_about"), "muted"))
        tries.body.addLayout(self._fields())
        tries.body.addWidget(self._unknown)
        tries.body.addWidget(self._missing["tries"])
        tries.body.addWidget(self._first)
        self._first.body.addWidget(self._minutes)
        self._first.body.addWidget(self._why)
        self.column.addWidget(pain)
        self.column.addWidget(tries)

    def _fields(self) -> FlowLayout:
        flow = FlowLayout(gap=20)
        for number, field in enumerate(self._tries, start=1):
            named = QWidget()
            column = QVBoxLayout(named)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(Label(self._texts.say(f"set_up.now.try_{number}"), "small", wrap=False))
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
            flow.addWidget(named)
        return flow

    def _connect(self) -> None:
        self._pain.score_changed.connect(self._answer_pain)
        self._unknown.clicked.connect(lambda: self._change_tries(unknown=self._unknown.isChecked()))
        for field in self._tries:
            field.number_changed.connect(lambda _: self._change_tries(unknown=False))

    def _answer_pain(self, score: int | None) -> None:
        self.show_missing(())
        self._change(usual_pain=score)

    def _change_tries(self, unknown: bool) -> None:
        self.show_missing(())
        self._change(tries=self._given(), unknown=unknown)

    def _given(self) -> tuple[int, ...]:
        return tuple(field.number for field in self._tries if field.number)

    def _show_first(self, answers: SetUpAnswers) -> None:
        known = bool(answers.tries) or answers.unknown
        self._first.setVisible(known)
        minutes = plan_from(answers).start_minutes
        self._minutes.setText(self._texts.say("set_up.now.first", minutes=minutes))
        values = {"minutes": minutes, "days": DEFAULT_START_DAYS, "lowest": LOWEST_START, "highest": HIGHEST_START}
        why = "why_unknown" if answers.unknown else "why_tries"
        self._why.setText(self._texts.say(f"set_up.now.{why}", **values))
