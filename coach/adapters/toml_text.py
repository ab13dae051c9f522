"""Values of the domain as TOML that people can read and edit; what has its usual value is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, cast


def plain_of(value: object) -> Any:
    """A value as tables, lists, text and numbers; fields with their usual value are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        every = [(field, getattr(value, field.name)) for field in fields(value)]
        return {field.name: plain_of(own) for field, own in every if own != _usual(field)}
    if isinstance(value, tuple):
        return [plain_of(entry) for entry in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def toml_text(table: Mapping[str, Any]) -> str:
    """The table as TOML; flat tables in one line, others under a heading of their own."""
    return "\n".join(_lines(table, "")).lstrip("\n") + "\n"


def _usual(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _lines(table: Mapping[str, Any], before: str) -> Iterator[str]:
    sections = [(name, value) for name, value in table.items() if not _is_flat(value)]
    for name, value in table.items():
        if _is_flat(value):
            yield from _line(name, value)
    for name, value in sections:
        way = f"{before}{name}"
        for entry in value if isinstance(value, list) else [value]:
            yield f"\n[[{way}]]" if isinstance(value, list) else f"[{way}]"
            yield from _lines(entry, f"{way}.")


def _line(name: str, value: object) -> Iterator[str]:
    """A name and its value; long lists have a line for each entry."""
    if isinstance(value, list) and len(_inline(value)) > 100:
        yield f"{name} = ["
        yield from (f"    {_inline(entry)}," for entry in value)
        yield "]"
    else:
        yield f"{name} = {_inline(value)}"


def _is_flat(value: object) -> bool:
    """Whether a value goes into one line, or a line for each entry."""
    if isinstance(value, Mapping):
        return all(_is_scalar(inner) or _is_row(inner) for inner in value.values())
    if isinstance(value, list):
        return all(_is_scalar(entry) or _is_record(entry) for entry in value)
    return True


def _is_row(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_scalar, value))


def _is_record(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_scalar, value.values()))


def _is_scalar(value: object) -> bool:
    return not isinstance(value, Mapping | list)


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_inline(inner)}" for name, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    # JSON's escapes are TOML's too, all but this letter.
    return json.dumps(str(cast(str, value)), ensure_ascii=False).replace("\x7f", "\\u007f")
