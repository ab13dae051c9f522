"""The wires of the line about reminders on Today, which does all that the tray does where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.bootstrap_tray import walk_to_answer
from coach.ui.pages.today_reminder_strip import ReminderStrip, StripState
from coach.ui.reminder_state_words import state_words

if TYPE_CHECKING:
    from coach.bootstrap_answers import ReminderAnswers
    from coach.bootstrap_pages import Pages
    from coach.services.reminder_line import ReminderLine
    from coach.services.reminders import Reminders

CARD = "reminder_strip"
"""Its name among the cards on Today."""


class StripWires:
    """Follows only while it is seen."""

    def __init__(self, pages: Pages, reminders: Reminders, answers: ReminderAnswers, line: ReminderLine) -> None:
        self._pages, self._reminders, self._answers, self._line = pages, reminders, answers, line
        self.strip = ReminderStrip(pages.appearance, pages.texts)
        self.strip.pause_requested.connect(answers.pause)
        self.strip.go_on_requested.connect(reminders.resume)
        self.strip.skip_requested.connect(lambda: self._skip())
        self.strip.page_requested.connect(answers.open_page)
        self.strip.seen_changed.connect(lambda seen: line.watch("today", seen))
        line.changed.connect(lambda: self.show())

    def open(self) -> None:
        """Show it on Today from now on."""
        self.show()

    def show(self) -> None:
        """What reminders are doing now; a pause and what waits stand first."""
        status = self._reminders.status()
        words = state_words(self._pages.texts, status, self._pages.core.clock.now())
        state = StripState(words, status.pause is not None, status.held is not None)
        self.strip.show_state(state)
        self._pages.today.show_card(CARD, self.strip, first=state.is_urgent)

    def _skip(self) -> None:
        held = self._reminders.status().held
        name = held.name if held is not None else walk_to_answer(self._reminders.status(), self._pages.core)
        if name is not None:
            self._answers.skip(name)
