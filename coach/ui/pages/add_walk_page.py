"""A walk without Amble: when it was, how long, and how it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.check_in import CheckIn, Effort
from coach.domain.hand_walk import LONGEST, SHORTEST, HandWalk
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.tab_page import TabPage
from coach.ui.widgets.time_field import TimeField

SCORES = ("before", "peak", "after", "morning")
FARTHEST_DAYS = 365
"""Days back; older walks change nothing any more (our choice)."""
NOON = time(12)
STEP = 5
"""Minutes that a walk of the past is begun at."""


class AddWalkPage(TabPage):
    """The answers may all stay open. Ctrl+Enter adds the walk, Esc leaves."""

    walk_changed = Signal(object)
    """The ``HandWalk`` as it stands, after every change of when and how long: ``show_trouble`` is the answer."""
    add_requested = Signal(object)
    """The ``HandWalk``."""
    add_and_answer_requested = Signal(object)
    """The ``HandWalk``; the other questions about a walk are wanted too."""
    back_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("add_walk.title"), texts.say("add_walk.caption"), parent=parent)
        self._texts = texts
        self._check_in = CheckIn()
        self._today = date.min
        self._make(appearance)
        self._lay_out()
        self._connect()

    @property
    def told(self) -> HandWalk:
        """The walk as it stands."""
        answers = self._check_in if self._asks_morning() else replace(self._check_in, morning=None)
        return HandWalk(self._day.day, self._at.at, self._minutes.number, answers)

    def show_fresh(self, now: datetime, minutes: int, day: date | None = None) -> None:
        """Begin anew at the local moment ``now``: as if a walk of that many minutes had just ended, or for another
        ``day`` at noon."""
        began = now - timedelta(minutes=minutes)
        if day is not None and day != now.date():
            began = datetime.combine(day, NOON)
        began -= timedelta(minutes=began.minute % STEP)
        self._today = now.date()
        self._check_in = CheckIn()
        self._day.show_bounds(min(self._today - timedelta(days=FARTHEST_DAYS), began.date()), self._today, self._today)
        self._day.show_day(began.date())
        self._at.show_time(began.time())
        self._minutes.show_number(minutes)
        for scale in self._scales.values():
            scale.show_score(None)
        self._effort.show_chosen(())
        self._show_morning()
        self.show_trouble("")

    def show_trouble(self, sentence: str) -> None:
        """Why the walk cannot be added as it stands, or ""."""
        self._trouble.show_notice(sentence)
        self._why_not.show_text(sentence)
        self._minutes.show_trouble(sentence)
        for field in (self._day.field, self._at.field):
            field.setAccessibleDescription(sentence)
        self._add.setEnabled(not sentence)
        self._more.setEnabled(not sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the day."""
        super().showEvent(event)
        self._day.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._day = DateField(appearance, self._texts, say("add_walk.day"))
        self._at = TimeField(appearance, self._texts, say("add_walk.at"))
        self._minutes = NumberField(appearance, self._texts, say("add_walk.minutes"), SHORTEST, LONGEST)
        # Twice: beside what is wrong, and beside the buttons, which may be a page further down.
        self._trouble, self._why_not = NoticeBar(appearance), Label("", "warm")
        self._scales = {name: PainScale(self._texts, say(f"add_walk.{name}")) for name in SCORES}
        words = [(effort, say(f"check_in.effort_word.{effort}")) for effort in Effort]
        choices = [Choice(effort, text, say("add_walk.effort_name", text=text)) for effort, text in words]
        self._effort = ChipGroup(say("add_walk.effort"), choices)
        self._leave = QuietButton(say("common.cancel"))
        self._more = OutlineButton(say("add_walk.more"))
        self._add = PrimaryButton(say("add_walk.add"))

    def _lay_out(self) -> None:
        self._when, self._how = Card(self._texts.say("add_walk.when")), Card(self._texts.say("add_walk.how"))
        times = FlowLayout(gap=24)
        for name, field in (("day", self._day), ("at", self._at), ("minutes", self._minutes)):
            times.addWidget(self._named(name, field))
        self._when.body.addLayout(times)
        self._when.body.addWidget(self._trouble)
        self._how.body.addWidget(Label(self._texts.say("add_walk.counts"), "muted"))
        self._questions = {name: self._named(name, scale) for name, scale in self._scales.items()}
        for part in (*self._questions.values(), self._named("effort", self._effort)):
            self._how.body.addWidget(part)
        self._ends, ends = QWidget(), FlowLayout(gap=12)
        for button in (self._add, self._more, self._leave):
            ends.addWidget(button)
        column = QVBoxLayout(self._ends)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why_not)
        column.addLayout(ends)
        for whole in (self._when, self._how, self._ends):
            self.content.addWidget(whole)
        self.tab_through((self._when, self._how, self._ends))

    def _named(self, name: str, field: QWidget) -> QWidget:
        """A field under its name."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(Label(self._texts.say(f"add_walk.{name}"), "bold"))
        column.addWidget(field)
        return part

    def _connect(self) -> None:
        self._day.day_changed.connect(lambda _: self._show_morning())
        for signal in (self._day.day_changed, self._at.time_changed, self._minutes.number_changed):
            signal.connect(lambda _: self.walk_changed.emit(self.told))
        for name, scale in self._scales.items():
            scale.score_changed.connect(lambda score, name=name: self._answer(**{name: score}))
        self._effort.chosen_changed.connect(lambda ids: self._answer(effort=next(map(Effort, ids), None)))
        self._add.clicked.connect(lambda: self._ask(self.add_requested))
        self._more.clicked.connect(lambda: self._ask(self.add_and_answer_requested))
        self._leave.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._add.click)
        QShortcut(QKeySequence("Esc"), self, self._leave.click)

    def _ask(self, request: SignalInstance) -> None:
        if self._day.settle():
            request.emit(self.told)

    def _answer(self, **answers: Any) -> None:
        self._check_in = replace(self._check_in, **answers)

    def _asks_morning(self) -> bool:
        """The morning after a walk of today has not come."""
        return self._day.day < self._today

    def _show_morning(self) -> None:
        self._questions["morning"].setVisible(self._asks_morning())
