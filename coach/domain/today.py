"""What today looks like: the next walk and why, when, the week around it, and what is still to be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.guided_stop import ended_for_pain
from coach.domain.limits import was_stopped_on
from coach.domain.progression import NextWalk
from coach.domain.schedule import Occurrence, Schedule, clock_of, occurrences
from coach.domain.session import Session

MORNING_BEGINS = 4
"""The local hour from which a day counts as the next morning (our choice: nobody's walk night ends before)."""


class DayState(StrEnum):
    """What a day of the week strip shows."""

    DONE = "done"
    PLANNED = "planned"
    TODAY = "today"
    REST = "rest"
    PAUSED = "paused"
    OPEN = "open"
    """A planned day without a walk that passed, or on which the back said no: shown without blame."""


@dataclass(frozen=True)
class WeekDay:
    """One day: the minutes walked (done) or planned; ``moved`` when its walk was moved here; ``origin`` is the day that
    names its walk in the plan, None without one."""

    day: date
    state: DayState
    minutes: int = 0
    at: datetime | None = None
    moved: bool = False
    origin: date | None = None


@dataclass(frozen=True)
class Week:
    """Monday to Sunday, and the sums under the strip; ``small_done`` of the walks done were the small walk of a bad
    day, which counts in full."""

    days: tuple[WeekDay, ...]
    walks_done: int
    walks_planned: int
    minutes_done: int
    minutes_planned: int
    small_done: int = 0


@dataclass(frozen=True)
class Today:
    """Everything the Today page shows; ``walk_number`` counts finished walks plus one, also
    those of less than a minute: a walk keeps the number it began with. ``done_today`` says that nothing more is planned
    for the day."""

    now: datetime
    walk: NextWalk
    walk_number: int
    next: Occurrence | None
    done_today: bool
    week: Week
    morning_due: Session | None
    check_in_due: Session | None
    paused_until: date | None = None

    @property
    def stopped_today(self) -> bool:
        """Whether that is because the back ended a walk, however short that was: so says the decision."""
        return self.walk.stopped_today

    def with_version(self, walk: NextWalk) -> Today:
        """The same day with the version of its walk that the traffic light gives; the days ahead keep their length."""
        ahead = [day for day in self.week.days if day.state is DayState.TODAY]
        less = sum(day.minutes - walk.minutes for day in ahead)
        days = tuple(replace(day, minutes=walk.minutes) if day in ahead else day for day in self.week.days)
        week = replace(self.week, days=days, minutes_planned=self.week.minutes_planned - less)
        return replace(self, walk=walk, week=week)


def morning_due(sessions: Sequence[Session], now: datetime) -> Session | None:
    """The last walk, when its next morning has come and was not answered; None on the day of the walk itself. What was
    begun and not walked has a morning only where the back ended it, and hides that of no walk before it."""
    asked = (session for session in reversed(sessions) if is_asked(session))
    last = next((session for session in asked if session.is_walked or _has_morning(session, now)), None)
    if last is None or not _has_morning(last, now):
        return None
    answered = last.check_in is not None and last.check_in.morning is not None
    return None if answered else last


def _has_morning(session: Session, now: datetime) -> bool:
    """Whether the next morning has come."""
    local = now - timedelta(hours=MORNING_BEGINS)
    walked = session.started_at.astimezone(now.tzinfo) - timedelta(hours=MORNING_BEGINS)
    return local.date() > walked.date()


def check_in_due(sessions: Sequence[Session], closed: int) -> Session | None:
    """The last walk while its questions are open: not ``closed`` (the id of a walk answered or skipped)."""
    last = last_asked(sessions)
    return last if last is not None and last.id != closed and not _is_answered(last) else None


def last_asked(sessions: Sequence[Session]) -> Session | None:
    """The last walk there is something to ask about; what was begun and not walked only where the back ended it."""
    return next((session for session in reversed(sessions) if is_asked(session)), None)


def is_asked(session: Session) -> bool:
    """Whether there is anything to ask about it. A walk of seconds that nothing ended hides no question."""
    return session.is_walked or ended_for_pain(session)


def _is_answered(session: Session) -> bool:
    check_in = session.check_in
    return check_in is not None and (check_in.peak is not None or check_in.after is not None)


def is_done(sessions: Sequence[Session], day: date, zone: ZoneInfo) -> bool:
    """Whether the walk of that day, which is about now, is behind somebody: walked, or ended by their back."""
    return day in _walked_days(sessions, zone) or was_stopped_on(sessions[-14:], day, zone)


def _walked_days(sessions: Sequence[Session], zone: ZoneInfo) -> frozenset[date]:
    walked = (session for session in sessions[-14:] if session.is_walked)
    return frozenset(session.started_at.astimezone(zone).date() for session in walked)


def look_at_today(
    walk: NextWalk,
    sessions: Sequence[Session],
    schedule: Schedule,
    now: datetime,
    zone: ZoneInfo,
    closed: int = 0,
    since: date = date.min,
) -> Today:
    """Today at ``now`` (aware, in ``zone``); ``closed`` is the walk whose check-in was answered or skipped last;
    ``since`` is the plan's first day: what lies before it was never planned."""
    done_days = _walked_days(sessions, zone) | ({now.date()} if walk.stopped_today else set())
    coming = occurrences(schedule, now.date(), 14, zone)
    paused = schedule.paused_until if schedule.is_paused(now.date()) else None
    if paused:
        coming = occurrences(schedule, paused, 14, zone)
    following = next((walk for walk in coming if walk.at.date() not in done_days), None)
    return Today(
        now=now,
        walk=walk,
        walk_number=len(sessions) + 1,
        next=following,
        done_today=now.date() in done_days,
        week=look_at_week(walk, sessions, schedule, now, zone, since=since),
        morning_due=morning_due(sessions, now),
        check_in_due=check_in_due(sessions, closed),
        paused_until=paused,
    )


def look_at_week(
    walk: NextWalk,
    sessions: Sequence[Session],
    schedule: Schedule,
    now: datetime,
    zone: ZoneInfo,
    weeks_on: int = 0,
    since: date = date.min,
) -> Week:
    """The week that holds ``now``, or a later one; planned walks carry the minutes of the next walk."""
    monday = now.date() - timedelta(days=now.weekday() - 7 * weeks_on)
    planned = {walk.at.date(): walk for walk in occurrences(schedule, monday, 7, zone) if walk.at.date() >= since}
    minutes, clock = _minutes_by_day(sessions, zone), clock_of(schedule, zone)
    days = tuple(
        _week_day(monday + timedelta(days=offset), minutes, planned, walk.minutes, schedule, now, clock)
        for offset in range(7)
    )
    if walk.stopped_today:
        days = tuple(replace(day, state=_once_stopped(day.state)) for day in days)
    done = [day for day in days if day.state is DayState.DONE]
    ahead = [day for day in days if day.state in (DayState.PLANNED, DayState.TODAY)]
    past = [day for day in days if day.state is DayState.OPEN]
    return Week(
        days,
        walks_done=len(done),
        walks_planned=len(done) + len(ahead) + len(past),
        minutes_done=sum(day.minutes for day in done),
        minutes_planned=sum(day.minutes for day in (*done, *ahead, *past)),
        small_done=sum(day.day in _small_days(sessions, zone) for day in done),
    )


def _small_days(sessions: Sequence[Session], zone: ZoneInfo) -> frozenset[date]:
    small = (session for session in sessions[-30:] if session.bad_day and session.is_walked)
    return frozenset(session.started_at.astimezone(zone).date() for session in small)


def _minutes_by_day(sessions: Sequence[Session], zone: ZoneInfo) -> dict[date, int]:
    minutes: dict[date, int] = {}
    for session in filter(lambda session: session.is_walked, sessions[-30:]):
        day = session.started_at.astimezone(zone).date()
        minutes[day] = minutes.get(day, 0) + round(session.walked_minutes)
    return minutes


def _once_stopped(state: DayState) -> DayState:
    return DayState.OPEN if state is DayState.TODAY else state


def _week_day(
    day: date,
    done: dict[date, int],
    planned: dict[date, Occurrence],
    length: int,
    schedule: Schedule,
    now: datetime,
    clock: ZoneInfo,
) -> WeekDay:
    """One day; ``clock`` is the zone that the plan's times are meant in, where a walk may be on another day."""
    occurrence = planned.get(day)
    at = occurrence.at if occurrence else None
    origin = occurrence.day if occurrence else None
    moved = occurrence is not None and occurrence.day != occurrence.at.astimezone(clock).date()
    if day in done:
        return WeekDay(day, DayState.DONE, done[day], at, moved, origin)
    if schedule.is_paused(day) and day >= now.date():
        return WeekDay(day, DayState.PAUSED)
    if occurrence is None:
        return WeekDay(day, DayState.REST)
    if day < now.date():
        return WeekDay(day, DayState.OPEN, length, at, moved, origin)
    state = DayState.TODAY if day == now.date() else DayState.PLANNED
    return WeekDay(day, state, length, at, moved, origin)
