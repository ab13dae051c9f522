"""The answers of the set-up, to be changed later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.plan import HIGHEST_START, HIGHEST_TARGET, LOWEST_START, LOWEST_TARGET, Plan
from coach.domain.red_flag_book import Region, region_named
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.pain_scale import PainScale


class AnswersSection(Card):
    """Usual pain, target, first length, region, the safety questions again, and what there is to mind."""

    plan_changed = Signal(object)
    """The ``Plan`` with the change in it."""
    region_changed = Signal(str)
    flags_requested = Signal()
    exercises_requested = Signal()
    """Ask what there is to mind in exercises."""
    numbers_requested = Signal()
    bounds_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.answers"), parent=parent)
        self._texts = texts
        self._plan = Plan()
        self._regions: tuple[Region, ...] = ()
        self._region = ""
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_plan(self._plan)

    @property
    def first_field(self) -> QWidget:
        """The scale."""
        return self._pain.boxes[self._pain.score or 0]

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's answers."""
        self._plan = plan
        self._pain.show_score(plan.usual_pain)
        for field, minutes in ((self._target, plan.target_minutes), (self._start, plan.start_minutes)):
            if field.number != minutes:
                field.show_number(minutes)

    def show_regions(self, regions: Sequence[Region]) -> None:
        """Show the regions there are."""
        self._regions = tuple(regions)
        self._where.show_choices([Choice(region.id, region.name) for region in regions])
        self.show_region(self._region)

    def show_region(self, id: str) -> None:
        """Show the region chosen; an unknown id ("default") is the region without countries."""
        self._region = id
        if self._regions:
            self._where.show_chosen(region_named(self._regions, id).id)

    def _create(self, appearance: Appearance) -> None:
        say, texts = self._texts.say, self._texts
        unit = say("settings.answers.minutes")
        target, start = say("settings.answers.target"), say("settings.answers.start")
        self._pain = PainScale(texts, say("settings.answers.pain_name"))
        self._target = NumberField(appearance, texts, target, LOWEST_TARGET, HIGHEST_TARGET, 5, unit)
        self._start = NumberField(appearance, texts, start, LOWEST_START, HIGHEST_START, 1, unit)
        self._where = DropDown(appearance, say("settings.answers.region"))
        self._flags = OutlineButton(say("settings.answers.flags"))
        self._exercises = OutlineButton(say("settings.answers.exercises"))
        self._numbers, self._bounds = (OutlineButton(say(f"settings.answers.{name}")) for name in ("numbers", "bounds"))

    def _arrange(self) -> None:
        say, body = self._texts.say, self.body
        body.addWidget(Label(say("settings.answers.about"), "muted"))
        body.addWidget(Label(say("settings.answers.pain"), "bold"))
        body.addWidget(self._pain)
        for name, field in (("target", self._target), ("start", self._start)):
            body.addWidget(Label(say(f"settings.answers.{name}"), "bold"))
            body.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Label(say("settings.answers.start_about"), "small"))
        body.addWidget(Label(say("settings.answers.region"), "bold"))
        body.addWidget(self._where)
        body.addSpacing(6)
        body.addWidget(self._flags)
        body.addWidget(Label(say("settings.answers.flags_about"), "small"))
        body.addSpacing(6)
        body.addWidget(self._exercises)
        body.addWidget(Label(say("settings.answers.exercises_about"), "small"))
        for name, button in (("numbers", self._numbers), ("bounds", self._bounds)):
            body.addSpacing(6)
            body.addWidget(button)
            body.addWidget(Label(say(f"settings.answers.{name}_about"), "small"))

    def _connect(self) -> None:
        self._pain.score_changed.connect(self._choose_pain)
        self._target.number_changed.connect(lambda minutes: self._choose(target_minutes=minutes))
        self._start.number_changed.connect(lambda minutes: self._choose(start_minutes=minutes))
        self._where.choice_changed.connect(self._choose_region)
        self._flags.clicked.connect(self.flags_requested)
        self._exercises.clicked.connect(self.exercises_requested)
        self._numbers.clicked.connect(self.numbers_requested)
        self._bounds.clicked.connect(self.bounds_requested)

    def _choose_pain(self, score: int | None) -> None:
        # Usual pain always has a number; pressing the chosen one again leaves it chosen.
        if score is None:
            self._pain.show_score(self._plan.usual_pain)
        else:
            self._choose(usual_pain=score)

    def _choose(self, **changes: Any) -> None:
        self._plan = replace(self._plan, **changes)
        self.plan_changed.emit(self._plan)

    def _choose_region(self, id: str) -> None:
        self._region = id
        self.region_changed.emit(id)
