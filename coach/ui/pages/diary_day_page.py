"""One day of the diary, with everything that is known of it and can be changed about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.diary import DiaryDay
from coach.domain.diary_search import NoteFound
from coach.domain.red_flag import RedFlag
from coach.ui.pages.diary_day_cards import planned_card, signs_card, thrown_away_card, time_off_card
from coach.ui.pages.diary_note import DiaryNote
from coach.ui.pages.diary_routine_card import DiaryRoutineCard
from coach.ui.pages.diary_walk_card import DiaryWalkCard
from coach.ui.pages.diary_words import DiaryWords
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tab_page import TabPage

DAY = timedelta(days=1)


@dataclass(frozen=True)
class DiaryNames:
    """What things are called: an exercise by its id, and a warning sign."""

    exercise: Callable[[str], str]
    sign: Callable[[RedFlag], str]


class DiaryDayPage(TabPage):
    """Shows one ``DiaryDay``; Esc goes back. What was written and not kept is kept when the page is left."""

    back_requested = Signal()
    day_requested = Signal(object)
    """Another ``date``."""
    add_requested = Signal(object)
    """A walk without Amble is to be added to this ``date``."""
    edit_requested = Signal(object)
    """The ``Session`` whose answers are to be changed."""
    reminders_requested = Signal()
    note_kept = Signal(object)
    """The ``NoteFound`` to keep, of a walk or (0) of the day; empty words remove it."""
    time_off_chosen = Signal(object)
    """Why nothing was expected of the day, a ``TimeOffKind``, or None: it counts as usual."""
    walk_removed = Signal(object)
    """The ``Session`` to delete."""
    bring_back_requested = Signal(object)
    """The ``ThrownAway`` to bring back."""
    routine_removed = Signal(object)
    """The ``RoutineSession`` to delete."""

    def __init__(self, appearance: Appearance, texts: Texts, names: DiaryNames, parent: QWidget | None = None) -> None:
        super().__init__("", texts.say("diary_day.caption"), parent=parent)
        self._appearance, self._texts, self._names = appearance, texts, names
        self._words = DiaryWords(texts)
        self._shown: DiaryDay | None = None
        self._notes: dict[int, DiaryNote] = {}
        self._held: list[NoteFound] = []
        self._column: QWidget | None = None
        self._make()
        self._lay_out()
        self._connect()

    @property
    def day(self) -> date:
        """The day that is shown."""
        return date.min if self._shown is None else self._shown.day

    def show_day(self, shown: DiaryDay, first: date, last: date) -> None:
        """Show a day; the same again changes nothing. ``first`` and ``last`` bound the days that
        can be opened."""
        if self._shown is not None and _matter(shown) == _matter(self._shown):
            return
        if any(draft.day != shown.day for draft in self._drafts()):
            self.keep_drafts()
        drafts = {draft.walk: draft.words for draft in self._drafts() if draft.day == shown.day}
        self._held = [draft for draft in self._held if draft.day != shown.day]
        self._shown = shown
        self.show_title(self._words.full(shown.day))
        self._earlier.setEnabled(shown.day > first)
        self._later.setEnabled(shown.day < last)
        self._about.show_text("")
        self._ways.show()
        self._show_cards(shown, drafts)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence. What was written stands there again with its day."""
        self._shown, self._held, self._notes = None, self._drafts(), {}
        self._about.show_text(f"{sentence} {self._texts.say('diary_day.error_next')}")
        self._ways.hide()
        self._replace_column(QWidget())

    def hold_draft(self, draft: NoteFound) -> None:
        """What could not be kept stands there again with its day."""
        self._held = [*(one for one in self._held if (one.day, one.walk) != (draft.day, draft.walk)), draft]

    def keep_drafts(self) -> None:
        """What was written is kept now: the page is left, or Amble ends."""
        drafts, self._held = self._drafts(), []
        # First, as keeping shows the day anew.
        for draft in drafts:
            if self._shown is not None and draft.day == self._shown.day:
                self._notes[draft.walk].count_as_kept()
        for draft in drafts:
            self.note_kept.emit(draft)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_drafts()

    def _make(self) -> None:
        say = self._texts.say
        self._back = BackLink(self._appearance, self._texts)
        self._back.show_text(say("diary_day.back"))
        self._earlier, self._later = QuietButton(say("diary_day.earlier")), QuietButton(say("diary_day.later"))
        self._add = OutlineButton(say("diary_day.add"))
        self._add.show_icon(self._appearance, "plus")
        self._about = Label("", "muted")
        self._ways = QWidget()

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        row = FlowLayout(self._ways, gap=12)
        for button in (self._earlier, self._later, self._add):
            row.addWidget(button)
        self.content.addWidget(self._ways)
        self.content.addWidget(self._about)
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._earlier.clicked.connect(lambda: self.day_requested.emit(self.day - DAY))
        self._later.clicked.connect(lambda: self.day_requested.emit(self.day + DAY))
        self._add.clicked.connect(lambda: self.add_requested.emit(self.day))
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_cards(self, shown: DiaryDay, drafts: dict[int, str]) -> None:
        had_focus = self._column is not None and self._column.isAncestorOf(self.window().focusWidget() or self)
        self._notes = {}
        cards = [
            planned_card(self._texts, shown, self.reminders_requested.emit),
            *self._walk_cards(shown),
            *self._routine_cards(shown),
            *([thrown_away_card(self._texts, shown, self.bring_back_requested.emit)] if shown.thrown_away else []),
            *([signs_card(self._texts, shown, self._names.sign)] if shown.flags or shown.seen else []),
            time_off_card(self._texts, shown, self.time_off_chosen.emit),
            self._note_card(shown),
        ]
        for walk, note in self._notes.items():
            note.note_kept.connect(lambda words, walk=walk: self.note_kept.emit(NoteFound(shown.day, words, walk)))
            if walk in drafts:
                note.show_draft(drafts[walk])
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in cards:
            column.addWidget(card)
        self._replace_column(fresh)
        self.tab_through((self._back, self._ways, *cards))
        if had_focus:
            self.setFocus()

    def _walk_cards(self, shown: DiaryDay) -> list[Card]:
        cards = list[Card]()
        for walk in shown.walks:
            card = DiaryWalkCard(self._appearance, self._texts, walk)
            card.edit_requested.connect(self.edit_requested)
            card.removed.connect(self.walk_removed)
            self._notes[walk.session.id] = card.note
            cards.append(card)
        return cards

    def _routine_cards(self, shown: DiaryDay) -> list[Card]:
        cards = list[Card]()
        for routine in shown.routines:
            card = DiaryRoutineCard(self._texts, routine, self._names.exercise)
            card.removed.connect(self.routine_removed)
            cards.append(card)
        return cards

    def _note_card(self, shown: DiaryDay) -> Card:
        card = Card(self._texts.say("diary_day.note.heading_day"))
        name = self._texts.say("diary_day.note.name_day", day=self._words.full(shown.day))
        self._notes[0] = DiaryNote(self._appearance, self._texts, "", name, shown.note)
        card.body.addWidget(self._notes[0])
        return card

    def _replace_column(self, fresh: QWidget) -> None:
        if self._column is not None:
            self.content.removeWidget(self._column)
            self._column.hide()
            self._column.deleteLater()
        self._column = fresh
        self.content.addWidget(fresh)

    def _drafts(self) -> list[NoteFound]:
        """What is written and not kept yet, on a day that cannot be shown now as well."""
        written = ((walk, note.draft) for walk, note in self._notes.items())
        return [*self._held, *(NoteFound(self.day, words, walk) for walk, words in written if words is not None)]


def _matter(shown: DiaryDay) -> DiaryDay:
    """All but the time of day, which moves on without anything to show for it."""
    return replace(shown, now=shown.now.replace(hour=0, minute=0, second=0, microsecond=0))
