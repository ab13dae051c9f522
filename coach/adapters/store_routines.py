"""Routines and what was managed in them, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from coach.adapters.routine_rows import RECORD_COLUMNS, record_row, row_record, to_result
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import utc_text
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.services.exercise_ports import RoutineRecord

SHAPE = 5
"""The number of the migration that made room for routines; a copy of an earlier Amble has none."""
_NAMES = RECORD_COLUMNS.split(", ")
_KEEP = (
    f"INSERT INTO routine ({RECORD_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))}) "
    f"ON CONFLICT (started_utc) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _NAMES[1:])}"
)
_RESULTS = "SELECT routine_id, exercise, level, managed FROM exercise_result"


class StoredRoutines:
    """``RoutineStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep(self, record: RoutineRecord) -> None:
        """Record a routine as it stands, synced to the disk."""
        key = utc_text(record.started_at)
        with self._connection.transaction():
            self._connection.write(_KEEP, *record_row(record))
            id = self._connection.first(int, "SELECT id FROM routine WHERE started_utc = ?", key)
            self._connection.write("DELETE FROM exercise_result WHERE routine_id = ?", id)
            for place, result in enumerate(record.results):
                self._connection.write(
                    "INSERT INTO exercise_result (routine_id, place, exercise, level, managed) VALUES (?, ?, ?, ?, ?)",
                    *(id, place, result.exercise, result.level, result.managed),
                )

    def keep_progress(self, started_at: datetime, place: int, seconds: float) -> None:
        """Record how far a routine has come; not synced, as the progress of a walk."""
        sql = "UPDATE routine SET place = ?, seconds = ? WHERE started_utc = ?"
        self._connection.write(sql, place, seconds, utc_text(started_at), durable=False)

    def find(self, started_at: datetime) -> RoutineRecord | None:
        """The routine that began at that moment, or None."""
        return self._first("WHERE started_utc = ?", utc_text(started_at))

    def unfinished(self) -> RoutineRecord | None:
        """The routine begun last of those never finished, or None."""
        return self._first("WHERE outcome IS NULL ORDER BY id DESC LIMIT 1")

    def history(self) -> tuple[RoutineSession, ...]:
        """Every finished routine in order of time, without those that were thrown away."""
        return self._finished("AND removed_utc IS NULL ")

    def read_all(self) -> None:
        """Read every routine of a file of any shape, an old copy too. Raises ``StoreProblem``."""
        self._finished("")
        self.unfinished()

    def _finished(self, condition: str) -> tuple[RoutineSession, ...]:
        results: dict[int, list[ExerciseResult]] = {}
        for id, result in self._connection.rows(_result, f"{_RESULTS} ORDER BY routine_id, place"):
            results.setdefault(id, []).append(result)

        def session(id: int, *row: Any) -> RoutineSession:
            return row_record(row, results.get(id, ())).as_session(id)

        sql = f"SELECT id, {RECORD_COLUMNS} FROM routine WHERE outcome IS NOT NULL {condition}ORDER BY started_utc"
        return tuple(self._connection.rows(session, sql))

    def _first(self, where: str, *values: object) -> RoutineRecord | None:
        def record(id: int, *row: Any) -> RoutineRecord:
            sql = f"{_RESULTS} WHERE routine_id = ? ORDER BY place"
            return row_record(row, (result for _id, result in self._connection.rows(_result, sql, id)))

        return self._connection.first(record, f"SELECT id, {RECORD_COLUMNS} FROM routine {where}", *values)


def _result(id: int, *result: Any) -> tuple[int, ExerciseResult]:
    return id, to_result(*result)
