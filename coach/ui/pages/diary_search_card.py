"""Finding notes by their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.diary_search import NoteFound, excerpt
from coach.ui.pages.diary_words import DiaryWords
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.written_field import WrittenField

LONGEST, SHOWN = 100, 30
"""Letters that can be looked for, and notes that are shown (our choice)."""
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
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.body.addWidget(self.field)
        self.body.addWidget(self._told)
        self.body.addLayout(self._results)
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
        say = self._texts.say
        told = say("diary.search.found", count=len(found)) if found else say("diary.search.none")
        if len(found) > SHOWN:
            told = f"{told} {say('diary.search.more', shown=SHOWN)}"
        self._told.show_text(told if self.words else "")
        self._show_list(found[:SHOWN] if self.words else ())

    def _look(self) -> None:
        self._rest.stop()
        self.words_changed.emit(self.words)

    def _show_list(self, found: Sequence[NoteFound]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for note in found:
            way = LinkButton(self._words.full(note.day))
            line = excerpt(note.words, self.words)
            way.setAccessibleName(self._texts.say("diary.line", day=way.text(), held=line))
            way.clicked.connect(lambda _=False, day=note.day: self.day_requested.emit(day))
            column.addWidget(way)
            column.addWidget(Label(line))
        if self._list is not None:
            self._results.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = fresh
        self._results.addWidget(fresh)
