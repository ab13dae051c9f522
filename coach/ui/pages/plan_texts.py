"""What the Plan page says about a week and its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from coach.domain.schedule import Schedule
from coach.domain.today import DayState, Week, WeekDay
from coach.ui.texts import Texts

AHEAD = (DayState.PLANNED, DayState.TODAY)
"""Days whose walk is still to come."""
FURTHEST = 6
"""Days a walk can move: on the seventh it would meet the same weekday's next one."""
_INSIDE: Mapping[DayState, str] = MappingProxyType(
    {DayState.REST: "rest", DayState.PAUSED: "paused", DayState.OPEN: "open"}
)


def week_title(texts: Texts, week: Week, weeks_on: int) -> tuple[str, str]:
    """ "This week" and "9 November to 15 November"."""
    name = ("this", "next")[weeks_on] if weeks_on < 2 else "later"
    first, last = texts.day(week.days[0].day), texts.day(week.days[-1].day)
    return texts.say(f"plan.week.{name}", weeks=weeks_on), texts.say("plan.week.range", first=first, last=last)


def week_sum(texts: Texts, week: Week) -> str:
    """The sums of a week; nothing of lengths while walking waits."""
    if any(waits(day) for day in week.days):
        return texts.say("plan.week.waits")
    if not week.walks_planned:
        return texts.say("plan.week.none")
    values = {"done": week.walks_done, "planned": week.walks_planned}
    minutes = {"minutes": week.minutes_done, "total": week.minutes_planned}
    return texts.say("plan.week.sum" if week.walks_done else "plan.week.ahead", **values, **minutes)


def waits(day: WeekDay) -> bool:
    """Whether its walk has no length: walking waits until somebody has been seen."""
    return day.minutes == 0 and day.state in AHEAD


def inside(texts: Texts, day: WeekDay) -> tuple[str, str]:
    """The two lines in the box of a day: its length and its time."""
    if day.state in _INSIDE:
        return texts.say(f"plan.week.{_INSIDE[day.state]}"), ""
    minutes = texts.say("plan.week.waiting") if waits(day) else texts.say("plan.week.minutes", minutes=day.minutes)
    if day.state is DayState.DONE:
        return minutes, texts.say("plan.week.done")
    return minutes, texts.time_of_day(day.at.time()) if day.at else ""


def meaning(texts: Texts, day: WeekDay) -> str:
    """A day for those who hear it: "Monday 9 November, 18 minutes planned at 12:30"."""
    moved = day.moved and day.state is DayState.PLANNED
    kind = "waits" if waits(day) else "moved" if moved else day.state.value
    at = texts.time_of_day(day.at.time()) if day.at else ""
    return texts.say(f"plan.day.{kind}", day=texts.full_date(day.day), minutes=day.minutes, time=at)


def origin_of(day: WeekDay, schedule: Schedule) -> date:
    """The day the walk of ``day`` belongs to in the plan: another one when it was moved, or on a journey."""
    if day.origin is not None:
        return day.origin
    found = [move.day for move in schedule.moves if move.to_day == day.day]
    return found[-1] if day.moved and found else day.day


def can_move(day: WeekDay) -> bool:
    """Whether there is a walk to pick up: one to come, or one whose day passed without it."""
    return day.at is not None and day.state in (*AHEAD, DayState.OPEN)


def why_not(origin: date, shown: date, target: WeekDay, today: date) -> str:
    """Why the walk of ``origin``, now on ``shown``, cannot go to ``target``: an id of a sentence, or ""."""
    if target.day < today:
        return "no_past"
    if target.day == shown:
        return ""
    if target.state is DayState.PAUSED:
        return "no_pause"
    if target.state is not DayState.REST:
        return "no_room"
    return "no_far" if abs(target.day - origin) > timedelta(days=FURTHEST) else ""
