"""Routines as TOML, of a pack or of somebody's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coach.adapters.exercise_files import id_problem
from coach.adapters.strict_values import ValueProblem, Way, table_of, value_of
from coach.domain.exercise import LONGEST_NAME, MOST_ITEMS, Routine


def routine_of(raw: object, way: Way = ()) -> Routine:
    """A routine from its table. Raises ``ValueProblem``."""
    table: Mapping[str, Any] = table_of(raw, way)
    try:
        routine = value_of(Routine, table)
        _check(routine)
        return routine
    except ValueProblem as problem:
        id = table.get("id")
        named = (*way[:-1], id) if way and isinstance(id, str) else way
        raise problem.below(*named) from None


def check_id(id: str) -> None:
    """Raises ``ValueProblem`` for an id that cannot be a file's name everywhere."""
    if words := id_problem(id):
        raise ValueProblem(("id",), words)


def _check(routine: Routine) -> None:
    check_id(routine.id)
    if not routine.name.strip() or len(routine.name) > LONGEST_NAME:
        raise ValueProblem(("name",), f"a name of 1 to {LONGEST_NAME} letters is needed")
    if not 1 <= len(routine.items) <= MOST_ITEMS:
        raise ValueProblem(("items",), f"there are {len(routine.items)} exercises, not 1 to {MOST_ITEMS}")
    for number, item in enumerate(routine.items):
        if not 1 <= item.level <= 99:
            raise ValueProblem(("items", number, "level"), f"{item.level} is not 1 to 99")
