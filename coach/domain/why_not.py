"""Why did, or does, nothing remind on a day? An answer for every day there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from coach.domain.circumstances import Circumstances
from coach.domain.ledger import Entry
from coach.domain.reminder import (
    OccurrenceState,
    Planned,
    ReminderKind,
    ReminderPause,
    ReminderRules,
    ReminderSettings,
)
from coach.domain.reminder_cause import Cause
from coach.domain.reminder_rules import reason_against
from coach.domain.schedule import KEPT, Occurrence, Schedule


class Why(StrEnum):
    """What the answer is; its words are ``ledger.why.<id>``."""

    BEFORE = "before"
    """The day lies before the plan was made."""
    LONG_AGO = "long_ago"
    """What was planned so long ago is not kept, and nothing is noted about a walk of that day."""
    NOT_PLANNED = "not_planned"
    AHEAD_NOT_PLANNED = "ahead_not_planned"
    CAME = "came"
    """It did remind."""
    WALKED = "walked"
    """It was begun or done before anything reminded."""
    HELD = "held"
    ASLEEP = "asleep"
    REFUSED = "refused"
    PAUSED = "paused"
    OFF = "off"
    SKIPPED = "skipped"
    DROPPED = "dropped"
    UNANSWERED = "unanswered"
    MOVED_AWAY = "moved_away"
    """It takes place on another day."""
    WAITING = "waiting"
    """It is due, and something holds it back just now."""
    SNOOZED = "snoozed"
    AHEAD = "ahead"
    """It is still to come."""
    AHEAD_LOCKED = "ahead_locked"
    AHEAD_RESTS = "ahead_rests"
    """It will not come: the plan rests on that day."""
    AHEAD_FREE = "ahead_free"
    """It will not come: the bounds of the plan, or a stop, leave that day free."""
    AHEAD_OFF = "ahead_off"
    AHEAD_PAUSED = "ahead_paused"
    AHEAD_QUIET = "ahead_quiet"
    """It will wait for the hours in which reminders are wanted, or not come at all."""
    UNNOTED = "unnoted"
    """Its time has passed, and nothing is noted about it: the plan was made, or Amble begun, after it."""
    CLOSED = "closed"
    """Its time has passed while Amble was not open."""


@dataclass(frozen=True)
class WhyNot:
    """One answer: about one occurrence (``entry``), or about all walks of the ``day`` where there was none. ``at`` is
    the aware moment that matters (when it came, or will come), ``cause`` that of ``reminders.cause.<id>``."""

    day: date
    why: Why
    kind: ReminderKind = ReminderKind.WALK
    at: datetime | None = None
    cause: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Facts:
    """What holds now: the aware moment and the zone, the day the plan was made (None before that), the plan's times,
    what somebody wants to be reminded of, a pause of reminders, whether safety lets walks begin, and the ``earliest``
    day of the next one, None for today."""

    now: datetime
    zone: ZoneInfo
    first_day: date | None
    schedule: Schedule
    settings: ReminderSettings
    pause: ReminderPause | None = None
    allowed: bool = True
    earliest: date | None = None

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()

    @property
    def about(self) -> Circumstances:
        """The same for the rules; none of their numbers is asked for."""
        return Circumstances(self.now, self.zone, self.settings, self.allowed, ReminderRules(), self.earliest)


_ENDS: Mapping[OccurrenceState, Why] = MappingProxyType(
    {
        OccurrenceState.STARTED: Why.WALKED,
        OccurrenceState.DONE: Why.WALKED,
        OccurrenceState.SHORTENED: Why.WALKED,
        OccurrenceState.HELD: Why.HELD,
        OccurrenceState.SKIPPED: Why.SKIPPED,
        OccurrenceState.MISSED_ASLEEP: Why.ASLEEP,
        OccurrenceState.MISSED_UNANSWERED: Why.UNANSWERED,
        OccurrenceState.REFUSED: Why.REFUSED,
        OccurrenceState.PAUSED: Why.PAUSED,
        OccurrenceState.SWITCHED_OFF: Why.OFF,
        OccurrenceState.DROPPED: Why.DROPPED,
        OccurrenceState.WAITING: Why.WAITING,
        OccurrenceState.SNOOZED: Why.SNOOZED,
    }
)
_REASONS: Mapping[Cause, Why] = MappingProxyType(
    {
        Cause.PLAN_PAUSED: Why.AHEAD_RESTS,
        Cause.SAFETY: Why.AHEAD_LOCKED,
        Cause.BOUNDS: Why.AHEAD_FREE,
        Cause.SWITCHED_OFF: Why.AHEAD_OFF,
    }
)
"""Every cause that ``reason_against`` gives."""


def why_not(day: date, entries: Iterable[Entry], facts: Facts) -> tuple[WhyNot, ...]:
    """Why something reminded on a day, or did not, or will: at least one answer, one for each occurrence, and one for
    the walk where none was planned."""
    if facts.first_day is None or day < facts.first_day:
        return (WhyNot(day, Why.BEFORE),)
    about = [entry for entry in entries if day in (entry.day, entry.name.day)]
    answers = tuple(_answer(day, entry, facts) for entry in about)
    if any(entry.name.kind is ReminderKind.WALK for entry in about):
        return answers
    return (WhyNot(day, _unplanned(day, facts.today)), *answers)


def _unplanned(day: date, today: date) -> Why:
    if day >= today:
        return Why.AHEAD_NOT_PLANNED
    return Why.NOT_PLANNED if day >= today - KEPT else Why.LONG_AGO


def _answer(day: date, entry: Entry, facts: Facts) -> WhyNot:
    kind, cause = entry.name.kind, "" if entry.last is None else entry.last.cause
    if entry.day != day:
        return WhyNot(day, Why.MOVED_AWAY, kind, entry.planned_at, cause, entry)
    if entry.came_at is not None:
        return WhyNot(day, Why.CAME, kind, entry.came_at, cause, entry)
    end = None if entry.state is None else _ENDS.get(entry.state)
    if end is not None and entry.last is not None:
        return WhyNot(day, end, kind, entry.last.at, cause, entry)
    if entry.planned_at is None or entry.planned_at.astimezone(UTC) <= facts.now.astimezone(UTC):
        return WhyNot(day, Why(entry.unnoted.value), kind, entry.planned_at, "", entry)
    return WhyNot(day, _ahead(entry, entry.planned_at, facts), kind, entry.planned_at, "", entry)


def _ahead(entry: Entry, at: datetime, facts: Facts) -> Why:
    """What will become of it, as things stand: the rules of reminders say so."""
    name, about = entry.name, facts.about
    paused = facts.schedule.is_paused(at.astimezone(facts.zone).date())
    against = reason_against(Planned(Occurrence(name.day, at), kind=name.kind, slot=name.slot, paused=paused), about)
    if against is not None:
        return _REASONS[against[1]]
    if facts.pause is not None and facts.pause.is_on(at):
        return Why.AHEAD_PAUSED
    return Why.AHEAD if about.is_open(name.kind, at) else Why.AHEAD_QUIET
