"""What "later" can mean for a break or a routine: a short while, without a price."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.reminder_kind import ReminderKind
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.snooze_choice import LENGTHS

_OFFERED = {
    ReminderKind.BREAK: (SnoozeKind.FIVE, SnoozeKind.FIFTEEN),
    ReminderKind.ROUTINE: (SnoozeKind.FIVE, SnoozeKind.FIFTEEN, SnoozeKind.HOUR),
}
"""A break that comes much later is the next one (our choice)."""


def small_choices(
    kind: ReminderKind, now: datetime, zone: ZoneInfo, settings: ReminderSettings
) -> tuple[SnoozeChoice, ...]:
    """The ways to put one off now (aware), on the same local day and within the hours that it keeps to; none for other
    kinds."""
    offered = _OFFERED.get(kind, ())
    ends = ((each, now.astimezone(UTC) + timedelta(minutes=minutes)) for each, minutes in LENGTHS if each in offered)
    today = now.astimezone(zone).date()
    return tuple(
        SnoozeChoice(each, until, 0)
        for each, until in ends
        if until.astimezone(zone).date() == today and settings.is_open(kind, until, zone)
    )
