"""The questions about signs after a walk, and the page that waits until somebody was seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.red_flag import FlagReport, RedFlag, SeenNote, Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.domain.session import Session
from coach.ui.pages.flags_record import FlagsRecord
from coach.ui.pages.flags_waiting import FlagsWaiting
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flag_questions import FlagQuestions
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tick_list import TickRow

if TYPE_CHECKING:
    from coach.domain.routine_session import RoutineSession

WIDEST = 780
"""Pixels; a column that reads well."""


class FlagsPage(PageFrame):
    """Stays until it is answered: some ticks, or "None of these". Then it may wait, with what to do in large type."""

    flags_answered = Signal(object)
    """A frozenset of RedFlag; empty when none applies."""
    seen_requested = Signal(str, str)
    """The user was seen and walking is fine: what was said, and who it was and when, each "" for none."""
    mistake_requested = Signal()
    """What the plan waits for was ticked by mistake; it was asked twice."""
    region_changed = Signal(str)
    """The id of the region whose numbers were chosen."""
    read_aloud_requested = Signal(str)
    """The words of a card, to be spoken."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(widest=WIDEST, parent=parent)
        self._texts = texts
        self._make(appearance, book, tuple(regions))
        self._lay_out()
        self._connect()
        self.show_questions()

    @property
    def ticked(self) -> frozenset[RedFlag]:
        """What is ticked and was not answered by Done yet."""
        return self._questions.flags if self._is_asking else frozenset()

    def show_questions(self, about: Session | RoutineSession | None = None) -> None:
        """Ask, with nothing ticked; ``about`` is the walk or the routine that called for it."""
        self.show_title(self._texts.say("flags.title"))
        if about is None:
            self.show_caption(self._texts.say("flags.caption"))
        else:
            caption = "flags.caption_walk" if isinstance(about, Session) else "flags.caption_routine"
            self.show_caption(self._texts.say(caption, date=self._texts.full_date(about.started_at.date())))
        self._questions.show_flags(())
        self._show_none(False)
        self._is_asking = True
        self._asking.show()
        self._waiting.hide()
        self._focus()

    def show_waiting(self, urgency: Urgency, since: datetime, region: str, signs: tuple[str, ...] = ()) -> None:
        """Show what to do, and how to go on once seen; ``since`` is aware, in the user's zone, ``signs`` are the words
        that were ticked."""
        date, time = self._texts.full_date(since.date()), self._texts.time_of_day(since.time())
        self.show_title(self._texts.say("flags.title_waiting"))
        caption = self._texts.say("flags.since", date=date, time=time)
        ticked = self._texts.say("flags.ticked", signs="; ".join(signs)) if signs else ""
        self.show_caption(f"{caption} · {ticked}" if ticked else caption)
        self.show_region(region)
        self._waiting.show_urgency(urgency)
        self._is_asking = False
        self._asking.hide()
        self._waiting.show()
        self.verticalScrollBar().setValue(0)
        self._focus()

    def show_region(self, id: str) -> None:
        """Show the numbers of a region."""
        self._questions.show_region(id)
        self._waiting.show_region(id)

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the cards aloud, or not (no voice)."""
        self._questions.show_read_aloud(possible)
        self._waiting.show_read_aloud(possible)

    def show_record(self, entries: tuple[FlagReport | SeenNote, ...]) -> None:
        """Show what was ticked and said before, newest first, with moments in the user's zone."""
        self._record.show_entries(entries)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus on "None of these", or on the way on."""
        super().showEvent(event)
        self._focus()

    def _make(self, appearance: Appearance, book: RedFlagBook, regions: tuple[Region, ...]) -> None:
        say = self._texts.say
        self._questions = FlagQuestions(appearance, self._texts, book, regions, walking=True)
        self._waiting = FlagsWaiting(appearance, self._texts, book, regions)
        self._none = TickRow(appearance, say("flags.none"))
        self._choose = Label(say("flags.choose"), "warm")
        # One of the two is in view: beside "None of these" once that is ticked, below the lists otherwise.
        self._done, self._done_none = PrimaryButton(say("common.done")), PrimaryButton(say("common.done"))
        self._asking = QWidget()
        self._record = FlagsRecord(self._texts, book)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        none = Card()
        for widget in (self._none, Label(self._texts.say("flags.none_about"), "muted"), self._choose):
            none.body.addWidget(widget)
        none.body.addWidget(self._done_none, 0, Qt.AlignmentFlag.AlignLeft)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self._done)
        column.addWidget(Label(self._texts.say("flags.lead"), "muted"))
        column.addWidget(none)
        column.addWidget(self._questions)
        column.addLayout(ends)
        self.content.addWidget(self._asking)
        self.content.addWidget(self._waiting)
        self.content.addWidget(self._record)

    def _connect(self) -> None:
        for part in (self._questions, self._waiting):
            part.region_changed.connect(self._choose_region)
            part.read_aloud_requested.connect(self.read_aloud_requested)
        self._questions.flags_changed.connect(self._tick)
        self._questions.card_called.connect(lambda card: scroll_into_view(self, card))
        self._none.clicked.connect(self._tick_none)
        self._done.clicked.connect(self._answer)
        self._done_none.clicked.connect(self._answer)
        self._waiting.seen_requested.connect(self.seen_requested)
        self._waiting.mistake_requested.connect(self.mistake_requested)

    def _tick(self) -> None:
        self._show_none(False)

    def _tick_none(self) -> None:
        self._show_none(self._none.isChecked())
        if self._none.isChecked():
            self._questions.show_flags(())

    def _show_none(self, none: bool) -> None:
        self._none.setChecked(none)
        self._choose.hide()
        self._done_none.setVisible(none)
        self._done.setVisible(not none)

    def _answer(self) -> None:
        if self._questions.flags or self._none.isChecked():
            self._is_asking = False
            self.flags_answered.emit(self._questions.flags)
        else:
            self._choose.show()
            self._none.setFocus(Qt.FocusReason.OtherFocusReason)
            scroll_into_view(self, self._choose)

    def _choose_region(self, id: str) -> None:
        self.show_region(id)
        self.region_changed.emit(id)

    def _focus(self) -> None:
        first = self._waiting.first_field() if self._asking.isHidden() else self._none
        first.setFocus(Qt.FocusReason.OtherFocusReason)
