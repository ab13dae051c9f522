"""One exercise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Exercise, Routine
from coach.domain.routine_filter import is_banned
from coach.ui.exercise_shelf import ExerciseShelf
from coach.ui.pages.exercise_add import AddCard, AddToRoutine
from coach.ui.pages.exercise_facts import DoseCard, HowCard, MindCard
from coach.ui.pages.exercise_figure import ExerciseFigure
from coach.ui.pages.exercise_waits import ExerciseWaits
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import AmbleButton, DangerButton, LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tab_page import TabPage

WIDEST = 1000
"""Pixels: figure and words side by side."""


class ExercisePage(TabPage):
    """Shows how it goes, how much and why, and what can be done with it; Esc goes back."""

    start_alone_requested = Signal(str)
    """The id of the exercise, as all that follow but ``add_requested``."""
    exercise_requested = Signal(str)
    favourite_requested = Signal(str, bool)
    switch_requested = Signal(str, bool)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    export_requested = Signal(str)
    add_requested = Signal(object)
    """An ``AddToRoutine``."""
    why_requested = Signal()
    """Somebody wants to know why nothing may begin."""
    profile_requested = Signal()
    back_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", "", WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._id = ""
        self._shelf = ExerciseShelf()
        self._make()
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> str:
        """The id of the exercise that is shown."""
        return self._id

    def show_exercise(self, id: str, shelf: ExerciseShelf) -> None:
        """Show an exercise. Raises ``LookupError`` for one that is not in the book."""
        exercise = shelf.book.get(id)
        if exercise is None:
            raise LookupError(f"there is no exercise {id}")
        another = id != self._id
        before = self._shelf.book.get(id)
        self._id, self._shelf = id, shelf
        if another or before != exercise:
            self._figure.show_exercise(exercise, shelf.pictures.get(id))
        if another or not self.isVisible():
            self._add.hide()
            self.verticalScrollBar().setValue(0)
        self._tell(exercise)

    def show_routines(self, routines: Sequence[Routine]) -> None:
        """Show the routines it may be added to."""
        self._add.show_routines(routines)

    def _tell(self, exercise: Exercise) -> None:
        say, shelf = self._texts.say, self._shelf
        place = "floor" if exercise.position.needs_floor else exercise.position.value
        self.show_title(exercise.name)
        kinds = {"kind": say(f"exercises.kind.{exercise.kind}"), "place": say(f"exercises.place.{place}")}
        self.show_caption(say("exercise.caption", **kinds))
        self._how.show_exercise(exercise, shelf)
        self._dose.show_exercise(exercise, shelf)
        self._mind.show_exercise(exercise)
        off, own = exercise.id in shelf.wishes.off, exercise.id in shelf.own
        note = shelf.left_out.get(exercise.id, "")
        self._start.setAccessibleName(say("exercise.start_name", name=exercise.name))
        banned = is_banned(exercise, shelf.wishes)
        self._start.setEnabled(not shelf.waits and not banned)
        self._waits.setVisible(shelf.waits)
        self._left_out.setVisible(bool(note))
        self._left_out.setAccessibleName(note)
        self._left_out_words.setText(note)
        self._change.setVisible(not off and not banned)
        liked = exercise.id in shelf.wishes.favourites
        self._favourite.show_text(say("exercise.favourite_off" if liked else "exercise.favourite_on"))
        self._favourite.show_icon(self._appearance, "star")
        self._switch.show_text(say("exercise.switch_on" if off else "exercise.switch_off"))
        self._switch_about.show_text("" if off else say("exercise.switch_about"))
        for button in self._own_buttons:
            button.setVisible(own)

    def _make(self) -> None:
        say, texts, appearance = self._texts.say, self._texts, self._appearance
        self._back = LinkButton(say("exercise.back"))
        self._start, self._add_to = PrimaryButton(say("exercise.start")), QuietButton(say("exercise.add"))
        self._figure, self._waits = ExerciseFigure(appearance, texts, self._start), ExerciseWaits(texts)
        self._figure.body.addWidget(self._waits)
        self._left_out, self._left_out_words = Card(tone="warm"), Label("", "bold", wrap=False)
        self._change = LinkButton(say("exercise.change"))
        self._how, self._dose, self._mind = HowCard(texts), DoseCard(texts), MindCard(texts)
        self._favourite, self._switch = QuietButton(""), QuietButton("")
        self._switch_about, self._add = Label("", "small"), AddCard(texts)
        self._edit, self._export = QuietButton(say("exercise.edit")), QuietButton(say("exercise.export"))
        self._delete = DangerButton(say("exercise.delete"))
        self._own_buttons: tuple[AmbleButton, ...] = (self._edit, self._export, self._delete)
        self._start.show_icon(appearance, "play")
        self._add_to.show_icon(appearance, "plus")
        self._edit.show_icon(appearance, "pencil")
        self._delete.show_icon(appearance, "trash-2")

    def _lay_out(self) -> None:
        both, doing = SideBySide(self._appearance, 760, (4, 3)), Card()
        row, own, note = FlowLayout(gap=12), FlowLayout(gap=12), FlowLayout(gap=20)
        note.addWidget(self._left_out_words)
        note.addWidget(self._change)
        self._left_out.body.setContentsMargins(20, 4, 20, 4)
        self._left_out.body.addLayout(note)
        for doer in (self._favourite, self._add_to, self._switch):
            row.addWidget(doer)
        for button in self._own_buttons:
            own.addWidget(button)
        doing.body.addLayout(row)
        doing.body.addWidget(self._switch_about)
        doing.body.addWidget(self._add)
        doing.body.addLayout(own)
        for column, cards in ((both.left, (self._figure, doing)), (both.right, (self._how, self._dose))):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.top.addWidget(self._back)
        for part in (self._left_out, both, self._mind):
            self.content.addWidget(part)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, self._left_out, self._figure, doing, self._how))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._how.exercise_requested.connect(self.exercise_requested)
        self._waits.why_requested.connect(self.why_requested)
        self._start.clicked.connect(lambda: self.start_alone_requested.emit(self._id))
        self._favourite.clicked.connect(self._like)
        self._switch.clicked.connect(self._turn)
        self._add_to.clicked.connect(self._ask_where)
        self._add.chosen.connect(lambda routine: self.add_requested.emit(AddToRoutine(self._id, routine)))
        self._change.clicked.connect(self.profile_requested)
        for button, signal in zip(
            self._own_buttons, (self.edit_requested, self.export_requested, self.delete_requested), strict=True
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self._id))
        add, back = self._add, self._back
        QShortcut(QKeySequence("Esc"), self, lambda: add.hide() if add.isVisible() else back.click())

    def _like(self) -> None:
        self.favourite_requested.emit(self._id, self._id not in self._shelf.wishes.favourites)

    def _turn(self) -> None:
        self.switch_requested.emit(self._id, self._id in self._shelf.wishes.off)

    def _ask_where(self) -> None:
        self._add.ask()
        scroll_into_view(self, self._add)
