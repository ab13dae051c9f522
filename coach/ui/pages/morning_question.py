"""How the back is, the morning after a walk: a card for Today and for a small window."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.session import Session
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.pain_scale import PainScale


class MorningQuestion(Card):
    """The whole 0–10 scale. An answer is given by Save, so that arrow keys may pass over numbers on the way."""

    answered = Signal(int)
    """Pain this morning, 0–10."""
    later_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("check_in.morning.heading"), parent=parent)
        self._texts = texts
        self._create()
        self._arrange()
        self._connect()

    def show_session(self, session: Session, now: datetime) -> None:
        """Ask about the morning after ``session``; ``now`` is aware, in the user's zone."""
        question = self._texts.say("check_in.morning.question", when=walk_words(self._texts, session, now))
        self._question.setText(question)
        self._scale.show_score(None if session.check_in is None else session.check_in.morning)
        self._missing.hide()
        self.setAccessibleName(question)

    def focus_scale(self) -> None:
        """Put the keyboard on the scale (the small window opens there)."""
        self._scale.boxes[self._scale.score or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self) -> None:
        say = self._texts.say
        self._question = Label()
        self._scale = PainScale(self._texts, say("check_in.morning.name"))
        self._missing = Label(say("check_in.morning.missing"), "warm")
        self._missing.hide()
        self._save = OutlineButton(say("check_in.morning.save"))
        self._later = LinkButton(say("check_in.morning.later"))

    def _arrange(self) -> None:
        buttons = FlowLayout(gap=16)
        buttons.addWidget(self._save)
        buttons.addWidget(self._later)
        for widget in (self._question, self._scale, self._missing):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        self._scale.score_changed.connect(self._missing.hide)
        self._save.clicked.connect(self._answer)
        self._later.clicked.connect(self.later_requested)

    def _answer(self) -> None:
        if self._scale.score is None:
            self._missing.show()
            self.focus_scale()
        else:
            self.answered.emit(self._scale.score)


def walk_words(texts: Texts, session: Session, now: datetime) -> str:
    """A walk as people name it: "yesterday's", "Tuesday's", "the 3 November"."""
    day = session.started_at.astimezone(now.tzinfo).date()
    ago = (now.date() - day).days
    if ago <= 1:
        return texts.say("check_in.walk_of.today" if ago <= 0 else "check_in.walk_of.yesterday")
    if ago < 7:
        return texts.say("check_in.walk_of.weekday", day=texts.weekday(day.weekday()))
    return texts.say("check_in.walk_of.date", date=texts.day(day))
