"""From tables that anybody may have written to values of the domain: every name, type and size is looked at, and what
does not fit is named with the whole way to it. Standard library alone."""

from __future__ import annotations

import math
import types
import typing
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

Kind = TypeVar("Kind")
Way = tuple[str | int, ...]

LONGEST_TEXT = 600
"""Letters in one text: several times the longest sentence of the catalogue."""
MOST_ENTRIES = 200
"""In one list."""
LONGEST_SENTENCE = 240
_JOINERS = "\n\u00ad\u200c\u200d"
"""Signs without a shape that words of some languages need, and the end of a line."""
LARGEST_NUMBER = 100_000


class ValueProblem(Exception):
    """A value that does not fit; ``way`` leads to it from the outside in, a number being a place in a list from 0."""

    def __init__(self, way: Way, words: str) -> None:
        self.way, self.words = way, _shortened(words, LONGEST_SENTENCE)
        said = way_in_words(way)
        super().__init__(f"{said}: {self.words}" if said else self.words)

    def below(self, *way: str | int) -> ValueProblem:
        """The same, where the table it was found in lies deeper."""
        return ValueProblem((*way, *self.way), self.words)


def way_in_words(way: Way) -> str:
    """'2nd of "frames", "pose", "right_leg", "hip"': unmistakable for those who count from 0 too."""
    said: list[str] = []
    for step in way:
        if isinstance(step, int) and said:
            said[-1] = f"{_ordinal(step + 1)} of {said[-1]}"
        else:
            said.append(f'"{_shortened(str(step))}"')
    return ", ".join(said)


def value_of(kind: type[Kind], raw: object) -> Kind:
    """A value of a dataclass from a table. Raises ``ValueProblem``."""
    return typing.cast(Kind, _value(kind, raw, ()))


def table_of(raw: object, way: Way) -> Mapping[str, Any]:
    """``raw`` as a table. Raises ``ValueProblem``."""
    if not isinstance(raw, Mapping):
        raise ValueProblem(way, f"a table is needed, not {_what(raw)}")
    return raw


def list_of(raw: object, way: Way) -> Sequence[Any]:
    """``raw`` as a list of a sensible length. Raises ``ValueProblem``."""
    if not isinstance(raw, list):
        raise ValueProblem(way, f"a list is needed, not {_what(raw)}")
    if len(raw) > MOST_ENTRIES:
        raise ValueProblem(way, f"there are {len(raw)} entries, and at most {MOST_ENTRIES} fit")
    return raw


def text_of(raw: object, way: Way) -> str:
    """``raw`` as text of a sensible length that can be shown. Raises ``ValueProblem``."""
    if not isinstance(raw, str):
        raise ValueProblem(way, f"text in quotation marks is needed, not {_what(raw)}")
    if len(raw) > LONGEST_TEXT:
        raise ValueProblem(way, f"there are {len(raw)} letters, and at most {LONGEST_TEXT} fit")
    if odd := next((letter for letter in raw if not _is_letter(letter)), ""):
        raise ValueProblem(way, f"the letter U+{ord(odd):04X} cannot be shown")
    return raw


def _is_letter(letter: str) -> bool:
    """Whether it may stand in a text: no control sign, and none that turns the direction of what follows."""
    return letter.isprintable() or letter in _JOINERS or unicodedata.category(letter) == "Zs"


def number_of(kind: type[int] | type[float], raw: object, way: Way) -> int | float:
    """``raw`` as a number of a sensible size. Raises ``ValueProblem``."""
    if isinstance(raw, bool) or not isinstance(raw, int if kind is int else (int, float)):
        raise ValueProblem(way, f"a {'whole ' if kind is int else ''}number is needed, not {_what(raw)}")
    if math.isnan(raw):
        raise ValueProblem(way, "a number is needed, not nan")
    if not math.isfinite(raw) or abs(raw) > LARGEST_NUMBER:
        raise ValueProblem(way, "the number is too large")
    return kind(raw)


def _value(kind: Any, raw: object, way: Way) -> object:
    if is_dataclass(kind):
        return _record(kind, table_of(raw, way), way)
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_value(inner, entry, (*way, number)) for number, entry in enumerate(list_of(raw, way)))
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        # TOML has no word for nothing: what may be missing is simply not there.
        return _value(next(part for part in typing.get_args(kind) if part is not types.NoneType), raw, way)
    if kind in (int, float):
        return number_of(kind, raw, way)
    if kind is bool:
        return _truth(raw, way)
    if kind is date:
        return _date(raw, way)
    return text_of(raw, way) if kind is str else _choice(kind, raw, way)


def _truth(raw: object, way: Way) -> bool:
    if not isinstance(raw, bool):
        raise ValueProblem(way, f"true or false is needed, not {_what(raw)}")
    return raw


def _date(raw: object, way: Way) -> date:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise ValueProblem(way, f"a day such as 2026-11-22 is needed, not {_what(raw)}")
    return raw


def _choice(kind: type[StrEnum], raw: object, way: Way) -> StrEnum:
    text = text_of(raw, way)
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(kind)
        raise ValueProblem(way, f'"{_shortened(text)}" is not one of {known}') from None


@dataclass(frozen=True)
class _Shape:
    """The fields of a dataclass with their types, and those that must be there."""

    types: Mapping[str, Any]
    needed: tuple[str, ...]


@lru_cache(maxsize=32)
def _shape(kind: type[Any]) -> _Shape:
    hints = typing.get_type_hints(kind)
    needed = tuple(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
    return _Shape({field.name: hints[field.name] for field in fields(kind)}, needed)


def _record(kind: Any, table: Mapping[str, Any], way: Way) -> object:
    shape = _shape(kind)
    for name in table:
        if name not in shape.types:
            raise ValueProblem((*way, name), "there is no such field")
    values = {name: _value(shape.types[name], raw, (*way, name)) for name, raw in table.items()}
    for name in shape.needed:
        if name not in values:
            raise ValueProblem((*way, name), "is missing")
    try:
        return kind(**values)
    except ValueError as problem:
        raise _of_field(shape, str(problem), way) from None


def _of_field(shape: _Shape, said: str, way: Way) -> ValueProblem:
    """The domain's own objection, which begins with the name of the field."""
    name, colon, words = said.partition(": ")
    return ValueProblem((*way, name), words) if colon and name in shape.types else ValueProblem(way, said)


def _what(raw: object) -> str:
    for kind, words in _WHAT:
        if isinstance(raw, kind):
            return words
    return "that"


_WHAT: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a number with a point"),
    (list, "a list"),
    (Mapping, "a table"),
    (date, "a day"),
)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _shortened(text: str, most: int = 60) -> str:
    """Text that somebody else chose, fit to be shown inside a sentence."""
    safe = "".join(letter if letter.isprintable() else "?" for letter in text)
    return safe if len(safe) <= most else f"{safe[: most - 1]}…"
