"""The bounds in a question for ``decide``: the same fields as in a file of bounds, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypeVar

import msgspec

from coach.domain.bounds import Bounds
from coach.domain.exercise import Position
from coach.domain.thresholds import ThresholdKind, threshold_kind
from coach.services.decide_request import InputProblem

Limit = TypeVar("Limit", int, float)
_Minutes = Annotated[int, msgspec.Meta(ge=1, le=60)]
_Days = Annotated[int, msgspec.Meta(ge=1, le=7)]
_Rise = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Cadence = Annotated[int, msgspec.Meta(ge=60, le=120)]


class BoundsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Limits of a plan; all may be left out. The longer name of a limit says the same as the shorter one."""

    max_minutes: _Minutes | None = None
    maximum_minutes: _Minutes | None = None
    max_days: _Days | None = None
    maximum_days: _Days | None = None
    max_rise_per_week: _Rise | None = None
    rise_per_week: _Rise | None = None
    cadence_cap: _Cadence | None = None
    banned_exercises: list[str] = []
    banned_positions: list[Position] = []
    thresholds: dict[str, float] = {}
    by: Annotated[str, msgspec.Meta(max_length=100)] = ""


def bounds_of(given: BoundsInput) -> Bounds:
    """The bounds that were given. Raises ``InputProblem`` with one sentence naming the field."""
    return Bounds(
        most_minutes=_one("maximum_minutes", given.max_minutes, given.maximum_minutes),
        most_days=_one("maximum_days", given.max_days, given.maximum_days),
        most_rise=_one("rise_per_week", given.max_rise_per_week, given.rise_per_week),
        most_cadence=given.cadence_cap,
        banned_exercises=frozenset(given.banned_exercises),
        banned_positions=frozenset(position.value for position in given.banned_positions),
        thresholds=tuple(_thresholds(given.thresholds)),
        by=given.by,
    )


def _one(name: str, short: Limit | None, long: Limit | None) -> Limit | None:
    if short is not None and long is not None and short != long:
        raise InputProblem(f"bounds.{name}: given twice, as {short:g} and as {long:g}.")
    return long if short is None else short


def _thresholds(given: dict[str, float]) -> Iterator[tuple[str, float]]:
    for name, value in given.items():
        kind = _kind(name)
        objection = kind.objection(value)
        if objection:
            raise InputProblem(f"bounds.thresholds.{name}: {objection}.")
        yield name, value


def _kind(name: str) -> ThresholdKind:
    kind = threshold_kind(name)
    if kind is None:
        raise InputProblem(f"bounds.thresholds.{name[:60]}: there is no such threshold.")
    return kind
