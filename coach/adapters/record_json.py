"""The whole record as JSON: what ``resources/schemas/amble-record-1.schema.json`` describes, an entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain
from typing import Any, TextIO

from coach.adapters.store_rows import zone_name
from coach.domain.record import FORMAT, VERSION, Record, WalkEntry
from coach.domain.session import Session
from coach.services.export_ports import Made

_STANDING = ("plan", "schedule")
_LISTS = (
    "times_off",
    "flags",
    "seen",
    "look_backs",
    "roland_morris",
    "day_notes",
    "walks",
    "routines",
)
"""In the order of the file; an entry of each stands in a line of its own."""


def write_json(record: Record, made: Made, file: TextIO) -> None:
    """Write it down without holding it. Raises ``OSError``."""
    head = {"format": FORMAT, "version": VERSION, **_made(made)}
    for name, value in chain(head.items(), ((name, getattr(record, name)) for name in _STANDING)):
        file.write(f"{'{' if name == 'format' else ','}\n{json.dumps(name)}: {_text(value)}")
    for name in _LISTS:
        file.write(f",\n{json.dumps(name)}: [")
        file.writelines(_lines(getattr(record, name)))
        file.write("]")
    file.write("\n}\n")


def plain(value: Any) -> Any:
    """A value of the domain as JSON holds it: an object of its fields; a moment is an object of its own, with offset
    and zone; sets are sorted lists."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, WalkEntry):
        return _walk(value)
    if isinstance(value, datetime):
        return {"at": value.isoformat(), "zone": zone_name(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _fields(value.__class__)}
    return [plain(one) for one in value]


def _made(made: Made) -> dict[str, Any]:
    wanted = made.wish.wanted
    return {
        "made": {"at": made.at, "amble": made.amble},
        "days": wanted.days,
        "words": wanted.words,
        "proofs": wanted.proofs,
    }


def _text(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False)


def _lines(entries: Iterable[Any]) -> Iterator[str]:
    before = "\n"
    for entry in entries:
        yield before + _text(entry)
        before = ",\n"


def _walk(entry: WalkEntry) -> dict[str, Any]:
    """The walk itself, with what is known of it beside its own fields. Its number means nothing elsewhere."""
    walk = {name: plain(getattr(entry.session, name)) for name in _fields(Session) if name != "id"}
    return {**walk, **{name: plain(getattr(entry, name)) for name in _fields(WalkEntry) if name != "session"}}


@lru_cache(maxsize=64)
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
