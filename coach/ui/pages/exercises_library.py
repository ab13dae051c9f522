"""The library: every exercise on a card, and what narrows them down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise, ExerciseKind, Position
from coach.ui.exercise_shelf import ExerciseShelf, dose_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

SecondsOf = Callable[[Exercise], float]
"""How long an exercise by itself takes, in seconds."""
COLUMN = 200
"""Least width of a card in px at 100 % text."""
TIMES = (75, 120)
"""Seconds that one may ask an exercise to stay within."""
_PLACES = {"standing": (Position.STANDING,), "seated": (Position.SEATED,), "floor": (Position.KNEELING, Position.LYING)}


class LibraryFilters(Card):
    """A search field, which Esc empties, and chips; any change is told at once."""

    changed = Signal()

    def __init__(self, texts: Texts, seconds_of: SecondsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts, self._seconds_of = texts, seconds_of
        self._create(texts)
        self._arrange()
        self._connect()

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        for group in (self._aim, self._place, self._time, self._only):
            group.show_chosen(())
        self.changed.emit()

    def lets_through(self, exercise: Exercise, shelf: ExerciseShelf) -> bool:
        """Whether an exercise is what somebody looks for."""
        sought = self.search.text().casefold().split()
        named = self._words_of(exercise)
        only = self._only.chosen
        return (
            all(word in named for word in sought)
            and (not self._aim.chosen or exercise.kind in self._aim.chosen)
            and all(exercise.position in _PLACES[place] for place in self._place.chosen)
            and ("favourites" not in only or exercise.id in shelf.wishes.favourites)
            and ("own" not in only or exercise.id in shelf.own)
            and all(self._seconds_of(exercise) <= float(most) for most in self._time.chosen)
        )

    def _words_of(self, exercise: Exercise) -> str:
        """Everything that an exercise is found by: name, muscles, what it is for, how one begins and with what."""
        say, place = self._texts.say, "floor" if exercise.position.needs_floor else exercise.position.value
        words = [exercise.name, exercise.works, exercise.highlight_words, say(f"exercises.place.{place}")]
        words += [say(f"exercises.kind.{exercise.kind}"), say(f"exercises.find.kind_{exercise.kind}")]
        words += [say(f"exercises.find.{exercise.position}"), say(f"exercises.find.prop_{exercise.prop}")]
        return " ".join(words).casefold()

    def _create(self, texts: Texts) -> None:
        say = texts.say
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("exercises.library.search"))
        self.search.setAccessibleName(say("exercises.library.search"))

        def group(name: str, ids: tuple[str, ...], multiple: bool = False) -> ChipGroup:
            called = {id: say(f"exercises.{name}.{id}") for id in ids}
            choices = [Choice(id, text, say("exercises.library.show_only", name=text)) for id, text in called.items()]
            return ChipGroup(say(f"exercises.library.{name}"), choices, multiple)

        self._aim = group("kind", tuple(ExerciseKind))
        self._place = group("place", tuple(_PLACES))
        self._time = group("time", tuple(str(seconds) for seconds in TIMES))
        self._only = group("only", ("favourites", "own"), multiple=True)

    def _arrange(self) -> None:
        self.body.addWidget(self.search)
        row = FlowLayout(gap=14)
        for group in (self._aim, self._place, self._time, self._only):
            row.addWidget(group)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        empty = QShortcut(QKeySequence("Esc"), self.search, self.search.clear)
        empty.setContext(Qt.ShortcutContext.WidgetShortcut)
        for group in (self._aim, self._place, self._time, self._only):
            group.chosen_changed.connect(self.changed)


class Library(QWidget):
    """Filters and cards. ``verb`` is the id of the phrase for what a card does, with ``{name}``; "" opens it."""

    exercise_chosen = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        seconds_of: SecondsOf,
        stills: FigureStills,
        verb: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._stills, self._verb = stills, verb
        self._shelf = ExerciseShelf()
        self._cards: list[ExerciseCard] = []
        self.filters = LibraryFilters(texts, seconds_of)
        self._count = Label("", "small")
        self._arrange()
        self.filters.changed.connect(self._filter)
        self._clear.clicked.connect(self._start_again)
        appearance.changed.connect(self._fit)

    def show_shelf(self, shelf: ExerciseShelf) -> None:
        """Show these exercises; the filters stay as they are."""
        self._shelf = shelf
        for _ in range(len(self._cards), len(shelf.book.exercises)):
            self._add_card()
        for card in self._cards[len(shelf.book.exercises) :]:
            card.hide()
        for card, exercise in zip(self._cards, shelf.book.exercises, strict=False):
            self._fill(card, exercise)
        self._filter()

    def card(self, id: str) -> ExerciseCard | None:
        """The card of an exercise, or None where it is not shown."""
        found = (card for card in self._cards if card.exercise is not None and card.exercise.id == id)
        return next((card for card in found if not card.isHidden()), None)

    def _arrange(self) -> None:
        say = self._texts.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._none, self._clear = Card(say("exercises.library.none")), OutlineButton(say("exercises.library.clear"))
        self._none.body.addWidget(Label(say("exercises.library.none_about")))
        self._none.body.addWidget(self._clear)
        self._grid = CardGrid(self._appearance.px(COLUMN))
        for widget in (self.filters, self._count, self._none):
            column.addWidget(widget)
        column.addLayout(self._grid)

    def _add_card(self) -> None:
        card = ExerciseCard(self._appearance, self._stills, self)
        card.clicked.connect(lambda _=False: self._choose(card))
        self._cards.append(card)
        self._grid.addWidget(card)

    def _fill(self, card: ExerciseCard, exercise: Exercise) -> None:
        shelf, texts = self._shelf, self._texts
        favourite = texts.say("exercises.library.favourite") if exercise.id in shelf.wishes.favourites else ""
        dose = dose_words(texts, shelf.dose(exercise), exercise.sides)
        note, picture = shelf.left_out.get(exercise.id, ""), shelf.pictures.get(exercise.id)
        card.show_exercise(exercise, dose, note, favourite, picture)
        if self._verb:
            card.setAccessibleDescription(texts.say(self._verb, name=exercise.name))

    def _filter(self) -> None:
        shown = 0
        for card, exercise in zip(self._cards, self._shelf.book.exercises, strict=False):
            fits = self.filters.lets_through(exercise, self._shelf)
            card.setVisible(fits)
            shown += fits
        total = len(self._shelf.book.exercises)
        self._count.setText(self._texts.say("exercises.library.count", shown=shown, total=total))
        self._none.setVisible(not shown)

    def _start_again(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus()

    def _choose(self, card: ExerciseCard) -> None:
        if card.exercise is not None:
            self.exercise_chosen.emit(card.exercise.id)

    def _fit(self) -> None:
        self._grid.show_narrowest(self._appearance.px(COLUMN))
        # After the cards have their new words' height.
        QTimer.singleShot(0, self, self._grid.invalidate)
