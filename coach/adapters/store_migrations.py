"""Brings a database to the newest shape, one numbered SQL file at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from coach import __version__
from coach.adapters.store_connection import StoreConnection

_FOLDER = Path(__file__).parent / "migrations"


def newest_shape() -> int:
    """The number of the last migration this version of Amble knows."""
    return max(int(name.name[:4]) for name in _FOLDER.glob("[0-9]*.sql"))


def migrate(connection: StoreConnection, to: int | None = None) -> None:
    """Run the missing migrations up to ``to`` (the newest without it), each in its own transaction.

    Another process may do the same at the same time: each step looks again once it holds the lock.
    Raises ``StoreProblem``; the steps before a failed one stay.
    """
    for number in range(shape(connection) + 1, (to or newest_shape()) + 1):
        with connection.transaction():
            if shape(connection) == number - 1:
                _step(connection, number)


def shape(connection: StoreConnection) -> int:
    """The number of the last migration that was run (0 for an empty file)."""
    return connection.number("PRAGMA user_version")


def _step(connection: StoreConnection, number: int) -> None:
    (file,) = _FOLDER.glob(f"{number:04}_*.sql")
    for statement in _statements(file.read_text(encoding="utf-8")):
        connection.write(statement)
    connection.write(f"PRAGMA user_version = {number}")
    connection.write("INSERT OR REPLACE INTO writer (only_row, amble, shape) VALUES (1, ?, ?)", __version__, number)


def _statements(script: str) -> Iterator[str]:
    # Python's own executescript commits first, and a step must be all or nothing.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
