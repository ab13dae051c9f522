"""What "later" can mean for a break or a routine: a short while, without a price."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.hours import Hours
from coach.domain.reminder import ReminderKind

_MINUTES = {SnoozeKind.FIVE: 5, SnoozeKind.FIFTEEN: 15, SnoozeKind.HOUR: 60}
_OFFERED = {
    ReminderKind.BREAK: (SnoozeKind.FIVE, SnoozeKind.FIFTEEN),
    ReminderKind.ROUTINE: (SnoozeKind.FIVE, SnoozeKind.FIFTEEN, SnoozeKind.HOUR),
}
"""A break that comes much later is the next one (our choice)."""


def small_choices(kind: ReminderKind, now: datetime, zone: ZoneInfo, hours: Hours) -> tuple[SnoozeChoice, ...]:
    """The ways to put one off now (aware), on the same local day and within its hours; none for other kinds."""
    ends = ((each, now.astimezone(UTC) + timedelta(minutes=_MINUTES[each])) for each in _OFFERED.get(kind, ()))
    today = now.astimezone(zone).date()
    return tuple(
        SnoozeChoice(each, until, 0)
        for each, until in ends
        if until.astimezone(zone).date() == today and hours.is_open(until, zone)
    )
