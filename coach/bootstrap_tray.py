"""The wires of the icon beside the clock: what it says, and who carries out what its menu asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.bootstrap_answers import ReminderAnswers
from coach.bootstrap_core import Core
from coach.domain.appointment import SnoozeChoice
from coach.domain.due_now import due_now, wanted_at
from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.services.reminder_line import ReminderLine
from coach.services.reminders import Reminders
from coach.ui.reminder_state_words import state_words
from coach.ui.texts import Texts
from coach.ui.tray import Tray

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages

TRAY_PAUSE = timedelta(days=3)
"""What the tray's menu offers for the whole plan."""


class TrayWires:
    """Keeps the icon in step; with no icon shown nothing is worked out."""

    def __init__(
        self,
        tray: Tray,
        texts: Texts,
        core: Core,
        pages: Callable[[], Pages],
        reminders: Reminders,
        answers: ReminderAnswers,
        line: ReminderLine,
    ) -> None:
        self._tray, self._texts, self._core, self._pages = tray, texts, core, pages
        self._reminders, self._answers, self._line = reminders, answers, line

    def connect(self) -> None:
        """Show the icon's words from now on, and carry out what is asked for."""
        menu, answers = self._tray.menu, self._answers
        self._tray.open_requested.connect(lambda: self._pages().raise_window())
        menu.start_requested.connect(lambda: answers.start())
        menu.later_requested.connect(lambda choice: self._put_off(choice))
        menu.skip_requested.connect(lambda: self._skip())
        menu.pause_requested.connect(lambda length: answers.pause(length))
        menu.go_on_requested.connect(self._reminders.resume)
        menu.rest_requested.connect(lambda: self._rest())
        menu.page_requested.connect(lambda name: answers.open_page(name))
        menu.quit_requested.connect(QCoreApplication.quit)
        menu.aboutToShow.connect(lambda: self._offer())
        self._line.changed.connect(lambda: self._show())
        self._line.watch("tray", self._tray.is_shown)

    def walk(self) -> OccurrenceName | None:
        """Which walk can be put off or skipped now: the one that is due, announced or held, or still to come today."""
        return due_now(self._reminders.status(), self._core.clock.now(), (ReminderKind.WALK,))

    def _show(self) -> None:
        status = self._reminders.status()
        self._tray.show_next(state_words(self._texts, status, self._core.clock.now()))
        self._tray.show_paused(status.pause is not None)
        self._offer()

    def _offer(self) -> None:
        walk, now = self.walk(), self._core.clock.now()
        if walk is None or self._answers.is_walking():
            self._tray.menu.show_choices((), now, 0)
            self._tray.menu.show_skip(False)
            return
        choices = self._answers.choices(walk, wanted_at(walk, self._reminders.status(), now))
        self._tray.menu.show_choices(choices, now, self._core.planning.next_walk().minutes)
        self._tray.menu.show_skip(True)

    def _put_off(self, choice: SnoozeChoice) -> None:
        walk = self.walk()
        if walk is not None:
            self._answers.snooze(walk, choice)

    def _skip(self) -> None:
        walk = self.walk()
        if walk is not None:
            self._answers.skip(walk)

    def _rest(self) -> None:
        """Three days' rest, on the Plan page, where it can be changed or taken back."""
        if self._answers.back_to_walk():
            return
        planning = self._core.planning
        before = planning.schedule()
        planning.pause_until(self._core.clock.now().date() + TRAY_PAUSE)
        pages = self._pages()
        pages.raise_window()
        pages.window.show_page("plan")
        pages.window.show_toast(self._texts.say("window.paused"), lambda: planning.set_schedule(before))
