"""What somebody walks for, and the way to looking back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.written_field import WrittenField

LONGEST = 200
"""Letters of a goal."""


class GoalCard(Card):
    """A line in the user's own words, told as it is written."""

    goal_changed = Signal(str)
    look_back_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.goal.heading"), parent=parent)
        say = texts.say
        self._goal = WrittenField(say("plan.goal.field"), LONGEST, say("plan.goal.name"), say("plan.goal.example"))
        self._goal.show_note(say("plan.goal.about"))
        link = LinkButton(say("plan.goal.look_back"))
        row = FlowLayout()
        row.addWidget(link)
        self.body.addWidget(self._goal)
        self.body.addLayout(row)
        self._goal.text_changed.connect(self.goal_changed)
        link.clicked.connect(self.look_back_requested)

    def show_goal(self, goal: str) -> None:
        """Show the goal; what is being written stays as it is."""
        if goal != self._goal.text.strip():
            self._goal.show_text(goal)
