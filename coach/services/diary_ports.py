"""What the diary asks of the outside world."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from coach.domain.diary_search import NoteFound
from coach.domain.session import Session
from coach.domain.thrown_away import ThrownAway


class WalkShelf(Protocol):
    """Finished walks by their days, without reading all of them."""

    def between(self, first: date, last: date) -> tuple[Session, ...]:
        """Those that began on the local days ``first`` to ``last``, both included, each in its own zone; in order of
        time, with their answers."""

    def first_day(self) -> date | None:
        """The local day of the first walk, or None before it."""

    def notes(self) -> tuple[NoteFound, ...]:
        """Every note about a walk."""

    def source_of(self, session_id: int) -> str:
        """Where a walk came from: "" for here, or the name of another program."""


class DayNoteStore(Protocol):
    """Notes about days, in the user's words."""

    def keep_day_note(self, day: date, note: str) -> None:
        """Replace the note of one day; "" removes it."""

    def day_notes(self, first: date, last: date) -> tuple[NoteFound, ...]:
        """Those about the days ``first`` to ``last``, both included, in order."""


class RemovalStore(Protocol):
    """Walks and routines that somebody throws away, and may want back."""

    def remove_walk(self, id: int, at: datetime) -> None:
        """Show a walk no more; it counts for nothing from then on."""

    def bring_back_walk(self, id: int) -> None:
        """Undo that."""

    def remove_routine(self, started_at: datetime, at: datetime) -> None:
        """Show the routine no more that began at that moment."""

    def bring_back_routine(self, started_at: datetime) -> None:
        """Undo that."""

    def thrown_away(self) -> tuple[ThrownAway, ...]:
        """What can still be brought back, in order of time."""

    def purge(self, before: datetime) -> None:
        """Delete for good what was thrown away before that moment."""
