"""Walks of some days and notes about days, in the database and waiting with the walks while it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from coach.adapters.local_days import utc_bounds
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment
from coach.adapters.store_walks import FINISHED
from coach.adapters.unsaved import NOTE
from coach.adapters.waiting import Waiting
from coach.adapters.walk_rows import row_session
from coach.domain.diary_search import NoteFound
from coach.domain.session import Session
from coach.services.diary_ports import DayNoteStore

_BETWEEN = FINISHED.replace(" ORDER BY", " AND started_utc >= ? AND started_utc < ? ORDER BY")
_FIRST = (
    "SELECT started_utc, started_zone FROM session WHERE outcome IS NOT NULL AND removed_utc IS NULL "
    "AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY started_utc LIMIT 1"
)
_NOTES_OF_WALKS = (
    "SELECT started_utc, started_zone, note, id FROM session WHERE outcome IS NOT NULL AND removed_utc IS NULL "
    "AND (note <> '' OR id IN (SELECT value FROM json_each(?)))"
)
_KEEP = (
    "INSERT INTO day_note (day, note) VALUES (?, ?) "
    # What somebody changed is theirs, wherever it came from.
    "ON CONFLICT (day) DO UPDATE SET note = excluded.note, arrival = NULL"
)
_NOTES_OF_DAYS = "SELECT day, note FROM day_note WHERE day BETWEEN ? AND ? ORDER BY day"
_NO_WALK = 0


class StoredWalkShelf:
    """``WalkShelf`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def between(self, first: date, last: date) -> tuple[Session, ...]:
        """The walks of some local days, both included."""
        found = self._connection.rows(row_session, _BETWEEN, *utc_bounds(first, last))
        return _of_days(found, first, last)

    def first_day(self, without: Iterable[int] = ()) -> date | None:
        """The local day of the first walk but for those ``without``, or None before it."""
        return self._connection.first(_day, _FIRST, json.dumps(list(without)))

    def notes(self, also: Iterable[int] = ()) -> tuple[NoteFound, ...]:
        """Every note about a walk; those of the walks ``also`` where they are empty too."""
        return tuple(self._connection.rows(_note_of_walk, _NOTES_OF_WALKS, json.dumps(list(also))))

    def source_of(self, session_id: int) -> str:
        """Where a walk came from, "" for here."""
        sql = "SELECT source FROM arrival WHERE id = (SELECT arrival FROM session WHERE id = ?)"
        return self._connection.first(str, sql, session_id) or ""


class SafeWalkShelf:
    """``WalkShelf`` with what waits in the spool."""

    def __init__(self, primary: StoredWalkShelf, walks: SafeSessionStore, spool: SessionSpool) -> None:
        self._primary, self._walks, self._spool = primary, walks, spool

    def between(self, first: date, last: date) -> tuple[Session, ...]:
        """The walks of some local days, both included, those that wait among them. Raises ``StoreProblem``."""
        return _of_days(self._walks.with_waiting(self._primary.between(first, last)), first, last)

    def first_day(self) -> date | None:
        """The local day of the first walk, or None before it. Raises ``StoreProblem``."""
        waiting = [walk.started_at.date() for walk in self._walks.with_waiting(())]
        saved = self._primary.first_day(self._spool.unsaved.gone)
        return min(waiting if saved is None else [saved, *waiting], default=None)

    def notes(self) -> tuple[NoteFound, ...]:
        """Every note about a walk, those that wait included. Raises ``StoreProblem``."""
        unsaved = self._spool.unsaved
        newer = {unsaved.real_id(one.walk): str(one.plain) for one in unsaved.pending if one.kind == NOTE}
        saved = (replace(one, words=newer.get(one.walk, one.words)) for one in self._primary.notes(newer))
        waiting = (NoteFound(one.started_at.date(), one.note, one.id) for one in self._walks.with_waiting(()))
        gone = unsaved.gone
        return tuple(one for one in (*saved, *waiting) if one.words and one.walk not in gone)

    def source_of(self, session_id: int) -> str:
        """Where a walk came from; one that waits is from here. Raises ``StoreProblem``."""
        return self._primary.source_of(self._spool.unsaved.real_id(session_id))


class StoredDayNotes:
    """``DayNoteStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_day_note(self, day: date, note: str) -> None:
        """Replace the note of one day; "" removes it."""
        if note:
            self._connection.write(_KEEP, day.isoformat(), note)
        else:
            self._connection.write("DELETE FROM day_note WHERE day = ?", day.isoformat())

    def day_notes(self, first: date, last: date) -> tuple[NoteFound, ...]:
        """Those about some days, both included, in order."""
        return tuple(self._connection.rows(_note_of_day, _NOTES_OF_DAYS, first.isoformat(), last.isoformat()))


class SafeDayNotes:
    """``DayNoteStore`` before a real one; what is wrong is told by the walks, whose writing fails with it."""

    def __init__(self, primary: DayNoteStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._waiting = Waiting(spool, "day_note", self._write)

    def keep_day_note(self, day: date, note: str) -> None:
        """Replace the note of one day; "" removes it."""
        self._waiting.keep(_NO_WALK, day.isoformat(), note)

    def day_notes(self, first: date, last: date) -> tuple[NoteFound, ...]:
        """Those about some days, both included, in order, those that wait among them. Raises ``StoreProblem``."""
        found = {one.day: one.words for one in self._primary.day_notes(first, last)}
        waiting = {date.fromisoformat(day): str(note) for day, note in self._waiting.of(_NO_WALK)}
        found |= {day: note for day, note in waiting.items() if first <= day <= last}
        return tuple(NoteFound(day, note) for day, note in sorted(found.items()) if note)

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too."""
        self._waiting.replay()

    def _write(self, _walk: int, day: str, note: Any) -> None:
        self._primary.keep_day_note(date.fromisoformat(day), note)


def _of_days(walks: Iterable[Session], first: date, last: date) -> tuple[Session, ...]:
    return tuple(walk for walk in walks if first <= walk.started_at.date() <= last)


def _day(started: str, zone: str) -> date:
    return to_moment(started, zone).date()


def _note_of_walk(started: str, zone: str, note: str, id: int) -> NoteFound:
    return NoteFound(_day(started, zone), note, id)


def _note_of_day(day: str, note: str) -> NoteFound:
    return NoteFound(date.fromisoformat(day), note)
