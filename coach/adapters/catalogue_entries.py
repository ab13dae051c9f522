"""From TOML to values of the domain, refusing what people mistype with one sentence that says where."""

from __future__ import annotations

import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

Kind = TypeVar("Kind")
Table = Mapping[str, Any]


class CatalogueProblem(Exception):
    """A file of the catalogue is missing or broken; the message is one sentence naming file, entry and field."""


def read_table(path: Path) -> dict[str, Any]:
    """A TOML file. Raises ``CatalogueProblem``."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise CatalogueProblem(f"{path.name} is not valid TOML: {problem}.") from problem
    except UnicodeDecodeError as problem:
        raise CatalogueProblem(f"{path.name} is not UTF-8 text.") from problem
    except OSError as problem:
        raise CatalogueProblem(f"{path.name} cannot be read: {problem.strerror}.") from problem


def sentences(file: str, table: Table, before: str = "") -> Iterator[tuple[str, str]]:
    """The sentences of nested tables by dotted id. Raises ``CatalogueProblem`` for anything but text."""
    for name, value in table.items():
        id = f"{before}{name}"
        if isinstance(value, Mapping):
            yield from sentences(file, value, f"{id}.")
        elif isinstance(value, str):
            yield id, value
        else:
            raise CatalogueProblem(f'{file}: "{id}" is not a sentence in quotation marks.')


def entries(file: str, table: Table, name: str) -> list[Table]:
    """The list called ``name``. Raises ``CatalogueProblem`` when it is missing or holds anything but entries."""
    value = table.get(name)
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise CatalogueProblem(f'{file}: "{name}" is not a list of entries.')
    return value


def words(file: str, table: Table, name: str) -> tuple[str, ...]:
    """The list of words called ``name``, empty when it is missing. Raises ``CatalogueProblem`` for anything else."""
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise CatalogueProblem(f'{file}: "{name}" is not a list of words in quotation marks.')
    return tuple(value)


def decoded(kind: type[Kind], table: Table, file: str, id: object = None) -> Kind:
    """One value of the domain. Raises ``CatalogueProblem`` for unknown fields and wrong types, naming ``id``."""
    import msgspec

    place = file if id is None else f'{file}, "{id}"'
    _refuse_unknown_fields(kind, table, place)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as problem:
        raise CatalogueProblem(_sentence(place, str(problem))) from None


def all_decoded(kind: type[Kind], table: Table, name: str, id: str, file: str) -> tuple[Kind, ...]:
    """Every entry of the list called ``name``, each known by its field ``id``."""
    return tuple(decoded(kind, entry, file, entry.get(id)) for entry in entries(file, table, name))


def refuse_unknown(table: Table, known: typing.Collection[str], place: str) -> None:
    """Raises ``CatalogueProblem`` for a name that nothing would read (msgspec lets it pass in dataclasses)."""
    for name in table:
        if name not in known:
            raise CatalogueProblem(f'{place}: there is no field "{name}".')


def _refuse_unknown_fields(kind: type[Any], table: Table, place: str) -> None:
    refuse_unknown(table, [field.name for field in fields(kind)], place)
    types = typing.get_type_hints(kind)
    for name, value in table.items():
        if is_dataclass(types[name]) and isinstance(value, Mapping):
            _refuse_unknown_fields(types[name], value, f'{place}, "{name}"')


def _sentence(place: str, problem: str) -> str:
    """The library's words with the field in front: "Expected `str`, got `int` - at `$.text`" names ``text``."""
    words, _, where = problem.partition(" - at ")
    field = where.strip("`").removeprefix("$").removeprefix(".")
    return f'{place}, field "{field}": {words}.' if field else f"{place}: {words}."
