"""Walks and routines that were thrown away: in the database, and waiting with the walks while it refuses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment, utc_text
from coach.adapters.unsaved import REMOVED, REMOVED_ROUTINE
from coach.adapters.waiting import Waiting
from coach.domain.thrown_away import ThrownAway
from coach.services.diary_ports import RemovalStore
from coach.services.ports import StoreProblem

_UTC = "UTC"
_THROWN = (
    "SELECT started_utc, started_zone, removed_utc, id FROM session "
    "WHERE removed_utc IS NOT NULL AND outcome IS NOT NULL "
    "UNION ALL SELECT started_utc, started_zone, removed_utc, 0 FROM routine "
    "WHERE removed_utc IS NOT NULL AND outcome IS NOT NULL ORDER BY started_utc"
)
_ONE = "one"
"""A walk is thrown away once."""
_NO_WALK = 0


class StoredRemovals:
    """``RemovalStore`` on SQLite. Every call raises ``StoreProblem``, and ``LookupError`` for what is not there."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def remove_walk(self, id: int, at: datetime) -> None:
        """Throw a walk away; a copy of the file still holds it."""
        self._mark("UPDATE session SET removed_utc = ? WHERE id = ?", utc_text(at), id)

    def bring_back_walk(self, id: int) -> None:
        """Undo that."""
        self._mark("UPDATE session SET removed_utc = ? WHERE id = ?", None, id)

    def remove_routine(self, started_at: datetime, at: datetime) -> None:
        """Throw the routine away that began at that moment."""
        self._mark("UPDATE routine SET removed_utc = ? WHERE started_utc = ?", utc_text(at), utc_text(started_at))

    def bring_back_routine(self, started_at: datetime) -> None:
        """Undo that."""
        self._mark("UPDATE routine SET removed_utc = ? WHERE started_utc = ?", None, utc_text(started_at))

    def thrown_away(self) -> tuple[ThrownAway, ...]:
        """What can still be brought back, in order of time."""
        return tuple(self._connection.rows(_thrown, _THROWN))

    def purge(self, before: datetime) -> None:
        """Delete for good what was thrown away before that moment, with everything about it."""
        # What is deleted is overwritten, not only let go: it was the user's wish that it is nowhere in the file.
        self._connection.write("PRAGMA secure_delete = ON")
        with self._connection.transaction():
            self._connection.write("DELETE FROM session WHERE removed_utc < ?", utc_text(before))
            self._connection.write("DELETE FROM routine WHERE removed_utc < ?", utc_text(before))

    def _mark(self, sql: str, at: str | None, which: object) -> None:
        if self._connection.write(sql, at, which).rowcount == 0:
            raise LookupError(f"there is nothing that is called {which}")


class SafeRemovalStore:
    """``RemovalStore`` before a real one; what is wrong is told by the walks, whose writing fails with it. ``routines``
    is called when those on disk changed."""

    def __init__(self, primary: RemovalStore, spool: SessionSpool, routines: Callable[[], None]) -> None:
        self._primary, self._spool, self._routines = primary, spool, routines
        self._walks = Waiting(spool, REMOVED, self._write_walk)
        self._others = Waiting(spool, REMOVED_ROUTINE, self._write_routine)

    def remove_walk(self, id: int, at: datetime) -> None:
        """Show a walk no more, one that waits itself too. Raises ``LookupError`` for an id of no walk."""
        self._walks.keep(id, _ONE, utc_text(at))

    def bring_back_walk(self, id: int) -> None:
        """Undo that."""
        self._walks.keep(id, _ONE, None)

    def remove_routine(self, started_at: datetime, at: datetime) -> None:
        """Show a routine no more, one that waits itself too. Raises ``LookupError`` when there is none."""
        self._others.keep(_NO_WALK, utc_text(started_at), utc_text(at))

    def bring_back_routine(self, started_at: datetime) -> None:
        """Undo that."""
        self._others.keep(_NO_WALK, utc_text(started_at), None)

    def thrown_away(self) -> tuple[ThrownAway, ...]:
        """What can still be brought back, as far as the database knows of it; without what waits to come back."""
        return tuple(one for one in self._primary.thrown_away() if not self._comes_back(one))

    def purge(self, before: datetime) -> None:
        """Delete for good what was thrown away before that moment; at another time where the database refuses."""
        with suppress(StoreProblem):
            self._primary.purge(before)

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too, after walks and routines."""
        self._walks.replay()
        self._others.replay()

    def _comes_back(self, one: ThrownAway) -> bool:
        waiting = self._walks.of(one.walk) if one.walk else self._others.of(_NO_WALK)
        key = _ONE if one.walk else utc_text(one.started_at)
        return any(known == key and at is None for known, at in waiting)

    def _write_walk(self, id: int, _key: str, at: Any) -> None:
        if at is None:
            self._primary.bring_back_walk(id)
        else:
            self._primary.remove_walk(id, to_moment(at, _UTC))

    def _write_routine(self, _walk: int, key: str, at: Any) -> None:
        if any(utc_text(one.started_at) == key for one in self._spool.unsaved.routines):
            raise StoreProblem("The routine is not in the database yet.")
        started_at = to_moment(key, _UTC)
        if at is None:
            self._primary.bring_back_routine(started_at)
        else:
            self._primary.remove_routine(started_at, to_moment(at, _UTC))
        self._routines()


def _thrown(started: str, zone: str, removed: str, walk: int) -> ThrownAway:
    started_at = to_moment(started, zone)
    return ThrownAway(started_at, to_moment(removed, zone), walk)
