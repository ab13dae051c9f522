"""The look back: a minute for the week, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.look_back import LookBack, RolandMorris
from coach.services.week_steps import WeekOffer
from coach.ui.pages.look_back_next import NextWeekCard
from coach.ui.pages.look_back_past import PastWeeksCard
from coach.ui.pages.look_back_questions import LookBackQuestions
from coach.ui.pages.look_back_texts import week_words
from coach.ui.pages.look_back_when import WhenCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage


class LookBackPage(TabPage):
    """Every answer is told at once; Done and "Not this week" close the week, Esc leaves it open."""

    answers_changed = Signal(object)
    """The ``LookBack`` as it stands."""
    done_requested = Signal()
    put_off_requested = Signal()
    suits_requested = Signal()
    leave_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("look_back.title"), "", WIDEST, parent)
        self._texts = texts
        self._make(appearance)
        self._lay_out()
        self._connect()
        self.show_nothing()

    @property
    def when(self) -> WhenCard:
        """The day it is asked on, and the longer questionnaire."""
        return self._when

    @property
    def next_week(self) -> NextWeekCard:
        """The proposal for next week."""
        return self._next

    def show_week(self, answers: LookBack, days: int, minutes: int) -> None:
        """Ask about a week with so many days with a walk and so many minutes."""
        say = self._texts.say
        self.show_title(say("look_back.title"))
        self.show_caption(week_words(self._texts, "look_back.caption", answers.monday))
        walked = say("look_back.walked", days=days, minutes=minutes) if days else say("look_back.walked_none")
        self._message_words.show_text(f"{walked} {say('look_back.open')}")
        self._questions.show_answers(answers)
        for part in self._whole:
            part.show()
        self.setFocusProxy(self._questions.first_field)

    def show_offer(self, offer: WeekOffer | None) -> None:
        """Show next week's proposal; None shows none."""
        self._next.setVisible(offer is not None)
        if offer is not None:
            self._next.show_offer(offer)

    def show_past(self, look_backs: Sequence[LookBack], months: Sequence[RolandMorris] = ()) -> None:
        """Show earlier weeks and longer questionnaires, each oldest first."""
        self._past.show_months(months)
        self._past.show_weeks(look_backs)

    def show_nothing(self) -> None:
        """There is no week to ask about yet."""
        self._show_message(self._texts.say("look_back.empty_title"), self._texts.say("look_back.empty"))
        self._when.show()
        self.setFocusProxy(self._when.first_field)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence."""
        next_step = self._texts.say("look_back.error_next")
        self._show_message(self._texts.say("look_back.error_title"), f"{sentence} {next_step}")

    def _show_message(self, title: str, words: str) -> None:
        self.show_title(title)
        self.show_caption("")
        self._message_words.show_text(words)
        for part in self._whole:
            part.hide()

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._message, self._message_words = Card(tone="soft"), Label()
        self._questions = LookBackQuestions(self._texts)
        self._next, self._past = NextWeekCard(self._texts), PastWeeksCard(self._texts)
        self._when = WhenCard(appearance, self._texts)
        self._ends = QWidget()
        self._put_off, self._done = QuietButton(say("look_back.put_off")), PrimaryButton(say("common.done"))

    def _lay_out(self) -> None:
        self._message.body.addWidget(self._message_words)
        row = FlowLayout(self._ends, gap=12)
        row.addWidget(self._done)
        row.addWidget(self._put_off)
        self._whole = (self._questions, self._next, self._past, self._when, self._ends)
        parts = (self._message, self._questions, self._next, self._ends, self._past, self._when)
        for part in parts:
            self.content.addWidget(part)
        self.tab_through(parts)

    def _connect(self) -> None:
        self._questions.answers_changed.connect(self.answers_changed)
        self._done.clicked.connect(self.done_requested)
        self._put_off.clicked.connect(self.put_off_requested)
        self._past.suits_requested.connect(self.suits_requested)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._done.click)
        leave = QShortcut(QKeySequence("Esc"), self, self.leave_requested.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
