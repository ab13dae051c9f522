"""The wires of the line about reminders on Today, which does all that the tray does where there is none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.due_now import due_now
from coach.domain.reminder import ReminderKind
from coach.ui.pages.today_reminder_strip import ReminderStrip, StripState
from coach.ui.reminder_state_words import state_words

if TYPE_CHECKING:
    from coach.bootstrap_answers import ReminderAnswers
    from coach.bootstrap_pages import Pages
    from coach.services.reminder_line import ReminderLine
    from coach.services.reminders import Reminders

CARD, FIRST = "reminder_strip", "reminder_strip_first"
"""Their names among the cards on Today."""


class StripWires:
    """Follows only while it is seen."""

    def __init__(self, pages: Pages, reminders: Reminders, answers: ReminderAnswers, line: ReminderLine) -> None:
        self._pages, self._reminders, self._answers, self._line = pages, reminders, answers, line

    # One for each place: what is moved from one parent to another is lost to screen readers.

    @cached_property
    def _quiet(self) -> ReminderStrip:
        return self._strip(CARD)

    @cached_property
    def _first(self) -> ReminderStrip:
        return self._strip(FIRST)

    def open(self) -> None:
        """Show it on Today from now on, once there is a plan."""
        core = self._pages.core
        if core.planning.is_set_up():
            self._begin()
        else:
            core.set_up.finished.connect(lambda: self._begin())

    def _begin(self) -> None:
        self._line.changed.connect(lambda: self.show())
        self.show()

    def show(self) -> None:
        """What reminders are doing now; a pause and what waits stand first."""
        status, today = self._reminders.status(), self._pages.today
        words = state_words(self._pages.texts, status, self._pages.core.clock.now())
        state = StripState(words, status.pause is not None, status.held is not None)
        strip = self._first if state.is_urgent else self._quiet
        strip.show_state(state)
        today.show_card(FIRST, strip if state.is_urgent else None, first=True)
        today.show_card(CARD, None if state.is_urgent else strip)

    def _strip(self, name: str) -> ReminderStrip:
        strip = ReminderStrip(self._pages.appearance, self._pages.texts)
        strip.pause_requested.connect(self._answers.pause)
        strip.go_on_requested.connect(self._reminders.resume)
        strip.skip_requested.connect(lambda: self._skip())
        strip.page_requested.connect(self._answers.open_page)
        strip.seen_changed.connect(lambda seen: self._line.watch(name, seen))
        return strip

    def _skip(self) -> None:
        status, now = self._reminders.status(), self._pages.core.clock.now()
        name = status.held.name if status.held is not None else due_now(status, now, (ReminderKind.WALK,))
        if name is not None:
            self._answers.skip(name)
