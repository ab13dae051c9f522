"""The routine for now: what kind, how long, what is in it and why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_offer import ROUTINE_MINUTES, RoutineOffer
from coach.ui.exercise_shelf import ExerciseShelf, dose_words, minutes_of
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

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
    exercise_requested = Signal(str)
    """The id of an exercise to look at."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("exercises.offer.heading"), parent=parent)
        self._texts = texts
        self._wish = OfferWish()
        self._routine: Routine | None = None
        self._create(appearance)
        self._arrange()
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """Start."""
        return self._start

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
        for button in self._buttons:
            button.setEnabled(bool(items))
        self._show_items(offer, shelf)

    def _show_items(self, offer: RoutineOffer, shelf: ExerciseShelf) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for item_of_routine in offer.routine.items:
            exercise, dose = shelf.book.get(item_of_routine.exercise), shelf.item_dose(item_of_routine)
            if exercise is None or dose is None:
                continue
            words = dose_words(self._texts, dose, exercise.sides)
            self._list.addWidget(_ItemRow(self, exercise.id, exercise.name, words))

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._kind = ChipGroup(
            say("exercises.offer.kind"), [Choice(kind, say(f"exercises.offer.{kind}")) for kind in KINDS]
        )
        self._minutes = ChipGroup(
            say("exercises.offer.minutes"),
            [Choice(str(minutes), say("common.minutes", count=minutes)) for minutes in ROUTINE_MINUTES],
        )
        self._length, self._why = Label("", "bold"), Label("", "small")
        self._none = Label(say("exercises.offer.none"))
        self._start, self._print = PrimaryButton(say("exercises.offer.start")), QuietButton(say("exercises.print"))
        self._take = QuietButton(say("exercises.take_along"))
        self._buttons = (self._start, self._print, self._take)
        for button, icon in zip(self._buttons, ("play", "printer", "download"), strict=True):
            button.show_icon(appearance, icon)

    def _arrange(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        ends = FlowLayout(gap=12)
        for button in self._buttons:
            ends.addWidget(button)
        for part in (self._kind, self._minutes, self._length, self._none):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._why)
        self.body.addSpacing(4)
        self.body.addLayout(ends)

    def _connect(self) -> None:
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


class _ItemRow(QWidget):
    """An exercise of the offer: its name opens it, its dose stands beside."""

    def __init__(self, card: OfferCard, id: str, name: str, dose: str) -> None:
        super().__init__(card)
        row = FlowLayout(self, gap=12)
        link = LinkButton(name)
        link.setAccessibleDescription(dose)
        link.clicked.connect(lambda: card.exercise_requested.emit(id))
        row.addWidget(link)
        row.addWidget(Label(dose, "muted"))
