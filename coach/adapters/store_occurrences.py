"""What became of each planned walk, in the database."""

from __future__ import annotations

from datetime import date, datetime

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment, utc_text, zone_name
from coach.services.ports import OccurrenceNote


class StoredOccurrences:
    """``OccurrenceStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def state(self, day: date) -> str | None:
        """The state noted last."""
        sql = "SELECT state FROM occurrence WHERE day = ? ORDER BY id DESC LIMIT 1"
        return self._connection.first(str, sql, day.isoformat())

    def note(self, day: date, state: str, at: datetime, cause: str) -> None:
        """Add a note to the log."""
        self._connection.write(
            "INSERT INTO occurrence (day, state, at_utc, at_zone, cause) VALUES (?, ?, ?, ?, ?)",
            day.isoformat(),
            state,
            utc_text(at),
            zone_name(at),
            cause,
        )

    def snoozed_until(self, day: date) -> datetime | None:
        """The instant the reminder rests until."""
        sql = "SELECT until_utc, until_zone FROM snooze WHERE day = ?"
        return self._connection.first(to_moment, sql, day.isoformat())

    def snooze(self, day: date, until: datetime) -> None:
        """Let the reminder rest."""
        self._connection.write(
            "INSERT OR REPLACE INTO snooze (day, until_utc, until_zone) VALUES (?, ?, ?)",
            day.isoformat(),
            utc_text(until),
            zone_name(until),
        )

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        """Every note about these days, in the order they were made."""
        sql = "SELECT day, state, at_utc, at_zone, cause FROM occurrence WHERE day BETWEEN ? AND ? ORDER BY id"
        return tuple(self._connection.rows(_note, sql, first.isoformat(), last.isoformat()))


def _note(day: str, state: str, at: str, zone: str, cause: str) -> OccurrenceNote:
    return OccurrenceNote(date.fromisoformat(day), state, to_moment(at, zone), cause)
