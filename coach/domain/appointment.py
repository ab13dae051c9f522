"""Times that somebody's calendar has taken, and what is said about a walk among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Appointment:
    """A time that is taken: aware instants in UTC, the end exclusive and after the start. ``title`` is shown, never
    logged. Whole days and what is marked as free are no appointments."""

    start: datetime
    end: datetime
    title: str = ""

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("an appointment ends after it begins")

    def holds(self, instant: datetime) -> bool:
        """Whether it is on at an aware instant."""
        return self.start <= instant < self.end


@dataclass(frozen=True)
class FreeTime:
    """A time that is free: aware instants in UTC, the end exclusive."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes in it."""
        return int((self.end - self.start).total_seconds() // 60)


class SnoozeKind(StrEnum):
    """What "later" can mean."""

    FIVE = "5"
    FIFTEEN = "15"
    HOUR = "60"
    AFTER_LUNCH = "after_lunch"
    NEXT_FREE = "next_free"
    MOVE = "move"
    """To another time today or another day: what is left when a walk was put off often enough."""


@dataclass(frozen=True)
class SnoozeChoice:
    """One way to put a walk off: until when (aware, in UTC), and its price: how many of the walk's minutes (at most the
    whole walk) fit before what comes next (``before``, aware, in UTC; None when nothing does)."""

    kind: SnoozeKind
    until: datetime
    fits: int
    before: datetime | None = None


@dataclass(frozen=True)
class WalkSlot:
    """A place for a walk near the wished time: so many minutes from ``at`` on (aware, UTC), before ``before``."""

    at: datetime
    minutes: int
    before: datetime | None = None


@dataclass(frozen=True)
class SlotAdvice:
    """What the calendar leaves of the wished time. ``now`` is what fits there (None: not even the shortest walk),
    ``whole`` the nearest place for the whole walk on that day (None: there is none); both None without a conflict is
    impossible: then ``now`` holds the whole walk and ``whole`` is the same place."""

    now: WalkSlot | None
    whole: WalkSlot | None
