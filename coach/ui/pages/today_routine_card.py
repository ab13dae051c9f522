"""Today's card of a routine: what fits today, why, how long, and Start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_day import RoutineSuggestion
from coach.domain.routine_offer import ROUTINE_MINUTES, RoutineOffer
from coach.ui.exercise_shelf import minutes_of
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class RoutineCard(Card):
    """Starting is the second thing to do on Today; the walk is the first."""

    offer_requested = Signal(object, int)
    """Kind and minutes; the answer is ``show_offer``."""
    start_requested = Signal(object)
    """The ``Routine``."""
    exercises_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("today_routine.heading"), parent=parent)
        self._texts = texts
        self._kind, self._minutes = ExerciseKind.STRETCH, ROUTINE_MINUTES[0]
        self._routine: Routine | None = None
        self._create(appearance)
        self._arrange()
        self._connect()
        self._show_parts()

    def show_suggestion(self, suggestion: RoutineSuggestion, why: Sequence[str]) -> None:
        """Show what is due, with the reasons as sentences; ``offer_requested`` follows at once."""
        self._why.setText(" ".join(why))
        self._kind, self._minutes = suggestion.kind, suggestion.minutes
        self._chosen.show_chosen([str(suggestion.minutes)])
        self.offer_requested.emit(self._kind, self._minutes)

    def show_offer(self, offer: RoutineOffer, names: Sequence[str]) -> None:
        """Show the routine of the kind and minutes that were asked for, with its exercises' names."""
        self._routine = offer.routine if offer.routine.items else None
        say = self._texts.say
        words = say("today_routine.what", name=offer.routine.name, minutes=minutes_of(offer.seconds))
        self._what.setText(words if self._routine else say("today_routine.nothing"))
        self._names.setText(" · ".join(names))
        self._start.show_text(say("today_routine.start"), say("today_routine.start_name", what=words))
        self._show_parts()

    def _show_parts(self) -> None:
        for label in (self._why, self._what, self._names):
            label.setVisible(bool(label.text()))
        self._start.setVisible(self._routine is not None)

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._why, self._what, self._names = Label(), Label("", "bold"), Label("", "muted")
        lengths = [(str(minutes), minutes) for minutes in ROUTINE_MINUTES]
        choices = [Choice(id, say("today_routine.minutes", minutes=minutes)) for id, minutes in lengths]
        self._chosen = ChipGroup(say("today_routine.length"), choices)
        self._start, self._all = OutlineButton(say("today_routine.start")), LinkButton(say("today_routine.all"))
        self._start.show_icon(appearance, "play")

    def _arrange(self) -> None:
        for part in (self._why, self._what, self._names, self._chosen):
            self.body.addWidget(part)
        row = FlowLayout(gap=12)
        for button in (self._start, self._all):
            row.addWidget(button)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self._chosen.chosen_changed.connect(self._choose)
        self._start.clicked.connect(self._request_start)
        self._all.clicked.connect(self.exercises_requested)

    def _choose(self, chosen: frozenset[str]) -> None:
        # Choosing the same again leaves it chosen: a routine has a length.
        self._minutes = next(map(int, chosen), self._minutes)
        self._chosen.show_chosen([str(self._minutes)])
        self.offer_requested.emit(self._kind, self._minutes)

    def _request_start(self) -> None:
        if self._routine is not None:
            self.start_requested.emit(self._routine)
