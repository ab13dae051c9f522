"""The morning-after question."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.domain.guided_stop import was_stopped
from coach.domain.session import Session
from coach.ui.pages.today_texts import morning_question
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.turning_row import TurningRow

ROW_FROM = 640
"""Pixels at 100 % from which Save stands beside the scale."""


class MorningCard(Card):
    """Asks how the back is, 0–10; Enter or Save answers. A walk that was stopped is met kindly."""

    morning_answered = Signal(int)

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts = texts
        self._asked = 0
        self._scale = PainScale(texts, texts.say("today.morning.scale"))
        self._kindly = Label()
        self._save = OutlineButton(texts.say("today.morning.save"))
        self._save.setEnabled(False)
        self.body.addWidget(self._kindly)
        row = TurningRow(appearance, ROW_FROM, gap=16)
        row.add(self._scale, 1)
        row.add(self._save, align=Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)
        self._scale.score_changed.connect(lambda score: self._save.setEnabled(score is not None))
        self._save.clicked.connect(self._answer)

    def show_due(self, session: Session | None, today: date) -> None:
        """Ask about a walk, or hide; a number that was chosen for it stays."""
        self.setVisible(session is not None)
        if session is None:
            return
        self.show_heading(morning_question(self._texts, session.started_at.date(), today))
        self._kindly.show_text(self._texts.say("today.morning.stopped") if was_stopped(session) else "")
        if session.id != self._asked:
            self._asked = session.id
            self._scale.show_score(None)
            self._save.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._scale.score is not None:
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self._scale.score is not None:
            self.morning_answered.emit(self._scale.score)
