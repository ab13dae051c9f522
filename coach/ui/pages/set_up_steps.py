"""What the six steps of the set-up have in common, and the two plainest of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.plan import DEFAULT_TARGET, HIGHEST_TARGET, LOWEST_TARGET
from coach.domain.set_up import SetUpAnswers
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField


class SetUpStep(QWidget):
    """One step: shows the answers it is given, and gives them back changed."""

    answers_changed = Signal(object)
    """The whole SetUpAnswers with this step's change; only after somebody's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = SetUpAnswers()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(18)

    @property
    def answers(self) -> SetUpAnswers:
        """The answers as this step shows them."""
        return self._answers

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the answers so far."""
        self._answers = answers

    def show_missing(self, _what: Collection[str]) -> QWidget | None:
        """Say beside each field what is missing (nothing takes the words back); the first such field, to focus."""
        return None

    def first_field(self) -> QWidget | None:
        """The field that has the focus when the step opens; None leaves it to Continue."""
        return None

    def _change(self, **changes: Any) -> None:
        self._answers = replace(self._answers, **changes)
        self.show_answers(self._answers)
        self.answers_changed.emit(self._answers)


class WelcomeStep(SetUpStep):
    """What Amble is and what it is not."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        for heading, lines in _WELCOME.items():
            card = Card(say(f"set_up.welcome.{heading}"))
            for line in lines:
                card.body.addWidget(Label(say(f"set_up.welcome.{line}")))
            self.column.addWidget(card)
        soft = Card(tone="soft")
        soft.body.addWidget(Label(say("set_up.welcome.private")))
        self.column.addWidget(soft)


_WELCOME = {"is": ("is_walks", "is_voice", "is_listens"), "is_not": ("not_clinician", "not_alone")}


class TargetStep(SetUpStep):
    """The length that the walks grow toward."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, unit = texts.say("set_up.target.field"), texts.say("set_up.target.unit")
        self._field = NumberField(appearance, texts, name, LOWEST_TARGET, HIGHEST_TARGET, 5, unit)
        self._arrange(texts)
        self._field.number_changed.connect(lambda minutes: self._change(target_minutes=minutes))

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the target chosen."""
        super().show_answers(answers)
        if self._field.number != answers.target_minutes:
            self._field.show_number(answers.target_minutes)

    def first_field(self) -> QWidget:
        """The number."""
        return self._field.field

    def _arrange(self, texts: Texts) -> None:
        card = Card()
        card.body.addWidget(Label(texts.say("set_up.target.field"), "bold"))
        card.body.addWidget(self._field, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(
            Label(texts.say("set_up.target.range", lowest=LOWEST_TARGET, highest=HIGHEST_TARGET), "muted")
        )
        soft = Card(tone="soft")
        soft.body.addWidget(Label(texts.say("set_up.target.about", default=DEFAULT_TARGET)))
        self.column.addWidget(card)
        self.column.addWidget(soft)
