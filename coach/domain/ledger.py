"""The ledger of reminders: what became of each planned occurrence, when, and why; and why nothing reminded on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind


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


@dataclass(frozen=True)
class Entry:
    """One occurrence. ``planned_at`` is aware (None where the plan does not know it any more); ``history`` is what became
    of it, oldest first, empty while nothing has."""

    name: OccurrenceName
    planned_at: datetime | None
    history: tuple[LedgerNote, ...] = ()

    @property
    def last(self) -> LedgerNote | None:
        """What became of it last."""
        return self.history[-1] if self.history else None

    @property
    def state(self) -> OccurrenceState | None:
        """The one state it is in, or ended in; None while nothing became of it."""
        return None if self.last is None else self.last.state

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
