"""The bounds in a question for ``decide``: the same fields as in a file of bounds, as JSON, and as strict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec

from coach.domain.bounds import CADENCE, DAYS, LONGEST_BY, MINUTES, NAMES, RISE, Bounds
from coach.domain.exercise import Position
from coach.domain.rules import Rules
from coach.domain.thresholds import threshold_kind, value_of
from coach.services.input_problem import InputProblem

_Minutes = Annotated[int, msgspec.Meta(ge=MINUTES[0], le=MINUTES[1])]
_Days = Annotated[int, msgspec.Meta(ge=DAYS[0], le=DAYS[1])]
_Rise = Annotated[float, msgspec.Meta(ge=RISE[0], le=RISE[1])]
_Cadence = Annotated[int, msgspec.Meta(ge=CADENCE[0], le=CADENCE[1])]


class BoundsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Limits of a plan under the names of ``NAMES``; all may be left out."""

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
    by: Annotated[str, msgspec.Meta(max_length=LONGEST_BY)] = ""


def bounds_of(given: BoundsInput, rules: Rules) -> Bounds:
    """The bounds that were given; ``rules`` are ours, which thresholds are compared with. Raises ``InputProblem`` with
    one sentence naming the field."""
    limits = _named(given)
    return Bounds(
        most_minutes=limits["maximum_minutes"],
        most_days=limits["maximum_days"],
        most_rise=limits["rise_per_week"],
        most_cadence=limits["cadence_cap"],
        banned_exercises=frozenset(given.banned_exercises),
        banned_positions=frozenset(position.value for position in given.banned_positions),
        thresholds=tuple(_thresholds(given.thresholds, rules)),
        by=given.by,
    )


def _named(given: BoundsInput) -> dict[str, Any]:
    """The values under the names that are meant."""
    named: dict[str, Any] = {}
    for name, meant in NAMES.items():
        value, before = getattr(given, name), named.get(meant)
        if value is not None and before is not None and value != before:
            raise InputProblem(f"bounds.{meant}: given twice, as {value:g} and as {before:g}.")
        named[meant] = before if value is None else value
    return named


def _thresholds(given: dict[str, float], rules: Rules) -> Iterator[tuple[str, float]]:
    for name, value in given.items():
        kind = threshold_kind(name)
        if kind is None:
            raise InputProblem(f"bounds.thresholds.{name[:60]}: there is no such threshold.")
        if objection := kind.objection_for_bounds(value, value_of(rules, name)):
            raise InputProblem(f"bounds.thresholds.{name}: {objection}.")
        yield name, value
