"""How long it is until something, told only where minutes matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

SHOWN_FROM = timedelta(minutes=60)
"""How long before something its minutes are counted (our choice)."""
_MINUTE = timedelta(minutes=1)


def minutes_until(at: datetime, now: datetime) -> int | None:
    """Minutes until ``at``, begun ones counted whole, within the last hour; None before that and from ``at`` on. Both
    are aware."""
    left = at.astimezone(UTC) - now.astimezone(UTC)
    return -(-left // _MINUTE) if timedelta() < left <= SHOWN_FROM else None


def next_border(at: datetime, now: datetime) -> datetime | None:
    """When ``minutes_until`` has another answer; aware, in UTC and after ``now``, None once it has none any more."""
    at, now = at.astimezone(UTC), now.astimezone(UTC)
    left = at - now
    if left <= timedelta():
        return None
    # The answer 60 is there at the border itself, and every other one a moment after its own.
    return at - SHOWN_FROM if left > SHOWN_FROM else at - _MINUTE * (-(-left // _MINUTE) - 1)
