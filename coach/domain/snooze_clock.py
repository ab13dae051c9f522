"""A snooze lasts as long as somebody chose, also where the clock is set back meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.reminder import OccurrenceState, Planned

LEAST = timedelta(minutes=1)
"""A clock that goes back by less is only corrected, and changes nothing (our choice)."""


def brought_back(planned: Planned, now: datetime, window: timedelta) -> datetime | None:
    """Until when (UTC) a snooze is to last where the aware ``now`` lies before the moment it was chosen at: as long as
    it was chosen for. None where nothing changes.

    What was put off before its time, or lies further ahead than the ``window`` of its reminder, comes at its time.
    """
    if planned.state is not OccurrenceState.SNOOZED or planned.snoozed_until is None or planned.noted_at is None:
        return None
    instant, chosen = now.astimezone(UTC), planned.noted_at.astimezone(UTC)
    if chosen - instant < LEAST:
        return None
    at = planned.occurrence.at.astimezone(UTC)
    until = instant + (planned.wanted_at - chosen)
    waits_for_its_time = chosen < at or at - instant > window
    until = max(until, at) if waits_for_its_time else until
    return until if until < planned.wanted_at else None
