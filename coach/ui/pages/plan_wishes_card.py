"""What somebody wishes of their walks, beside their length."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.plan import Plan
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick


class WishesCard(Card):
    """Sitting down on the way, and a brisker middle; both are off until somebody wants them."""

    plan_changed = Signal(object)
    """The ``Plan`` with the wish in it."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.wishes.heading"), parent=parent)
        self._plan = Plan()

        def tick(name: str) -> ExplainedTick:
            about = texts.say(f"plan.wishes.{name}_about")
            return ExplainedTick(appearance, texts.say(f"plan.wishes.{name}"), about)

        self._intervals, self._brisk = tick("intervals"), tick("brisk")
        for one in (self._intervals, self._brisk):
            self.body.addWidget(one)
        self._intervals.row.clicked.connect(lambda on: self._change(replace(self._plan, intervals=on)))
        self._brisk.row.clicked.connect(lambda on: self._change(replace(self._plan, brisk=on)))

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan has of it."""
        self._plan = plan
        self._intervals.row.setChecked(plan.intervals)
        self._brisk.row.setChecked(plan.brisk)

    def _change(self, plan: Plan) -> None:
        self._plan = plan
        self.plan_changed.emit(plan)
