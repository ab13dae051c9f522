"""What the calendar asks of the outside world, beside being read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach.domain.appointment import Appointment
from coach.domain.plan_calendar import PlanEntry
from coach.services.reminder_ports import CalendarPlace


@dataclass(frozen=True)
class ReadCalendar:
    """What was found in a calendar, the aware moment (UTC) it was read, and whether something could not be."""

    read_at: datetime
    appointments: tuple[Appointment, ...]
    partly: bool = False


class CalendarCache(Protocol):
    """What was read last, kept on this computer for its owner alone."""

    def keep(self, place: CalendarPlace, read: ReadCalendar) -> None:
        """Replace what is kept; a full disk is no trouble, as it can be read again."""

    def kept(self, place: CalendarPlace) -> ReadCalendar | None:
        """What was read there last, or None; never that of another place."""

    def forget(self) -> None:
        """Delete it."""


@dataclass(frozen=True)
class PlanFile:
    """The plan for other programs: its entries, the words every one of them carries, and how many minutes beforehand
    they ring."""

    entries: tuple[PlanEntry, ...]
    title: str
    details: str
    alarm_minutes: int


class PlanWriter(Protocol):
    """Writes the plan where other programs read it. Called on a worker's thread."""

    def write(self, path: Path, plan: PlanFile) -> None:
        """Whole or not at all; nothing is written where the same stands already. Raises ``CalendarProblem``, also where
        a file lies that Amble did not write."""

    def remove(self, path: Path) -> bool:
        """Delete it, and say whether it was there; what Amble did not write stays. Raises ``CalendarProblem``."""
