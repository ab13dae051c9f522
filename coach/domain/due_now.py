"""What "later" and "skip" are about where nobody names it: in the menu beside the clock, on Today and in commands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from coach.domain.reminder import OccurrenceName, ReminderKind, ReminderStatus, walk_name

PUT_OFF = (ReminderKind.WALK, ReminderKind.ROUTINE, ReminderKind.BREAK)
"""What can be put off and skipped; a question goes by itself."""


def due_now(status: ReminderStatus, now: datetime, kinds: Collection[ReminderKind] = PUT_OFF) -> OccurrenceName | None:
    """Of these kinds: what came to the screen last, else what is announced, waits or was put off, else the next walk if
    it is today's; ``now`` is local."""
    shown = [reminder.name for reminder in reversed(status.showing)]
    named = [each.name for each in (status.announced, status.held) if each is not None]
    snoozed = [name for name, _ in status.snoozed]
    ahead = status.next
    is_today = ahead is not None and ahead.at.astimezone(now.tzinfo).date() == now.date()
    upcoming = [walk_name(ahead.day)] if ahead is not None and is_today else []
    return next((name for name in (*shown, *named, *snoozed, *upcoming) if name.kind in kinds), None)


def wanted_at(name: OccurrenceName, status: ReminderStatus, now: datetime) -> datetime:
    """From when (aware) "so much later" counts for an occurrence: from the time that is still ahead, else from now."""
    announced, ahead = status.announced, status.next
    if announced is not None and announced.name == name:
        return _later(announced.at, now)
    here = {reminder.name for reminder in status.showing} | ({status.held.name} if status.held is not None else set())
    if ahead is None or walk_name(ahead.day) != name or name in here:
        return now
    return _later(ahead.at, now)


def _later(one: datetime, other: datetime) -> datetime:
    return max(one, other, key=lambda each: each.astimezone(UTC))
