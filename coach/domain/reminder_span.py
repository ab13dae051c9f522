"""From when until when a reminder may come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import Circumstances
from coach.domain.reminder import OccurrenceState, Planned, ReminderKind


def due_at(planned: Planned, about: Circumstances) -> datetime:
    """The first instant (UTC) from the wanted one on that lies within the hours, as far as its day has any."""
    span = about.open_span(planned.kind, planned.wanted_at)
    return planned.wanted_at if span is None else max(planned.wanted_at, span[0])


def last_moment(planned: Planned, about: Circumstances) -> datetime:
    """Until when (exclusive, UTC) its reminder makes sense: its window, and never past the hours or its day. The window
    of what was held begins when it came, or where a pause is known to end."""
    begins = due_at(planned, about)
    if planned.state is OccurrenceState.WAITING:
        begins = max(begins, about.instant)
    elif planned.held is not None and planned.noted_at is not None:
        begins = max(begins, min(planned.noted_at.astimezone(UTC), about.instant))
    elif about.pause is not None and about.pause.is_on(begins):
        begins = about.pause.until
    return min(begins + about.window(planned.kind), limit_of(planned, about))


def limit_of(planned: Planned, about: Circumstances) -> datetime:
    """When (exclusive, UTC) the hours of its day end; the wanted instant itself on a quiet day."""
    span = about.open_span(planned.kind, planned.wanted_at)
    return planned.wanted_at if span is None else span[1]


def held_until(planned: Planned, about: Circumstances) -> datetime:
    """Until when (exclusive, UTC) one that is held back may still come: a walk as long as its hours last, a break only
    so long after it was due."""
    limit = limit_of(planned, about)
    if planned.kind is not ReminderKind.BREAK:
        return limit
    return min(limit, due_at(planned, about) + timedelta(minutes=about.rules.break_held_minutes))
