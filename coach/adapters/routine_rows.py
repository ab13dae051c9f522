"""A routine under way as plain values: for a row of the database, and for the file of what is unsaved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coach.adapters.store_rows import to_moment, to_words, utc_text, words_text, zone_name
from coach.domain.exercise import Dose, ExerciseKind, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import Outcome, StopReason
from coach.services.exercise_ports import RoutineRecord

RECORD_COLUMNS = (
    "started_utc, started_zone, routine, name, kind, own, items, seed, place, seconds, outcome, stop_reason, red_flags"
)
"""In the order of ``record_row`` and ``row_record``."""


def record_row(record: RoutineRecord) -> tuple[object, ...]:
    """The values of ``RECORD_COLUMNS``; results stand in rows of their own."""
    routine = record.routine
    return (
        utc_text(record.started_at),
        zone_name(record.started_at),
        routine.id,
        routine.name,
        routine.kind,
        routine.own,
        json.dumps([_item_plain(item) for item in routine.items]),
        record.seed,
        record.place,
        record.seconds,
        record.outcome,
        record.stop_reason,
        words_text(record.red_flags),
    )


def row_record(row: Sequence[Any], results: Iterable[ExerciseResult]) -> RoutineRecord:
    """The record from the values of ``RECORD_COLUMNS``. Raises ``ValueError`` or ``TypeError`` when they make none."""
    started, zone, id, name, kind, own, items, seed, place, seconds, outcome, reason, flags = row
    read = tuple(_to_item(item) for item in json.loads(items))
    return RoutineRecord(
        started_at=to_moment(started, zone),
        routine=Routine(id, name, ExerciseKind(kind), read, bool(own)),
        seed=seed,
        place=place,
        seconds=seconds,
        results=tuple(results),
        outcome=None if outcome is None else Outcome(outcome),
        stop_reason=None if reason is None else StopReason(reason),
        red_flags=None if flags is None else frozenset(map(RedFlag, to_words(flags) or ())),
    )


def to_result(exercise: str, level: int, managed: str | None) -> ExerciseResult:
    """What was managed. Raises ``ValueError`` for a word that nobody knows."""
    return ExerciseResult(exercise, level, None if managed is None else Managed(managed))


def record_plain(record: RoutineRecord) -> dict[str, Any]:
    """As values JSON can hold."""
    results = [[result.exercise, result.level, result.managed] for result in record.results]
    return {"row": list(record_row(record)), "results": results}


def to_record(plain: Mapping[str, Any]) -> RoutineRecord:
    """The record back. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when the values make none."""
    return row_record(plain["row"], (to_result(*result) for result in plain["results"]))


def _item_plain(item: RoutineItem) -> list[object]:
    dose = None if item.dose is None else [item.dose.repetitions, item.dose.hold, item.dose.rest]
    return [item.exercise, item.level, dose]


def _to_item(plain: Sequence[Any]) -> RoutineItem:
    exercise, level, dose = plain
    return RoutineItem(exercise, level, None if dose is None else Dose(*dose))
