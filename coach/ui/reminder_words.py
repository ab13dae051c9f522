"""What a reminder says, in the small window and in the system's notification alike."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.reminder import HeadsUp, Reminder, ReminderKind
from coach.ui.texts import Texts


def reminder_words(texts: Texts, reminder: Reminder, minutes: int) -> tuple[str, str]:
    """Title and body; ``minutes`` is the length of the next walk, 0 where it is not known."""
    after = "_stopped" if reminder.after_stop else ""
    name = f"reminder.{reminder.kind.value}{after}" + ("_late" if reminder.late else "")
    bare = "_bare" if reminder.kind is ReminderKind.WALK and not minutes else ""
    title = texts.say(f"{name}_title{bare}", minutes=minutes)
    body = texts.say(f"{name}_body", time=texts.time_of_day(reminder.at.time()))
    return title, with_cause(texts, reminder, body)


def with_cause(texts: Texts, reminder: Reminder, body: str) -> str:
    """The body, after what held the reminder, or why it is late, where that is known."""
    if reminder.held is not None:
        return f"{texts.say(f'reminder.held.{reminder.held.value}')} {body}"
    return (
        body if reminder.because is None else f"{texts.say(f'reminder.late_because.{reminder.because.value}')} {body}"
    )


def heads_up_words(texts: Texts, heads_up: HeadsUp, minutes: int, zone: ZoneInfo) -> tuple[str, str]:
    """Title and body of the soft word; ``minutes`` is the length of the next walk, 0 where it is not known."""
    is_walk = heads_up.name.kind is ReminderKind.WALK
    name = "heads_up.walk" if is_walk else "heads_up.routine"
    title = texts.say(f"{name}_title", time=texts.time_of_day(heads_up.at.astimezone(zone).time()))
    return title, texts.say(f"{name}_body" + ("_bare" if is_walk and not minutes else ""), minutes=minutes)


def place_words(texts: Texts, at: datetime, now: datetime) -> str:
    """ "9:00 today", "tomorrow, 9:00" or "Friday 13 November, 9:00"; both instants local."""
    time, days = texts.time_of_day(at.time()), (at.date() - now.date()).days
    if days in (0, 1):
        return texts.say(f"reminder.later_to.{('today', 'tomorrow')[days]}", time=time)
    return texts.say("reminder.later_to.on_day", day=texts.full_date(at.date()), time=time)


def choice_words(texts: Texts, choice: SnoozeChoice, now: datetime, minutes: int) -> str:
    """One way to put a walk of ``minutes`` (0 for none) off, with its price; ``now`` is local."""
    at = choice.until.astimezone(now.tzinfo)
    place = place_words(texts, at, now)
    when = texts.say(f"reminder.later_to.{choice.kind.value}", time=texts.time_of_day(at.time()), place=place)
    if choice.kind is SnoozeKind.MOVE or not minutes:
        return when
    if not choice.fits:
        return texts.say("reminder.later_to.taken", when=when)
    if choice.before is None:
        return when
    if choice.fits >= minutes:
        return texts.say("reminder.later_to.all", when=when)
    before = texts.time_of_day(choice.before.astimezone(now.tzinfo).time())
    return texts.say("reminder.later_to.fits", when=when, minutes=choice.fits, before=before)
