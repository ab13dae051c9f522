"""Says why a late reminder is late, where that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from coach.domain.lateness import Attention
from coach.domain.presence import HoldCause
from coach.domain.reminder import Reminder, ReminderKind
from coach.services.ports import Clock, Scheduler
from coach.services.sleep_watch import SleepWatch

TOLD = (ReminderKind.WALK, ReminderKind.ROUTINE)
"""What has a time that somebody chose; questions may come at any time."""

BRIEF = (None, HoldCause.TYPING)
"""What holds a reminder not at all, or for moments."""


class Lateness:
    """Pays attention from now on, to sleep above all."""

    def __init__(self, clock: Clock, scheduler: Scheduler) -> None:
        self._clock, self._sleep = clock, SleepWatch(clock)
        self._attention = Attention(clock.now().astimezone(UTC))
        scheduler.when_clock_jumped(self._look)

    def explained(self, reminder: Reminder) -> Reminder:
        """The reminder with why it is late. What held it for moments beside that is not worth a word."""
        self._look()
        if not reminder.late or reminder.held not in BRIEF or reminder.kind not in TOLD:
            return reminder
        because = self._attention.why_late(reminder.at.astimezone(UTC))
        return reminder if because is None else replace(reminder, because=because, held=None)

    def _look(self) -> None:
        now = self._clock.now().astimezone(UTC)
        self._attention = self._attention.after_sleep(self._sleep.slept(), now)
