"""What becomes of the reminder of a walk outside the hours, and of a break that never comes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from coach.domain.hours import Hours
from coach.domain.outside_hours import OutsideHours, OutsideMove, outside_hours, outside_moves
from coach.domain.schedule import Schedule
from coach.ui.hours_words import days_words
from coach.ui.texts import Texts


def outside_words(texts: Texts, outside: Sequence[OutsideHours]) -> str:
    """A sentence for each; "" for none."""
    return " ".join(_sentence(texts, one) for one in outside)


def plan_words(texts: Texts, schedule: Schedule, hours: Hours, today: date) -> str:
    """What becomes of the reminders of all walks outside the hours; "" for none, and while the plan keeps to the clock
    of another zone, where its times are no local ones."""
    if schedule.home is not None:
        return ""
    weekly = outside_words(texts, outside_hours(schedule.times, hours))
    moved = (_moved(texts, move) for move in outside_moves(schedule, hours, today))
    return " ".join(sentence for sentence in (weekly, *moved) if sentence)


def question_words(texts: Texts, at: time, hours: Hours) -> str:
    """On which days the morning question waits, or does not come; "" where it always comes at its time."""
    return " ".join(
        texts.say(
            "hours.question_never" if outside.opens is None else "hours.question_waits",
            days=days_words(texts, outside.weekdays),
            opens="" if outside.opens is None else texts.time_of_day(outside.opens),
        )
        for outside in outside_hours((at,) * 7, hours)
    )


def _moved(texts: Texts, move: OutsideMove) -> str:
    day, at = texts.full_date(move.day), texts.time_of_day(move.at)
    if move.opens is None:
        return texts.say("hours.moved_never", day=day, time=at)
    return texts.say("hours.moved_waits", day=day, time=at, opens=texts.time_of_day(move.opens))


def left_out_words(texts: Texts, times: Sequence[time]) -> str:
    """That these times lie in the hours of no day; "" for none."""
    told = ", ".join(texts.time_of_day(at) for at in times)
    return texts.say("hours.left_out" if len(times) == 1 else "hours.left_out_some", times=told) if times else ""


def _sentence(texts: Texts, outside: OutsideHours) -> str:
    at = texts.time_of_day(outside.at)
    what = "never" if outside.opens is None else "waits"
    opens = "" if outside.opens is None else texts.time_of_day(outside.opens)
    if len(outside.weekdays) == 1:
        return texts.say(f"hours.one_{what}", day=texts.weekday(outside.weekdays[0]), time=at, opens=opens)
    return texts.say(f"hours.some_{what}", days=days_words(texts, outside.weekdays), time=at, opens=opens)
