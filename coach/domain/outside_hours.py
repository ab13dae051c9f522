"""Walks that are planned for when nothing may remind of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from coach.domain.hours import DayHours, Hours
from coach.domain.schedule import Schedule, Times


@dataclass(frozen=True)
class OutsideHours:
    """Walks at one local time, outside the hours of their days: on these ``weekdays`` (0 is Monday, in order) the
    reminder waits until ``opens``, or does not come at all (None)."""

    at: time
    opens: time | None
    weekdays: tuple[int, ...]


def outside_hours(times: Times, hours: Hours) -> tuple[OutsideHours, ...]:
    """What is planned every week outside the hours, in the order of the week, the same on several days told once."""
    found: dict[tuple[time, time | None], list[int]] = {}
    for weekday, (at, day) in enumerate(zip(times, hours.days, strict=True)):
        if at is not None and not _is_open(day, at):
            found.setdefault((at, _opens(day, at)), []).append(weekday)
    return tuple(OutsideHours(at, opens, tuple(weekdays)) for (at, opens), weekdays in found.items())


@dataclass(frozen=True)
class OutsideMove:
    """A single walk that was moved to a local time outside the hours of its new day; ``opens`` as above."""

    day: date
    at: time
    opens: time | None


def outside_moves(schedule: Schedule, hours: Hours, today: date) -> tuple[OutsideMove, ...]:
    """The moved walks from ``today`` on that lie outside the hours, in order of time."""
    ahead = sorted((move.to_day, move.at) for move in schedule.moves if move.to_day >= today)
    days = [(day, at, hours.days[day.weekday()]) for day, at in ahead]
    return tuple(OutsideMove(day, at, _opens(open_on, at)) for day, at, open_on in days if not _is_open(open_on, at))


def ever_meet(first: Hours, second: Hours) -> bool:
    """Whether two hours have a moment of some weekday in common: what keeps to both comes only then."""
    return any(_meet(one, other) for one, other in zip(first.days, second.days, strict=True))


def _meet(one: DayHours | None, other: DayHours | None) -> bool:
    """Whichever begins later begins within the other."""
    if one is None or other is None:
        return False
    return _is_open(one, max(one.start, other.start)) and _is_open(other, max(one.start, other.start))


def never_open(times: Sequence[time], hours: Hours) -> tuple[time, ...]:
    """Those of the times of every day that lie in the hours of no day; none where all days are quiet, which is told
    otherwise."""
    days = [day for day in hours.days if day is not None]
    return tuple(at for at in times if days and not any(_is_open(day, at) for day in days))


def _is_open(day: DayHours | None, at: time) -> bool:
    return day is not None and day.start <= at and (day.end == time(0) or at < day.end)


def _opens(day: DayHours | None, at: time) -> time | None:
    return day.start if day is not None and at < day.start else None
