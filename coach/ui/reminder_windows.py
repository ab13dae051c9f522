"""The same reminder on one screen or on all of them; one answer is enough. The newest of several is in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from coach.domain.appointment import SnoozeChoice
from coach.domain.reminder import Reminder
from coach.domain.reminder_settings import Screens
from coach.ui.reminder_window import ReminderWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance


class ReminderWindows(QObject):
    """Has a window more for each further screen on which it was ever asked to show."""

    answered = Signal(object, str, object)
    """As of ``ReminderWindow``, like those below."""
    choices_requested = Signal(object)
    morning_answered = Signal(int)

    def __init__(self, appearance: Appearance, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._alive: list[_Shown] = []
        # A window that is just being closed can show nothing yet.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_again)
        self.main = ReminderWindow(appearance, texts)
        self._windows = [self.main]
        self._connect(self.main)

    @property
    def shown(self) -> Reminder | None:
        """What is in view."""
        return self._alive[-1].reminder if self._alive else None

    def show_reminder(
        self, reminder: Reminder, minutes: int, screens: Screens, words: tuple[str, str] | None = None
    ) -> None:
        """As ``ReminderWindow.show_reminder``, where somebody wants it. What it covers shows again once it goes."""
        self._drop(reminder.id)
        self._alive.append(_Shown(reminder, minutes, screens, words))
        self._show_newest()

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """What Later offers in those that are shown."""
        for window in self._windows:
            if not window.isHidden():
                window.show_choices(choices, now, minutes)

    def show_minutes(self, minutes: int) -> None:
        """The next walk has another length now."""
        self._alive = [replace(each, minutes=minutes) for each in self._alive]
        for window in self._windows:
            window.show_minutes(minutes)

    def withdraw(self, id: str) -> None:
        """Hide the reminder with this id; where it was in view, the one before it shows again."""
        if self._put_away(id):
            self._show_again()

    def _put_away(self, id: str) -> bool:
        """Whether it was in view."""
        was_in_view = self.shown is not None and self.shown.id == id
        self._drop(id)
        for window in self._windows:
            window.withdraw(id)
        return was_in_view

    def _show_again(self) -> None:
        if self._alive:
            self._show_newest()
            self.choices_requested.emit(self._alive[-1].reminder)

    def _drop(self, id: str) -> None:
        self._alive = [each for each in self._alive if each.reminder.id != id]

    def _show_newest(self) -> None:
        shown = self._alive[-1]
        places = [None] if shown.screens is Screens.IN_USE else list(QGuiApplication.screens())
        while len(self._windows) < len(places):
            self._windows.append(ReminderWindow(self._appearance, self._texts))
            self._connect(self._windows[-1])
        for window in self._windows[len(places) :]:
            window.clear()
        for window, place in zip(self._windows, places, strict=False):
            window.show_on(place)
            window.show_reminder(shown.reminder, shown.minutes, shown.words)

    def _connect(self, window: ReminderWindow) -> None:
        window.answered.connect(self._answered)
        window.choices_requested.connect(self.choices_requested)
        window.morning_answered.connect(self._scored)
        window.dismissed.connect(self._dismissed)

    def _dismissed(self, reminder: Reminder) -> None:
        if self._put_away(reminder.id):
            self._soon.start()

    def _answered(self, reminder: Reminder, action: str, choice: SnoozeChoice | None) -> None:
        self.withdraw(reminder.id)
        self.answered.emit(reminder, action, choice)

    def _scored(self, score: int) -> None:
        if self.shown is not None:
            self.withdraw(self.shown.id)
        self.morning_answered.emit(score)


@dataclass(frozen=True)
class _Shown:
    """A reminder that nobody has answered or put out of sight, and how it is shown."""

    reminder: Reminder
    minutes: int
    screens: Screens
    words: tuple[str, str] | None
