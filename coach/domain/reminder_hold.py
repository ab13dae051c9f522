"""What holds a reminder back just now, and until when where the clock knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import NOTHING_TOLD, Circumstances
from coach.domain.presence import HoldCause, hold_cause
from coach.domain.reminder import OccurrenceState, Planned

_LAST = (HoldCause.AWAY, HoldCause.TYPING)
"""What says less than an appointment."""


@dataclass(frozen=True)
class Hold:
    """Why a reminder waits; ``until`` (UTC) is known where the clock ends it."""

    cause: HoldCause
    until: datetime | None = None


def hold_now(about: Circumstances, planned: Planned | None = None) -> Hold | None:
    """What holds everything back now, or None; typing is waited for only so long. ``planned`` is an occurrence that may
    have waited already, None for a question."""
    if about.pause is not None and about.pause.is_on(about.instant):
        return Hold(HoldCause.PAUSE, about.pause.until)
    if about.walking:
        return Hold(HoldCause.WALKING)
    found = hold_cause(about.presence or NOTHING_TOLD, about.settings.holds, about.rules.holds)
    if found is not None and found not in _LAST:
        return Hold(found)
    return _appointment(about) or _last_found(found, about, planned)


def _appointment(about: Circumstances) -> Hold | None:
    if not about.settings.hold_appointments:
        return None
    ends = [each.end.astimezone(UTC) for each in about.appointments if each.holds(about.instant)]
    return Hold(HoldCause.APPOINTMENT, max(ends)) if ends else None


def _last_found(found: HoldCause | None, about: Circumstances, planned: Planned | None) -> Hold | None:
    if found is not HoldCause.TYPING:
        return None if found is None else Hold(found)
    until = _typing_since(about, planned) + timedelta(minutes=about.rules.typing_cap_minutes)
    return Hold(HoldCause.TYPING, until) if until > about.instant else None


def _typing_since(about: Circumstances, planned: Planned | None) -> datetime:
    """Since when a pause in typing is waited for."""
    waits = planned is not None and planned.state is OccurrenceState.WAITING and planned.cause == HoldCause.TYPING
    if not waits or planned is None or planned.noted_at is None:
        return about.instant
    return min(planned.noted_at.astimezone(UTC), about.instant)
