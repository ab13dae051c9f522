"""The small window that says something is due; it never takes the keyboard by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.domain.appointment import SnoozeChoice
from coach.domain.reminder import Reminder, ReminderKind
from coach.ui.corner_window import CornerWindow
from coach.ui.later_button import LaterButton
from coach.ui.reminder_words import reminder_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import AmbleButton, LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.pain_scale import PainScale

WIDTH, WIDTH_OF_SCALE = 440, 640
"""Pixels at 100 %: with words and buttons alone, and with the 0–10 scale."""
BUTTONS: dict[ReminderKind, tuple[str, ...]] = {
    ReminderKind.WALK: ("start", "skip", "walked"),
    ReminderKind.ROUTINE: ("start", "skip"),
    ReminderKind.BREAK: ("done", "skip"),
    ReminderKind.MORNING: ("save", "later"),
    ReminderKind.CHECK_IN: ("answer", "later"),
}
"""Beside them Later, wherever it is told what that can mean."""
ANSWERS = ("start", "done", "skip", "answer", "walked")
"""The buttons whose press is an answer by itself."""


class ReminderWindow(CornerWindow):
    """Shows one reminder; a newer one takes the place of the older. Esc, Later and closing only hide it."""

    answered = Signal(object, str, object)
    """The ``Reminder``, what somebody wants (``start``, ``snooze``, ``skip``, ``done`` with a break, ``walked`` without
    Amble just now, ``answer`` its questions), and the ``SnoozeChoice`` of ``snooze``, else None."""
    choices_requested = Signal(object)
    """The ``Reminder`` for which somebody opens Later."""
    morning_answered = Signal(int)
    """How the back is this morning, 0–10."""
    dismissed = Signal(object)
    """The ``Reminder`` that was put out of sight without an answer."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._texts = texts
        self._reminder: Reminder | None = None
        self._own: tuple[str, str] | None = None
        self._create()
        self._arrange()
        self._connect()

    def show_reminder(self, reminder: Reminder, minutes: int, words: tuple[str, str] | None = None) -> None:
        """Show a reminder; ``minutes`` is the length of the next walk, 0 where it is not known, ``words`` are title and
        body in place of the usual ones. What Later means comes by ``show_choices``."""
        self._reminder, self._own = reminder, words
        self._show_words(reminder, minutes)
        for name, button in self._buttons.items():
            button.setVisible(name in BUTTONS[reminder.kind])
        self._later.show_choices((), reminder.at, 0)
        with_link = "walked" in BUTTONS[reminder.kind]
        self.card.body.setContentsMargins(24, 20, 24, 8 if with_link else 24)
        self._missing.hide()
        self._scale.show_score(None)
        with_scale = reminder.kind is ReminderKind.MORNING
        self._scale.setVisible(with_scale)
        self.width_at_100 = WIDTH_OF_SCALE if with_scale else WIDTH
        self.appear()

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """What Later offers; ``now`` is local, ``minutes`` the length of the walk, 0 without one."""
        self._later.show_choices(choices, now, minutes)
        self.settle()

    def show_minutes(self, minutes: int) -> None:
        """The next walk has another length now: a reminder that is shown follows."""
        if self._reminder is not None:
            self._show_words(self._reminder, minutes)
            self.settle()

    def withdraw(self, id: str) -> None:
        """Hide, if the reminder shown is the one with this id."""
        if self._reminder is not None and self._reminder.id == id:
            self.clear()

    def clear(self) -> None:
        """Hide, whatever is shown."""
        self._reminder = None
        self._later.close_menu()
        self.hide()

    def dismiss(self) -> None:
        reminder = self._reminder
        self.clear()
        if reminder is not None:
            self.dismissed.emit(reminder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._scale.isHidden():
            self._save()
        else:
            super().keyPressEvent(event)

    def _create(self) -> None:
        say = self._texts.say
        self._title, self._body = Label("", "heading"), Label("", "muted")
        self._scale = PainScale(self._texts, say("reminder.scale"))
        self._missing = Label(say("reminder.missing"), "warm")
        self._later = LaterButton(self._appearance, self._texts)
        self._buttons: dict[str, AmbleButton] = {
            "start": PrimaryButton(say("reminder.start")),
            "done": PrimaryButton(say("reminder.done")),
            "save": PrimaryButton(say("reminder.save")),
            "answer": PrimaryButton(say("reminder.answer")),
            "skip": QuietButton(say("reminder.skip")),
            "later": QuietButton(say("reminder.later")),
            "walked": LinkButton(say("reminder.walked")),
        }

    def _arrange(self) -> None:
        row = FlowLayout(gap=10)
        for name, button in self._buttons.items():
            if name == "skip":
                row.addWidget(self._later)
            if name != "walked":
                row.addWidget(button)
        below = FlowLayout(gap=10)
        below.addWidget(self._buttons["walked"])
        for widget in (self._title, self._body, self._scale, self._missing):
            self.card.body.addWidget(widget)
        self.card.body.addLayout(row)
        self.card.body.addLayout(below)

    def _connect(self) -> None:
        for name in ANSWERS:
            self._buttons[name].clicked.connect(lambda _=False, name=name: self._answer(name))
        self._buttons["later"].clicked.connect(self.dismiss)
        self._buttons["save"].clicked.connect(self._save)
        self._later.opening.connect(self._ask_for_choices)
        self._later.chosen.connect(lambda choice: self._answer("snooze", choice))
        self._scale.score_changed.connect(lambda _: self._missing.hide())

    def _show_words(self, reminder: Reminder, minutes: int) -> None:
        title, body = self._own or reminder_words(self._texts, reminder, minutes)
        self._title.show_text(title)
        self._body.show_text(body)
        self.name_it(title, body)
        self._buttons["walked"].setAccessibleName(self._texts.say("reminder.walked_name", minutes=max(1, minutes)))

    def _ask_for_choices(self) -> None:
        if self._reminder is not None:
            self.choices_requested.emit(self._reminder)

    def _save(self) -> None:
        score = self._scale.score
        if score is None:
            self._missing.show()
            self.settle()
            return
        self.clear()
        self.morning_answered.emit(score)

    def _answer(self, action: str, choice: SnoozeChoice | None = None) -> None:
        reminder = self._reminder
        if reminder is not None:
            self.clear()
            self.answered.emit(reminder, action, choice)
