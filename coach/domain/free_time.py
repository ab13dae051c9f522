"""Where a walk has room between what a calendar has taken and the hours of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.appointment import Appointment, FreeTime, SlotAdvice, WalkSlot
from coach.domain.hours import ALWAYS, Hours
from coach.domain.schedule import to_instant

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Around:
    """What a walk has to fit between: the user's zone, the hours in which they may be reminded, and what is taken."""

    zone: ZoneInfo
    hours: Hours = ALWAYS
    appointments: tuple[Appointment, ...] = ()

    def free_on(self, day: date) -> tuple[FreeTime, ...]:
        """What is free within the hours of a local day, in order of time."""
        opened, closed = self.hours.bounds(to_instant(day, time(12), self.zone), self.zone)
        return () if opened is None or closed is None else free_times(self.appointments, opened, closed)

    def free_after(self, instant: datetime) -> tuple[FreeTime, ...]:
        """What is free on the rest of its local day, in order of time; the first may begin at the instant itself."""
        instant = instant.astimezone(UTC)
        kept = (free for free in self.free_on(self.day_of(instant)) if free.end > instant)
        return tuple(FreeTime(max(free.start, instant), free.end) for free in kept)

    def day_of(self, instant: datetime) -> date:
        """The local day of an aware instant."""
        return instant.astimezone(self.zone).date()

    def next_after(self, free: FreeTime, minutes: int) -> datetime | None:
        """What comes after a walk of ``minutes`` at the start of a free time; None where the day merely ends."""
        tomorrow = to_instant(self.day_of(free.start) + timedelta(days=1), time(), self.zone)
        return None if free.end >= tomorrow and free.minutes >= minutes else free.end


def free_times(appointments: Sequence[Appointment], first: datetime, last: datetime) -> tuple[FreeTime, ...]:
    """What is free between two aware instants, in UTC and in order of time; appointments may overlap."""
    return tuple(_gaps(appointments, first.astimezone(UTC), last.astimezone(UTC)))


def _gaps(appointments: Sequence[Appointment], first: datetime, last: datetime) -> Iterator[FreeTime]:
    free_from = first
    for taken in sorted(appointments, key=lambda each: each.start):
        if free_from < min(taken.start, last):
            yield FreeTime(free_from, min(taken.start, last))
        free_from = max(free_from, taken.end)
    if free_from < last:
        yield FreeTime(free_from, last)


def collides(wished: datetime, minutes: int, appointments: Sequence[Appointment]) -> bool:
    """Whether something is taken while a walk of ``minutes`` from ``wished`` (aware) on would last."""
    end = wished + timedelta(minutes=minutes)
    return any(taken.start < end and taken.end > wished for taken in appointments)


def advise(
    wished: datetime, minutes: int, least: int, around: Around, not_before: datetime | None = None
) -> SlotAdvice:
    """What there is room for at the wished time (aware), and the nearest place for the whole walk on its local day.

    ``least`` are the minutes of the shortest walk worth beginning; nothing is offered before ``not_before``. Where the
    wished time itself is taken, the shorter walk ends when that begins. Of two places equally near, the later.
    """
    wished = wished.astimezone(UTC)
    free = _from(around.free_on(around.day_of(wished)), not_before)
    at_wish = next((each for each in free if each.start <= wished < each.end), None)
    now = _just_before(wished, minutes, free)
    if at_wish is not None:
        now = _slot(FreeTime(wished, at_wish.end), minutes, around)
    whole = _nearest(wished, minutes, free, around)
    return SlotAdvice(now if now is not None and now.minutes >= least else None, whole)


def _from(free: Sequence[FreeTime], not_before: datetime | None) -> tuple[FreeTime, ...]:
    """Free times from whole minutes on, none before ``not_before``."""
    starts = [(max(each.start, not_before.astimezone(UTC)) if not_before else each.start, each.end) for each in free]
    return tuple(FreeTime(up_to_minute(start), end) for start, end in starts if up_to_minute(start) < end)


def up_to_minute(instant: datetime, step: int = 1) -> datetime:
    """The first instant from an aware one on that lies on a whole minute that ``step`` divides, in UTC."""
    instant = instant.astimezone(UTC)
    begun = instant.replace(second=0, microsecond=0)
    begun -= timedelta(minutes=begun.minute % step)
    return begun if begun == instant else begun + step * _MINUTE


def _slot(free: FreeTime, minutes: int, around: Around) -> WalkSlot:
    return WalkSlot(free.start, min(minutes, free.minutes), around.next_after(free, minutes))


def _just_before(wished: datetime, minutes: int, free: Sequence[FreeTime]) -> WalkSlot | None:
    """The walk that ends when what is taken at the wished time begins."""
    before = next((each for each in reversed(free) if each.end <= wished), None)
    if before is None or before.minutes >= minutes:
        return None  # The nearest place for the whole walk says more.
    return WalkSlot(before.end - timedelta(minutes=before.minutes), before.minutes, before.end)


def _nearest(wished: datetime, minutes: int, free: Sequence[FreeTime], around: Around) -> WalkSlot | None:
    places = [
        FreeTime(max(each.start, min(wished, each.end - timedelta(minutes=minutes))), each.end)
        for each in free
        if each.minutes >= minutes
    ]
    if not places:
        return None
    place = min(reversed(places), key=lambda each: abs(each.start - wished))
    return _slot(place, minutes, around)
