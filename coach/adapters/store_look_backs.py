"""Weekly look-backs and monthly questionnaires, in the database."""

from __future__ import annotations

from coach.adapters.look_back_rows import (
    LOOK_BACK_COLUMNS,
    ROLAND_MORRIS_COLUMNS,
    look_back_row,
    roland_morris_row,
    row_look_back,
    row_roland_morris,
)
from coach.adapters.store_connection import StoreConnection
from coach.domain.look_back import LookBack, RolandMorris

SHAPE = 6
"""The number of the migration that made room for them; a copy of an earlier Amble has none."""


class StoredLookBacks:
    """``LookBackStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_look_back(self, look_back: LookBack) -> None:
        """Record the answers about a week; the same week again replaces them."""
        self._keep("look_back", LOOK_BACK_COLUMNS, look_back_row(look_back))

    def look_backs(self) -> tuple[LookBack, ...]:
        """Every one, oldest first."""
        sql = f"SELECT {LOOK_BACK_COLUMNS} FROM look_back ORDER BY monday"
        return tuple(self._connection.rows(row_look_back, sql))

    def keep_roland_morris(self, answers: RolandMorris) -> None:
        """Record one; the same day again replaces it."""
        self._keep("roland_morris", ROLAND_MORRIS_COLUMNS, roland_morris_row(answers))

    def roland_morrises(self) -> tuple[RolandMorris, ...]:
        """Every one, oldest first."""
        sql = f"SELECT {ROLAND_MORRIS_COLUMNS} FROM roland_morris ORDER BY day"
        return tuple(self._connection.rows(row_roland_morris, sql))

    def _keep(self, table: str, columns: str, row: list[object]) -> None:
        marks = ", ".join("?" * len(row))
        self._connection.write(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", *row)
