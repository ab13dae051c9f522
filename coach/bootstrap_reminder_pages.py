"""The pages about reminders: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.bootstrap_calendar import CalendarWires
    from coach.bootstrap_detectors import DetectorWires
    from coach.bootstrap_ledger import LedgerWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_reminder_settings import ReminderSettingsWires
    from coach.services.reminders import Reminders
    from coach.ui.texts import Texts


@dataclass(frozen=True)
class Running:
    """What the pages show once reminders run: the engine, and the line about the clock of a journey."""

    engine: Reminders
    zone_line: Callable[[Texts], QWidget]


class ReminderPages:
    """Offers the pages to the window."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._run: Running | None = None
        add = pages.window.add_page
        add("calendar", lambda: self.calendar.page, in_navigation=False)
        add("detectors", lambda: self.detectors.page, in_navigation=False)
        add("ledger", lambda: self.ledger.page, in_navigation=False)
        add("reminders", lambda: self.settings.page, in_navigation=False)

    @cached_property
    def calendar(self) -> CalendarWires:
        """When is there room?"""
        from coach.bootstrap_calendar import CalendarWires

        return CalendarWires(self._pages)

    @cached_property
    def detectors(self) -> DetectorWires:
        """What does Amble look at?"""
        from coach.bootstrap_detectors import DetectorWires

        return DetectorWires(self._pages)

    @cached_property
    def ledger(self) -> LedgerWires:
        """Why was I reminded, or not?"""
        from coach.bootstrap_ledger import LedgerWires

        return LedgerWires(self._pages)

    @cached_property
    def settings(self) -> ReminderSettingsWires:
        """What reminds me, when, and how?"""
        from coach.bootstrap_reminder_settings import ReminderSettingsWires

        return ReminderSettingsWires(self._pages, self._run)

    def use(self, run: Running) -> None:
        """The reminders run."""
        self._run = run
        run.engine.pause_changed.connect(lambda _pause: self._tell_pause())
        if "settings" in self.__dict__:
            self.settings.use(run)

    def _tell_pause(self) -> None:
        if "settings" in self._pages.__dict__:
            self._pages.settings.show_reminder_pause(self.paused_until())

    def paused_until(self) -> str:
        """Until when reminders rest, in words; "" while they do not."""
        pause = self._run.engine.status().pause if self._run is not None else None
        if pause is None:
            return ""
        from coach.ui.moment_words import moment_words

        now = self._pages.core.clock.now()
        return moment_words(self._pages.texts, pause.until.astimezone(now.tzinfo), now)
