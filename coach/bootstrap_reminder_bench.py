"""What the commands about reminders are given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
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


def ledger_desk(core: Core) -> LedgerDesk:
    """What became of reminders."""
    settings = core.settings
    parts = LedgerParts(core.occurrences, core.values, core.planning, core.clock, lambda: settings.settings.reminders)
    return LedgerDesk(parts)


def reminder_bench(core: Core, instance: SingleInstance) -> ReminderBench:
    """Asks the Amble that runs on the folder, or does what the store allows."""
    # Never started: it answers and keeps, and reminds of nothing.
    reminders = Reminders(core.clock, _NoSchedule(), core.occurrences, core.values, core.catalogue.reminder_rules())
    reminders.settings_changed(core.settings.settings.reminders)
    reminders.show_schedule(core.planning.schedule())
    ledger = ledger_desk(core)

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

    return ReminderBench(instance, lambda: not instance.claim(), stored, ledger, core.clock)
