"""After a walk that was stopped for the back: what to do now, and at the end a note, the next walk and tomorrow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.domain.guided_stop import StopCard, card_for
from coach.domain.progression import NextWalk
from coach.domain.schedule import Occurrence
from coach.domain.session import Session
from coach.ui.pages.stopped_next import StoppedNext
from coach.ui.pages.stopped_now import StoppedNow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame


class StoppedPage(PageFrame):
    """The first and the last step; the questions between them have pages of their own. Esc leaves it for later,
    Ctrl+Enter goes on."""

    read_done = Signal()
    """What to do now was read; the questions follow."""
    note_changed = Signal(str)
    """Why somebody stopped, as it stands now."""
    why_requested = Signal()
    """How was the next walk decided?"""
    finished_requested = Signal()
    later_requested = Signal()
    read_aloud_requested = Signal(str)

    def __init__(
        self, appearance: Appearance, texts: Texts, cards: Iterable[StopCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("stopped.name"), "", WIDEST, parent)
        self._texts, self._cards = texts, tuple(cards)
        self._now, self._next = StoppedNow(appearance, texts), StoppedNext(appearance, texts)
        self._empty = Card()
        self._empty.body.addWidget(Label(texts.say("stopped.empty")))
        for part in (self._empty, self._now, self._next):
            self.content.addWidget(part)
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No walk was stopped."""
        self.show_title(self._texts.say("stopped.empty_title"))
        self.show_caption("")
        self._show_part(self._empty)

    def show_now(self, session: Session) -> None:
        """The first step: what to do at once."""
        self._show_walk(session, "stopped.title")
        self._now.show_card(card_for(self._cards, session))
        self._show_part(self._now)

    def show_next(
        self,
        session: Session,
        walk: NextWalk,
        reasons: tuple[str, ...],
        note: str,
        asks_at: time | None,
        planned: Occurrence | None,
    ) -> None:
        """The last step: the ``note`` so far, the decision with its ``reasons`` as sentences, and tomorrow: the local
        time of the morning question (None without a reminder), and the next ``planned`` walk."""
        self._show_walk(session, "stopped.title_next")
        self._next.show_note(note)
        self._next.show_walk(session, walk, reasons)
        self._next.show_tomorrow(asks_at, planned)
        self._show_part(self._next)

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the words aloud, or not (no voice)."""
        self._now.show_read_aloud(possible)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the step's own first field."""
        super().showEvent(event)
        self._take_focus()

    def _connect(self) -> None:
        self._now.go_on_requested.connect(self.read_done)
        self._now.read_aloud_requested.connect(self.read_aloud_requested)
        self._next.note_changed.connect(self.note_changed)
        self._next.why_requested.connect(self.why_requested)
        self._next.finished_requested.connect(self.finished_requested)
        for part in (self._now, self._next):
            part.later_requested.connect(self.later_requested)
        QShortcut(QKeySequence("Esc"), self, self.later_requested.emit)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._go_on)

    def _go_on(self) -> None:
        for part in (self._now, self._next):
            if part.isVisible():
                part.go_on.click()

    def _show_walk(self, session: Session, title: str) -> None:
        say, day = self._texts.say, self._texts.full_date(session.started_at.date())
        self.show_title(say(title))
        walked = round(session.walked_minutes)
        self.show_caption(say("stopped.caption", date=day, walked=walked, planned=session.intended_minutes))

    def _show_part(self, shown: QWidget) -> None:
        for part in (self._empty, self._now, self._next):
            part.setVisible(part is shown)
        self.verticalScrollBar().setValue(0)
        self._take_focus()

    def _take_focus(self) -> None:
        if not self._now.isHidden():
            self._now.first_words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._next.isHidden():
            self._next.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
