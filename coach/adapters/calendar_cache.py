"""What a calendar held when it was read last, in a file of its own that only its owner may read."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from coach.adapters.part_file import part_of
from coach.adapters.private_values import write_private
from coach.domain.appointment import Appointment
from coach.services.calendar_ports import ReadCalendar
from coach.services.reminder_ports import CalendarPlace

_MOST_BYTES = 4 * 1024 * 1024


class FileCalendarCache:
    """A ``CalendarCache`` in one file. It knows a place by a sum of it alone, so the address stands nowhere twice."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, place: CalendarPlace, read: ReadCalendar) -> None:
        """Replace what is kept."""
        rows = [(each.start.isoformat(), each.end.isoformat(), each.title) for each in read.appointments]
        kept = {"place": _sum(place), "read_at": read.read_at.isoformat(), "taken": rows, "partly": read.partly}
        text = json.dumps(kept)
        with suppress(OSError), part_of(self._file) as part:
            write_private(part, text)

    def kept(self, place: CalendarPlace) -> ReadCalendar | None:
        """What was read there last; a damaged file holds nothing."""
        try:
            with self._file.open("rb") as source:
                found = json.loads(source.read(_MOST_BYTES))
            return _decoded(found) if found["place"] == _sum(place) else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def forget(self) -> None:
        """Delete it."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _sum(place: CalendarPlace) -> str:
    return hashlib.sha256(f"{place.path or ''}\n{place.address}".encode()).hexdigest()


def _decoded(found: Any) -> ReadCalendar:
    taken = tuple(
        Appointment(datetime.fromisoformat(start), datetime.fromisoformat(end), str(title))
        for start, end, title in found["taken"]
    )
    if any(each.start.tzinfo is None or each.end.tzinfo is None for each in taken):
        raise ValueError("instants are aware")
    read_at = datetime.fromisoformat(found["read_at"])
    if read_at.tzinfo is None:
        raise ValueError("instants are aware")
    return ReadCalendar(read_at, taken, found.get("partly") is True)
