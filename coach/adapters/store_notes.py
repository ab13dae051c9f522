"""Notes about walks in the user's words: in the database, and waiting with the walks while it refuses."""

from __future__ import annotations

from typing import Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.unsaved import NOTE
from coach.adapters.waiting import Waiting
from coach.services.dose_ports import NoteStore

_ONE = "one"
"""A walk has one note."""


class StoredNotes:
    """``NoteStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_note(self, session_id: int, note: str) -> None:
        """Replace the note of one walk. Raises ``LookupError`` for an id of no walk."""
        cursor = self._connection.write("UPDATE session SET note = ? WHERE id = ?", note, session_id)
        if cursor.rowcount == 0:
            raise LookupError(f"there is no walk {session_id}")

    def note(self, session_id: int) -> str:
        """The note of one walk, "" for none."""
        return self._connection.first(str, "SELECT note FROM session WHERE id = ?", session_id) or ""


class SafeNoteStore:
    """``NoteStore`` before a real one; what is wrong is told by the walks, whose writing fails with it."""

    def __init__(self, primary: NoteStore, spool: SessionSpool) -> None:
        self._primary, self._spool = primary, spool
        self._waiting = Waiting(spool, NOTE, self._write)

    def keep_note(self, session_id: int, note: str) -> None:
        """Replace the note of one walk. Raises ``LookupError`` for an id of no walk."""
        self._waiting.keep(session_id, _ONE, note)

    def note(self, session_id: int) -> str:
        """The note of one walk, one that waits included. Raises ``StoreProblem``."""
        waiting = self._waiting.of(session_id)
        if waiting:
            return str(waiting[-1][1])
        real = self._spool.unsaved.real_id(session_id)
        return self._primary.note(real) if real > 0 else ""

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too, after the walks' own."""
        self._waiting.replay()

    def _write(self, session_id: int, _key: str, plain: Any) -> None:
        self._primary.keep_note(session_id, plain)
