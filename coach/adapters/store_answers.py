"""Answers, red flags and named values, in the database."""

from __future__ import annotations

import json
from datetime import datetime

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import check_in_row, to_moment, to_words, utc_text, words_text, zone_name
from coach.adapters.store_walks import SAVE_CHECK_IN
from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote


class StoredAnswers:
    """``AnswerStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def save_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Replace the answers of one walk. Raises ``LookupError`` for an id of no walk."""
        self._connection.write(SAVE_CHECK_IN, session_id, *check_in_row(check_in))

    def report_flags(self, report: FlagReport) -> None:
        """Record red flags that somebody ticked."""
        self._connection.write(
            "INSERT INTO flag_report (at_utc, at_zone, flags) VALUES (?, ?, ?)",
            utc_text(report.at),
            zone_name(report.at),
            words_text(report.flags),
        )

    def flag_reports(self) -> tuple[FlagReport, ...]:
        """Every report, oldest first."""
        sql = "SELECT at_utc, at_zone, flags FROM flag_report ORDER BY at_utc, id"
        return tuple(self._connection.rows(_flag_report, sql))

    def mark_seen(self, note: SeenNote) -> None:
        """Record that the user says walking is fine."""
        self._connection.write(
            "INSERT INTO seen (at_utc, at_zone, words, who, mistake) VALUES (?, ?, ?, ?, ?)",
            utc_text(note.at),
            zone_name(note.at),
            note.words,
            note.who,
            note.mistake,
        )

    def seen(self) -> datetime | None:
        """The latest moment at which that was said."""
        return self._connection.first(to_moment, "SELECT at_utc, at_zone FROM seen ORDER BY at_utc DESC LIMIT 1")

    def seen_notes(self) -> tuple[SeenNote, ...]:
        """Every time it was said, oldest first."""
        return tuple(self._connection.rows(_seen_note, _SEEN))


_SEEN = "SELECT at_utc, at_zone, words, who, mistake FROM seen ORDER BY at_utc, id"


class StoredValues:
    """``KeyValueStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def get(self, name: str) -> object | None:
        """The value, or None; lists come back as lists, whatever sequence was put."""
        return self._connection.first(json.loads, "SELECT json FROM value WHERE name = ?", name)

    def put(self, name: str, value: object) -> None:
        """Write a value. Raises ``TypeError`` or ``ValueError`` when JSON cannot hold it."""
        text = json.dumps(value, allow_nan=False)
        self._connection.write("INSERT OR REPLACE INTO value (name, json) VALUES (?, ?)", name, text)

    def remove(self, name: str) -> None:
        """Forget a value."""
        self._connection.write("DELETE FROM value WHERE name = ?", name)


def _seen_note(at: str, zone: str, words: str, who: str, mistake: int) -> SeenNote:
    return SeenNote(to_moment(at, zone), words, who, bool(mistake))


def _flag_report(at: str, zone: str, flags: str) -> FlagReport:
    return FlagReport(to_moment(at, zone), frozenset(map(RedFlag, to_words(flags) or ())))
