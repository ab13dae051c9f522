"""The routine for now: what kind, how long, what is in it and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_families import LeftOutKind
from coach.domain.routine_offer import ROUTINE_MINUTES, RoutineOffer
from coach.ui.exercise_shelf import ExerciseShelf, dose_words, minutes_of
from coach.ui.pages.exercise_waits import ExerciseWaits
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

COLUMN = 150
"""Least width of a card in px at 100 % text."""
KINDS = (ExerciseKind.STRETCH, ExerciseKind.CORE, ExerciseKind.WARM_UP)


@dataclass(frozen=True)
class OfferWish:
    """The routine somebody would like; ``minutes`` is 3, 5 or 8."""

    kind: ExerciseKind = ExerciseKind.STRETCH
    minutes: int = 5


class OfferCard(Card):
    """Two rows of chips, the exercises with their doses, the reasons, and what can be done with it."""

    offer_requested = Signal(object)
    """An ``OfferWish``."""
    start_requested = Signal(object)
    """A ``Routine``, as the next two."""
    print_requested = Signal(object)
    take_along_requested = Signal(object)
    why_requested = Signal()
    """Somebody wants to know why nothing may begin."""
    exercise_requested = Signal(str)
    """The id of an exercise to look at."""

    def __init__(
        self, appearance: Appearance, texts: Texts, stills: FigureStills, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("exercises.offer.heading"), parent=parent)
        self._appearance, self._texts, self._stills = appearance, texts, stills
        self._cards: list[ExerciseCard] = []
        self._wish = OfferWish()
        self._routine: Routine | None = None
        self._create(appearance)
        self._arrange()
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """The kind that is chosen."""
        chips = self._kind.chips
        return next((chip for chip in chips if chip.isChecked()), chips[0])

    @property
    def wish(self) -> OfferWish:
        """What is chosen."""
        return self._wish

    def show_wish(self, wish: OfferWish) -> None:
        """Show what is chosen, without a signal."""
        self._wish = wish
        self._kind.show_chosen((wish.kind,))
        self._minutes.show_chosen((str(wish.minutes),))

    def show_offer(self, offer: RoutineOffer, reasons: tuple[str, ...], shelf: ExerciseShelf) -> None:
        """Show a routine, with the sentences for its reasons."""
        say, items = self._texts.say, offer.routine.items
        self._routine = offer.routine if items else None
        minutes = minutes_of(offer.seconds)
        self._length.show_text(say("exercises.offer.length", count=len(items), minutes=minutes) if items else "")
        self._none.setVisible(not items)
        self._why.show_text("\n".join(reasons))
        counted = Counter(out.kind for out in offer.left_out) if items else Counter[LeftOutKind]()
        left_out = (
            say(f"exercises.offer.left_out_{kind}", count=counted[kind]) for kind in LeftOutKind if counted[kind]
        )
        self._left_out.show_text("\n".join(left_out))
        for button in self._buttons:
            button.setEnabled(bool(items))
        self._start.setEnabled(bool(items) and not shelf.waits)
        self._waits.setVisible(shelf.waits)
        self._show_items(offer, shelf)

    def _show_items(self, offer: RoutineOffer, shelf: ExerciseShelf) -> None:
        """A card for each exercise; cards are kept for the next offer."""
        shown = [item for item in offer.routine.items if shelf.book.get(item.exercise) is not None]
        for _ in range(len(self._cards), len(shown)):
            self._add_card()
        for card in self._cards[len(shown) :]:
            card.hide()
        for card, item in zip(self._cards, shown, strict=False):
            exercise, dose = shelf.book.get(item.exercise), shelf.item_dose(item)
            if exercise is not None and dose is not None:
                words = dose_words(self._texts, dose, exercise.sides)
                card.show_exercise(exercise, words, picture=shelf.pictures.get(exercise.id))
                card.show()

    def _add_card(self) -> None:
        card = ExerciseCard(self._appearance, self._stills, self)
        card.clicked.connect(lambda: self.exercise_requested.emit(card.exercise.id if card.exercise else ""))
        self._cards.append(card)
        self._grid.addWidget(card)

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._kind = ChipGroup(
            say("exercises.offer.kind"), [Choice(kind, say(f"exercises.offer.{kind}")) for kind in KINDS]
        )
        self._minutes = ChipGroup(
            say("exercises.offer.minutes"),
            [Choice(str(minutes), say("common.minutes", count=minutes)) for minutes in ROUTINE_MINUTES],
        )
        self._length, self._why, self._left_out = Label("", "bold"), Label("", "small"), Label("", "small")
        self._none = Label(say("exercises.offer.none"))
        self._start, self._print = PrimaryButton(say("exercises.offer.start")), QuietButton(say("exercises.print"))
        self._take = QuietButton(say("exercises.take_along"))
        self._waits = ExerciseWaits(self._texts)
        self._buttons = (self._start, self._print, self._take)
        for button, icon in zip(self._buttons, ("play", "printer", "download"), strict=True):
            button.show_icon(appearance, icon)

    def _arrange(self) -> None:
        self._grid = CardGrid(self._appearance.px(COLUMN))
        self._appearance.changed.connect(lambda: self._grid.show_narrowest(self._appearance.px(COLUMN)))
        choices, ends = FlowLayout(gap=20), FlowLayout(gap=12)
        for group in (self._kind, self._minutes):
            choices.addWidget(group)
        for button in self._buttons:
            ends.addWidget(button)
        self.body.addLayout(choices)
        for part in (self._length, self._none):
            self.body.addWidget(part)
        self.body.addLayout(self._grid)
        for words in (self._why, self._left_out):
            self.body.addWidget(words)
        self.body.addSpacing(4)
        self.body.addWidget(self._waits)
        self.body.addLayout(ends)

    def _connect(self) -> None:
        self._waits.why_requested.connect(self.why_requested)
        self._kind.chosen_changed.connect(self._choose)
        self._minutes.chosen_changed.connect(self._choose)
        for button, signal in zip(
            self._buttons, (self.start_requested, self.print_requested, self.take_along_requested), strict=True
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._tell(signal))

    def _choose(self) -> None:
        # Pressing the chosen one again leaves it chosen.
        kind = next(iter(self._kind.chosen), self._wish.kind)
        minutes = next(iter(self._minutes.chosen), str(self._wish.minutes))
        self.show_wish(OfferWish(ExerciseKind(kind), int(minutes)))
        self.offer_requested.emit(self._wish)

    def _tell(self, signal: object) -> None:
        if self._routine is not None:
            signal.emit(self._routine)  # type: ignore[attr-defined]
