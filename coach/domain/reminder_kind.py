"""What reminders can be about, and how one is named. Apart from the reminders: read before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder is about."""

    WALK = "walk"
    ROUTINE = "routine"
    BREAK = "break"
    MORNING = "morning"
    CHECK_IN = "check_in"


@dataclass(frozen=True)
class OccurrenceName:
    """Names one planned occurrence. ``slot`` tells those of one day apart: the local time it is planned for ("1430"),
    "" for the walk."""

    kind: ReminderKind
    day: date
    slot: str = ""

    @property
    def id(self) -> str:
        """The same as one word: ``walk-2026-03-08``, ``break-2026-03-08-1430``."""
        return "-".join((self.kind.value, self.day.isoformat(), *([self.slot] if self.slot else [])))


def walk_name(day: date) -> OccurrenceName:
    """The planned walk of a day."""
    return OccurrenceName(ReminderKind.WALK, day)
