"""Sitting and being away: who hears what. Built after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coach.bootstrap_away import AwayWires
from coach.domain.presence import Detector
from coach.domain.reminder import OccurrenceName, OccurrenceState, Reminder, ReminderKind
from coach.services.performance import RunState
from coach.services.sitting_desk import EVERY, SittingDesk

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_walk import Performance
    from coach.ui.texts import Texts
    from coach.ui.theme import Appearance

BEGINS_MS = 3000
"""Milliseconds after the first paint: nobody has been sitting for long by then."""
WHO = "sitting"
"""The name under which presence is asked for."""


class SittingWires:
    """Between what is told of somebody's presence and the reminders."""

    def __init__(
        self, appearance: Appearance, texts: Texts, core: Core, desktop: Desktop, pages: Callable[[], Pages]
    ) -> None:
        """``pages`` builds the window where there is none yet."""
        self._core, self._reminders = core, desktop.reminders
        self._listens, self._is_up = False, False
        self._break: OccurrenceName | None = None
        self._begin = QTimer(singleShot=True, interval=BEGINS_MS)
        rules = core.catalogue.reminder_rules().sitting
        self.desk = SittingDesk(core.clock, desktop.scheduler, rules)
        self.away = AwayWires(appearance, texts, core, desktop, pages)

    def open(self) -> None:
        """Begin to follow, once the start is over."""
        core, desk, reminders = self._core, self.desk, self._reminders
        self._begin.timeout.connect(desk.start)
        desk.wish_changed.connect(self._want)
        desk.sitting_changed.connect(reminders.show_sitting)
        desk.away_ended.connect(self.away.consider)
        core.settings.reminders_changed.connect(desk.settings_changed)
        reminders.reminder_due.connect(self._make_way)
        reminders.reminder_withdrawn.connect(self._look_at_break)
        desk.settings_changed(core.settings.settings.reminders)
        self._begin.start()

    def watch(self, performance: Performance) -> None:
        """Whoever walks, or does a routine, does not sit."""
        performance.runner.state_changed.connect(self._follow_run)
        performance.runner.ended.connect(lambda _end: self._sit_down())

    def _follow_run(self, state: RunState) -> None:
        if state is RunState.RUNNING and not self._is_up:
            self._is_up = True
            self.away.begin_walk()
            self.desk.rise()

    def _sit_down(self) -> None:
        self._is_up = False
        self.away.end_walk()
        self.desk.sit_down()

    def _want(self, wish: frozenset[Detector]) -> None:
        if not wish and not self._listens:
            return  # nothing is built to want nothing of it
        presence = self._core.presence
        if not self._listens:
            self._listens = True
            presence.changed.connect(self.desk.show_presence)
        presence.want(WHO, wish, EVERY.total_seconds())

    def _make_way(self, reminder: Reminder) -> None:
        """A reminder stands where the question would."""
        self.away.withdraw()
        if reminder.kind is ReminderKind.BREAK:
            self._break = reminder.name

    def _look_at_break(self, id: str) -> None:
        """A break that was taken begins the sitting anew."""
        name = self._break
        if name is not None and name.id == id:
            self._break = None
            if self._core.occurrences.state(name) == OccurrenceState.DONE:
                self.desk.sit_down()

    def close(self) -> None:
        """Take the small card off the screen."""
        self._begin.stop()
        self.away.close()
