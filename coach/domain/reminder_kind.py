"""What reminders can be about. Apart from the reminders: read before the first paint."""

from __future__ import annotations

from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder is about."""

    WALK = "walk"
    ROUTINE = "routine"
    BREAK = "break"
    MORNING = "morning"
    CHECK_IN = "check_in"
