"""Which weekday one more walk a week would go on, and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, time

from coach.domain.plan import Plan
from coach.domain.schedule import Schedule


@dataclass(frozen=True)
class WeeklySlot:
    """A weekday (0 is Monday) and a local time."""

    weekday: int
    at: time


def free_weekdays(schedule: Schedule) -> tuple[int, ...]:
    """The weekdays without a walk."""
    return tuple(weekday for weekday, at in enumerate(schedule.times) if at is None)


def propose_slot(schedule: Schedule) -> WeeklySlot | None:
    """The middle of the widest gap between walks, the earliest of several, at the time most walks are at.

    None when every day has a walk, or none has one and there is no time to go by.
    """
    walks = [weekday for weekday, at in enumerate(schedule.times) if at is not None]
    free = free_weekdays(schedule)
    if not walks or not free:
        return None

    def nearness(weekday: int) -> tuple[int, int, int]:
        after = min((weekday - walk) % 7 for walk in walks)
        until = min((walk - weekday) % 7 for walk in walks)
        return -(after + until), abs(after - until), weekday

    return WeeklySlot(min(free, key=nearness), usual_time(schedule))


def usual_time(schedule: Schedule) -> time:
    """The time most walks are at, the earliest of several. Raises ``ValueError`` for a schedule without walks."""
    times = Counter(at for at in schedule.times if at is not None)
    return min(times, key=lambda at: (-times[at], at))


def with_slot(schedule: Schedule, slot: WeeklySlot) -> Schedule:
    """The schedule with a walk at ``slot`` every week."""
    times = (*schedule.times[: slot.weekday], slot.at, *schedule.times[slot.weekday + 1 :])
    return replace(schedule, times=times)


@dataclass(frozen=True)
class DaysBefore:
    """How many days a week the plan had when the day ``on`` began, and when one had been added last."""

    on: date
    days: int
    added: date | None = None


def with_days(plan: Plan, days: int, before: DaysBefore | None, today: date) -> tuple[Plan, DaysBefore]:
    """The plan with so many walks a week, and what to compare the next change of ``today`` with.

    A day is added when there are more than at the beginning of today: another weekday in place of one, or a tick taken
    back, adds none.
    """
    if before is None or before.on != today:
        before = DaysBefore(today, plan.days_per_week, plan.day_added)
    added = today if days > before.days else before.added
    return replace(plan, days_per_week=days, day_added=added), before
