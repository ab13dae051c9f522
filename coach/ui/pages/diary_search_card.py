"""Finding notes by their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.diary_search import NoteFound, excerpt
from coach.ui.pages.diary_words import DiaryWords
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.written_field import WrittenField

LONGEST, SHOWN = 100, 30
"""Letters that can be looked for, and notes that are shown at a time (our choice)."""
REST_MS = 200
"""Milliseconds after the last letter."""


class DiarySearchCard(Card):
    """Looks while somebody writes; ``show_found`` is the answer."""

    words_changed = Signal(str)
    """What to look for, "" for nothing."""
    day_requested = Signal(object)
    """The ``date`` of a note."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("diary.search.heading"), parent=parent)
        self._texts, self._words = texts, DiaryWords(texts)
        say = texts.say
        self.field = WrittenField("", LONGEST, say("diary.search.field"), say("diary.search.example"))
        self._told, self._results = Label("", "muted"), QVBoxLayout()
        self._list: QWidget | None = None
        self._found: Sequence[NoteFound] = ()
        self._shown = 0
        self._more = OutlineButton(say("diary.search.more"))
        self._more.hide()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.body.addWidget(self.field)
        self.body.addWidget(self._told)
        self.body.addLayout(self._results)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._go_on)
        self._told.show_text("")
        self.field.text_changed.connect(lambda _text: self._rest.start())
        self.field.line.returnPressed.connect(self._look)
        self._rest.timeout.connect(self._look)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text.strip()

    def show_found(self, found: Sequence[NoteFound]) -> None:
        """Show the notes that were found, the newest first."""
        self._found, self._shown = found if self.words else (), 0
        fresh = QWidget()
        self._column = QVBoxLayout(fresh)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add()
        if self._list is not None:
            self._results.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = fresh
        self._results.addWidget(fresh)

    def _look(self) -> None:
        self._rest.stop()
        self.words_changed.emit(self.words)

    def _go_on(self) -> None:
        self._add().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> QWidget:
        """Show the next notes; returns the first of them."""
        ways = [self._add_note(note) for note in self._found[self._shown : self._shown + SHOWN]]
        self._shown += len(ways)
        self._tell()
        return next(iter(ways), self.field)

    def _add_note(self, note: NoteFound) -> QWidget:
        way, line = LinkButton(self._words.full(note.day)), excerpt(note.words, self.words)
        way.setAccessibleName(self._texts.say("diary.line", day=way.text(), held=line))
        way.clicked.connect(lambda _=False, day=note.day: self.day_requested.emit(day))
        self._column.addWidget(way)
        self._column.addWidget(Label(line))
        return way

    def _tell(self) -> None:
        say, count, left = self._texts.say, len(self._found), len(self._found) - self._shown
        told = say("diary.search.found", count=count) if count else say("diary.search.none")
        if left:
            told = f"{told} {say('diary.search.shown', shown=self._shown)}"
        self._told.show_text(told if self.words else "")
        self._more.show_text(say("diary.search.more"), say("diary.search.more_name", count=min(left, SHOWN)))
        self._more.setVisible(left > 0)
