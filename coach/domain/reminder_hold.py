"""What holds a reminder back just now, and until when where the clock knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import NOTHING_TOLD, Circumstances
from coach.domain.presence import HoldCause, hold_cause
from coach.domain.reminder import OccurrenceState, Planned

_LAST = (HoldCause.AWAY, HoldCause.TYPING)
"""What says less than an appointment."""
_KNOWN = (HoldCause.PAUSE, HoldCause.QUIET_HOURS, HoldCause.WALKING)
"""What no detector need be asked about."""


@dataclass(frozen=True)
class Hold:
    """Why a reminder waits; ``until`` (UTC) is known where the clock ends it."""

    cause: HoldCause
    until: datetime | None = None

    @property
    def is_detected(self) -> bool:
        """Whether detectors can tell that it is over, or that something else holds."""
        return self.cause not in _KNOWN


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
    """Since when a pause in typing is waited for: from its note on, and where it has none from the last one."""
    if planned is None or planned.noted_at is None or is_noted(planned, HoldCause.TYPING, about):
        return about.instant
    return min(planned.noted_at.astimezone(UTC), about.instant)


def is_noted(planned: Planned, cause: HoldCause, about: Circumstances) -> bool:
    """Whether it is to be noted that something holds it back now. A call that comes and goes is noted once in a while:
    whoever talks by pushing a button would otherwise fill the ledger."""
    if planned.state is not OccurrenceState.WAITING or planned.noted_at is None:
        return True
    if planned.cause == cause:
        return False
    rests = timedelta(minutes=about.rules.hold_note_minutes)
    return cause not in planned.waited_for or about.instant - planned.noted_at.astimezone(UTC) >= rests
