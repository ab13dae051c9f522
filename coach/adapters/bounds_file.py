"""Bounds as a TOML file, which may come from anybody: sizes are limited, and whatever does not fit is named exactly.

A threshold that is looser than Amble's own is refused: a file can only make the plan gentler by it.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coach.adapters.exercise_files import id_problem, read_toml
from coach.adapters.part_file import part_of
from coach.adapters.strict_values import ValueProblem, list_of, number_of, table_of, text_of
from coach.domain.bounds import CADENCE, DAYS, LONGEST_BY, MINUTES, NAMES, RISE, Bounds
from coach.domain.exercise import Position
from coach.domain.rules import Rules
from coach.domain.thresholds import ThresholdKind, threshold_kind, value_of
from coach.services.input_problem import InputProblem

LARGEST = 20_000
"""Bytes of a file; the template has fewer than 3,000."""
MOST_MARKS = 1_000
"""Equals signs and opening brackets, so that no text keeps the reader of TOML busy."""
LONGEST_LINE = 400


class BoundsFilesOnDisk:
    """The ``BoundsFiles`` of this machine."""

    def __init__(self, rules: Rules, template: Path) -> None:
        """``rules`` are ours, which thresholds are compared with; ``template`` is the file that is handed out."""
        self._rules, self._template = rules, template

    def read(self, file: Path) -> Bounds:
        """The bounds in a file, unsigned. Raises ``InputProblem`` with one sentence that names the field."""
        try:
            return read_bounds(_text(file), self._rules)
        except ValueProblem as problem:
            raise InputProblem(f"{file.name}, {problem}.") from None
        except OSError as problem:
            raise InputProblem(f"{file.name} cannot be read: {problem.strerror or problem}.") from None

    def write_template(self, file: Path) -> Path:
        """Write the commented template; a file of that name is replaced. Raises ``InputProblem``."""
        named = file if file.suffix else file.with_suffix(".toml")
        try:
            with part_of(named) as part:
                part.write_bytes(self._template.read_bytes())
        except OSError as problem:
            raise InputProblem(f"{named.name} could not be saved: {problem.strerror or problem}.") from None
        return named


def read_bounds(text: str, rules: Rules) -> Bounds:
    """The bounds in the text of a file. Raises ``ValueProblem`` that names the field."""
    given = _named(read_toml(text))
    bounds = Bounds(
        most_minutes=_whole(given, "maximum_minutes", MINUTES),
        most_days=_whole(given, "maximum_days", DAYS),
        most_rise=_share(given, "rise_per_week"),
        most_cadence=_whole(given, "cadence_cap", CADENCE),
        banned_exercises=frozenset(_ids(given.get("banned_exercises", []))),
        banned_positions=frozenset(_positions(given.get("banned_positions", []))),
        thresholds=tuple(_thresholds(given.get("thresholds", {}), rules)),
        by=_by(given.get("by", "")),
    )
    if bounds.is_empty:
        raise ValueProblem((), "there is no limit in it")
    return bounds


def _text(file: Path) -> str:
    # Looked at before it is opened: opening a pipe would wait for ever.
    if not stat.S_ISREG(file.stat().st_mode):
        raise ValueProblem((), "it is not a file")
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueProblem((), f"it is larger than {LARGEST // 1000} kB")
    if data.count(b"=") + data.count(b"[") + data.count(b".") > MOST_MARKS:
        raise ValueProblem((), "there are more values in it than bounds have")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueProblem((), "it is not UTF-8 text") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise ValueProblem((), f"line {number} is too long")
    return text


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    """The values under the names that are meant."""
    given: dict[str, Any] = {}
    for name, value in table.items():
        meant = NAMES.get(name)
        if meant is None:
            raise ValueProblem((name,), "there is no such field")
        if meant in given:
            raise ValueProblem((name,), f'says the same as "{meant}" does; one of them is enough')
        given[meant] = value
    return given


def _whole(given: Mapping[str, Any], name: str, limits: tuple[int, int]) -> int | None:
    if name not in given:
        return None
    number = int(number_of(int, given[name], (name,)))
    if not limits[0] <= number <= limits[1]:
        raise ValueProblem((name,), f"{number} is not {limits[0]} to {limits[1]}")
    return number


def _share(given: Mapping[str, Any], name: str) -> float | None:
    if name not in given:
        return None
    share = float(number_of(float, given[name], (name,)))
    if not RISE[0] <= share <= RISE[1]:
        raise ValueProblem((name,), f"{share:g} is not 0 to 1; 10 % is 0.10")
    return share


def _by(raw: object) -> str:
    text = text_of(raw, ("by",)).strip()
    if len(text) > LONGEST_BY or "\n" in text:
        raise ValueProblem(("by",), f"one line of at most {LONGEST_BY} letters is needed")
    return text


def _ids(raw: object) -> Iterator[str]:
    for number, entry in enumerate(list_of(raw, ("banned_exercises",))):
        id = text_of(entry, ("banned_exercises", number))
        if problem := id_problem(id):
            raise ValueProblem(("banned_exercises", number), problem)
        yield id


def _positions(raw: object) -> Iterator[str]:
    known = [position.value for position in Position]
    for number, entry in enumerate(list_of(raw, ("banned_positions",))):
        if text_of(entry, ("banned_positions", number)) not in known:
            raise ValueProblem(("banned_positions", number), f'"{entry[:60]}" is not one of {", ".join(known)}')
        yield entry


def _thresholds(raw: object, rules: Rules) -> Iterator[tuple[str, float]]:
    for way, value in _leaves(table_of(raw, ("thresholds",))):
        name = ".".join(way)
        kind = threshold_kind(name)
        if kind is None:
            raise ValueProblem(("thresholds", name), "there is no such threshold")
        yield name, _threshold(kind, value, value_of(rules, name))


def _leaves(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Thresholds under whole names ("red.rise" = 2) and in tables of their own (red = { rise = 2 })."""
    seen: set[str] = set()
    for name, value in table.items():
        parts = (
            {f"{name}.{inner}": own for inner, own in value.items()} if isinstance(value, Mapping) else {name: value}
        )
        for whole, own in parts.items():
            if whole in seen:
                raise ValueProblem(("thresholds", whole), "stands there twice")
            seen.add(whole)
            yield tuple(whole.split(".")), own


def _threshold(kind: ThresholdKind, raw: object, ours: float) -> float:
    way = ("thresholds", kind.name)
    value = number_of(int if kind.is_whole else float, raw, way)
    if objection := kind.objection_for_bounds(value, ours):
        raise ValueProblem(way, objection)
    return float(value)
