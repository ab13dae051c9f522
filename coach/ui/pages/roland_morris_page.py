"""Twenty-four sentences about a day with a back: optional, once in four weeks at most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.look_back import RolandMorris
from coach.domain.look_back_due import compare_roland_morris
from coach.ui.pages.look_back_texts import shift_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage
from coach.ui.widgets.tick_list import TickList

SENTENCES = 24


class RolandMorrisPage(TabPage):
    """Kept only by Done; after Esc and Later it can be gone on with the same day."""

    ticks_changed = Signal(object)
    """The numbers ticked so far, after every tick."""

    done_requested = Signal(object)
    """The numbers ticked, a frozenset of int from 1 to 24."""
    cancel_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("roland_morris.title"), texts.say("roland_morris.caption"), WIDEST, parent)
        self._texts = texts
        self._make(appearance)
        self._lay_out()
        self._connect()

    def show_answers(self, today: RolandMorris) -> None:
        """Show the sentences, with those ticked that were ticked today already."""
        self._show_there(True)
        self._about.show_text(self._texts.say("roland_morris.about"))
        self._ticks.show_ticked(map(str, today.ticked))
        self._show_count()
        self.setFocusProxy(self._ticks.rows[0])

    def show_later(self, last: date, again: date) -> None:
        """It was filled in lately, and is there again from a later day."""
        self._show_there(False)
        words = {"day": self._texts.full_date(last), "next": self._texts.full_date(again)}
        self._about.show_text(self._texts.say("roland_morris.later", **words))
        self.setFocusProxy(self._cancel)

    def show_past(self, answers: Sequence[RolandMorris]) -> None:
        """Show earlier ones, oldest first."""
        self._past.setVisible(bool(answers))
        found, texts = compare_roland_morris(answers), self._texts
        self._change.show_text("" if found is None else shift_words(texts, "roland_morris", found))
        rows = (texts.say("roland_morris.row", day=texts.day(one.day), score=one.score) for one in reversed(answers))
        self._scores.show_text("\n".join(rows))

    def _show_there(self, there: bool) -> None:
        self._today.setVisible(there)
        self._done.setVisible(there)
        self._cancel.show_text(self._texts.say("roland_morris.leave" if there else "common.back"))

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        sentences = [Choice(str(one), say(f"roland_morris.sentence.{one}")) for one in range(1, SENTENCES + 1)]
        self._ticks = TickList(appearance, say("roland_morris.group"), sentences)
        self._about, self._count = Label(), Label("", "bold")
        self._change, self._scores = Label(), Label("", "muted")
        self._cancel, self._done = QuietButton(say("roland_morris.leave")), PrimaryButton(say("common.done"))

    def _lay_out(self) -> None:
        say = self._texts.say
        intro, self._today = Card(tone="soft"), Card(say("roland_morris.heading"))
        self._past, ends = Card(say("roland_morris.past")), QWidget()
        intro.body.addWidget(self._about)
        intro.body.addWidget(Label(say("roland_morris.source"), "small"))
        self._today.body.addWidget(self._ticks)
        self._today.body.addWidget(self._count)
        row = FlowLayout(ends, gap=12)
        row.addWidget(self._done)
        row.addWidget(self._cancel)
        for words in (self._change, self._scores, Label(say("roland_morris.fewer"), "small")):
            self._past.body.addWidget(words)
        parts = (intro, self._today, ends, self._past)
        for part in parts:
            self.content.addWidget(part)
        self.tab_through(parts)

    def _connect(self) -> None:
        self._ticks.ticked_changed.connect(self._tick)
        self._done.clicked.connect(lambda: self.done_requested.emit(self._ticked()))
        self._cancel.clicked.connect(self.cancel_requested)
        QShortcut(QKeySequence("Esc"), self, self._cancel.click)

    def _tick(self) -> None:
        self._show_count()
        self.ticks_changed.emit(self._ticked())

    def _ticked(self) -> frozenset[int]:
        return frozenset(map(int, self._ticks.ticked))

    def _show_count(self) -> None:
        self._count.show_text(self._texts.say("roland_morris.count", count=len(self._ticks.ticked)))
