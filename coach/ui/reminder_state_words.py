"""What reminders are doing now, in one line: in the tray and on Today."""

from __future__ import annotations

from datetime import datetime

from coach.domain.countdown import minutes_until
from coach.domain.presence import HoldCause
from coach.domain.reminder import ReminderKind, ReminderStatus
from coach.domain.schedule import Occurrence
from coach.ui.texts import Texts


def state_words(texts: Texts, status: ReminderStatus, now: datetime) -> str:
    """What matters most: a pause, a walk that is due, what waits and why, and only then the next walk; ``now`` is
    local."""
    if status.pause is not None:
        return pause_words(texts, status.pause.until, now)
    if any(reminder.kind is ReminderKind.WALK for reminder in status.showing):
        return texts.say("reminder_state.now")
    # A moment after the end of a pause, what came due in it still waits for a look at whether it may come.
    if status.held is not None and status.held.cause is not HoldCause.PAUSE:
        why = texts.say(f"reminders.waits_for.{status.held.cause.value}")
        return texts.say(f"reminder_state.held_{status.held.name.kind.value}", why=why)
    return next_words(texts, status.next, now)


def pause_words(texts: Texts, until: datetime, now: datetime) -> str:
    """Until when nothing reminds; ``now`` is local."""
    end = until.astimezone(now.tzinfo)
    time = texts.time_of_day(end.time())
    if end.date() == now.date():
        return texts.say("reminder_state.paused", time=time)
    return texts.say("reminder_state.paused_on", day=texts.full_date(end.date()), time=time)


def next_words(texts: Texts, walk: Occurrence | None, now: datetime) -> str:
    """When the next walk is: its minutes in the last hour before it; ``now`` is local."""
    if walk is None:
        return texts.say("reminder_state.none")
    minutes = minutes_until(walk.at, now)
    if minutes is not None:
        return texts.say("reminder_state.countdown", minutes=minutes)
    at = walk.at.astimezone(now.tzinfo)
    day = {0: "today", 1: "tomorrow"}.get((at.date() - now.date()).days, "next")
    time = texts.time_of_day(at.time())
    return texts.say(f"reminder_state.{day}", day=texts.full_date(at.date()), time=time)
