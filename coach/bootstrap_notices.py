"""Reminders as notifications of the system."""

from __future__ import annotations

from collections.abc import Callable

from coach.bootstrap_reminder_writer import ReminderWriter
from coach.domain.reminder import OccurrenceName, Reminder, ReminderKind
from coach.services.ports import Notice, Notifier

Act = Callable[[OccurrenceName, str], None]
"""Carries out the action of a notification; "" is a press on the notification itself."""


class ReminderNotices:
    """Knows which are shown, as far as the system tells."""

    def __init__(
        self, notifier: Notifier, writer: ReminderWriter, act: Act, unseen: Callable[[Reminder], object]
    ) -> None:
        """``unseen`` hears of each reminder that the system does not show after all."""
        self._notifier, self._writer, self._act, self._unseen = notifier, writer, act, unseen
        self._shown: dict[str, tuple[Reminder, Notice]] = {}
        notifier.when_unseen(self._lose)

    def show(self, reminder: Reminder) -> bool:
        """Whether the system may show it; that it did not is heard of later."""
        notice = self._writer.notice(reminder)
        self._shown[reminder.id] = (reminder, notice)
        self._notifier.show(notice, lambda action: self._act(reminder.name, action))
        return reminder.id in self._shown

    def follow_plan(self) -> None:
        """The next walk has another length now: what is shown follows."""
        for reminder, notice in tuple(self._shown.values()):
            if reminder.kind is ReminderKind.WALK and self._writer.words(reminder) != (notice.title, notice.body):
                self.show(reminder)

    def withdraw(self, id: str) -> None:
        """Take it off the screen."""
        self._shown.pop(id, None)
        self._notifier.withdraw(id)

    def _lose(self, id: str) -> None:
        kept = self._shown.pop(id, None)
        if kept is not None:
            self._unseen(kept[0])
