"""When something may be said about what suits somebody, from its file; read when the page about it is opened."""

from __future__ import annotations

from pathlib import Path

from coach.adapters.catalogue_entries import CatalogueProblem, read_table
from coach.adapters.strict_values import ValueProblem, value_of
from coach.domain.experiment import ExperimentRules

_RANGES: tuple[tuple[str, float, float], ...] = (
    ("each", 6, 100),
    ("matters", 1, 5),
    ("morning_until", 8, 14),
    ("evening_from", 14, 20),
    ("length_apart", 0.01, 1),
    ("before_apart", 0.1, 5),
    ("season_apart", 0.01, 1),
    ("left_out", 0.01, 1),
)
"""Fewer than six walks a side can tell nothing apart: the rank-sum test has too few orders."""


def read_experiment_rules(path: Path) -> ExperimentRules:
    """The rules. Raises ``CatalogueProblem`` with the exact name of what is unknown, missing or out of range."""
    table = read_table(path)
    for name, _, _ in _RANGES:
        if name not in table:
            raise CatalogueProblem(f'{path.name}, field "{name}": is missing.')
    try:
        rules = value_of(ExperimentRules, table)
    except ValueProblem as problem:
        raise CatalogueProblem(f"{path.name}: {problem}") from None
    for name, low, high in _RANGES:
        if not low <= getattr(rules, name) <= high:
            raise CatalogueProblem(f'{path.name}, field "{name}": {low:g} to {high:g} is needed.')
    return rules
