"""A routine of one's own: put together, changed, looked at and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.exercise import LONGEST_NAME, ExerciseKind, Routine, RoutineItem
from coach.ui.exercise_shelf import ExerciseShelf, minutes_of
from coach.ui.pages.exercises_library import Library, SecondsOf
from coach.ui.pages.routine_items import RoutineItems
from coach.ui.pages.routine_preview import RoutinePreview
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import DangerButton, LinkButton, OutlineButton, PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tab_page import TabPage

WIDEST = 900
MOST_ITEMS = 30
"""Exercises in a routine (our own choice: about an hour)."""

LengthOf = Callable[[Routine], float]
"""How long a routine takes, in seconds; 0 without exercises."""


class RoutineEditorPage(TabPage):
    """Ctrl+S keeps it; Esc leaves, and asks first where something would be lost."""

    save_requested = Signal(object)
    """The ``Routine``."""
    delete_requested = Signal(object)
    """The ``Routine`` as it was kept."""
    left = Signal(str)
    """The page to go to, "" for the one before."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        length_of: LengthOf,
        seconds_of: SecondsOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", texts.say("routine_editor.caption"), WIDEST, parent)
        self._appearance, self._texts, self._length_of = appearance, texts, length_of
        self._shelf = ExerciseShelf()
        self._kept = self._draft = Routine("", "", ExerciseKind.STRETCH, own=True)
        self._to, self._seconds = "", 0.0
        self._timed: tuple[RoutineItem, ...] = ()
        self._make(seconds_of)
        self._lay_out()
        self._connect()

    @property
    def has_changes(self) -> bool:
        """Whether something is not kept yet."""
        return (self._draft.name, self._draft.items) != (self._kept.name, self._kept.items)

    @property
    def draft(self) -> Routine:
        """What is being put together."""
        return self._draft

    def show_shelf(self, shelf: ExerciseShelf) -> None:
        """Show these exercises to pick from; what is being put together stays."""
        self._shelf = shelf
        self._library.show_shelf(shelf)
        self._items.show_items(self._draft.items, shelf)

    def edit(self, routine: Routine, kept: Routine | None) -> None:
        """Put ``routine`` together further; ``kept`` is what is on the disk of it, None for a new one."""
        self._draft = routine
        self._kept = kept or replace(routine, name="", items=())
        self._delete.setVisible(kept is not None)
        self.show_title(self._texts.say("routine_editor.title" if kept else "routine_editor.title_new"))
        self._asking.hide()
        self._trouble.show_notice("")
        self._name.blockSignals(True)
        self._name.setText(routine.name)
        self._name.blockSignals(False)
        self._items.show_items(routine.items, self._shelf)
        self._preview.show_if(False)
        self._tell()
        self.verticalScrollBar().setValue(0)

    def show_saved(self, routine: Routine) -> None:
        """It is kept."""
        self._kept = self._draft = routine
        self._tell()

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be kept, in one sentence; "" takes it away."""
        self._trouble.show_notice(sentence)
        if sentence:
            scroll_into_view(self, self._trouble)

    def ask_to_leave(self, to: str = "") -> None:
        """Leave for a page ("" for the one before), and ask first where something would be lost."""
        self._to = to
        if not self.has_changes:
            self.left.emit(to)
            return
        say = self._texts.say
        self._asking.ask(say("routine_editor.unsaved"), say("routine_editor.leave"), say("routine_editor.stay"))
        scroll_into_view(self, self._asking)

    def _make(self, seconds_of: SecondsOf) -> None:
        say, texts, appearance = self._texts.say, self._texts, self._appearance
        self._back, self._asking, self._trouble = LinkButton(say("exercise.back")), Asking(), NoticeBar(appearance)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setAccessibleName(say("routine_editor.name"))
        self._name.setPlaceholderText(say("routine_editor.name_example"))
        self._items, self._length = RoutineItems(appearance, texts), Label("", "bold")
        self._why_not = Label("", "small")
        self._save, self._watch = (
            PrimaryButton(say("routine_editor.save")),
            OutlineButton(say("routine_editor.preview")),
        )
        self._delete = DangerButton(say("routine_editor.delete"))
        self._watch.show_icon(appearance, "play")
        self._delete.show_icon(appearance, "trash-2")
        self._preview = LatePart(lambda: RoutinePreview(appearance, texts))
        self._library = Library(appearance, texts, seconds_of, FigureStills(appearance), "routine_editor.add")

    def _lay_out(self) -> None:
        say = self._texts.say
        naming, ends = Card(say("routine_editor.name")), FlowLayout(gap=12)
        naming.body.addWidget(self._name)
        for button in (self._save, self._watch, self._delete):
            ends.addWidget(button)
        self._items.body.addWidget(self._length)
        self._items.body.addLayout(ends)
        self._items.body.addWidget(self._why_not)
        self.top.addWidget(self._back)
        for part in (self._asking, self._trouble, naming, self._items):
            self.content.addWidget(part)
        self.content.addLayout(self._preview.place)
        self.content.addWidget(Label(say("routine_editor.pick"), "heading"))
        self.content.addWidget(self._library)
        watched = self._preview.part
        self.tab_through((self._back, self._asking, self._trouble, naming, self._items, watched, self._library))
        self.setFocusProxy(self._name)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.ask_to_leave())
        self._asking.accepted.connect(self._leave)
        self._name.textChanged.connect(self._change)
        self._items.changed.connect(self._change)
        self._library.exercise_chosen.connect(self._add)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._draft))
        self._watch.clicked.connect(self._look)
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self._kept))
        asking, back = self._asking, self._back
        QShortcut(QKeySequence("Esc"), self, lambda: asking.hide() if asking.isVisible() else back.click())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save.click)

    def _add(self, id: str) -> None:
        if len(self._items.items) < MOST_ITEMS:
            self._items.add(RoutineItem(id, self._shelf.levels.get(id, 1)))

    def _change(self) -> None:
        items = self._items.items
        kind = self._shelf.book.kind_of(items) or self._draft.kind
        self._draft = replace(self._draft, name=self._name.text().strip(), items=items, kind=kind)
        self._preview.show_if(False)
        self._tell()

    def _tell(self) -> None:
        say, draft = self._texts.say, self._draft
        count = len(draft.items)
        if draft.items != self._timed:
            self._timed, self._seconds = draft.items, self._length_of(draft) if count else 0.0
        minutes = minutes_of(self._seconds)
        self._length.show_text(say("routine_editor.length", count=count, minutes=minutes) if count else "")
        missing = "" if draft.name and count else "missing_items" if draft.name else "missing_name"
        full = "full" if count >= MOST_ITEMS else ""
        self._why_not.show_text(say(f"routine_editor.{missing or full}") if missing or full else "")
        self._save.setEnabled(not missing and self.has_changes)
        self._watch.setEnabled(bool(count))

    def _look(self) -> None:
        self._preview.show_if(True)
        self._preview.part.show_routine(self._draft, self._shelf)
        scroll_into_view(self, self._preview.part)

    def _leave(self) -> None:
        self._draft = self._kept
        self.left.emit(self._to)
