"""What the plan had in a week that is over, or in this one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.schedule import Schedule
from coach.domain.session import Session


@dataclass(frozen=True)
class Ahead:
    """What the plan has from ``today`` on: a walk of ``minutes_today``, unless today's is walked, and of ``minutes`` on
    later days; none before ``rests_until`` (None: it does not rest)."""

    today: date
    minutes_today: int
    minutes: int
    rests_until: date | None = None

    def on(self, day: date) -> int:
        """What is planned on ``day``, today or later."""
        if self.rests_until is not None and day < self.rests_until:
            return 0
        return self.minutes_today if day == self.today else self.minutes


@dataclass(frozen=True)
class Lengths:
    """Planned lengths of walks by the days they began on, in order of time; ``start`` minutes before the first.
    ``ahead`` is for the days that are not over; None counts them like those before."""

    days: tuple[date, ...]
    minutes: tuple[int, ...]
    start: int
    ahead: Ahead | None = None

    def on(self, day: date) -> int:
        """What was planned on ``day``: the length of the walk of that day or the last one before it; of a day without a
        walk that is not over, what the plan has now."""
        place = bisect_right(self.days, day)
        is_walked = place > 0 and self.days[place - 1] == day
        if self.ahead is not None and day >= self.ahead.today and not is_walked:
            return self.ahead.on(day)
        return self.minutes[place - 1] if place else self.start


def lengths_of(sessions: Sequence[Session], start: int, ahead: Ahead | None = None) -> Lengths:
    """The lengths that walks had by the plan; ``start`` is that of its first walk."""
    days = tuple(session.started_at.date() for session in sessions)
    return Lengths(days, tuple(session.planned_minutes for session in sessions), start, ahead)


def planned_days(schedule: Schedule, monday: date, since: date | None) -> tuple[date, ...]:
    """The days of a week that walks were planned for, from ``since`` on (the day the plan was made; without it, none).

    By the weekday times that held then; a walk that was moved counts for the day it was moved to, as long as moves are
    known. Pauses and days off are not taken away: they excuse a week instead.
    """
    if since is None:
        return ()
    moves = {move.day: move.to_day for move in schedule.moves}
    # A walk can be moved by up to a week.
    around = (monday + timedelta(days=offset) for offset in range(-7, 14))
    named = (day for day in around if schedule.times_on(day)[day.weekday()] is not None or day in moves)
    held = sorted(moves.get(day, day) for day in named)
    return tuple(day for day in held if monday <= day < monday + timedelta(days=7) and day >= since)
