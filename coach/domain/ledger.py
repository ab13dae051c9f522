"""The ledger of reminders: what became of each planned occurrence, when, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.reminder import OccurrenceName, OccurrenceState
from coach.domain.schedule import to_instant


@dataclass(frozen=True)
class LedgerNote:
    """One thing that became of an occurrence: ``at`` is the aware moment it was noted, ``cause`` the id of a phrase
    ``reminders.cause.<id>`` ("" for none)."""

    name: OccurrenceName
    state: OccurrenceState
    at: datetime
    cause: str = ""


@dataclass(frozen=True)
class PlannedAt:
    """An occurrence that the plan knows, and the aware instant it is wanted at."""

    name: OccurrenceName
    at: datetime


class Unnoted(StrEnum):
    """What it means that the time of an occurrence passed and nothing is noted; the words are ``ledger.why.<id>``."""

    UNCOUNTED = "unnoted"
    """It counted from after its time: the plan, or its rhythm, was made or changed then."""
    CLOSED = "closed"
    """It counted, and nobody saw it pass: Amble was not open."""
    WAITING = "waiting"
    """It counts and Amble is open: it is just about to come, or waits for its turn."""


@dataclass(frozen=True)
class Entry:
    """One occurrence. ``planned_at`` is aware (None where the plan does not know it any more); ``history`` is what
    became of it, in the order it was noted, empty while nothing has; ``put_off_until`` is the aware moment it was put
    off to last, None where it never was (those of earlier times are not kept); ``unnoted`` is what it means where its
    time has passed without a history."""

    name: OccurrenceName
    planned_at: datetime | None
    history: tuple[LedgerNote, ...] = ()
    put_off_until: datetime | None = None
    unnoted: Unnoted = Unnoted.UNCOUNTED

    @property
    def last(self) -> LedgerNote | None:
        """What became of it last."""
        return self.history[-1] if self.history else None

    @property
    def state(self) -> OccurrenceState | None:
        """The one state it is in, or ended in; None while nothing became of it."""
        return None if self.last is None else self.last.state

    @property
    def timeline(self) -> tuple[LedgerNote, ...]:
        """The history in order of time: a clock that was set back notes something earlier later."""
        return tuple(sorted(self.history, key=lambda note: note.at.astimezone(UTC)))

    def until(self, note: LedgerNote) -> datetime | None:
        """Until when it was put off by a note of its history, as far as that is kept."""
        return self.put_off_until if note is self._put_off_last else None

    @property
    def _put_off_last(self) -> LedgerNote | None:
        return next((note for note in reversed(self.history) if note.state is OccurrenceState.SNOOZED), None)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.state is not None and not self.state.is_open

    @property
    def came_at(self) -> datetime | None:
        """When its reminder was first on the screen, None where it never was."""
        return next((note.at for note in self.history if note.state is OccurrenceState.SHOWN), None)

    @property
    def day(self) -> date:
        """The local day it takes place on, as far as the plan knows; otherwise the one that names it."""
        return self.name.day if self.planned_at is None else self.planned_at.date()


def ledger(notes: Iterable[LedgerNote], planned: Iterable[PlannedAt], zone: ZoneInfo) -> tuple[Entry, ...]:
    """Every occurrence that was noted or is planned, each once, in order of time.

    ``notes`` are in the order they were made; ``planned`` is what the plan knows. A slot in a name tells its time.
    """
    history: dict[OccurrenceName, list[LedgerNote]] = {}
    times: dict[OccurrenceName, datetime] = {}
    for note in notes:
        history.setdefault(note.name, []).append(note)
    for each in planned:
        times[each.name] = each.at.astimezone(zone)
    entries = [
        Entry(name, times.get(name) or _slot_time(name, zone), tuple(history.get(name, ())))
        for name in history.keys() | times.keys()
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.day, _when(entry, zone), entry.name.id)))


def _slot_time(name: OccurrenceName, zone: ZoneInfo) -> datetime | None:
    """The time in a name with a slot ("1430"); None for a walk, and for what nobody of ours wrote."""
    try:
        at = time(int(name.slot[:2]), int(name.slot[2:]))
    except ValueError:
        return None
    return to_instant(name.day, at, zone)


def _when(entry: Entry, zone: ZoneInfo) -> datetime:
    """What is neither planned nor timed stands where it was noted first."""
    at = entry.planned_at or (entry.history[0].at if entry.history else to_instant(entry.day, time(), zone))
    return at.astimezone(UTC)
