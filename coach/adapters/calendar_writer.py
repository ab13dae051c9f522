"""Writes the planned walks as an .ics file (RFC 5545) with an alarm for each.

By hand, as it is a dozen lines a walk: a library for it would cost a sixth of a second whenever the plan changes. What
is written is read with one in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from coach.adapters.part_file import part_of
from coach.domain.plan_calendar import PlanEntry
from coach.services.calendar_ports import PlanFile
from coach.services.ports import Clock
from coach.services.reminder_ports import CalendarFault, CalendarProblem

_MADE_BY = "PRODID:-//Amble//Walks//EN"
_WIDEST = 75
"""Bytes of a line, after which it goes on in the next."""
_STAMP = "DTSTAMP:"


class IcsPlanWriter:
    """A ``PlanWriter``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def write(self, path: Path, plan: PlanFile) -> None:
        """Whole or not at all."""
        text = plan_text(plan, self._clock.now())
        try:
            old = _ours(path)
            if old is not None and _but_stamps(old) == _but_stamps(text):
                return
            with part_of(path) as part:
                part.write_bytes(text.encode())
        except OSError as problem:
            raise CalendarProblem(CalendarFault.UNWRITABLE, problem.strerror or type(problem).__name__) from None

    def remove(self, path: Path) -> bool:
        """Delete it, if it is ours; whether it was there."""
        try:
            found = _ours(path) is not None
            if found:
                path.unlink()
            return found
        except OSError as problem:
            raise CalendarProblem(CalendarFault.UNDELETABLE, problem.strerror or type(problem).__name__) from None


def plan_text(plan: PlanFile, now: datetime) -> str:
    """The file's text, as written at the aware moment ``now``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", _MADE_BY, "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(plan.title)}"]
    for entry in plan.entries:
        lines += _event(entry, plan, now)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, never within a letter, each with its end."""
    if len(line.encode()) <= _WIDEST:
        return f"{line}\r\n"
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _WIDEST:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _event(entry: PlanEntry, plan: PlanFile, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"{_STAMP}{utc_stamp(now)}"
    yield f"DTSTART:{utc_stamp(entry.start)}"
    yield f"DTEND:{utc_stamp(entry.end)}"
    yield f"SUMMARY:{escaped(plan.title)}"
    yield f"DESCRIPTION:{escaped(plan.details)}"
    # Somebody else may still ask for that time: a walk can be moved.
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(plan.title)}"
    yield f"TRIGGER:-PT{plan.alarm_minutes}M"
    yield "END:VALARM"
    yield "END:VEVENT"


def utc_stamp(instant: datetime) -> str:
    """An aware moment as calendars write it."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Text as it stands in a line."""
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return "\\n".join(text.splitlines())


def _but_stamps(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(_STAMP)]


def _ours(path: Path) -> str | None:
    """The text that stands there, None where nothing does. Raises ``CalendarProblem`` where it is not ours, and
    ``OSError``."""
    if not path.exists():
        return None
    if not path.is_file():
        raise CalendarProblem(CalendarFault.NEEDS_A_FILE)
    with path.open("rb") as source:
        text = source.read(1024 * 1024).decode(errors="replace")
    if _MADE_BY not in text.splitlines():
        raise CalendarProblem(CalendarFault.NOT_OURS)
    return text
