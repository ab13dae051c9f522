"""What came in from elsewhere, in the database: each file in one transaction, and out again in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from coach.adapters.look_back_rows import (
    LOOK_BACK_COLUMNS,
    ROLAND_MORRIS_COLUMNS,
    look_back_row,
    roland_morris_row,
)
from coach.adapters.routine_rows import RECORD_COLUMNS, record_row
from coach.adapters.store_backup import Backups
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import (
    CHECK_IN_COLUMNS,
    CHECK_IN_MARKS,
    check_in_plain,
    check_in_row,
    to_moment,
    utc_text,
    words_text,
    zone_name,
)
from coach.adapters.walk_rows import BEGUN_COLUMNS, SHAPE_COLUMNS, begun_row, shape_row
from coach.domain.arrival import Past
from coach.domain.backup import CopyReason
from coach.domain.record import Record, RecordSource, RoutineEntry, WalkEntry
from coach.services.exercise_ports import RoutineRecord

_WALK_COLUMNS = f"{BEGUN_COLUMNS}, walked_seconds, {SHAPE_COLUMNS}, outcome, stop_reason, by_hand, note, arrival".split(
    ", "
)
_WALK = f"INSERT INTO session ({', '.join(_WALK_COLUMNS)}) VALUES ({', '.join('?' * len(_WALK_COLUMNS))})"
_BRING_BACK = (
    "UPDATE session SET removed_utc = NULL, arrival = ? "
    "WHERE removed_utc IS NOT NULL AND started_utc = ? AND by_hand = ?"
)
"""A walk that was thrown away and comes in again is that walk: undone after all, it would be there twice."""
_CHECK_IN = f"INSERT INTO check_in (session_id, {CHECK_IN_COLUMNS}) VALUES (?, {CHECK_IN_MARKS})"
_FEELING = "INSERT OR REPLACE INTO feeling (session_id, walked, feeling) VALUES (?, ?, ?)"
_REVISION = "INSERT INTO check_in_revision (session_id, replaced_utc, replaced_zone, answers) VALUES (?, ?, ?, ?)"
_PROOF = "INSERT INTO cue_proof (session_id, place, due, text, safety, fate, heard) VALUES (?, ?, ?, ?, ?, ?, ?)"
_RESULT = "INSERT INTO exercise_result (routine_id, place, exercise, level, managed) VALUES (?, ?, ?, ?, ?)"
_TABLES = ("session", "routine", "look_back", "roland_morris", "flag_report", "seen", "day_note")
"""Where something may have come in."""
_PAST = (
    "SELECT arrival.id, at_utc, at_zone, source, file, count(session.id), min(started_utc), max(started_utc) "
    "FROM arrival LEFT JOIN session ON session.arrival = arrival.id AND removed_utc IS NULL "
    "GROUP BY arrival.id ORDER BY arrival.id DESC"
)


class StoredArrivals:
    """``ArrivalStore`` on SQLite, each call on a connection of its own, so that it may come from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, source: RecordSource, file: str, at: datetime, record: Record) -> int:
        """Keep all of it or nothing, after a copy of the record; returns the id of the arrival. What is here already
        stays as it is. Raises ``StoreProblem``."""
        Backups(self._path).make(at.date(), CopyReason.IMPORT)
        with self._open() as connection, connection.transaction():
            sql = "INSERT INTO arrival (at_utc, at_zone, source, file) VALUES (?, ?, ?, ?)"
            id = connection.write(sql, utc_text(at), zone_name(at), source, file).lastrowid or 0
            for walk in record.walks:
                _keep_walk(connection, walk, id)
            for routine in record.routines:
                _keep_routine(connection, routine, id)
            _keep_others(connection, record, id)
        return id

    def past(self) -> tuple[Past, ...]:
        """What came in and is still there, newest first. Raises ``StoreProblem``."""
        with self._open("mode=ro") as connection:
            return read_past(connection)

    def take_back(self, id: int, at: datetime) -> int:
        """Take everything of an arrival out again, after a copy of the record: what was answered about these walks
        goes with them. Returns how many walks that were. Raises ``StoreProblem``."""
        Backups(self._path).make(at.date(), CopyReason.IMPORT)
        with self._open() as connection:
            connection.write("PRAGMA secure_delete = ON")
            with connection.transaction():
                gone = {
                    table: connection.write(f"DELETE FROM {table} WHERE arrival = ?", id).rowcount for table in _TABLES
                }
                connection.write("DELETE FROM arrival WHERE id = ?", id)
        return gone["session"]

    @contextmanager
    def _open(self, query: str = "") -> Iterator[StoreConnection]:
        connection = StoreConnection(self._path)
        with closing(connection):
            connection.open(query)
            yield connection


def read_past(connection: StoreConnection) -> tuple[Past, ...]:
    """What came in and is still there, newest first. Raises ``StoreProblem``."""
    return tuple(connection.rows(_past, _PAST))


def _keep_walk(connection: StoreConnection, entry: WalkEntry, arrival: int) -> None:
    walk = entry.session
    if connection.write(_BRING_BACK, arrival, utc_text(walk.started_at), walk.by_hand).rowcount:
        return
    told = (walk.outcome, walk.stop_reason, walk.by_hand, walk.note, arrival)
    shape = shape_row(walk, entry.rest_minutes)
    id = connection.write(_WALK, *begun_row(walk, 0, 0.0), walk.walked_minutes * 60, *shape, *told).lastrowid
    if walk.check_in is not None:
        connection.write(_CHECK_IN, id, *check_in_row(walk.check_in))
    for felt in entry.felt:
        connection.write(_FEELING, id, felt.walked, felt.feeling)
    for one in entry.replaced:
        answers = json.dumps(check_in_plain(one.check_in))
        connection.write(_REVISION, id, utc_text(one.at), zone_name(one.at), answers)
    for place, proof in enumerate(entry.proofs):
        connection.write(_PROOF, id, place, proof.due, proof.text, proof.safety, proof.fate, proof.heard)


def _keep_routine(connection: StoreConnection, entry: RoutineEntry, arrival: int) -> None:
    record = RoutineRecord(
        started_at=entry.started_at,
        routine=entry.routine,
        seed=0,
        place=len(entry.results),
        seconds=entry.seconds,
        results=entry.results,
        outcome=entry.outcome,
        stop_reason=entry.stop_reason,
        red_flags=entry.red_flags,
    )
    made = _insert(connection, "routine", f"{RECORD_COLUMNS}, arrival", *record_row(record), arrival)
    for place, result in enumerate(entry.results if made else ()):
        connection.write(_RESULT, made, place, result.exercise, result.level, result.managed)


def _keep_others(connection: StoreConnection, record: Record, arrival: int) -> None:
    for look_back in record.look_backs:
        _insert(connection, "look_back", f"{LOOK_BACK_COLUMNS}, arrival", *look_back_row(look_back), arrival)
    for answers in record.roland_morris:
        _insert(connection, "roland_morris", f"{ROLAND_MORRIS_COLUMNS}, arrival", *roland_morris_row(answers), arrival)
    for note in record.day_notes:
        _insert(connection, "day_note", "day, note, arrival", note.day.isoformat(), note.words, arrival)
    for report in record.flags:
        if _is_new(connection, "flag_report", report.at):
            moment = utc_text(report.at), zone_name(report.at)
            _insert(
                connection, "flag_report", "at_utc, at_zone, flags, arrival", *moment, words_text(report.flags), arrival
            )
    for seen in record.seen:
        if _is_new(connection, "seen", seen.at):
            moment = utc_text(seen.at), zone_name(seen.at)
            columns = "at_utc, at_zone, words, who, mistake, arrival"
            _insert(connection, "seen", columns, *moment, seen.words, seen.who, seen.mistake, arrival)


def _insert(connection: StoreConnection, table: str, columns: str, *values: object) -> int:
    """The number of the new row, 0 where one of that name is there already."""
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    done = connection.write(sql, *values)
    return (done.lastrowid or 0) if done.rowcount > 0 else 0


def _is_new(connection: StoreConnection, table: str, at: datetime) -> bool:
    return connection.first(int, f"SELECT id FROM {table} WHERE at_utc = ?", utc_text(at)) is None


def _past(*row: Any) -> Past:
    id, at, zone, source, file, walks, first, last = row
    began = None if first is None else to_moment(first, zone)
    return Past(
        id,
        to_moment(at, zone),
        RecordSource(source),
        file,
        walks,
        began,
        None if last is None else to_moment(last, zone),
    )
