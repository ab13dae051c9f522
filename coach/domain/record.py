"""Everything somebody told and walked, as values: what is written down for other programs, and read back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueProof
from coach.domain.exercise import Routine
from coach.domain.feeling import Felt
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.time_off import TimeOff

FORMAT, VERSION = "amble-record", 1
"""What a file of a whole record calls itself; the version rises when an older Amble could not read it."""


class RecordSource(StrEnum):
    """Where something came from that was not told or walked in this record."""

    AMBLE = "amble"
    APPLE_HEALTH = "apple_health"
    GPX = "gpx"
    FIT = "fit"


@dataclass(frozen=True)
class Replaced:
    """Answers about a walk that others replaced at ``at`` (aware)."""

    at: datetime
    check_in: CheckIn


@dataclass(frozen=True)
class WalkEntry:
    """One finished walk with all that is known of it.

    The ``id`` of its session means nothing elsewhere and is 0. ``rest_minutes`` lie between its parts. ``felt`` was
    told on the way, ``replaced`` are its earlier answers, oldest first. ``proofs`` say what became of each sentence, in
    order; empty also where they were not asked for. ``source`` None: walked with, or told to, this record.
    """

    session: Session
    rest_minutes: int = 0
    felt: tuple[Felt, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    proofs: tuple[CueProof, ...] = ()
    source: RecordSource | None = None


@dataclass(frozen=True)
class RoutineEntry:
    """One finished routine: ``routine`` as it was done, ``seconds`` without pauses; ``started_at`` is aware and names
    it. ``red_flags`` None: the questions were asked and not answered."""

    started_at: datetime
    routine: Routine
    seconds: float
    outcome: Outcome
    results: tuple[ExerciseResult, ...] = ()
    stop_reason: StopReason | None = None
    red_flags: frozenset[RedFlag] | None = frozenset()

    def as_session(self) -> RoutineSession:
        """The routine as it counts."""
        return RoutineSession(
            started_at=self.started_at,
            routine=self.routine.id,
            kind=self.routine.kind,
            seconds=self.seconds,
            outcome=self.outcome,
            results=self.results,
            stop_reason=self.stop_reason,
            red_flags=self.red_flags,
        )


@dataclass(frozen=True)
class DayNote:
    """The user's words about a local day."""

    day: date
    words: str


@dataclass(frozen=True)
class Record:
    """The whole record. ``plan`` (with its bounds), ``schedule`` and ``times_off`` are as they stand; everything else
    is in order of time.

    ``walks`` and ``routines`` may be too many to hold at once: they are gone through once, from first to last. As
    tuples two records can be compared.
    """

    plan: Plan | None = None
    schedule: Schedule = field(default_factory=Schedule)
    times_off: tuple[TimeOff, ...] = ()
    flags: tuple[FlagReport, ...] = ()
    seen: tuple[SeenNote, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    roland_morris: tuple[RolandMorris, ...] = ()
    day_notes: tuple[DayNote, ...] = ()
    walks: Iterable[WalkEntry] = ()
    routines: Iterable[RoutineEntry] = ()


@dataclass(frozen=True)
class Days:
    """Local days from ``first`` to ``last``, both included; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` is one of them."""
        return self.meet(day, day)

    def meet(self, first: date, last: date) -> bool:
        """Whether one of them is among the days ``first`` to ``last``."""
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)


@dataclass(frozen=True)
class Wanted:
    """What of a record shall go out: which days of it, whether the words that the user wrote go with it (notes, goals,
    who saw them and what was said, names of their own routines), and what became of each sentence of each walk."""

    days: Days = Days()
    words: bool = False
    proofs: bool = False


_WEEK = timedelta(days=6)


def within(record: Record, days: Days, told_later: Collection[FlagReport] = ()) -> Record:
    """What of the record was on these days, each in the zone it happened in; lazily for walks and routines. A look back
    belongs to its whole week, and what was ``told_later`` of signs to the walk it is about. The plan and its times are
    as they stand, whichever days are wanted."""
    return replace(
        record,
        times_off=tuple(one for one in record.times_off if days.meet(one.first, one.last)),
        flags=tuple(one for one in record.flags if days.holds(one.at.date()) or one in told_later),
        seen=tuple(note for note in record.seen if days.holds(note.at.date())),
        look_backs=tuple(one for one in record.look_backs if days.meet(one.monday, one.monday + _WEEK)),
        roland_morris=tuple(one for one in record.roland_morris if days.holds(one.day)),
        day_notes=tuple(note for note in record.day_notes if days.holds(note.day)),
        walks=(entry for entry in record.walks if days.holds(entry.session.started_at.date())),
        routines=(entry for entry in record.routines if days.holds(entry.started_at.date())),
    )


def told_later(record: Record, days: Days) -> frozenset[FlagReport]:
    """The reports of signs that came after these days, and are about walks or routines of them: of each sign that was
    ticked in the answers the first report since. Goes through walks and routines where anything was reported later."""
    if days.last is None or all(report.at.date() <= days.last for report in record.flags):
        return frozenset()
    walks = ((one.session.started_at, one.session.check_in) for one in record.walks)
    ticked = [(at, check_in.red_flags) for at, check_in in walks if check_in is not None]
    ticked += [(one.started_at, one.red_flags) for one in record.routines]
    about = (_about(record.flags, at, flags or frozenset()) for at, flags in ticked if days.holds(at.date()))
    return frozenset(report for reports in about for report in reports if report.at.date() > days.last)


def _about(reports: Iterable[FlagReport], since: datetime, ticked: frozenset[RedFlag]) -> Iterator[FlagReport]:
    """Of each sign the first report that holds nothing else than was ticked."""
    found = sorted((one for one in reports if one.at >= since and one.flags <= ticked), key=lambda one: one.at)
    for flag in ticked:
        yield from islice((one for one in found if flag in one.flags), 1)


def without_words(record: Record) -> Record:
    """The record without a word that the user wrote; lazily for walks and routines."""
    return replace(
        record,
        plan=record.plan and replace(record.plan, bounds=replace(record.plan.bounds, by="")),
        seen=tuple(replace(note, words="", who="") for note in record.seen),
        look_backs=tuple(replace(one, goal="", words="") for one in record.look_backs),
        day_notes=(),
        walks=map(_silent_walk, record.walks),
        routines=map(_silent_routine, record.routines),
    )


def _silent_walk(entry: WalkEntry) -> WalkEntry:
    return replace(entry, session=replace(entry.session, note=""))


def _silent_routine(entry: RoutineEntry) -> RoutineEntry:
    return replace(entry, routine=replace(entry.routine, name="")) if entry.routine.own else entry
