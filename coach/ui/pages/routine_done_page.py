"""After a routine: how was each exercise, and what follows from that?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.domain.session import Outcome
from coach.ui.exercise_shelf import minutes_of
from coach.ui.pages.routine_done_row import DoneRow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame


class RoutineDonePage(PageFrame):
    """Everything may be left open. Ctrl+Enter and Esc are Done."""

    answered = Signal(object)
    """A tuple of one ``ExerciseResult``: the answer just given, or taken back."""
    done_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("routine_done.title"), "", WIDEST, parent)
        self._texts = texts
        self._rows: list[DoneRow] = []
        self._questions = Card(texts.say("routine_done.question"))
        self._column = QVBoxLayout()
        self._column.setSpacing(20)
        self._follows, self._why = Card(texts.say("routine_done.follows"), "soft"), Label()
        self._done = PrimaryButton(texts.say("routine_done.done"))
        self._done.show_icon(appearance, "check")
        self._lay_out()
        self._done.clicked.connect(self.done_requested)
        for key in ("Esc", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self._done.click)
        self.setFocusProxy(self._done)

    def show_session(self, session: RoutineSession, name: str, book: ExerciseBook) -> None:
        """Ask about a routine; a stopped or shortened one is met kindly. ``name`` is the routine's."""
        say = self._texts.say
        outcome = "done" if session.outcome is Outcome.DONE else "early"
        self.show_title(say(f"routine_done.title_{outcome}"))
        self.show_caption(say("routine_done.caption", name=name, minutes=minutes_of(session.seconds)))
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for result in session.results:
            exercise = book.get(result.exercise)
            self._add(exercise.name if exercise else result.exercise, result)
        self._questions.setVisible(bool(self._rows))
        self.setFocusProxy(next((row.first_field for row in self._rows if row.first_field), self._done))
        self.show_follows(())
        self.verticalScrollBar().setValue(0)

    def show_follows(self, reasons: Sequence[str]) -> None:
        """Show what changes next time, and why, a sentence each; nothing changes without one."""
        self._why.setText(" ".join(reasons) or self._texts.say("routine_done.same"))

    def _add(self, name: str, result: ExerciseResult) -> None:
        row = DoneRow(self._texts, name, result)
        row.answered.connect(lambda answer: self.answered.emit((answer,)))
        self._column.addWidget(row)
        self._rows.append(row)

    def _lay_out(self) -> None:
        self._questions.body.addWidget(Label(self._texts.say("routine_done.open"), "muted"))
        self._questions.body.addLayout(self._column)
        self._follows.body.addWidget(self._why)
        self.content.addWidget(self._questions)
        self.content.addWidget(self._follows)
        row = FlowLayout(gap=12)
        row.addWidget(self._done)
        self.content.addLayout(row)
