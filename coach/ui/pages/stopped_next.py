"""The end of the steps after a stopped walk: a note of why, the next walk, and tomorrow."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from coach.domain.check_in import CheckIn
from coach.domain.progression import NextWalk
from coach.domain.schedule import Occurrence
from coach.domain.session import Session
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

NUMBER, NOTE_LINES = 44, 3
"""Pixels of the minutes at 100 %, and lines of the note in view."""


class StoppedNext(QWidget):
    """Everything here may be left as it is; what is written is told as it is written."""

    note_changed = Signal(str)
    why_requested = Signal()
    finished_requested = Signal()
    later_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._create()
        self._arrange()
        self._connect()
        self._fit_note()

    @property
    def first_field(self) -> QWidget:
        """The note."""
        return self._note

    def show_note(self, note: str) -> None:
        """Show what was written so far, without a signal."""
        if note != self._note.toPlainText().strip():
            with QSignalBlocker(self._note):
                self._note.setPlainText(note)

    def show_walk(self, session: Session, walk: NextWalk, reasons: tuple[str, ...]) -> None:
        """Show the decision beside what the stopped walk was planned as."""
        say, fewer = self._texts.say, session.planned_minutes - walk.minutes
        allowed = walk.walk_allowed
        self._minutes.setVisible(allowed)
        self._minutes.show_number(str(walk.minutes), say("stopped.minutes", minutes=walk.minutes))
        parts = self._texts.say("stopped.bouts", count=len(walk.bouts), parts=" + ".join(map(str, walk.bouts)))
        self._bouts.show_text(parts if allowed and len(walk.bouts) > 1 else "")
        change = say("stopped.shorter", fewer=fewer) if fewer > 0 else say("stopped.same")
        self._change.setText(change if allowed else say("stopped.waits"))
        self._reasons.show_text("\n".join(reasons) if allowed else "")
        answers = session.check_in or CheckIn()
        is_open = answers.peak is None and answers.after is None
        self._open.show_text(say("stopped.open") if allowed and is_open else "")
        self._why.setVisible(allowed)

    def show_tomorrow(self, asks_at: time | None, planned: Occurrence | None) -> None:
        """Show what happens next by itself."""
        say = self._texts.say
        if asks_at is None:
            asked = say("stopped.asked")
        else:
            asked = say("stopped.asked_at", time=self._texts.time_of_day(asks_at))
        coming = say("stopped.unplanned")
        if planned is not None:
            day, at = self._texts.full_date(planned.at.date()), self._texts.time_of_day(planned.at.time())
            coming = say("stopped.planned", day=day, time=at)
        self._tomorrow.setText("\n".join((asked, coming, say("stopped.rest"))))

    def _create(self) -> None:
        say = self._texts.say
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(say("stopped.note_name"))
        self._note.setPlaceholderText(say("stopped.note_example"))
        self._note.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._minutes = BigNumber(self._appearance, NUMBER)
        self._bouts, self._change, self._open = Label(), Label(), Label("", "warm")
        self._reasons, self._tomorrow = Label("", "muted"), Label()
        self._why = LinkButton(say("stopped.why"))
        self.go_on, self._later = PrimaryButton(say("stopped.done")), QuietButton(say("stopped.leave"))

    def _arrange(self) -> None:
        say = self._texts.say
        note, walk, tomorrow = Card(say("stopped.note")), Card(say("stopped.walk")), Card(say("stopped.tomorrow"))
        note.body.addWidget(Label(say("stopped.note_about"), "muted"))
        note.body.addWidget(self._note)
        walk.body.addWidget(self._minutes)
        for part in (self._bouts, self._change, self._reasons, self._open):
            walk.body.addWidget(part)
        walk.body.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        tomorrow.body.addWidget(self._tomorrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in (note, walk, tomorrow):
            column.addWidget(card)
        ends = FlowLayout(gap=12)
        for button in (self.go_on, self._later):
            ends.addWidget(button)
        column.addLayout(ends)

    def _connect(self) -> None:
        self._note.textChanged.connect(lambda: self.note_changed.emit(self._note.toPlainText()))
        self._why.clicked.connect(self.why_requested)
        self.go_on.clicked.connect(self.finished_requested)
        self._later.clicked.connect(self.later_requested)
        self._appearance.changed.connect(self._fit_note)

    def _fit_note(self) -> None:
        self._note.ensurePolished()
        self._note.setFixedHeight(NOTE_LINES * self._note.fontMetrics().lineSpacing() + self._appearance.px(28))
