"""When breaks and routines come: at fixed local times, and after so many minutes of sitting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import to_instant
from coach.domain.sitting import Sitting

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def fixed_ones(
    kind: ReminderKind, rhythm: Rhythm, first: date, days: int, zone: ZoneInfo
) -> Iterator[tuple[OccurrenceName, datetime]]:
    """The occurrences of ``days`` local days from ``first`` on that lie within the hours of their rhythm, with their
    aware instants."""
    for day in (first + timedelta(days=offset) for offset in range(days)):
        for at in rhythm.times:
            instant = to_instant(day, at, zone)
            if rhythm.hours.is_open(instant, zone):
                yield OccurrenceName(kind, day, slot_of(at)), instant


def sitting_ones(
    kind: ReminderKind, rhythm: Rhythm, sitting: Sitting, now: datetime, zone: ZoneInfo
) -> Iterator[tuple[OccurrenceName, datetime]]:
    """The last one that came due by sitting and the next one within the hours, on whole minutes; none while nobody
    sits. Who goes on sitting is reminded again after as long a time."""
    if rhythm.every_minutes is None or sitting.since is None:
        return
    step = timedelta(minutes=rhythm.every_minutes)
    since = sitting.since.astimezone(UTC)
    begins = since + (_MINUTE - (since - since.replace(second=0, microsecond=0))) % _MINUTE
    passed = max(0, (now.astimezone(UTC) - begins) // step)
    instants = ((begins + count * step).astimezone(zone) for count in range(max(1, passed), passed + _DAY // step + 2))
    for instant in (each for each in instants if rhythm.hours.is_open(each, zone)):
        yield OccurrenceName(kind, instant.date(), slot_of(instant.time())), instant
        if instant.astimezone(UTC) > now.astimezone(UTC):
            return


def slot_of(at: time) -> str:
    """The slot of a local time: ``1430``."""
    return f"{at.hour:02}{at.minute:02}"


def at_slot(name: OccurrenceName, zone: ZoneInfo) -> datetime:
    """The aware instant an occurrence is named by; the beginning of its day where its slot is no time."""
    is_time = len(name.slot) == 4 and name.slot.isdecimal() and int(name.slot[:2]) < 24 and int(name.slot[2:]) < 60
    at = time(int(name.slot[:2]), int(name.slot[2:])) if is_time else time()
    return to_instant(name.day, at, zone)
