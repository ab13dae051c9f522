"""What is in a database of ours of any shape, without reading all of it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from datetime import date
from pathlib import Path

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_migrations import shape
from coach.adapters.store_rows import to_moment
from coach.adapters.store_walks import WITH_REMOVED
from coach.domain.backup import RecordFacts

Walk = tuple[str, str]
"""When a walk began, in UTC, and in which zone."""


def read_facts(file: Path, alone: bool) -> tuple[RecordFacts, frozenset[Walk], str]:
    """What is in it, its walks, and the Amble that wrote it. ``alone`` says that nobody else has the file.

    Raises ``StoreProblem``."""
    connection = StoreConnection(file)
    with closing(connection):
        connection.open("mode=ro&immutable=1" if alone else "mode=ro")
        seen = " AND removed_utc IS NULL" if shape(connection) >= WITH_REMOVED else ""
        walks = frozenset(
            connection.rows(_walk, f"SELECT started_utc, started_zone FROM session WHERE outcome IS NOT NULL{seen}")
        )
        writer = connection.first(str, "SELECT amble FROM writer") or ""
        return facts_of(walks, _routines(connection, seen)), walks, writer


def facts_of(walks: Collection[Walk], routines: int = 0) -> RecordFacts:
    """These walks as facts."""
    if not walks:
        return RecordFacts(routines=routines)
    return RecordFacts(len(walks), routines, _day(min(walks)), _day(max(walks)))


def _routines(connection: StoreConnection, seen: str) -> int:
    there = connection.rows(str, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'routine'")
    return connection.number(f"SELECT count(*) FROM routine WHERE outcome IS NOT NULL{seen}") if there else 0


def _walk(started: str, zone: str) -> Walk:
    return str(started), str(zone)


def _day(walk: Walk) -> date:
    return to_moment(*walk).date()
