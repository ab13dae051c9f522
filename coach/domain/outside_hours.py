"""Walks that are planned for when nothing may remind of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from coach.domain.hours import DayHours, Hours
from coach.domain.schedule import Times


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


def never_open(times: Sequence[time], hours: Hours) -> tuple[time, ...]:
    """Those of the times of every day that lie in the hours of no day; none where all days are quiet, which is told
    otherwise."""
    days = [day for day in hours.days if day is not None]
    return tuple(at for at in times if days and not any(_is_open(day, at) for day in days))


def _is_open(day: DayHours | None, at: time) -> bool:
    return day is not None and day.start <= at and (day.end == time(0) or at < day.end)


def _opens(day: DayHours | None, at: time) -> time | None:
    return day.start if day is not None and at < day.start else None
