"""Quiet reminders: the questions about the last walk, which keep away from everything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coach.domain.circumstances import Circumstances
from coach.domain.reminder import LastWalk, Reminder, ReminderKind
from coach.domain.schedule import to_instant


@dataclass(frozen=True)
class QuietReminder:
    """A quiet reminder that has not been settled, the instant from which it may come and the one (exclusive) at which
    it loses its meaning; both in UTC and within the hours."""

    reminder: Reminder
    opens: datetime
    until: datetime


def quiet_reminders(
    last: LastWalk | None, about: Circumstances, told_at: datetime | None = None
) -> tuple[QuietReminder, ...]:
    """The questions still open about the last walk that have not lost their meaning yet, due or not. ``told_at`` is
    when somebody told last of a walk without Amble (aware), None where nobody did: it may be over for long by then."""
    if last is None:
        return ()
    wanted = (_check_in_question(last, told_at, about), _morning_question(last, about))
    return tuple(quiet for quiet in wanted if quiet is not None and quiet.opens < quiet.until > about.instant)


def quiet_moment(wanted_at: datetime, busy: Iterable[datetime], gap: timedelta) -> datetime:
    """The first instant from ``wanted_at`` on that is at least ``gap`` away from each of ``busy``."""
    moment = wanted_at
    for instant in sorted(busy):
        if abs(instant - moment) < gap:
            moment = instant + gap
    return moment


def _check_in_question(last: LastWalk, told_at: datetime | None, about: Circumstances) -> QuietReminder | None:
    if not last.check_in_open:
        return None
    # A clock that was set back told it in the future: that says nothing.
    known = last.ended_at if told_at is None or told_at > about.instant else max(last.ended_at, told_at)
    at = known + timedelta(minutes=about.rules.check_in_after_minutes)
    # Not at night: the morning question asks about the same walk.
    return _quiet(ReminderKind.CHECK_IN, last, at, about.local_day(last.ended_at), about)


def _morning_question(last: LastWalk, about: Circumstances) -> QuietReminder | None:
    if not (last.morning_open and about.settings.morning_on):
        return None
    morning = about.local_day(last.started_at) + timedelta(days=1)
    at = to_instant(morning, about.settings.morning_at, about.zone)
    return _quiet(ReminderKind.MORNING, last, at, morning, about)


def _quiet(kind: ReminderKind, last: LastWalk, at: datetime, day: date, about: Circumstances) -> QuietReminder | None:
    wanted = at.astimezone(UTC)
    span = about.open_span(kind, wanted)
    if span is None:
        return None
    late = about.instant - wanted >= timedelta(minutes=about.rules.late_after_minutes)
    after_stop = last.stopped and kind is ReminderKind.MORNING
    reminder = Reminder(kind, about.local_day(last.started_at), at.astimezone(about.zone), late, after_stop)
    return QuietReminder(reminder, max(wanted, span[0]), min(about.end_of_day(day), span[1]))
