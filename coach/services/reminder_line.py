"""What reminders are doing now, for whoever shows it in a line: told when it changes, and each minute in the last hour
before a walk, while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.domain.countdown import next_border
from coach.services.ports import Clock, Scheduler
from coach.services.reminders import Reminders

JOB = "reminder_line"
"""The name of its one job in the scheduler."""


class ReminderLine(QObject):
    """Sets no job while nobody looks."""

    changed = Signal()
    """Ask ``Reminders.status`` afresh."""

    def __init__(self, clock: Clock, scheduler: Scheduler, reminders: Reminders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._scheduler, self._reminders = clock, scheduler, reminders
        self._watchers: set[str] = set()
        reminders.next_changed.connect(self.refresh)
        reminders.pause_changed.connect(self.refresh)
        reminders.held_changed.connect(self.refresh)
        reminders.heads_up_due.connect(self.refresh)
        reminders.heads_up_withdrawn.connect(self.refresh)
        reminders.reminder_due.connect(self.refresh)
        reminders.reminder_withdrawn.connect(self.refresh)
        scheduler.when_clock_jumped(self.refresh)

    def watch(self, who: str, looks: bool) -> None:
        """Somebody begins or ends looking."""
        if looks is not (who in self._watchers):
            (self._watchers.add if looks else self._watchers.discard)(who)
            self.refresh()

    def refresh(self) -> None:
        """Tell those who look, and come again when the words change by themselves."""
        if not self._watchers:
            self._scheduler.cancel(JOB)
            return
        self.changed.emit()
        next = self._reminders.status().next
        border = None if next is None else next_border(next.at, self._clock.now())
        if border is None:
            self._scheduler.cancel(JOB)
        else:
            self._scheduler.at(JOB, border, self.refresh)
