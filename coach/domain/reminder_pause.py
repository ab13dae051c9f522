"""How long reminders can be switched off: never without an end."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.schedule import to_instant

LONGEST_PAUSE = timedelta(days=7)
"""A forgotten pause must not be silent for weeks (our choice)."""
SHORTEST_PAUSE = timedelta(minutes=1)
MORNING = time(5)
"""When "tomorrow" begins: before anybody wants to be reminded, after a late evening (our choice)."""


class PauseLength(StrEnum):
    """What is offered with one press. The words are ``reminders_page.pause.<id>``."""

    HOUR = "hour"
    TWO_HOURS = "two_hours"
    TOMORROW = "tomorrow"


_LASTS = {PauseLength.HOUR: timedelta(hours=1), PauseLength.TWO_HOURS: timedelta(hours=2)}


def pause_end(length: PauseLength, now: datetime, zone: ZoneInfo) -> datetime:
    """When a pause that begins at the aware ``now`` ends; aware, in UTC."""
    lasts = _LASTS.get(length)
    if lasts is not None:
        return (now + lasts).astimezone(UTC)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return to_instant(tomorrow, MORNING, zone).astimezone(UTC)


def is_pause_end(until: datetime, now: datetime) -> bool:
    """Whether a pause may end at ``until``: after now, and at most ``LONGEST_PAUSE`` from now. Both are aware."""
    return now + SHORTEST_PAUSE <= until <= now + LONGEST_PAUSE
