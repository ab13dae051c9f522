"""Answers that were replaced later: in the database, and waiting with the walks while it refuses."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import check_in_plain, to_check_in, to_moment, utc_text, zone_name
from coach.adapters.unsaved import REVISION
from coach.adapters.waiting import Waiting
from coach.domain.check_in import CheckIn
from coach.services.dose_ports import RevisionStore

_KEEP = "INSERT INTO check_in_revision (session_id, replaced_utc, replaced_zone, answers) VALUES (?, ?, ?, ?)"
_OF = (
    "SELECT replaced_utc, replaced_zone, answers FROM check_in_revision WHERE session_id = ? ORDER BY replaced_utc, id"
)


class StoredRevisions:
    """``RevisionStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_revision(self, session_id: int, replaced_at: datetime, check_in: CheckIn) -> None:
        """Record what stood there before. Raises ``LookupError`` for an id of no walk."""
        answers = json.dumps(check_in_plain(check_in))
        self._connection.write(_KEEP, session_id, utc_text(replaced_at), zone_name(replaced_at), answers)

    def revisions(self, session_id: int) -> tuple[tuple[datetime, CheckIn], ...]:
        """What stood there before, oldest first, each with the moment it was replaced."""
        return tuple(self._connection.rows(_row, _OF, session_id))

    def read_all(self) -> None:
        """Read every one once, to know that all can be."""
        self._connection.rows(_row, "SELECT replaced_utc, replaced_zone, answers FROM check_in_revision")


class SafeRevisionStore:
    """``RevisionStore`` before a real one; what is wrong is told by the answers, whose writing fails with it."""

    def __init__(self, primary: RevisionStore, spool: SessionSpool) -> None:
        self._primary, self._spool = primary, spool
        self._waiting = Waiting(spool, REVISION, self._write)

    def keep_revision(self, session_id: int, replaced_at: datetime, check_in: CheckIn) -> None:
        """Record what stood there before. Raises ``LookupError`` for an id of no walk."""
        plain = [zone_name(replaced_at), check_in_plain(check_in)]
        self._waiting.keep(session_id, utc_text(replaced_at), plain)

    def revisions(self, session_id: int) -> tuple[tuple[datetime, CheckIn], ...]:
        """What stood there before, oldest first, what waits included. Raises ``StoreProblem``."""
        real = self._spool.unsaved.real_id(session_id)
        saved = self._primary.revisions(real) if real > 0 else ()
        waiting = (to_replaced(key, plain) for key, plain in self._waiting.of(session_id))
        return tuple(sorted((*saved, *(one for one in waiting if one not in saved)), key=lambda one: one[0]))

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too, after the walks' own."""
        self._waiting.replay()

    def _write(self, session_id: int, key: str, plain: Any) -> None:
        replaced = to_replaced(key, plain)
        # A kill may have come between writing it and forgetting that it waits.
        if replaced not in self._primary.revisions(session_id):
            self._primary.keep_revision(session_id, *replaced)


def to_replaced(key: str, plain: Any) -> tuple[datetime, CheckIn]:
    """What waits, back."""
    zone, answers = plain
    return to_moment(key, zone), to_check_in(answers)


def _row(at: str, zone: str, answers: str) -> tuple[datetime, CheckIn]:
    return to_moment(at, zone), to_check_in(json.loads(answers))
