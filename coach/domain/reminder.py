"""Reminders as values: what is shown, what somebody wants to be shown, and what became of a planned walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from zoneinfo import ZoneInfo

from coach.domain.check_in import CheckIn
from coach.domain.guided_stop import ended_for_pain, was_stopped
from coach.domain.lateness import LateCause
from coach.domain.presence import HoldCause
from coach.domain.reminder_kind import OccurrenceName as OccurrenceName
from coach.domain.reminder_kind import ReminderKind as ReminderKind
from coach.domain.reminder_kind import walk_name as walk_name
from coach.domain.reminder_numbers import ReminderRules as ReminderRules
from coach.domain.reminder_numbers import rules_from as rules_from
from coach.domain.reminder_settings import ReminderSettings as ReminderSettings
from coach.domain.schedule import Occurrence
from coach.domain.session import Outcome, Session


@dataclass(frozen=True)
class Reminder:
    """One reminder to show. ``day`` and ``slot`` name the occurrence; for a question ``day`` is the local day of the
    walk it asks about; ``at`` is the aware instant it was meant for; ``late`` says that sleep or something else held it
    up, ``held`` what did where that is known, ``because`` why it is late where nothing held it, ``after_stop`` that the
    walk it asks about was stopped for the back; ``snoozes`` counts how often it was put off."""

    kind: ReminderKind
    day: date
    at: datetime
    late: bool = False
    after_stop: bool = False
    slot: str = ""
    held: HoldCause | None = None
    snoozes: int = 0
    because: LateCause | None = None

    @property
    def name(self) -> OccurrenceName:
        """Which occurrence it is about."""
        return OccurrenceName(self.kind, self.day, self.slot)

    @property
    def id(self) -> str:
        """The same for the same reminder: a later showing replaces an earlier one on the screen."""
        return self.name.id


@dataclass(frozen=True)
class HeadsUp:
    """The soft word some minutes before a reminder: it makes no sound, and can be put off or skipped already. ``at`` is
    the aware instant the reminder is meant for."""

    name: OccurrenceName
    at: datetime

    @property
    def id(self) -> str:
        """That of the reminder it announces."""
        return self.name.id


@dataclass(frozen=True)
class ReminderPause:
    """Nothing reminds between two aware instants (UTC); it ends by itself and is always to be seen."""

    since: datetime
    until: datetime

    def is_on(self, instant: datetime) -> bool:
        """Whether it holds at an aware instant."""
        return self.since <= instant < self.until


@dataclass(frozen=True)
class Held:
    """A reminder that waits just now, and for what; ``until`` is known (aware, UTC) where the clock ends it."""

    name: OccurrenceName
    cause: HoldCause
    since: datetime
    until: datetime | None = None


class OccurrenceState(StrEnum):
    """What became of an occurrence; some are open, all others end it. ``moved`` has a new time before it,
    ``expected`` was thought to have passed before the clock went back."""

    SHOWN = "shown"
    SNOOZED = "snoozed"
    MOVED = "moved"
    EXPECTED = "expected"
    ANNOUNCED = "announced"
    """The soft word before it was shown."""
    WAITING = "waiting"
    """It is due, and something holds it back."""
    STARTED = "started"
    DONE = "done"
    SHORTENED = "shortened"
    HELD = "held"
    """What held it back did not end while it could still have come."""
    SKIPPED = "skipped"
    MISSED_ASLEEP = "missed_asleep"
    MISSED_UNANSWERED = "missed_unanswered"
    REFUSED = "refused_by_safety"
    PAUSED = "paused"
    SWITCHED_OFF = "switched_off"
    DROPPED = "no_longer_planned"

    @property
    def is_open(self) -> bool:
        """Whether something may still become of the walk."""
        return self in _OPEN

    @property
    def is_walked(self) -> bool:
        """Whether the walk was begun or done, after which nothing else may become of it."""
        return self in (OccurrenceState.STARTED, OccurrenceState.DONE, OccurrenceState.SHORTENED)


_OPEN = frozenset(
    (
        OccurrenceState.SHOWN,
        OccurrenceState.SNOOZED,
        OccurrenceState.MOVED,
        OccurrenceState.EXPECTED,
        OccurrenceState.ANNOUNCED,
        OccurrenceState.WAITING,
    )
)


@dataclass(frozen=True)
class ReminderStatus:
    """How reminders stand at a moment: the ``next`` walk at the instant it is wanted, the reminders that are on the
    screen, the soft word that is, the one that is ``held`` just now, the ``pause`` that is on, each occurrence that was
    put off with the aware instant (UTC) it rests until, and when (aware, UTC) the next break comes by sitting, as long
    as somebody goes on sitting."""

    next: Occurrence | None = None
    showing: tuple[Reminder, ...] = ()
    announced: HeadsUp | None = None
    held: Held | None = None
    pause: ReminderPause | None = None
    snoozed: tuple[tuple[OccurrenceName, datetime], ...] = ()
    break_at: datetime | None = None


@dataclass(frozen=True)
class Planned:
    """A planned occurrence as the rules see it: its state (None before the first) with the aware instant it was noted
    at and the cause, the aware instant it is snoozed until or came back at from a snooze, what it is ``held`` by or was
    before it was shown, all it waited for since it waits, how often it was put off, whether the plan rests on its day
    or knows it no more (``dropped``), what a walk of its local day makes of it (``walked``, and ``shortened`` where
    none was whole), and whether one that was shown is ``lost`` from the screen: the program was closed since."""

    occurrence: Occurrence
    state: OccurrenceState | None = None
    snoozed_until: datetime | None = None
    paused: bool = False
    walked: bool = False
    shortened: bool = False
    kind: ReminderKind = ReminderKind.WALK
    slot: str = ""
    noted_at: datetime | None = None
    cause: str = ""
    held: HoldCause | None = None
    waited_for: frozenset[HoldCause] = frozenset()
    snoozes: int = 0
    dropped: bool = False
    lost: bool = False

    @property
    def name(self) -> OccurrenceName:
        """Its name in the store."""
        return OccurrenceName(self.kind, self.occurrence.day, self.slot)

    @property
    def wanted_at(self) -> datetime:
        """The instant it is wanted at, its own or the end of the snooze, from which what is shown again has a window of
        its own; aware, in UTC."""
        return (self.snoozed_until or self.occurrence.at).astimezone(UTC)


@dataclass(frozen=True)
class LastWalk:
    """The walk done last, and which of its questions are still open. Instants are aware, in UTC; the end is the start
    plus the minutes walked, so pauses and warm-up make it a little early. ``stopped`` is for the back."""

    started_at: datetime
    ended_at: datetime
    check_in_open: bool
    morning_open: bool
    stopped: bool = False


def last_walk(sessions: Sequence[Session]) -> LastWalk | None:
    """The last of ``sessions`` (in order of time) that was walked, or None without any. What was only begun is nothing
    to remind of, unless the back ended it, and hides no question about the walk before it."""
    asked = (session for session in reversed(sessions) if session.is_walked or ended_for_pain(session))
    session = next(asked, None)
    if session is None:
        return None
    answers = session.check_in or CheckIn()
    started = session.started_at.astimezone(UTC)
    after_walk = (answers.peak, answers.after, answers.reach_after, answers.qualities, answers.effort)
    return LastWalk(
        started_at=started,
        ended_at=started + timedelta(minutes=session.walked_minutes),
        # Every question may be skipped, so one answer is a finished check-in.
        check_in_open=all(answer is None for answer in after_walk),
        morning_open=answers.morning is None,
        stopped=was_stopped(session),
    )


def walked_days(sessions: Sequence[Session], first: date, zone: ZoneInfo) -> dict[date, bool]:
    """The local days from ``first`` on with a walk, and whether one of its walks was whole. ``sessions`` are in order
    of time."""
    ended = ((session.started_at.astimezone(zone).date(), session) for session in reversed(sessions))
    days: dict[date, bool] = {}
    for day, session in takewhile(lambda pair: pair[0] >= first, ended):
        days[day] = days.get(day, False) or session.outcome is Outcome.DONE
    return days
