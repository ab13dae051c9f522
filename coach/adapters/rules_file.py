"""The thresholds of the dose from their file, each an entry with its value and what it rests on.

They are read before the first paint, so the standard library alone. Every name must be there, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from coach.adapters.catalogue_entries import CatalogueProblem, entries, read_table, refuse_unknown
from coach.domain.rules import USUAL_PACE, PaceRule, Rules, Source
from coach.domain.thresholds import OUR_CHOICE, THRESHOLDS, ThresholdKind, with_values

_ENTRY = ("value", "source")


def read_rules(path: Path) -> Rules:
    """The thresholds. Raises ``CatalogueProblem`` with the exact name of what is unknown, missing or out of range."""
    file, table = path.name, read_table(path)
    refuse_unknown(table, (*_tables(), "pace", "source"), file)
    _refuse_unknown_names(file, table)
    sources = tuple(_source(file, entry) for entry in entries(file, table, "source"))
    known = {OUR_CHOICE, *(source.id for source in sources)}
    values, rests_on = {}, []
    for kind in THRESHOLDS:
        entry = _entry(file, table, kind)
        values[kind] = _value(file, kind, entry["value"])
        rests_on.append((kind.name, _known(file, kind.name, entry["source"], known)))
    rules = with_values(Rules(), values)
    _refuse_contradictions(file, rules)
    paces = tuple(_pace(file, entry, known) for entry in entries(file, table, "pace"))
    if USUAL_PACE not in {pace.id for pace in paces}:
        raise CatalogueProblem(f'{file}: the pace rule "{USUAL_PACE}" is missing.')
    return replace(rules, paces=paces, sources=sources, rests_on=tuple(rests_on))


def _tables() -> list[str]:
    return list(dict.fromkeys(kind.table for kind in THRESHOLDS))


def _entry(file: str, table: Mapping[str, Any], kind: ThresholdKind) -> Mapping[str, Any]:
    group = table.get(kind.table, {})
    if kind.field not in group:
        raise CatalogueProblem(f'{file}, field "{kind.name}": is missing.')
    entry = group[kind.field]
    if not isinstance(entry, Mapping):
        raise CatalogueProblem(f'{file}, field "{kind.name}": an entry with value and source is needed, not {entry!r}.')
    refuse_unknown(entry, _ENTRY, f'{file}, "{kind.name}"')
    for name in _ENTRY:
        if name not in entry:
            raise CatalogueProblem(f'{file}, field "{kind.name}.{name}": is missing.')
    return entry


def _refuse_unknown_names(file: str, table: Mapping[str, Any]) -> None:
    for name in _tables():
        group = table.get(name, {})
        if not isinstance(group, Mapping):
            raise CatalogueProblem(f'{file}, field "{name}": {group!r} does not fit here.')
        refuse_unknown(group, [kind.field for kind in THRESHOLDS if kind.table == name], f'{file}, "{name}"')


def _value(file: str, kind: ThresholdKind, value: object) -> float:
    if type(value) not in (int, float) or (kind.is_whole and type(value) is not int):
        raise CatalogueProblem(f'{file}, field "{kind.name}": {value!r} does not fit here.')
    assert isinstance(value, int | float)
    if objection := kind.objection(value):
        raise CatalogueProblem(f'{file}, field "{kind.name}": {objection}.')
    return value


def _known(file: str, name: str, source: object, known: set[str]) -> str:
    if not isinstance(source, str) or source not in known:
        raise CatalogueProblem(f'{file}, field "{name}.source": there is no source {source!r}.')
    return source


def _source(file: str, entry: Mapping[str, Any]) -> Source:
    refuse_unknown(entry, ("id", "where"), f'{file}, "source"')
    id, where = entry.get("id"), entry.get("where")
    if not (isinstance(id, str) and id and isinstance(where, str) and where):
        raise CatalogueProblem(f'{file}, "source": each needs an id and where it is found, in quotation marks.')
    return Source(id, where)


def _pace(file: str, entry: Mapping[str, Any], known: set[str]) -> PaceRule:
    id = entry.get("id")
    place = f'{file}, pace "{id}"'
    refuse_unknown(entry, [field.name for field in fields(PaceRule)], place)
    if not isinstance(id, str) or not id:
        raise CatalogueProblem(f"{place}: the id is missing.")
    own = {name: value for name, value in entry.items() if name not in ("id", "source")}
    for name, value in own.items():
        _value(place, next(kind for kind in THRESHOLDS if kind.name == f"step.{name}"), value)
    if id == USUAL_PACE and own:
        raise CatalogueProblem(f"{place}: says nothing but its source, as its numbers are those of [step].")
    return PaceRule(source=_known(file, f"pace.{id}", entry.get("source"), known), id=id, **own)


def _refuse_contradictions(file: str, rules: Rules) -> None:
    """Neighbours that would undo one another."""
    pairs = (
        ("step.green_least", rules.step.green_least, "step.green_most", rules.step.green_most),
        ("gap.short_days", rules.gap.short_days, "gap.long_days", rules.gap.long_days),
        ("gap.short_share", rules.gap.short_share, "gap.long_share", rules.gap.long_share),
        ("red.share_for_pain", rules.red.share_for_pain, "amber.share", rules.amber.share),
        ("amber.rise", rules.amber.rise, "red.rise", rules.red.rise),
        ("amber.peak", rules.amber.peak, "red.peak", rules.red.peak),
    )
    for name, value, other, most in pairs:
        if value > most:
            raise CatalogueProblem(f'{file}, field "{name}": {value} is more than "{other}", {most}.')
