"""Why did, or does, nothing remind on a day? An answer for every day there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from coach.domain.hours import Hours
from coach.domain.ledger import Entry
from coach.domain.reminder import OccurrenceState, ReminderKind, ReminderPause, ReminderSettings
from coach.domain.schedule import Schedule


class Why(StrEnum):
    """What the answer is; its words are ``ledger.why.<id>``."""

    BEFORE = "before"
    """The day lies before the plan was made."""
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


def why_not(day: date, entries: Iterable[Entry], facts: Facts) -> tuple[WhyNot, ...]:
    """Why something reminded on a day, or did not, or will: at least one answer, one for each occurrence, and one for
    the walk where none was planned."""
    if facts.first_day is None or day < facts.first_day:
        return (WhyNot(day, Why.BEFORE),)
    about = [entry for entry in entries if day in (entry.day, entry.name.day)]
    answers = tuple(_answer(day, entry, facts) for entry in about)
    if any(entry.name.kind is ReminderKind.WALK for entry in about):
        return answers
    past = day < facts.now.astimezone(facts.zone).date()
    return (WhyNot(day, Why.NOT_PLANNED if past else Why.AHEAD_NOT_PLANNED), *answers)


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
        return WhyNot(day, Why.UNNOTED, kind, entry.planned_at, "", entry)
    return WhyNot(day, _ahead(entry, entry.planned_at, facts), kind, entry.planned_at, "", entry)


def _ahead(entry: Entry, at: datetime, facts: Facts) -> Why:
    """What will become of it, as things stand."""
    kind = entry.name.kind
    if kind is not ReminderKind.BREAK and not facts.allowed:
        return Why.AHEAD_LOCKED
    if kind is ReminderKind.WALK and facts.schedule.is_paused(at.date()):
        return Why.AHEAD_RESTS
    if kind is ReminderKind.WALK and facts.earliest is not None and at.date() < facts.earliest:
        return Why.AHEAD_FREE
    on, hours = _wanted(kind, facts.settings)
    if not on:
        return Why.AHEAD_OFF
    if facts.pause is not None and facts.pause.is_on(at):
        return Why.AHEAD_PAUSED
    quiet = not (hours.is_open(at, facts.zone) and facts.settings.hours.is_open(at, facts.zone))
    return Why.AHEAD_QUIET if quiet else Why.AHEAD


def _wanted(kind: ReminderKind, settings: ReminderSettings) -> tuple[bool, Hours]:
    """Whether reminders of a kind are on, and in which hours."""
    if kind is ReminderKind.WALK:
        return settings.walk_on, settings.hours
    rhythm = settings.breaks if kind is ReminderKind.BREAK else settings.routines
    return rhythm.on, rhythm.hours
