"""Routines for the whole record, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge
from typing import Any

from coach.adapters.record_pages import count, grouped, pages
from coach.adapters.routine_rows import RECORD_COLUMNS, row_record, to_result
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import utc_text
from coach.adapters.unsaved import Unsaved
from coach.domain.record import RoutineEntry
from coach.domain.routine_session import ExerciseResult
from coach.services.exercise_ports import RoutineRecord

_RESULTS = (
    "SELECT routine_id, exercise, level, managed FROM exercise_result "
    "WHERE routine_id IN (SELECT value FROM json_each(?)) ORDER BY routine_id, place"
)


class RecordedRoutines:
    """The routines that began within ``bounds``."""

    def __init__(self, connection: StoreConnection, unsaved: Unsaved, bounds: tuple[str, str]) -> None:
        self._connection, self._bounds = connection, bounds
        gone = unsaved.routines_thrown_away
        waiting = [one for one in unsaved.routines if one.outcome is not None and utc_text(one.started_at) not in gone]
        self._waiting = sorted(map(_entry, waiting), key=_start)
        self._not_saved = gone | {utc_text(one.started_at) for one in unsaved.routines}

    def __len__(self) -> int:
        """About how many there are."""
        return count(self._connection, "routine", self._bounds) + len(self._waiting)

    def __iter__(self) -> Iterator[RoutineEntry]:
        """In order of time. Raises ``StoreProblem``."""
        return merge(self._saved(), self._waiting, key=_start)

    def _saved(self) -> Iterator[RoutineEntry]:
        for page in pages(self._connection, f"started_utc, id, {RECORD_COLUMNS}", "routine", self._bounds, _record):
            yield from (entry for entry in self._with_results(page) if _start(entry) not in self._not_saved)

    def _with_results(self, page: Sequence[tuple[int, RoutineRecord]]) -> Iterator[RoutineEntry]:
        results = grouped(self._connection, _result, _RESULTS, json.dumps([id for id, _ in page]))
        return (_entry(replace(record, results=results.get(id, ()))) for id, record in page)


def _record(_started: str, id: int, *row: Any) -> tuple[int, RoutineRecord]:
    return id, row_record(row, ())


def _result(id: int, *row: Any) -> tuple[int, ExerciseResult]:
    return id, to_result(*row)


def _entry(record: RoutineRecord) -> RoutineEntry:
    ended = record.as_session()
    return RoutineEntry(
        started_at=record.started_at,
        routine=record.routine,
        seconds=record.seconds,
        outcome=ended.outcome,
        results=record.results,
        stop_reason=record.stop_reason,
        red_flags=record.red_flags,
    )


def _start(entry: RoutineEntry) -> str:
    return utc_text(entry.started_at)
