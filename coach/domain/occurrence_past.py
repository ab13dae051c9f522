"""What the notes about one occurrence amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from coach.domain.presence import HoldCause
from coach.domain.reminder import OccurrenceState
from coach.domain.reminder_cause import Cause

_SINCE_SNOOZE = (OccurrenceState.SHOWN, OccurrenceState.WAITING, OccurrenceState.ANNOUNCED)
"""What may follow a snooze that still counts."""


@dataclass(frozen=True)
class Past:
    """One note: ``at`` is the aware moment it was made, ``cause`` the id of why ("" for none)."""

    state: OccurrenceState
    at: datetime
    cause: str = ""


@dataclass(frozen=True)
class Standing:
    """Where an occurrence stands: its last note, what holds it back or held it before it was shown, all it waited for
    since it waits, how often it was put off since it was moved, and whether the last snooze still counts."""

    state: OccurrenceState | None = None
    noted_at: datetime | None = None
    cause: str = ""
    held: HoldCause | None = None
    waited_for: frozenset[HoldCause] = frozenset()
    snoozes: int = 0
    is_snoozed: bool = False


def standing(notes: Sequence[Past]) -> Standing:
    """What the notes about one occurrence, in the order they were made, amount to."""
    if not notes:
        return Standing()
    last = notes[-1]
    before = next((note.state for note in reversed(notes) if note.state not in _SINCE_SNOOZE), None)
    current = list(takewhile(lambda note: note.state is not OccurrenceState.MOVED, reversed(notes)))
    return Standing(
        state=last.state,
        noted_at=last.at,
        cause=last.cause,
        held=_held(notes),
        waited_for=frozenset(_waited_for(notes)),
        snoozes=sum(_was_put_off(note) for note in current),
        is_snoozed=before is OccurrenceState.SNOOZED,
    )


def _was_put_off(note: Past) -> bool:
    """Whether somebody chose it: what a clock that was set back makes of a snooze is none of its own."""
    return note.state is OccurrenceState.SNOOZED and note.cause != Cause.CLOCK_WENT_BACK


def _held(notes: Sequence[Past]) -> HoldCause | None:
    """What tells most of what it waits for, or waited for before it was shown: typing only where there is no more."""
    shown = notes[-1].state is OccurrenceState.SHOWN
    causes = [*_waited_for(notes[:-1] if shown else notes), *(_known(notes[-1:]) if shown else ())]
    return next((cause for cause in causes if cause is not HoldCause.TYPING), next(iter(causes), None))


def _waited_for(notes: Sequence[Past]) -> Iterator[HoldCause]:
    """The causes of the last waiting, the newest first."""
    return _known(takewhile(lambda each: each.state is OccurrenceState.WAITING, reversed(notes)))


def _known(notes: Iterable[Past]) -> Iterator[HoldCause]:
    known = set(HoldCause)
    return (HoldCause(note.cause) for note in notes if note.cause in known)
