"""The wires of the ledger page: what it shows, and where it leads."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coach.bootstrap_reminder_bench import ledger_desk
from coach.bootstrap_way_back import WayBack
from coach.services.ports import StoreProblem
from coach.ui.pages.ledger_page import LedgerPage, LedgerView

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.ledger_desk import LedgerDesk

STEP = timedelta(days=7)
"""Days shown at first, and more at each "earlier" (our choice)."""


class LedgerWires:
    """Opens the page and follows what becomes of reminders while it is seen."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._span = STEP
        self._following = False

    def open(self) -> None:
        """Show the page as things are now; Back leads to the page before it."""
        self._pages.window.show_page("ledger")

    @cached_property
    def page(self) -> LedgerPage:
        """Why was I reminded, or not?"""
        page, window = LedgerPage(self._pages.appearance, self._pages.texts), self._pages.window
        window.page_shown.connect(self._opened)
        back = WayBack(window, "ledger")
        page.back_requested.connect(lambda: back.go())
        page.day_requested.connect(self._answer)
        page.earlier_requested.connect(self._show_earlier)
        self._core.planning.today_changed.connect(lambda _today: self._follow())
        self._core.planning.schedule_changed.connect(lambda _schedule: self._follow())
        self._core.settings.reminders_changed.connect(lambda _settings: self._follow())
        return page

    def _opened(self, name: str) -> None:
        """Whatever page leads here, this one begins afresh."""
        if name != "ledger":
            return
        self._span = STEP
        self._follow_reminders()
        self._fill()

    @cached_property
    def _desk(self) -> LedgerDesk:
        return ledger_desk(self._core)

    def _follow_reminders(self) -> None:
        """They are there a moment after the window."""
        reminders = self._pages.flow.reminders
        if reminders is None or self._following:
            return
        self._following = True
        for changed in (
            reminders.reminder_due, reminders.reminder_withdrawn, reminders.heads_up_due, reminders.next_changed,
            reminders.held_changed, reminders.pause_changed,
        ):  # fmt: skip
            changed.connect(self._follow)

    def _follow(self, *_: object) -> None:
        """What is not seen need not follow; what is, once everything about it is noted."""
        if self._pages.window.current_page() == "ledger":
            QTimer.singleShot(0, self.page, self._fill)

    def _fill(self) -> None:
        try:
            now, since = self._desk.now(), self._desk.first_day()
            first = now.date() - self._span + timedelta(days=1)
            entries = self._desk.entries(first, now.date())
            self.page.show_ledger(LedgerView(now, entries, since is not None and since < first))
            self._answer(self.page.day)
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _show_earlier(self) -> None:
        self._span += STEP
        self._fill()

    def _answer(self, day: date) -> None:
        try:
            self.page.show_answers(day, self._desk.why_not(day))
        except StoreProblem as problem:
            self.page.show_error(str(problem))
