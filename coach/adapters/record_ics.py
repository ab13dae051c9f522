"""Walks that were walked, as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TextIO

from coach.adapters.calendar_writer import escaped, folded, utc_stamp
from coach.domain.phrases import Phrases
from coach.domain.record import Record
from coach.domain.session import Session
from coach.services.export_ports import Made


class IcsRecordWriter:
    """Titles are in the user's language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def write(self, record: Record, made: Made, file: TextIO) -> None:
        """Write the walks down; what was begun and ended at once is none. Raises ``OSError``."""
        name = escaped(self._phrases.say("export.file.calendar"))
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Amble//Walked//EN", f"X-WR-CALNAME:{name}")
        file.writelines(map(folded, head))
        for entry in record.walks:
            if entry.session.is_walked:
                file.writelines(map(folded, self._event(entry.session, made.at)))
        file.write(folded("END:VCALENDAR"))

    def _event(self, walk: Session, made_at: datetime) -> Iterator[str]:
        begin, minutes = utc_stamp(walk.started_at), round(walk.walked_minutes)
        title = self._phrases.say("export.file.walk", minutes=minutes)
        yield "BEGIN:VEVENT"
        # Twice the same walk has the same name, so that a calendar takes it in once.
        yield f"UID:walked-{begin}-{walk.started_at.microsecond:06}@amble"
        yield f"DTSTAMP:{utc_stamp(made_at)}"
        yield f"DTSTART:{begin}"
        yield f"DTEND:{utc_stamp(walk.started_at.astimezone(UTC) + timedelta(minutes=walk.walked_minutes))}"
        yield f"SUMMARY:{escaped(title)}"
        if note := _shown(walk.note):
            yield f"DESCRIPTION:{escaped(note)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _shown(text: str) -> str:
    """Text without the signs that no line of a calendar may hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
