"""When to remind and when to stay quiet. Pure: the moment, the settings and the safety lock are arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.reminder import (
    LastWalk,
    OccurrenceState,
    Planned,
    Reminder,
    ReminderKind,
    ReminderRules,
    ReminderSettings,
)
from coach.domain.schedule import Occurrence, to_instant

_PASSED_UNSEEN = (
    OccurrenceState.MISSED_ASLEEP,
    OccurrenceState.REFUSED,
    OccurrenceState.PAUSED,
    OccurrenceState.SWITCHED_OFF,
)
"""Ends that only the passing of time gave, with no reminder shown: void again when the clock goes back."""


@dataclass(frozen=True)
class Circumstances:
    """What every rule asks about: the aware moment, the user's zone, their settings, whether safety allows walking, and
    the ``earliest`` day on which the bounds of the plan allow the next walk, None for today."""

    now: datetime
    zone: ZoneInfo
    settings: ReminderSettings
    allowed: bool
    rules: ReminderRules
    earliest: date | None = None

    @property
    def instant(self) -> datetime:
        """The moment in UTC, where comparing and adding are safe on days when clocks change."""
        return self.now.astimezone(UTC)

    def local_day(self, instant: datetime) -> date:
        """The calendar day of an aware instant where the user is."""
        return instant.astimezone(self.zone).date()

    def end_of_day(self, day: date) -> datetime:
        """The first instant of the following local day, in UTC."""
        return to_instant(day + timedelta(days=1), time(), self.zone).astimezone(UTC)


class Step(StrEnum):
    """What to do about a planned walk now."""

    REST = "rest"
    WAIT = "wait"
    SHOW = "show"
    CLOSE = "close"


@dataclass(frozen=True)
class Verdict:
    """A step with what it needs: WAIT has ``until`` (UTC), SHOW a ``reminder``; ``state`` is to be noted with its
    ``cause``: how the walk ended for CLOSE, otherwise None or that it is expected again."""

    step: Step
    until: datetime | None = None
    reminder: Reminder | None = None
    state: OccurrenceState | None = None
    cause: str = ""


_REST = Verdict(Step.REST)


def judge(planned: Planned, about: Circumstances) -> Verdict:
    """What to do about one planned walk now: nothing, wait, show its reminder, or note how it ended."""
    if planned.walked and planned.state is not OccurrenceState.DONE:
        return _close(OccurrenceState.DONE, "walked")
    if _clock_went_back(planned, about):
        verdict = judge(replace(planned, state=OccurrenceState.EXPECTED), about)
        return replace(verdict, state=verdict.state or OccurrenceState.EXPECTED, cause="clock_went_back")
    if planned.state is not None and not planned.state.is_open:
        return _REST
    return _refusal(planned, about) or _timing(planned, about)


def thin(judged: Sequence[tuple[Planned, Verdict]]) -> tuple[tuple[Planned, Verdict], ...]:
    """Never a pile: of several reminders to show only the latest stays, and one that is still open gives way to it."""
    shown = [planned for planned, verdict in judged if verdict.step is Step.SHOW]
    if not shown:
        return tuple(judged)
    latest = max(shown, key=lambda planned: (planned.wanted_at, planned.occurrence.day))
    return tuple((each, verdict if each is latest else _give_way(each, verdict)) for each, verdict in judged)


def next_walk(judged: Iterable[tuple[Planned, Verdict]], about: Circumstances) -> Occurrence | None:
    """The next walk to look forward to, at the instant it is wanted; None while safety locks walking. What the bounds
    leave free is none."""
    waiting = [
        planned
        for planned, verdict in judged
        if verdict.step is Step.WAIT
        and (verdict.state or planned.state) is not OccurrenceState.SHOWN
        and not planned.paused
        and not _is_left_free(planned, about)
    ]
    if not about.allowed or not waiting:
        return None
    first = min(waiting, key=lambda planned: planned.wanted_at)
    return Occurrence(first.occurrence.day, first.wanted_at.astimezone(about.zone))


def last_moment(wanted_at: datetime, about: Circumstances) -> datetime:
    """Until when (exclusive, UTC) a reminder wanted at an instant makes sense: the window, and never past its day."""
    window = wanted_at.astimezone(UTC) + timedelta(minutes=about.rules.late_window_minutes)
    return min(window, about.end_of_day(about.local_day(wanted_at)))


@dataclass(frozen=True)
class QuietReminder:
    """A quiet reminder that has not been settled, and the instant (exclusive, UTC) it loses its meaning."""

    reminder: Reminder
    until: datetime


def quiet_reminders(last: LastWalk | None, about: Circumstances) -> tuple[QuietReminder, ...]:
    """The questions still open about the last walk that have not lost their meaning yet, due or not."""
    if last is None:
        return ()
    wanted = (_check_in_question(last, about), _morning_question(last, about))
    return tuple(quiet for quiet in wanted if quiet is not None and quiet.reminder.at < quiet.until > about.instant)


def quiet_moment(wanted_at: datetime, busy: Iterable[datetime], gap: timedelta) -> datetime:
    """The first instant from ``wanted_at`` on that is at least ``gap`` away from each of ``busy``."""
    moment = wanted_at
    for instant in sorted(busy):
        if abs(instant - moment) < gap:
            moment = instant + gap
    return moment


def _clock_went_back(planned: Planned, about: Circumstances) -> bool:
    """Whether the state came from a time that is still ahead. A clock set back by less than the window leaves a
    reminder that was shown where it is: it came a little early, and once."""
    ahead = planned.occurrence.at.astimezone(UTC) - about.instant
    if planned.state is OccurrenceState.SHOWN:
        return ahead > timedelta(minutes=about.rules.late_window_minutes + about.settings.heads_up_minutes)
    return planned.state in _PASSED_UNSEEN and ahead > timedelta()


def _refusal(planned: Planned, about: Circumstances) -> Verdict | None:
    refused = _reason_against(planned, about)
    if refused is None:
        return None
    end, cause = refused
    if planned.state in (OccurrenceState.SHOWN, OccurrenceState.SNOOZED):
        return _close(OccurrenceState.MISSED_UNANSWERED, cause)
    if about.instant >= planned.wanted_at:
        return _close(end, cause)
    return Verdict(Step.WAIT, until=planned.wanted_at)


def _reason_against(planned: Planned, about: Circumstances) -> tuple[OccurrenceState, str] | None:
    if planned.paused:
        return OccurrenceState.PAUSED, "plan_paused"
    if not about.allowed:
        return OccurrenceState.REFUSED, "safety"
    if _is_left_free(planned, about):
        return OccurrenceState.PAUSED, "bounds"
    if not about.settings.walk_on:
        return OccurrenceState.SWITCHED_OFF, "switched_off"
    return None


def _is_left_free(planned: Planned, about: Circumstances) -> bool:
    """Whether the bounds of the plan allow no walk on its day yet."""
    return about.earliest is not None and about.local_day(planned.wanted_at) < about.earliest


def _timing(planned: Planned, about: Circumstances) -> Verdict:
    wanted, now = planned.wanted_at, about.instant
    last = last_moment(wanted, about)
    if planned.state is OccurrenceState.SHOWN:
        unanswered = _close(OccurrenceState.MISSED_UNANSWERED, "unanswered")
        return unanswered if now >= last else Verdict(Step.WAIT, until=last)
    heads_up = 0 if planned.state is OccurrenceState.SNOOZED else about.settings.heads_up_minutes
    due = wanted - timedelta(minutes=heads_up)
    if now < due:
        return Verdict(Step.WAIT, until=due)
    if now >= last:
        return _close(OccurrenceState.MISSED_ASLEEP, "asleep")
    late = now - wanted >= timedelta(minutes=about.rules.late_after_minutes)
    reminder = Reminder(ReminderKind.WALK, planned.occurrence.day, wanted.astimezone(about.zone), late)
    return Verdict(Step.SHOW, reminder=reminder)


def _give_way(planned: Planned, verdict: Verdict) -> Verdict:
    if verdict.step is Step.SHOW:
        return _close(OccurrenceState.MISSED_ASLEEP, "later_walk")
    if verdict.step is Step.WAIT and planned.state is OccurrenceState.SHOWN:
        return _close(OccurrenceState.MISSED_UNANSWERED, "later_walk")
    return verdict


def _close(state: OccurrenceState, cause: str) -> Verdict:
    return Verdict(Step.CLOSE, state=state, cause=cause)


def _check_in_question(last: LastWalk, about: Circumstances) -> QuietReminder | None:
    if not last.check_in_open:
        return None
    at = last.ended_at + timedelta(minutes=about.rules.check_in_after_minutes)
    # Not at night: the morning question asks about the same walk.
    return _quiet(ReminderKind.CHECK_IN, last, at, about.local_day(last.ended_at), about)


def _morning_question(last: LastWalk, about: Circumstances) -> QuietReminder | None:
    if not (last.morning_open and about.settings.morning_on):
        return None
    morning = about.local_day(last.started_at) + timedelta(days=1)
    at = to_instant(morning, about.settings.morning_at, about.zone)
    return _quiet(ReminderKind.MORNING, last, at, morning, about)


def _quiet(kind: ReminderKind, last: LastWalk, at: datetime, day: date, about: Circumstances) -> QuietReminder:
    late = about.instant - at.astimezone(UTC) >= timedelta(minutes=about.rules.late_after_minutes)
    after_stop = last.stopped and kind is ReminderKind.MORNING
    reminder = Reminder(kind, about.local_day(last.started_at), at.astimezone(about.zone), late, after_stop)
    return QuietReminder(reminder, about.end_of_day(day))
