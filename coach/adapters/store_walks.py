"""Walks and their finished phases, in the database."""

from __future__ import annotations

from coach.adapters.store_connection import StoreConnection, Version
from coach.adapters.store_rows import CHECK_IN_COLUMNS, CHECK_IN_MARKS, check_in_row
from coach.adapters.walk_rows import (
    BEGUN_COLUMNS,
    SHAPE,
    SHAPE_BEFORE,
    SHAPE_COLUMNS,
    begun_row,
    row_running,
    row_session,
    shape_row,
)
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.ports import RunningSession

SAVE_CHECK_IN = f"INSERT OR REPLACE INTO check_in (session_id, {CHECK_IN_COLUMNS}) VALUES (?, {CHECK_IN_MARKS})"
_JOINED = "FROM session LEFT JOIN check_in ON check_in.session_id = session.id"
FINISHED = (
    "SELECT id, started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, walked_seconds, outcome, "
    f"stop_reason, warm_up, by_hand, note, {SHAPE_COLUMNS}, session_id, {CHECK_IN_COLUMNS} {_JOINED} "
    "WHERE outcome IS NOT NULL AND removed_utc IS NULL ORDER BY started_utc, id"
)
_UNFINISHED = (
    f"SELECT id, {BEGUN_COLUMNS}, walked_seconds, {SHAPE_COLUMNS}, session_id, {CHECK_IN_COLUMNS} {_JOINED} "
    "WHERE outcome IS NULL ORDER BY id DESC LIMIT 1"
)
WITH_REMOVED = 8
"""The migration from which on walks can be thrown away."""
_BEGIN = (
    f"INSERT INTO session ({BEGUN_COLUMNS}, walked_seconds, {SHAPE_COLUMNS}) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD = (
    f"INSERT INTO session ({BEGUN_COLUMNS}, walked_seconds, {SHAPE_COLUMNS}, outcome, stop_reason, by_hand, note) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"
)


def read_walks(connection: StoreConnection, shape: int) -> None:
    """Read every walk of a file of any shape, an old copy too. Raises ``StoreProblem``."""
    for make, sql in ((row_session, FINISHED), (row_running, _UNFINISHED)):
        connection.rows(make, _of_shape(sql, shape))


def _of_shape(sql: str, shape: int) -> str:
    if shape >= WITH_REMOVED:
        return sql
    sql = sql.replace(" AND removed_utc IS NULL", "")
    return sql if shape >= SHAPE else _earlier(sql)


def _earlier(sql: str) -> str:
    plain = sql.replace(SHAPE_COLUMNS, SHAPE_BEFORE).replace("by_hand, note", "0, ''")
    return plain.replace(", events", ", NULL")


class StoredSessions:
    """``SessionStore`` and ``HandStore`` on SQLite. Every call raises ``StoreProblem``; those with an id of no walk
    ``LookupError``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection
        self._known: tuple[Version, tuple[Session, ...]] | None = None

    def begin(self, running: RunningSession) -> int:
        """Record that a walk has begun; returns its id. A row of answers is made when there is one."""
        with self._connection.transaction():
            begun = begun_row(running, running.seed, running.position)
            id = self._insert(_BEGIN, *begun, running.walked_seconds, *shape_row(running, running.rest_minutes))
            if running.before != CheckIn():
                self._connection.write(SAVE_CHECK_IN, id, *check_in_row(running.before))
        return id

    def keep_progress(self, id: int, position: float, walked_seconds: float) -> None:
        """Record how far the walk has come. Once a second, so not synced: a kill loses nothing, a power cut could
        lose what came after the last answer or phase."""
        cursor = self._connection.write(
            "UPDATE session SET position = ?, walked_seconds = ? WHERE id = ?",
            position,
            walked_seconds,
            id,
            durable=False,
        )
        _must_exist(id, cursor.rowcount)

    def finish(self, id: int, walked_seconds: float, outcome: Outcome, stop_reason: StopReason | None) -> None:
        """Record how the walk ended."""
        cursor = self._connection.write(
            "UPDATE session SET walked_seconds = ?, outcome = ?, stop_reason = ? WHERE id = ?",
            walked_seconds,
            outcome,
            stop_reason,
            id,
        )
        _must_exist(id, cursor.rowcount)

    def unfinished(self) -> RunningSession | None:
        """The walk begun last of those never finished, or None."""
        return self._connection.first(row_running, _UNFINISHED)

    def sessions(self) -> tuple[Session, ...]:
        """Every finished walk in order of time, with its answers; read afresh only where something was written since,
        as one answer makes half a dozen parts of Amble ask for them."""
        version = self._connection.version()
        if self._known is None or self._known[0] != version:
            self._known = (version, tuple(self._connection.rows(row_session, FINISHED)))
        return self._known[1]

    def add(self, session: Session) -> int:
        """Record a walk that was walked without Amble, with its answers; returns its id."""
        with self._connection.transaction():
            id = self._insert(
                _ADD,
                *begun_row(session, 0, 0.0),
                session.walked_minutes * 60,
                *shape_row(session, 0),
                session.outcome,
                session.stop_reason,
                session.note,
            )
            if session.check_in is not None:
                self._connection.write(SAVE_CHECK_IN, id, *check_in_row(session.check_in))
        return id

    def remove(self, id: int) -> None:
        """Forget a walk that was added by hand, with everything about it; any other stays."""
        self._connection.write("DELETE FROM session WHERE id = ? AND by_hand = 1", id)

    def _insert(self, sql: str, *values: object) -> int:
        return self._connection.write(sql, *values).lastrowid or 0


class StoredSegments:
    """``SegmentStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_segment(self, session_id: int, span: PhaseSpan) -> None:
        """Record a finished phase, synced to the disk. Raises ``LookupError`` for an id of no walk."""
        self._connection.write(
            "INSERT OR REPLACE INTO segment (session_id, begins, ends, phase) VALUES (?, ?, ?, ?)",
            session_id,
            span.start,
            span.end,
            span.phase,
        )

    def segments(self, session_id: int) -> tuple[PhaseSpan, ...]:
        """The finished phases in order of time."""
        sql = "SELECT phase, begins, ends FROM segment WHERE session_id = ? ORDER BY begins"
        return tuple(self._connection.rows(_span, sql, session_id))


def _must_exist(id: int, rows: int) -> None:
    if rows == 0:
        raise LookupError(f"there is no walk {id}")


def _span(phase: str, begins: float, ends: float) -> PhaseSpan:
    return PhaseSpan(Phase(phase), begins, ends)
