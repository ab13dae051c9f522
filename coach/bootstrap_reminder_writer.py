"""The words of what is due: title, body, and the actions of a notification."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_core import Core
from coach.bootstrap_postponing import Postponing
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.reminder import OccurrenceName, Reminder, ReminderKind
from coach.services.ports import Notice
from coach.ui.reminder_words import choice_words, reminder_words, with_cause
from coach.ui.texts import Texts

if TYPE_CHECKING:
    from coach.services.break_ideas import BreakIdeas

ACTS = (ReminderKind.WALK, ReminderKind.ROUTINE, ReminderKind.BREAK)
"""What can be begun, put off or skipped; the others are questions."""


class ReminderWriter:
    """The small window and the notification say the same."""

    def __init__(self, texts: Texts, core: Core, postponing: Postponing) -> None:
        self._texts, self._core, self._postponing = texts, core, postponing

    @cached_property
    def _ideas(self) -> BreakIdeas:
        from coach.services.break_ideas import BreakIdeas

        return BreakIdeas(self._core.values, self._texts.say("breaks.order").split())

    @property
    def minutes(self) -> int:
        """The length of the next walk."""
        return self._core.planning.next_walk().minutes

    def minutes_of(self, kind: ReminderKind) -> int:
        """The same for walks, 0 for what has no price."""
        return self.minutes if kind is ReminderKind.WALK else 0

    def notice(self, reminder: Reminder) -> Notice:
        """The notification of a reminder."""
        title, body = self.words(reminder)
        return Notice(reminder.id, title, body, self._actions(reminder.name))

    def _actions(self, name: OccurrenceName) -> tuple[tuple[str, str], ...]:
        if name.kind not in ACTS:
            return ()
        first = "done" if name.kind is ReminderKind.BREAK else "start"
        later = self.later(name)
        now = self._core.clock.now()
        put_off = () if later is None else (("snooze", choice_words(self._texts, later, now, 0)),)
        return (first, self._texts.say(f"reminder.{first}")), *put_off, ("skip", self._texts.say("reminder.skip"))

    def later(self, name: OccurrenceName) -> SnoozeChoice | None:
        """The one length that a notification has room for."""
        choices = self._postponing.choices(name)
        return next((each for each in choices if each.kind is SnoozeKind.FIFTEEN), next(iter(choices), None))

    def words(self, reminder: Reminder) -> tuple[str, str]:
        """Title and body: somebody's own words, an idea for a break, or the usual ones."""
        own = self._own_words(reminder.kind)
        if reminder.kind is ReminderKind.BREAK:
            title, body = self._idea(reminder.id)
            body = self._texts.say("breaks.below", title=title, body=body) if own else body
            return own or title, with_cause(self._texts, reminder, body)
        title, body = reminder_words(self._texts, reminder, self.minutes)
        return own or title, body

    def _own_words(self, kind: ReminderKind) -> str:
        rhythm = self._core.settings.settings.reminders.rhythm(kind)
        return "" if rhythm is None else rhythm.text

    def _idea(self, id: str) -> tuple[str, str]:
        name = f"breaks.{self._ideas.for_break(id)}"
        return self._texts.say(f"{name}.title"), self._texts.say(f"{name}.body")
