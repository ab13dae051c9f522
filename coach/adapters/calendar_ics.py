"""Reads somebody's calendar: the texts from files or an address, what they mean from a process of its own."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coach.adapters import line_process
from coach.adapters.calendar_fetch import MOST_BYTES, CalendarFetch
from coach.domain.appointment import Appointment
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarProblem, FoundTimes

MOST_FILES = 10_000
"""Of a folder; some programs keep one entry a file."""
LIMIT = 20.0
"""Seconds for all of it."""
_COMMAND = (sys.executable, "-m", "coach.adapters.calendar_expand")


class IcsCalendarReader:
    """A ``CalendarReader``. What has not changed is not worked out again."""

    def __init__(self, zone: Callable[[], ZoneInfo], fetch: CalendarFetch | None = None, limit: float = LIMIT) -> None:
        """``zone`` is the user's, of times that name none; ``limit`` in seconds."""
        self._zone, self._fetch, self._limit = zone, fetch or CalendarFetch(), limit
        self._last: tuple[str, FoundTimes] | None = None

    def read(self, place: CalendarPlace, first: datetime, last: datetime) -> FoundTimes:
        """What is taken between two aware instants."""
        request = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "zone": self._zone().key,
            "texts": self._texts(place),
        }
        asked = json.dumps(request)
        digest = hashlib.sha256(asked.encode()).hexdigest()
        if self._last is None or self._last[0] != digest:
            self._last = (digest, self._worked_out(asked))
        return self._last[1]

    def _texts(self, place: CalendarPlace) -> list[str]:
        if place.path is None:
            return [_text(self._fetch.fetch(place.address))]
        try:
            return list(_read(place.path.expanduser()))
        except OSError as problem:
            raise CalendarProblem(CalendarFault.UNREADABLE, problem.strerror or type(problem).__name__) from None

    def _worked_out(self, asked: str) -> FoundTimes:
        answer = self._answer(asked)
        if not answer.get("readable"):
            raise CalendarProblem(CalendarFault.NO_CALENDAR)
        taken = tuple(
            Appointment(datetime.fromisoformat(start), datetime.fromisoformat(end), title)
            for start, end, title in answer["taken"]
        )
        return FoundTimes(taken, bool(answer.get("partly")))

    def _answer(self, asked: str) -> dict[str, Any]:
        import subprocess

        try:
            process = line_process.start(_COMMAND)
        except OSError:
            raise CalendarProblem(CalendarFault.NO_PROGRAM) from None
        try:
            found, _ = process.communicate(asked, timeout=self._limit)
            return dict(json.loads(found))
        except subprocess.TimeoutExpired:
            raise CalendarProblem(CalendarFault.TOO_LONG) from None
        except (ValueError, TypeError, OSError):
            raise CalendarProblem(CalendarFault.DAMAGED) from None
        finally:
            process.kill()
            with suppress(ValueError, OSError):
                process.communicate()


def calendar_files(path: Path) -> list[Path]:
    """The file itself, or the .ics files of a folder in order of their names. Raises ``OSError``."""
    if not path.is_dir():
        return [path]
    found = (each for each in path.iterdir() if each.suffix.lower() == ".ics" and not each.name.startswith("."))
    return sorted(found)


def _read(path: Path) -> Iterator[str]:
    """Raises ``OSError``, and ``CalendarProblem`` where there is none or too much."""
    files = calendar_files(path)
    if not files:
        raise CalendarProblem(CalendarFault.NO_FILES)
    left = MOST_BYTES
    for file in files:
        if not file.is_file():
            raise CalendarProblem(CalendarFault.NOT_A_FILE)
        with file.open("rb") as source:
            found = source.read(left + 1)
        left -= len(found)
        if left < 0 or len(files) > MOST_FILES:
            raise CalendarProblem(CalendarFault.TOO_LARGE)
        yield _text(found)


def _text(found: bytes) -> str:
    return found.decode("utf-8-sig", errors="replace")
