"""What the commands about reminders work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.services.ledger_desk import LedgerDesk
from coach.services.ports import Clock
from coach.services.reminder_ports import RunningAmble
from coach.services.reminder_talk import ReminderTalk


@dataclass(frozen=True)
class ReminderBench:
    """``running`` is the Amble that runs on the same data; ``stored`` does what the store alone allows, and raises
    ``StoreProblem`` while an Amble has the folder that does not answer."""

    running: RunningAmble
    stored: Callable[[], ReminderTalk]
    ledger: LedgerDesk
    clock: Clock
