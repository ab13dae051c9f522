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
    """``running`` is the Amble that runs on the same data; ``is_open`` tells whether one has the folder, also where it
    does not answer; ``stored`` does what the store alone allows, which while one is open is to tell."""

    running: RunningAmble
    is_open: Callable[[], bool]
    stored: Callable[[], ReminderTalk]
    ledger: LedgerDesk
    clock: Clock
