"""Walks and their finished phases, in the database."""

from __future__ import annotations

from typing import Any

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import (
    CHECK_IN_COLUMNS,
    CHECK_IN_MARKS,
    check_in_row,
    row_check_in,
    to_moment,
    utc_text,
    zone_name,
)
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.ports import RunningSession

SAVE_CHECK_IN = f"INSERT OR REPLACE INTO check_in (session_id, {CHECK_IN_COLUMNS}) VALUES (?, {CHECK_IN_MARKS})"
_JOINED = "FROM session LEFT JOIN check_in ON check_in.session_id = session.id"
_FINISHED = (
    "SELECT id, started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, walked_seconds, outcome, "
    f"stop_reason, session_id, {CHECK_IN_COLUMNS} {_JOINED} WHERE outcome IS NOT NULL ORDER BY started_utc, id"
)
_UNFINISHED = (
    "SELECT id, started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, warm_up, seed, position, "
    f"walked_seconds, session_id, {CHECK_IN_COLUMNS} {_JOINED} WHERE outcome IS NULL ORDER BY id DESC LIMIT 1"
)


class StoredSessions:
    """``SessionStore`` on SQLite. Every call raises ``StoreProblem``; those with an id of no walk ``LookupError``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def begin(self, running: RunningSession) -> int:
        """Record that a walk has begun; returns its id. A row of answers is made when there is one."""
        with self._connection.transaction():
            id = self._insert(running)
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
        return self._connection.first(_running, _UNFINISHED)

    def sessions(self) -> tuple[Session, ...]:
        """Every finished walk in order of time, with its answers."""
        return tuple(self._connection.rows(_session, _FINISHED))

    def _insert(self, running: RunningSession) -> int:
        cursor = self._connection.write(
            "INSERT INTO session (started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, warm_up, seed, "
            "position, walked_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            utc_text(running.started_at),
            zone_name(running.started_at),
            running.planned_minutes,
            running.chosen_minutes,
            running.bad_day,
            running.warm_up,
            running.seed,
            running.position,
            running.walked_seconds,
        )
        return cursor.lastrowid or 0


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


def _session(*row: Any) -> Session:
    id, started, zone, planned, chosen, bad_day, walked, outcome, reason, answered, *answers = row
    return Session(
        started_at=to_moment(started, zone),
        planned_minutes=planned,
        walked_minutes=walked / 60,
        outcome=Outcome(outcome),
        stop_reason=None if reason is None else StopReason(reason),
        check_in=None if answered is None else row_check_in(*answers),
        chosen_minutes=chosen,
        bad_day=bool(bad_day),
        id=id,
    )


def _running(*row: Any) -> RunningSession:
    id, started, zone, planned, chosen, bad_day, warm_up, seed, position, walked, answered, *answers = row
    return RunningSession(
        id=id,
        started_at=to_moment(started, zone),
        planned_minutes=planned,
        chosen_minutes=chosen,
        bad_day=bool(bad_day),
        warm_up=bool(warm_up),
        seed=seed,
        position=position,
        walked_seconds=walked,
        before=CheckIn() if answered is None else row_check_in(*answers),
    )
