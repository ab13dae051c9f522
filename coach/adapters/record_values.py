"""Values of the domain from what JSON holds: each field checked for its kind and range, and named if it does not fit.

The other way round is ``plain`` in ``record_json.py``.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from coach.adapters.store_rows import to_moment
from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueProof
from coach.domain.exercise import Dose, RoutineItem
from coach.domain.feeling import Felt
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.record import RoutineEntry
from coach.domain.routine_session import ExerciseResult
from coach.domain.session import Session

Value = TypeVar("Value")

LONGEST_WORDS = 20_000
"""Letters of one text."""
LONGEST_LIST = 20_000
"""Values of one list within an entry."""
LARGEST = 10**9
"""Of any number; what is none and what has no end are neither."""
EARLIEST, LATEST = 1970, 2199
"""Years that a date may have."""
_PAIN, _MINUTES, _DAY_SECONDS = (0, 10), (0, 1440), (0.0, 172_800.0)
RANGES: dict[type[Any], dict[str, tuple[float, float]]] = {
    CheckIn: dict.fromkeys(("before", "peak", "after", "morning"), _PAIN),
    Session: {
        "planned_minutes": (1, 1440),
        "walked_minutes": _MINUTES,
        "chosen_minutes": (1, 1440),
        "bouts": _MINUTES,
        "brisk_minutes": _MINUTES,
    },
    Felt: {"walked": _DAY_SECONDS},
    CueProof: {"due": _DAY_SECONDS, "heard": _DAY_SECONDS},
    RoutineEntry: {"seconds": _DAY_SECONDS},
    RoutineItem: {"level": (0, 100)},
    ExerciseResult: {"level": (0, 100)},
    Dose: {"repetitions": (0, 1000), "hold": (0.0, 3600.0), "rest": (0.0, 3600.0)},
    LookBack: dict.fromkeys(("pain", "enjoyment", "activity", "goal_score"), _PAIN),
    RolandMorris: {"ticked": (1, 24)},
    Plan: {
        "target_minutes": (1, 1440),
        "days_per_week": (0, 7),
        "start_minutes": (1, 1440),
        "usual_pain": _PAIN,
    },
    Bounds: {"most_minutes": (0, 1440), "most_days": (0, 7), "most_rise": (0.0, 10.0), "most_cadence": (0, 400)},
}
"""Least and most of a number in a field; of each where it holds several. Wider than what Amble itself lets somebody
say, so that no record of ours is refused."""


class FieldProblem(ValueError):
    """A field that does not fit: the message names it and says why."""


class Unknown:
    """Counts fields that nobody knows: a later Amble may have added them."""

    def __init__(self) -> None:
        self.count = 0


def value_of(kind: type[Value], plain: Any, place: str, unknown: Unknown) -> Value:
    """``plain`` as a ``kind``, a dataclass of the domain. Raises ``FieldProblem``; ``place`` names it there."""
    if not isinstance(plain, dict):
        raise FieldProblem(f"{place}: an object was expected")
    shape = cast(Hashable, kind)
    hints, optional, ranges = _hints(shape), _optional(shape), RANGES.get(kind, {})
    made: dict[str, Any] = {}
    for name, hint in hints.items():
        if name in plain:
            made[name] = _made(hint, plain[name], f"{place}.{name}", ranges.get(name), unknown)
        elif name not in optional:
            raise FieldProblem(f"{place}.{name}: it is missing")
    unknown.count += sum(name not in hints for name in plain)
    try:
        return kind(**made)
    except (ValueError, TypeError) as problem:
        raise FieldProblem(f"{place}: {problem}") from None


def _made(hint: Any, plain: Any, place: str, limits: tuple[float, float] | None, unknown: Unknown) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if plain is None:
            return None
        (hint,) = (one for one in inner if one is not type(None))
        return _made(hint, plain, place, limits, unknown)
    if origin in (tuple, frozenset):
        return _several(origin, inner, plain, place, limits, unknown)
    read = _READ.get(hint)
    if read is not None:
        return _within(read(plain, place), limits, place)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _word(hint, plain, place)
    return value_of(cast(type[Any], hint), plain, place, unknown)


def _several(
    origin: Any, inner: tuple[Any, ...], plain: Any, place: str, limits: tuple[float, float] | None, unknown: Unknown
) -> Any:
    if not isinstance(plain, list):
        raise FieldProblem(f"{place}: a list was expected")
    if len(plain) > LONGEST_LIST:
        raise FieldProblem(f"{place}: at most {LONGEST_LIST} values fit")
    fixed = origin is tuple and Ellipsis not in inner
    if fixed and len(plain) != len(inner):
        raise FieldProblem(f"{place}: {len(inner)} values were expected")
    kinds = inner if fixed else (inner[0],) * len(plain)
    made = [
        _made(kind, one, f"{place}[{number}]", limits, unknown)
        for number, (kind, one) in enumerate(zip(kinds, plain, strict=True))
    ]
    return origin(made)


def _within(value: Any, limits: tuple[float, float] | None, place: str) -> Any:
    if limits is not None and not limits[0] <= value <= limits[1]:
        raise FieldProblem(f"{place}: {value:g} is not between {limits[0]:g} and {limits[1]:g}")
    return value


def _word(kind: type[Enum], plain: Any, place: str) -> Enum:
    try:
        return kind(plain)
    except ValueError:
        words = ", ".join(str(one.value) for one in kind)
        raise FieldProblem(f"{place}: it is none of {words}") from None


def _whole(plain: Any, place: str) -> int:
    if isinstance(plain, bool) or not isinstance(plain, int) or abs(plain) > LARGEST:
        raise FieldProblem(f"{place}: a whole number was expected")
    return plain


def _number(plain: Any, place: str) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not abs(plain) <= LARGEST:
        raise FieldProblem(f"{place}: a number was expected")
    return plain


def _truth(plain: Any, place: str) -> bool:
    if not isinstance(plain, bool):
        raise FieldProblem(f"{place}: true or false was expected")
    return plain


def _words(plain: Any, place: str) -> str:
    if not isinstance(plain, str):
        raise FieldProblem(f"{place}: a text was expected")
    if len(plain) > LONGEST_WORDS:
        raise FieldProblem(f"{place}: it is longer than {LONGEST_WORDS} letters")
    try:
        plain.encode()
    except UnicodeError:
        raise FieldProblem(f"{place}: it holds half a letter") from None
    return plain


def _moment(plain: Any, place: str) -> datetime:
    if not isinstance(plain, Mapping):
        raise FieldProblem(f"{place}: an object with at and zone was expected")
    at, zone = (_words(plain.get(name), f"{place}.{name}") for name in ("at", "zone"))
    try:
        found = datetime.fromisoformat(at)
        if found.tzinfo is None:
            raise FieldProblem(f"{place}.at: its offset is missing")
        _year(found.year, place)
        return to_moment(at, zone[:80])
    except (ValueError, OverflowError) as problem:
        raise problem if isinstance(problem, FieldProblem) else FieldProblem(f"{place}.at: it is no moment") from None


def _day(plain: Any, place: str) -> date:
    try:
        found = date.fromisoformat(_words(plain, place))
    except ValueError as problem:
        raise problem if isinstance(problem, FieldProblem) else FieldProblem(f"{place}: it is no day") from None
    _year(found.year, place)
    return found


def _time(plain: Any, place: str) -> time:
    try:
        return time.fromisoformat(_words(plain, place)).replace(tzinfo=None)
    except ValueError as problem:
        raise problem if isinstance(problem, FieldProblem) else FieldProblem(f"{place}: it is no time") from None


def _year(year: int, place: str) -> None:
    if not EARLIEST <= year <= LATEST:
        raise FieldProblem(f"{place}: no walk was in the year {year}")


_READ: dict[Any, Callable[[Any, str], Any]] = {
    int: _whole,
    float: _number,
    bool: _truth,
    str: _words,
    datetime: _moment,
    date: _day,
    time: _time,
}


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}


@lru_cache(maxsize=64)
def _optional(kind: Any) -> frozenset[str]:
    given = (MISSING,)
    return frozenset(one.name for one in fields(kind) if one.default not in given or one.default_factory not in given)
