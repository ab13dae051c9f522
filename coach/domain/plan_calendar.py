"""The planned walks as entries of a calendar, for other programs to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.schedule import Schedule, occurrences

DAYS_AHEAD = 35
"""How many days of the plan are given away, and of a calendar are read (our choice: as far as reminders look)."""


@dataclass(frozen=True)
class PlanEntry:
    """One planned walk: the day that names it, and from when to when (aware, UTC)."""

    day: date
    start: datetime
    end: datetime

    @property
    def uid(self) -> str:
        """What names it in every calendar, for ever: a moved walk stays the same entry."""
        return f"walk-{self.day.isoformat()}@amble"


def plan_entries(schedule: Schedule, today: date, minutes: int, zone: ZoneInfo) -> tuple[PlanEntry, ...]:
    """The walks from today on, in order of time, each as long as the next one is now (``minutes``, at least 1): longer
    ones are decided on the day."""
    length = timedelta(minutes=max(1, minutes))
    walks = occurrences(schedule, today, DAYS_AHEAD, zone)
    return tuple(PlanEntry(walk.day, walk.at.astimezone(UTC), walk.at.astimezone(UTC) + length) for walk in walks)
