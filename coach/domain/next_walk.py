"""The walk to look forward to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from coach.domain.circumstances import Circumstances
from coach.domain.reminder import OccurrenceState, Planned, ReminderKind
from coach.domain.reminder_rules import Step, Verdict, is_left_free
from coach.domain.reminder_span import due_at
from coach.domain.schedule import Occurrence


def next_walk(judged: Iterable[tuple[Planned, Verdict]], about: Circumstances) -> Occurrence | None:
    """The next walk to look forward to, at the instant its reminder is to come; None while safety locks walking. What
    the bounds leave free is none, and neither is one that waits for nobody knows how long."""
    waiting = (
        (planned, verdict)
        for planned, verdict in judged
        if planned.kind is ReminderKind.WALK
        and verdict.step in (Step.WAIT, Step.ANNOUNCE)
        and (verdict.state or planned.state) is not OccurrenceState.SHOWN
        and (verdict.held is None or verdict.held.until is not None)
        and not planned.paused
        and not is_left_free(planned, about)
    )
    # What waits may come after the one behind it, hardly after that one.
    soon = sorted(waiting, key=lambda each: each[0].wanted_at)[:2] if about.allowed else []
    coming = [(_comes_at(planned, verdict, about), planned.occurrence.day) for planned, verdict in soon]
    at, day = min(coming, default=(None, None))
    return None if at is None or day is None else Occurrence(day, at.astimezone(about.zone))


def _comes_at(planned: Planned, verdict: Verdict, about: Circumstances) -> datetime:
    known = None if verdict.held is None else verdict.held.until
    return known or due_at(planned, about)
