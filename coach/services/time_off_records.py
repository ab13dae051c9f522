"""Days off as JSON values, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.time_off import TimeOff, TimeOffKind, as_told, with_marks, with_pause
from coach.services.ports import KeyValueStore
from coach.services.records import day_from_json

TIMES_OFF = "times_off"


def times_off_to_json(times_off: Iterable[TimeOff]) -> list[object]:
    """Days off as a JSON list."""
    return [[one.first.isoformat(), one.last.isoformat(), one.kind.value] for one in times_off]


def times_off_from_json(found: object) -> tuple[TimeOff, ...]:
    """Stored days off as they are told, in order; what cannot be read is left out."""
    return as_told(_kept(found))


def note_pause(values: KeyValueStore, paused_until: date | None, today: date) -> None:
    """Keep a pause of the plan among the days off, or its end. Raises ``StoreProblem``."""
    before = _kept(values.get(TIMES_OFF))
    after = with_pause(before, paused_until, today)
    if after != before:
        values.put(TIMES_OFF, times_off_to_json(after))


def keep_marks(values: KeyValueStore, marks: Iterable[TimeOff]) -> None:
    """Keep these as all that somebody said of days; the plan's pauses stay as they are. Raises ``StoreProblem``."""
    values.put(TIMES_OFF, times_off_to_json(with_marks(_kept(values.get(TIMES_OFF)), marks)))


def _kept(found: object) -> tuple[TimeOff, ...]:
    """As they are stored: a pause whole, also beneath days with a reason of their own."""
    rows = found if isinstance(found, list) else []
    return tuple(sorted((one for row in rows if (one := _time_off(row)) is not None), key=lambda one: one.first))


def _time_off(row: object) -> TimeOff | None:
    if not isinstance(row, list) or len(row) != 3:
        return None
    first, last = day_from_json(row[0]), day_from_json(row[1])
    kind = next((kind for kind in TimeOffKind if kind.value == row[2]), TimeOffKind.OTHER)
    return None if first is None or last is None or last < first else TimeOff(first, last, kind)
