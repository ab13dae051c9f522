"""Since when somebody has been sitting, told from what can be told: touches of keyboard and mouse, the lock, sleep, and
what was begun here. Being away for long enough is a break of its own and begins the sitting anew; listening in a call,
or watching something, is not being away.

Where nobody can tell whether somebody is there, an unlocked computer that is awake counts as somebody sitting at it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from coach.domain.presence import Detector, Presence

THERE_SECONDS = 60.0
"""Seconds since the last touch within which somebody counts as being there now: how often the computer is asked."""
ENGAGING = frozenset({Detector.MICROPHONE, Detector.CAMERA, Detector.SCREEN_SHARED, Detector.FULL_SCREEN})
"""What keeps somebody at the computer for long without a touch."""


@dataclass(frozen=True)
class Sitting:
    """``since`` when somebody has been sitting (aware, in UTC); None while they are away or up, or nobody looks."""

    since: datetime | None = None


NOT_SITTING = Sitting()


@dataclass(frozen=True)
class SittingRules:
    """Numbers of ``resources/rules/reminders.toml``: minutes away that count as a break, minutes up to which an absence
    may have been a walk, and how many absences a day may be asked about."""

    natural_break_minutes: int = 5
    away_most_minutes: int = 120
    away_questions_a_day: int = 2

    @property
    def natural_break(self) -> timedelta:
        """Being away for so long is a break."""
        return timedelta(minutes=self.natural_break_minutes)


@dataclass(frozen=True)
class Away:
    """Somebody was away from the computer between two instants (aware, UTC), and Amble had begun nothing with them."""

    since: datetime
    until: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes of it."""
        return int((self.until - self.since).total_seconds() // 60)

    def may_be_walk(self, planned_minutes: int, rules: SittingRules) -> bool:
        """Whether the planned walk fits into it, and it was not so long that it was surely something else."""
        return 0 < planned_minutes <= self.minutes <= rules.away_most_minutes


@dataclass(frozen=True)
class Seat:
    """What is remembered between two looks, in UTC: ``since`` when somebody sits, ``touched`` the last sign of them,
    ``there`` whether the last look found them, ``up`` whether they are busy with a walk, a break or a routine,
    ``engaged`` when a call or the like was last known to keep them."""

    since: datetime
    touched: datetime
    there: bool = True
    up: bool = False
    engaged: datetime | None = None

    def sitting(self, now: datetime, rules: SittingRules) -> Sitting:
        """What that means at an aware instant."""
        gone = not self.there and now.astimezone(UTC) - self.touched >= rules.natural_break
        return NOT_SITTING if self.up or gone else Sitting(self.since)


@dataclass(frozen=True)
class Seen:
    """What one look made of it: the seat, and the absence that has just ended, if one has."""

    seat: Seat
    away: Away | None = None


def sit_down(at: datetime) -> Seat:
    """Somebody sits from an aware instant on: looking begins, or what they were up for is over."""
    return Seat(at.astimezone(UTC), at.astimezone(UTC))


def rise(seat: Seat, at: datetime) -> Seat:
    """A walk, a break or a routine begins at an aware instant: the sitting is over, however early."""
    return replace(seat, touched=max(seat.touched, at.astimezone(UTC)), up=True)


def seems_to_leave(presence: Presence, rules: SittingRules) -> bool:
    """Whether nothing was touched for so long that the look after this one may count somebody as away."""
    idle = presence.idle_seconds
    return idle is not None and idle >= rules.natural_break.total_seconds() - THERE_SECONDS


def is_engaged(presence: Presence) -> bool:
    """Whether something is on that keeps somebody at the computer without a touch."""
    return any(presence.says(detector) for detector in ENGAGING)


def look(seat: Seat, presence: Presence, at: datetime, rules: SittingRules, watched: bool = True) -> Seen:
    """What detectors said at an aware instant. Where nobody had ``watched`` before, whoever was there stayed until the
    last sign of them."""
    now, idle = at.astimezone(UTC), presence.idle_seconds
    locked = presence.says(Detector.LOCKED)
    seat = _not_ahead(seat, now)
    if is_engaged(presence):
        return Seen(replace(seat, touched=now, there=True, engaged=now))
    # Who locked it was there until now; who unlocked it is there again.
    sign = now if seat.there or not locked else seat.touched
    sign = sign if idle is None else max(seat.since, seat.engaged or seat.since, now - timedelta(seconds=idle))
    there = not locked and (idle is None or idle < THERE_SECONDS)
    if seat.there and not watched:
        return Seen(replace(seat, touched=sign, there=there))
    return _signed(seat, sign, there, rules)


def pass_time(seat: Seat, at: datetime, rules: SittingRules) -> Seen:
    """Nothing new was heard until an aware instant, a minute or so after the last one: whoever was there still is. When
    it is longer than any look should take, the computer was asleep in between."""
    now = at.astimezone(UTC)
    seat = _not_ahead(seat, now)
    return _signed(seat, now, True, rules) if seat.there else Seen(seat)


def wake(seat: Seat, slept: timedelta, at: datetime, rules: SittingRules) -> Seen:
    """The computer was asleep for so long until an aware instant; a clock set back counts as no sleep."""
    now = at.astimezone(UTC)
    seat = _not_ahead(seat, now)
    fell_asleep = max(seat.since, now - max(slept, timedelta()))
    return _signed(replace(seat, touched=fell_asleep), now, True, rules) if seat.there else Seen(seat)


def _signed(seat: Seat, sign: datetime, there: bool, rules: SittingRules) -> Seen:
    """The last sign of somebody is this one now."""
    if seat.up or sign - seat.touched < rules.natural_break:
        return Seen(replace(seat, touched=sign, there=there))
    away = Away(seat.touched, sign)
    return Seen(Seat(since=sign, touched=sign, there=there), away)


def _not_ahead(seat: Seat, now: datetime) -> Seat:
    """A clock that was set back brings back what was noted by it."""
    engaged = None if seat.engaged is None else min(seat.engaged, now)
    return replace(seat, since=min(seat.since, now), touched=min(seat.touched, now), engaged=engaged)
