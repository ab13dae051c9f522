"""What a calendar's texts say is taken: repetitions and their exceptions, zones, and whatever is wrong with them.

Works in a process of its own (``calendar_expand.py``); nothing here is imported by the window.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from coach.domain.appointment import Appointment

MOST = 5000
"""Taken times; five weeks with more are not looked at closer."""
LONGEST_TITLE = 120
"""Letters."""
SERIES_SECONDS = 1.0
"""For one series of repetitions, where the system can tell us (not on Windows): a rule may ask for the impossible."""
_MARGIN = timedelta(days=2)
"""Times without a zone may lie so far from where the library thinks."""
_OWN = re.compile(r"walk-\d{4}-\d\d-\d\d@amble")
_TOO_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY)", re.IGNORECASE)
_BLOCK = re.compile(r"^BEGIN:(VEVENT|VTIMEZONE)\s*$.*?^END:\1\s*$", re.MULTILINE | re.DOTALL)
_BEGUN, _ENDED = (re.compile(rf"^{word}:(?:VCALENDAR|VEVENT)\s*$", re.M | re.I) for word in ("BEGIN", "END"))
_EVENT = re.compile(r"^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$\n?", re.MULTILINE | re.DOTALL)
_TIED = re.compile(r"^(RRULE|RDATE|RECURRENCE-ID|DURATION)[;:]", re.MULTILINE)
_DATE = re.compile(r"^(DTSTART|DTEND)(?:;[^\n]*)?:(\d{8})", re.MULTILINE)


class TooLong(Exception):
    """One series took longer than its time."""


@dataclass(frozen=True)
class FoundInTexts:
    """Whether any of the texts is a calendar, what is taken, in order of time, and whether something of it could not be
    read, so that more may be."""

    readable: bool
    taken: tuple[Appointment, ...] = ()
    partly: bool = False


class _Missed:
    """Remembers that something could not be read."""

    def __init__(self) -> None:
        self.any = False

    def note(self) -> None:
        """Something could not be read."""
        self.any = True

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Whatever goes wrong in the block is left out, and noted."""
        try:
            yield
        except Exception:
            self.note()


def taken_times(texts: Sequence[str], first: datetime, last: datetime, zone: ZoneInfo) -> FoundInTexts:
    """What is taken between two aware instants. Times without a zone are those of ``zone``. What cannot be read is
    left out."""
    missed = _Missed()
    calendars = [calendar for text in texts for calendar in _calendars(_around(text, first, last), missed)]
    found = {each for calendar in calendars for each in _taken(calendar, first, last, zone, missed)}
    taken = sorted(found, key=lambda each: (each.start, each.end, each.title))
    return FoundInTexts(bool(calendars), tuple(taken[:MOST]), missed.any or len(taken) > MOST)


def _around(text: str, first: datetime, last: datetime) -> str:
    """The text in whole lines, without single entries of quite another time: reading these would take the longest."""
    text = text.lstrip("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    from_day, to_day = (f"{moment:%Y%m%d}" for moment in (first - _MARGIN, last + _MARGIN))

    def kept(found: re.Match[str]) -> str:
        days: dict[str, str] = dict(_DATE.findall(found.group()))
        begins = days.get("DTSTART", "")
        tied = not begins or _TIED.search(found.group())
        return found.group() if tied or (days.get("DTEND", begins) >= from_day and begins <= to_day) else ""

    return _EVENT.sub(kept, text)


def _calendars(text: str, missed: _Missed) -> list[Any]:
    """The calendars of one text; of one that is broken, whatever of it can be read alone."""
    if "BEGIN:VCALENDAR" not in text.upper():
        if text.strip():
            missed.note()  # one of a folder's
        return []
    if len(_BEGUN.findall(text)) != len(_ENDED.findall(text)):
        missed.note()
    for version in (text, _mended(text)):
        with suppress(Exception):
            found = icalendar.Calendar.from_ical(version, multiple=True)
            if kept := [each for each in found if each.name == "VCALENDAR"]:
                return kept
        missed.note()
    return []


def _mended(text: str) -> str:
    """A calendar of all entries that stand on their own."""
    kept = [match.group() for match in _BLOCK.finditer(text) if _is_whole(match.group())]
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *kept, "END:VCALENDAR", ""))


def _is_whole(block: str) -> bool:
    try:
        icalendar.Event.from_ical(block)
    except Exception:
        return False
    return True


def _taken(calendar: Any, first: datetime, last: datetime, zone: ZoneInfo, missed: _Missed) -> Iterator[Appointment]:
    for event in _events(calendar, first.astimezone(zone) - _MARGIN, last.astimezone(zone) + _MARGIN, missed):
        with missed.guard():  # whatever somebody wrote into one entry, the others count
            found = _appointment(event, zone)
            if found is not None and found.end > first and found.start < last:
                yield found


def _events(calendar: Any, first: datetime, last: datetime, missed: _Missed) -> Iterator[Any]:
    """The occurrences of every entry; one that is beyond reading takes none with it but the exceptions to it."""
    together: dict[str, list[Any]] = {}
    for number, event in enumerate(calendar.walk("VEVENT")):
        if _is_sound(event, missed):
            together.setdefault(str(event.get("UID", number)), []).append(event)
    for events in together.values():
        with missed.guard():
            alone = calendar.copy()
            alone.pop("CALSCALE", None)
            alone.subcomponents = events
            several = recurring_ical_events.of(alone, skip_bad_series=True).series
            if not several:
                missed.note()
            for series in several:
                yield from _occurrences(series, first, last, missed)


def _is_sound(event: Any, missed: _Missed) -> bool:
    """Whether it has a beginning; a rule that cannot be read, or asks for every minute, is taken from it."""
    for name in ("RRULE", "RDATE", "EXDATE", "DTEND", "DURATION"):
        values = event.get(name)
        if values and not all(map(_is_of_use, values if isinstance(values, list) else [values])):
            event.pop(name)
            missed.note()
    begins = event.get("DTSTART")
    if begins is None or not _is_of_use(begins):
        missed.note()
        return False
    return True


def _is_of_use(value: Any) -> bool:
    try:
        return _TOO_OFTEN.search(value.to_ical().decode()) is None and not isinstance(value, icalendar.prop.vBroken)
    except Exception:
        return False


def _occurrences(series: Any, first: datetime, last: datetime, missed: _Missed) -> Iterable[Any]:
    found: list[Any] = []
    with missed.guard(), _at_most(SERIES_SECONDS):
        for number, occurrence in enumerate(series.between(first, last)):
            if number >= MOST:
                missed.note()
                break
            found.append(occurrence.as_component(False))
    return found


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End the block after so long, by ``TooLong``; without limit where the system has no such alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _appointment(event: Any, zone: ZoneInfo) -> Appointment | None:
    """One entry, or None where it takes no time: whole days, what is free or cancelled, and our own walks."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime) or not isinstance(end, datetime) or _is_free(event):
        return None
    start, end = _instant(start, zone), _instant(end, zone)
    return Appointment(start, end, _title(event)) if end > start else None


def _is_free(event: Any) -> bool:
    said = {
        name: str(event.get(name, "")).strip().upper() for name in ("TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS")
    }
    whole_day = str(event.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).strip().upper() == "TRUE"
    ours = _OWN.fullmatch(str(event.get("UID", "")).strip()) is not None
    return whole_day or ours or not {"TRANSPARENT", "CANCELLED", "FREE"}.isdisjoint(said.values())


def _instant(moment: datetime, zone: ZoneInfo) -> datetime:
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)).astimezone(UTC)


def _title(event: Any) -> str:
    words = " ".join(str(event.get("SUMMARY", "")).split())
    return "".join(letter for letter in words if letter.isprintable())[:LONGEST_TITLE]
