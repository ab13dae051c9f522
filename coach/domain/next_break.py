"""The break that comes next by sitting, as long as somebody goes on sitting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from coach.domain.circumstances import Circumstances
from coach.domain.reminder import Planned, ReminderKind
from coach.domain.reminder_pile import Judged
from coach.domain.reminder_rules import Step
from coach.domain.small_occurrences import slot_of


def next_break(judged: Iterable[Judged], about: Circumstances) -> datetime | None:
    """When it comes (UTC); None while nobody sits, and where none comes any more today."""
    enough = about.breaks_shown >= about.rules.most_breaks_a_day
    by_sitting = (planned for planned, verdict in judged if verdict.step is Step.WAIT and _by_sitting(planned, about))
    instants = (planned.wanted_at for planned in by_sitting if about.is_open(planned.kind, planned.wanted_at))
    return None if enough else min(instants, default=None)


def _by_sitting(planned: Planned, about: Circumstances) -> bool:
    rhythm = about.rhythm(planned.kind)
    if planned.kind is not ReminderKind.BREAK or rhythm is None or planned.state is not None:
        return False
    counts = rhythm.every_minutes is not None and about.sitting.since is not None
    fixed = {slot_of(at) for at in rhythm.times}
    return counts and planned.slot not in fixed and planned.occurrence.at.astimezone(UTC) > about.instant
