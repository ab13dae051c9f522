"""Is there anything to mind? Asked once, and optional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Condition, ExerciseWishes, Place
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame


class ExerciseProfilePage(PageFrame):
    """Every tick is told at once; Esc and Done go back."""

    wishes_changed = Signal(object)
    """The ``ExerciseWishes`` with the change in them."""
    done_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("exercise_profile.title"), texts.say("exercise_profile.caption"), WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._wishes = ExerciseWishes()
        self._make()
        self._lay_out()
        self._connect()

    def show_wishes(self, wishes: ExerciseWishes) -> None:
        """Show what somebody told."""
        self._wishes = wishes
        for condition, tick in self._ticks.items():
            tick.row.setChecked(condition in wishes.conditions)
        self._nothing.row.setChecked(wishes.asked and not wishes.conditions)
        self._place.show_chosen((wishes.place,))
        self._place_about.setText(self._texts.say(f"exercise_profile.place.{wishes.place}_about"))
        self._aloud.row.setChecked(wishes.count_aloud)

    def show_left_out(self, names: Sequence[str], total: int) -> None:
        """Say which of all exercises are left out now."""
        say = self._texts.say
        if not names:
            words = say("exercise_profile.all_in", total=total)
        else:
            words = say("exercise_profile.left_out", count=len(names), total=total, names=", ".join(names))
        self._left_out.setText(words)

    def _make(self) -> None:
        say, appearance = self._texts.say, self._appearance

        def tick(name: str) -> ExplainedTick:
            return ExplainedTick(
                appearance, say(f"exercise_profile.{name}.name"), say(f"exercise_profile.{name}.about")
            )

        self._ticks = {condition: tick(condition.value) for condition in Condition}
        self._nothing, self._aloud = tick("nothing"), tick("aloud")
        places = [Choice(place, say(f"exercise_profile.place.{place}")) for place in Place]
        self._place = ChipGroup(say("exercise_profile.place.heading"), places)
        self._place_about, self._left_out = Label("", "small"), Label()
        self._done = PrimaryButton(say("common.done"))

    def _lay_out(self) -> None:
        say = self._texts.say
        mind, where = Card(say("exercise_profile.heading")), Card(say("exercise_profile.place.heading"))
        mind.body.addWidget(Label(say("exercise_profile.about"), "muted"))
        for tick in (*self._ticks.values(), self._nothing):
            mind.body.addWidget(tick)
        where.body.addWidget(self._place)
        where.body.addWidget(self._place_about)
        counting, result = Card(say("exercise_profile.counting")), Card(tone="soft")
        counting.body.addWidget(self._aloud)
        result.body.addWidget(self._left_out)
        for part in (result, mind, where, counting, self._done):
            self.content.addWidget(part)
        self.setFocusProxy(next(iter(self._ticks.values())).row)

    def _connect(self) -> None:
        for tick in self._ticks.values():
            tick.row.clicked.connect(self._choose_conditions)
        self._nothing.row.clicked.connect(self._choose_none)
        self._place.chosen_changed.connect(self._choose_place)
        self._aloud.row.clicked.connect(lambda on: self._keep(replace(self._wishes, count_aloud=on)))
        self._done.clicked.connect(self.done_requested)
        QShortcut(QKeySequence("Esc"), self, self._done.click)

    def _choose_conditions(self) -> None:
        ticked = frozenset(condition for condition, tick in self._ticks.items() if tick.row.isChecked())
        self._keep(replace(self._wishes, conditions=ticked, asked=True))

    def _choose_none(self, on: bool) -> None:
        kept = self._wishes.conditions if not on else frozenset[Condition]()
        self._keep(replace(self._wishes, conditions=kept, asked=on or bool(kept)))

    def _choose_place(self, chosen: frozenset[str]) -> None:
        # Pressing the chosen one again leaves it chosen.
        place = Place(next(iter(chosen), self._wishes.place))
        self._keep(replace(self._wishes, place=place))

    def _keep(self, wishes: ExerciseWishes) -> None:
        changed = wishes != self._wishes
        self.show_wishes(wishes)
        if changed:
            self.wishes_changed.emit(wishes)
