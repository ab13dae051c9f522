"""What the commands about reminders are given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.domain.reminder_settings import ReminderSettings
from coach.services.ledger_desk import LedgerDesk, LedgerParts
from coach.services.reminder_bench import ReminderBench
from coach.services.reminder_pauses import kept_pause
from coach.services.reminder_talk import ReminderTalk, TalkParts
from coach.services.reminders import Reminders
from coach.services.stored_reminders import stored_status


class _NoSchedule:
    """``Scheduler`` of a command, which is over before anything comes due."""

    def start(self) -> None:
        """Nothing begins."""

    def at(self, name: str, instant: datetime, call: Callable[[], None]) -> None:
        """Nothing is called."""

    def cancel(self, name: str) -> None:
        """Nothing waits."""

    def when_clock_jumped(self, call: Callable[[], None]) -> None:
        """Nobody looks at the clock."""

    def stop(self) -> None:
        """Nothing goes on."""


def ledger_desk(core: Core, runs: Callable[[], bool] = lambda: True) -> LedgerDesk:
    """What became of reminders; ``runs`` tells whether an Amble is open on the data."""

    def settings() -> ReminderSettings:
        return core.settings.settings.reminders

    return LedgerDesk(LedgerParts(core.occurrences, core.values, core.planning, core.clock, settings, runs))


def reminder_bench(core: Core, instance: SingleInstance) -> ReminderBench:
    """Asks the Amble that runs on the folder, or does what the store allows."""
    # Never started: it answers and keeps, and reminds of nothing.
    reminders = Reminders(core.clock, _NoSchedule(), core.occurrences, core.values, core.catalogue.reminder_rules())
    reminders.settings_changed(core.settings.settings.reminders)
    reminders.show_schedule(core.planning.schedule())

    @cache  # whoever holds the folder already cannot take it again
    def is_open() -> bool:
        return not instance.claim()

    ledger = ledger_desk(core, is_open)

    def stored() -> ReminderTalk:
        return ReminderTalk(
            TalkParts(
                reminders,
                core.clock,
                lambda: core.settings.settings.reminders,
                lambda: stored_status(ledger, core.occurrences, core.clock, kept_pause(core.values, core.clock.now())),
                lambda _name: False,
                lambda _name: None,
            )
        )

    return ReminderBench(instance, is_open, stored, ledger, core.clock)
