"""Long tables, a page of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from coach.adapters.store_connection import StoreConnection

Made = TypeVar("Made")

_PAGE = 200
"""Rows at a time: enough to be quick, and a few megabytes even with every sentence of as many walks."""
BETWEEN = "outcome IS NOT NULL AND removed_utc IS NULL AND started_utc >= ? AND started_utc < ?"
"""Walks and routines that ended, were not thrown away, and began within the bounds."""
_NEXT = "(started_utc, id) > (?, ?) ORDER BY started_utc, id LIMIT ?"


def pages(
    connection: StoreConnection, columns: str, table: str, bounds: tuple[str, str], make: Callable[..., Made]
) -> Iterator[list[Made]]:
    """The rows of ``table`` within ``bounds``, in order of time. ``columns`` begin with the row's beginning and its
    number; ``make`` is given all. Raises ``StoreProblem``."""
    sql = f"SELECT {columns} FROM {table} WHERE {BETWEEN} AND {_NEXT}"
    after: tuple[str, int] = ("", 0)
    while found := connection.rows(lambda *row: (row[:2], make(*row)), sql, *bounds, *after, _PAGE):
        yield [made for _, made in found]
        after = found[-1][0]


def count(connection: StoreConnection, table: str, bounds: tuple[str, str]) -> int:
    """How many rows there are. Raises ``StoreProblem``."""
    return connection.rows(int, f"SELECT COUNT(*) FROM {table} WHERE {BETWEEN}", *bounds)[0]


def grouped(connection: StoreConnection, make: Callable[..., tuple[int, Made]], sql: str, ids: str) -> dict[int, Any]:
    """Rows by what they belong to, in their order; ``ids`` is a JSON array. Raises ``StoreProblem``."""
    found: dict[int, list[Made]] = {}
    for id, one in connection.rows(make, sql, ids):
        found.setdefault(id, []).append(one)
    return {id: tuple(ones) for id, ones in found.items()}
