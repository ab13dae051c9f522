"""What the services ask of the outside world. Each port has a real, a null and a tested fake version."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueProof
from coach.domain.day import DayKind
from coach.domain.red_flag import FlagReport, SeenNote
from coach.domain.reminder_kind import OccurrenceName
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import PhaseSpan
from coach.domain.walk import Ground, Route


class Clock(Protocol):
    """Wall time and monotonic time; tests move them by hand."""

    def now(self) -> datetime:
        """The wall clock: aware, in the user's zone."""

    def zone(self) -> ZoneInfo:
        """The user's zone, read afresh (people travel)."""

    def monotonic(self) -> float:
        """Seconds that only go forward; they may stand still while the machine sleeps."""


@dataclass(frozen=True)
class RunningSession:
    """A session that has begun and has no end yet; what is known of it if the program dies now."""

    id: int
    started_at: datetime
    planned_minutes: int
    chosen_minutes: int | None
    bad_day: bool
    warm_up: bool
    seed: int
    position: float
    """Seconds of the timeline performed, the warm-up included."""
    walked_seconds: float
    before: CheckIn
    bouts: tuple[int, ...] = ()
    """Minutes of its parts, with ``rest_minutes`` between them; empty for a walk in one."""
    rest_minutes: int = 0
    brisk_minutes: int = 0
    route: Route = Route.ROUND
    ground: Ground | None = None
    day: DayKind | None = None


class SessionStore(Protocol):
    """Walks, on disk as they happen."""

    def begin(self, running: RunningSession) -> int:
        """Record that a walk has begun; returns its id (``running.id`` is ignored)."""

    def keep_progress(self, id: int, position: float, walked_seconds: float) -> None:
        """Record how far the walk has come."""

    def finish(self, id: int, walked_seconds: float, outcome: Outcome, stop_reason: StopReason | None) -> None:
        """Record how the walk ended."""

    def unfinished(self) -> RunningSession | None:
        """The walk that was begun and never finished, or None."""

    def sessions(self) -> tuple[Session, ...]:
        """Every finished walk in order of time, with its answers."""


class AnswerStore(Protocol):
    """Answers about walks, and red flags with their dates."""

    def save_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Replace the answers of one walk."""

    def report_flags(self, report: FlagReport) -> None:
        """Record red flags that somebody ticked."""

    def flag_reports(self) -> tuple[FlagReport, ...]:
        """Every report, oldest first."""

    def mark_seen(self, note: SeenNote) -> None:
        """Record that the user says walking is fine, in their words."""

    def seen(self) -> datetime | None:
        """When that was said last."""

    def seen_notes(self) -> tuple[SeenNote, ...]:
        """Every time it was said, oldest first."""


class KeyValueStore(Protocol):
    """Plan, schedule, settings and the half-finished set-up, each a JSON value under a name."""

    def get(self, name: str) -> object | None:
        """The decoded JSON value, or None when there is none."""

    def put(self, name: str, value: object) -> None:
        """Write a value that JSON can hold; on disk when this returns."""

    def remove(self, name: str) -> None:
        """Forget a value; nothing happens when there is none."""


class StoreProblem(Exception):
    """The store cannot be read or written; the message is one sentence for the user."""


class Scheduler(Protocol):
    """Calls back at instants, through sleep and clock changes, on the GUI thread."""

    def start(self) -> None:
        """Begin; jobs set before are kept."""

    def at(self, name: str, instant: datetime, call: Callable[[], None]) -> None:
        """Call at the aware ``instant``; the same name replaces the earlier job. A past instant is called soon."""

    def cancel(self, name: str) -> None:
        """Forget a job; nothing happens when there is none."""

    def when_clock_jumped(self, call: Callable[[], None]) -> None:
        """Call whenever wall and monotonic time part (sleep, a set clock) or the zone changed."""

    def stop(self) -> None:
        """Forget every job and stop the timer."""


@dataclass(frozen=True)
class Notice:
    """A notification: ``id`` replaces an earlier one; ``actions`` are (id, words) pairs."""

    id: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()


class Notifier(Protocol):
    """System notifications; our own small window exists beside them in any case."""

    def show(self, notice: Notice, chosen: Callable[[str], None]) -> None:
        """Show it if the system can; ``chosen`` gets the action id ("" for a click on the body), on the GUI thread."""

    def withdraw(self, id: str) -> None:
        """Take a notification back."""

    def when_unseen(self, call: Callable[[str], None]) -> None:
        """Call on the GUI thread with the id of each notice that the system turned out not to show."""

    def trouble(self) -> str:
        """One sentence saying why notifications do not work here, or ""."""

    def close(self) -> None:
        """Let the notification service go."""


class WakeLock(Protocol):
    """Keeps the computer awake during a walk."""

    def hold(self) -> None:
        """Ask the system to stay awake; quietly does nothing where it cannot."""

    def release(self) -> None:
        """Let it sleep again; safe to call twice."""

    def trouble(self) -> str:
        """One sentence saying why this does not work here, or ""."""


class LoginItem(Protocol):
    """Start at login."""

    def is_on(self) -> bool:
        """Whether Amble starts at login."""

    def turn(self, on: bool) -> None:
        """Switch it. Raises ``OSError`` when the system does not let us."""

    def trouble(self) -> str:
        """One sentence saying why this does not work here, or ""."""


@dataclass(frozen=True)
class OccurrenceNote:
    """What became of one occurrence: ``state`` is that of an ``OccurrenceState``, ``cause`` the id of a phrase
    ``reminders.cause.<id>`` ("" for none), ``at`` the aware moment it was noted."""

    name: OccurrenceName
    state: str
    at: datetime
    cause: str


class OccurrenceStore(Protocol):
    """What became of each occurrence, by its name, whenever it takes place."""

    def state(self, name: OccurrenceName) -> str | None:
        """The state noted last, or None before the first."""

    def note(self, name: OccurrenceName, state: str, at: datetime, cause: str) -> None:
        """Record a state with its aware moment and its cause ("" for none); earlier notes stay in the log."""

    def snoozed_until(self, name: OccurrenceName) -> datetime | None:
        """The aware instant the reminder rests until, or None when it was never snoozed."""

    def snooze(self, name: OccurrenceName, until: datetime) -> None:
        """Let the reminder rest until the aware ``until``; replaces an earlier one."""

    def log(self, first: date, last: date) -> tuple[OccurrenceNote, ...]:
        """Every note about the days ``first`` to ``last``, both included, in the order they were made."""


class SegmentStore(Protocol):
    """The phases of a running session that are over, on disk as they end."""

    def keep_segment(self, session_id: int, span: PhaseSpan) -> None:
        """Record a phase performed, in seconds of the timeline; the same start again replaces it."""

    def segments(self, session_id: int) -> tuple[PhaseSpan, ...]:
        """The phases performed so far, in order of time."""


class ProofStore(Protocol):
    """What became of each sentence of a walk."""

    def keep_proofs(self, session_id: int, proofs: Sequence[CueProof]) -> None:
        """Replace the proofs of one walk."""

    def last_proofs(self, without: Collection[int] = ()) -> tuple[datetime, tuple[CueProof, ...]] | None:
        """When the last walk with proofs began, but for the walks ``without``, and those in order; None before it."""

    def proofs_of(self, session_id: int) -> tuple[CueProof, ...]:
        """Those of one walk, in order; empty when nobody knows."""
