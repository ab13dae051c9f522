"""When walks are planned: local times by weekday, single moves, and a pause that always ends.

Instants are computed here with zoneinfo rather than by a cron rule: a time that a clock change
skips is pushed forward by the gap, a time that happens twice is the first one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True)
class Move:
    """This week's walk of ``day`` takes place on ``to_day`` at ``at`` instead."""

    day: date
    to_day: date
    at: time

    @property
    def last_day(self) -> date:
        """The later of its two days."""
        return max(self.day, self.to_day)


Times = tuple[time | None, ...]
"""Local walk times, Monday first; None is a day without a walk."""
KEPT = timedelta(days=366)
"""How long past moves are kept (our choice): for days before that nobody asks why there was no reminder."""
TIMES_KEPT = 400
"""How many earlier times are kept, the newest of them (our choice): by them weeks are told as on plan, for years."""
NEAR = timedelta(days=8)
"""A moved walk takes place up to a week away from the day that names it."""


@dataclass(frozen=True)
class Earlier:
    """The times that held until ``last``, that day included."""

    last: date
    times: Times


@dataclass(frozen=True)
class Schedule:
    """Local walk times, single moves, the day a pause ends on, and what days before today were planned by, oldest
    first; ``home`` is the zone whose clock the times keep to while somebody travels, None for the clock where they
    are."""

    times: Times = (None,) * 7
    moves: tuple[Move, ...] = ()
    paused_until: date | None = None
    earlier: tuple[Earlier, ...] = ()
    home: str | None = None

    def __post_init__(self) -> None:
        if len(self.times) != 7:
            raise ValueError("a schedule has a time or none for each of the seven weekdays")

    @property
    def days_per_week(self) -> int:
        """Weekdays that have a walk."""
        return sum(slot is not None for slot in self.times)

    def is_paused(self, today: date) -> bool:
        """Whether the plan rests on ``today``; it goes on by itself on ``paused_until``."""
        return self.paused_until is not None and today < self.paused_until

    def with_move(self, move: Move) -> Schedule:
        """This schedule with one walk moved; moving it again replaces the earlier move, moving it home removes it."""
        kept = tuple(other for other in self.moves if other.day != move.day)
        home = move.day == move.to_day and move.at == self.times_on(move.day)[move.day.weekday()]
        return replace(self, moves=kept if home else (*kept, move))

    def times_on(self, day: date) -> Times:
        """The times that ``day`` is, or was, planned by."""
        return next((earlier.times for earlier in self.earlier if day <= earlier.last), self.times)

    def taking_effect(self, today: date, before: Schedule) -> Schedule:
        """This schedule from ``today`` on: what was planned for the days before by ``before`` stays as it was, and so
        do its moves within weeks that are over."""
        yesterday = today - timedelta(days=1)
        kept = [earlier for earlier in before.earlier[-TIMES_KEPT:] if earlier.last < yesterday]
        kept.append(Earlier(yesterday, before.times_on(yesterday)))
        while kept and kept[-1].times == self.times:
            kept.pop()
        # The week is still shown, and can be changed: a walk that was moved away would stand open on its first day.
        monday = today - timedelta(days=today.weekday())
        past = (move for move in before.moves if today - KEPT <= move.last_day < monday)
        current = (move for move in self.moves if move.last_day >= monday)
        return replace(self, moves=(*past, *current), earlier=tuple(kept))


@dataclass(frozen=True)
class Occurrence:
    """One planned walk: ``day`` is its weekday's date (its name in the store), ``at`` the aware instant."""

    day: date
    at: datetime


def to_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant of a local time: pushed forward over a gap, the first of a fold. Aware, in ``zone``."""
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC).astimezone(zone)


def clock_of(schedule: Schedule, zone: ZoneInfo) -> ZoneInfo:
    """The zone that the plan's times are meant in, for somebody in ``zone``; a home that nobody knows is none."""
    try:
        return zone if schedule.home is None else ZoneInfo(schedule.home)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return zone


def occurrences(schedule: Schedule, first: date, days: int, zone: ZoneInfo) -> tuple[Occurrence, ...]:
    """The walks that take place on ``days`` local days from ``first`` on, in order of time; none while paused. Local is
    where somebody is, in ``zone``, also where the plan keeps to the clock at home."""
    last = first + timedelta(days=days)
    planned = _planned(schedule, first - NEAR, last + NEAR, zone)
    kept = (walk for walk in planned if first <= walk.at.date() < last and not schedule.is_paused(walk.at.date()))
    return tuple(sorted(kept, key=lambda walk: walk.at.astimezone(UTC)))


def _planned(schedule: Schedule, first: date, last: date, zone: ZoneInfo) -> Iterator[Occurrence]:
    moved = {move.day: move for move in schedule.moves}
    clock = clock_of(schedule, zone)
    for offset in range((last - first).days):
        day = first + timedelta(days=offset)
        slot = schedule.times_on(day)[day.weekday()]
        move = moved.get(day)
        if move is not None:
            yield Occurrence(day, to_instant(move.to_day, move.at, clock).astimezone(zone))
        elif slot is not None:
            yield Occurrence(day, to_instant(day, slot, clock).astimezone(zone))
