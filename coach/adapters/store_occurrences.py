"""What became of each occurrence, in the database."""

from __future__ import annotations

from datetime import date, datetime

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment, utc_text, zone_name
from coach.domain.reminder_kind import OccurrenceName, ReminderKind
from coach.services.ports import OccurrenceNote


class StoredOccurrences:
    """``OccurrenceStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def state(self, name: OccurrenceName) -> str | None:
        """The state noted last."""
        sql = "SELECT state FROM occurrence WHERE day = ? AND kind = ? AND slot = ? ORDER BY id DESC LIMIT 1"
        return self._connection.first(str, sql, *_key(name))

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        """Add a note to the log."""
        self._connection.write(
            "INSERT INTO occurrence (day, kind, slot, state, at_utc, at_zone, cause) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *_key(name),
            state,
            utc_text(at),
            zone_name(at),
            cause,
        )

    def snoozed_until(self, name: OccurrenceName) -> datetime | None:
        """The instant the reminder rests until."""
        sql = "SELECT until_utc, until_zone FROM snooze WHERE name = ?"
        return self._connection.first(to_moment, sql, name.id)

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Let the reminder rest."""
        self._connection.write(
            "INSERT OR REPLACE INTO snooze (name, until_utc, until_zone) VALUES (?, ?, ?)",
            name.id,
            utc_text(until),
            zone_name(until),
        )

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        """Every note about these days, in the order they were made."""
        columns = "day, kind, slot, state, at_utc, at_zone, cause"
        sql = f"SELECT {columns} FROM occurrence WHERE day BETWEEN ? AND ? ORDER BY id"
        return tuple(self._connection.rows(_note, sql, first.isoformat(), last.isoformat()))


def _key(name: OccurrenceName) -> tuple[str, str, str]:
    return name.day.isoformat(), name.kind.value, name.slot


def _note(day: str, kind: str, slot: str, state: str, at: str, zone: str, cause: str) -> OccurrenceNote:
    name = OccurrenceName(ReminderKind(kind), date.fromisoformat(day), slot)
    return OccurrenceNote(name, state, to_moment(at, zone), cause)
