"""What "later" can mean, and what each of its meanings costs; and where a walk goes that was put off often enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.appointment import FreeTime, SnoozeChoice, SnoozeKind
from coach.domain.free_time import Around, advise, up_to_minute
from coach.domain.schedule import Move, Schedule, clock_of, occurrences, to_instant

LENGTHS = ((SnoozeKind.FIVE, 5), (SnoozeKind.FIFTEEN, 15), (SnoozeKind.HOUR, 60))
"""Minutes of the short ways to put something off."""
LATER_MINUTES = 60
"""How much later a walk goes that was put off often enough and still has room on its day (our choice)."""
DAYS_ON = 6
"""How many days on a walk may move: it stays in its week of seven days (our choice)."""
LEAST_MINUTES = 5
"""The shortest walk that "next free" and "after lunch" are offered for (our choice)."""


@dataclass(frozen=True)
class OpenWalk:
    """A planned walk that somebody may put off: the day that names it, its minutes, how often it was put off already,
    and the plan it stands in."""

    day: date
    minutes: int
    snoozed: int = 0
    schedule: Schedule = field(default_factory=Schedule)


def snooze_choices(
    now: datetime, walk: OpenWalk, around: Around, lunch_until: time, most_snoozes: int
) -> tuple[SnoozeChoice, ...]:
    """The ways to put a walk off now (aware), each later than now; those but ``MOVE`` on the same local day and within
    its hours. Once it was put off ``most_snoozes`` times, or where the day has no room, only ``MOVE`` is left.

    ``fits`` is 0 where the calendar has that time taken. Empty only when the week is full.
    """
    usual = tuple(_usual(now.astimezone(UTC), walk, around, lunch_until)) if walk.snoozed < most_snoozes else ()
    return usual or move_choices(now, walk, around)


def price_of(until: datetime, walk: OpenWalk, around: Around) -> SnoozeChoice:
    """What putting a walk off until an aware instant costs, whoever chose that."""
    return _choice(SnoozeKind.NEXT_FREE, until.astimezone(UTC), walk, around)


def move_choices(now: datetime, walk: OpenWalk, around: Around) -> tuple[SnoozeChoice, ...]:
    """Later today where that is free, then the usual time of the next day without a walk."""
    places = (_later_today(now, walk, around), _another_day(now, walk, around))
    return tuple(place for place in places if place is not None)


def next_place(now: datetime, walk: OpenWalk, around: Around) -> Move | None:
    """Where a walk goes after its last snooze: the first of ``move_choices``; None where the week is full."""
    choice = next(iter(move_choices(now, walk, around)), None)
    return None if choice is None else as_move(choice, walk, around)


def as_move(choice: SnoozeChoice, walk: OpenWalk, around: Around) -> Move:
    """A choice as a move of the walk."""
    return move_to(choice.until, walk.day, walk.schedule, around.zone)


def move_to(instant: datetime, day: date, schedule: Schedule, zone: ZoneInfo) -> Move:
    """The walk named by ``day`` at an aware instant, by the clock that the plan's times are meant in."""
    local = instant.astimezone(clock_of(schedule, zone))
    return Move(day, local.date(), local.time())


def _usual(now: datetime, walk: OpenWalk, around: Around, lunch_until: time) -> Iterator[SnoozeChoice]:
    offered: set[datetime] = set()
    for choice in (*_lengths(now, walk, around), *_free_ones(now, walk, around, lunch_until)):
        if choice.until not in offered:
            offered.add(choice.until)
            yield choice


def _lengths(now: datetime, walk: OpenWalk, around: Around) -> Iterator[SnoozeChoice]:
    for kind, minutes in LENGTHS:
        until = now + timedelta(minutes=minutes)
        if around.day_of(until) == around.day_of(now) and around.hours.is_open(until, around.zone):
            yield _choice(kind, until, walk, around)


def _free_ones(now: datetime, walk: OpenWalk, around: Around, lunch_until: time) -> Iterator[SnoozeChoice]:
    lunch = to_instant(around.day_of(now), lunch_until, around.zone).astimezone(UTC)
    after_lunch = _first_with_room(around.free_after(lunch), min(LEAST_MINUTES, walk.minutes))
    if lunch > now and after_lunch is not None:
        yield _choice(SnoozeKind.AFTER_LUNCH, after_lunch.start, walk, around)
    others = tuple(free for free in around.free_after(now) if free.start > now)
    free = _first_with_room(others, walk.minutes)
    if free is not None and around.appointments:
        yield _choice(SnoozeKind.NEXT_FREE, free.start, walk, around)


def _first_with_room(free: tuple[FreeTime, ...], minutes: int) -> FreeTime | None:
    return next((each for each in free if each.minutes >= minutes), None)


def _choice(kind: SnoozeKind, until: datetime, walk: OpenWalk, around: Around) -> SnoozeChoice:
    """The price of a time: what of the walk fits before what comes next."""
    there = next((free for free in around.free_after(until) if free.start == until), None)
    if there is None:
        return SnoozeChoice(kind, until, 0)
    return SnoozeChoice(kind, until, min(walk.minutes, there.minutes), around.next_after(there, walk.minutes))


def _later_today(now: datetime, walk: OpenWalk, around: Around) -> SnoozeChoice | None:
    later = up_to_minute(now + timedelta(minutes=LATER_MINUTES), step=5)
    if around.day_of(later) != around.day_of(now):
        return None
    starts = (FreeTime(up_to_minute(free.start), free.end) for free in around.free_after(later))
    free = _first_with_room(tuple(starts), walk.minutes)
    return None if free is None else _choice(SnoozeKind.MOVE, free.start, walk, around)


def _another_day(now: datetime, walk: OpenWalk, around: Around) -> SnoozeChoice | None:
    """The place nearest the walk's usual time on the first day that has none and has room."""
    today, last = around.day_of(now), walk.day + timedelta(days=DAYS_ON)
    busy = {around.day_of(planned.at) for planned in occurrences(walk.schedule, today, DAYS_ON + 1, around.zone)}
    for wished in _usual_moments(now, walk, around):
        day = around.day_of(wished)
        if today < day <= last and day not in busy and not walk.schedule.is_paused(day):
            place = advise(wished, walk.minutes, walk.minutes, around).whole
            if place is not None:
                return SnoozeChoice(SnoozeKind.MOVE, place.at, place.minutes, place.before)
    return None


def _usual_moments(now: datetime, walk: OpenWalk, around: Around) -> Iterator[datetime]:
    """The usual time on each of the next days, by the clock that the plan's times are meant in."""
    clock = clock_of(walk.schedule, around.zone)
    planned = walk.schedule.times_on(walk.day)[walk.day.weekday()]
    usual = planned or up_to_minute(now).astimezone(clock).time()
    first = now.astimezone(clock).date()
    return (to_instant(first + timedelta(days=offset), usual, clock) for offset in range(DAYS_ON + 2))
