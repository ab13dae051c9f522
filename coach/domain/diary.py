"""What the diary knows: what each day of a year held, and everything about one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.domain.cue_proof import CueProof
from coach.domain.diary_search import NoteFound
from coach.domain.feeling import Felt
from coach.domain.ledger import Entry
from coach.domain.progression import NextWalk
from coach.domain.red_flag import FlagReport, SeenNote
from coach.domain.response import Response, response_of
from coach.domain.routine_session import RoutineSession
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.thrown_away import ThrownAway
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.why import ToldWalk

SHADES = (1, 10, 20, 30)
"""Minutes of walking from which a day has the next of its four shades (our choice)."""


@dataclass(frozen=True)
class DiaryMark:
    """What a local day held. ``minutes`` of walking; ``hurt`` says that the back ended a walk of it or answered one
    badly; ``worst`` is the worst pain told (0–10), None where nobody told; ``time_off`` is why nothing was expected;
    ``thrown_away`` says that something of it was, and can be brought back."""

    day: date
    minutes: float = 0.0
    walks: int = 0
    routines: int = 0
    hurt: bool = False
    worst: int | None = None
    noted: bool = False
    time_off: TimeOffKind | None = None
    thrown_away: bool = False

    @property
    def shade(self) -> int:
        """From 0 (nothing walked) to 4."""
        return sum(self.minutes >= least for least in SHADES)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of it."""
        return self == DiaryMark(self.day)


@dataclass(frozen=True)
class DiaryYear:
    """The days of ``year`` that held something, in order. ``first`` and ``last`` bound the days that can be opened:
    ``until`` is later than ``today`` where a clock that ran ahead dated a walk."""

    year: int
    first: date
    today: date
    marks: tuple[DiaryMark, ...] = ()
    until: date = date.min

    @property
    def last(self) -> date:
        """The last day that can be opened."""
        return max(self.today, self.until)

    def mark(self, day: date) -> DiaryMark:
        """What a day held; an empty one where it held nothing."""
        return next((mark for mark in self.marks if mark.day == day), DiaryMark(day))

    def month(self, month: int) -> tuple[DiaryMark, ...]:
        """Those of a month (1–12), the newest first."""
        return tuple(mark for mark in reversed(self.marks) if mark.day.month == month)


@dataclass(frozen=True)
class DiaryWalk:
    """One walk as it was planned, walked, heard and answered. ``after`` is what the plan makes of it, worked out by the
    rules of today on what was known a day after it (None without a plan); ``followed`` is what the next walk was really
    planned with. ``source`` says where it came from: "" for here, or the name of another program."""

    told: ToldWalk
    felt: tuple[Felt, ...] = ()
    proofs: tuple[CueProof, ...] = ()
    after: NextWalk | None = None
    followed: int | None = None
    source: str = ""

    @property
    def session(self) -> Session:
        """The walk itself."""
        return self.told.session


@dataclass(frozen=True)
class DiaryDay:
    """Everything about the local ``day``; ``now`` is the aware moment. ``entries`` are what was planned, with what
    became of it; ``note`` is the user's own. ``time_off`` is why nothing was expected: as it was ``marked``, or for a
    flare. ``thrown_away`` can be brought back."""

    day: date
    now: datetime
    entries: tuple[Entry, ...] = ()
    walks: tuple[DiaryWalk, ...] = ()
    routines: tuple[RoutineSession, ...] = ()
    flags: tuple[FlagReport, ...] = ()
    seen: tuple[SeenNote, ...] = ()
    note: str = ""
    time_off: TimeOffKind | None = None
    marked: TimeOffKind | None = None
    thrown_away: tuple[ThrownAway, ...] = ()


def year_marks(
    year: int,
    walks: Iterable[Session],
    routines: Iterable[RoutineSession],
    notes: Iterable[NoteFound],
    times_off: Iterable[TimeOff],
    rules: Rules,
    thrown_away: Iterable[ThrownAway] = (),
) -> tuple[DiaryMark, ...]:
    """What the days of a year held, in order, each by the local day on which it began; ``notes`` are those about
    days, ``thrown_away`` what can be brought back. Begun and not walked counts only where the back ended it."""
    held: dict[date, _Day] = {}
    for walk in walks:
        held.setdefault(walk.started_at.date(), _Day()).walks.append(walk)
    for routine in routines:
        held.setdefault(routine.started_at.date(), _Day()).routines += 1
    for note in notes:
        held.setdefault(note.day, _Day()).noted = True
    for one in thrown_away:
        held.setdefault(one.day, _Day()).thrown_away = True
    for off in times_off:
        for day in _days(off, year):
            held.setdefault(day, _Day()).off = off.kind
    return tuple(_mark(day, held[day], rules) for day in sorted(held) if day.year == year)


class _Day:
    """What is gathered of one day."""

    def __init__(self) -> None:
        self.walks: list[Session] = []
        self.routines = 0
        self.noted = False
        self.off: TimeOffKind | None = None
        self.thrown_away = False


def _mark(day: date, held: _Day, rules: Rules) -> DiaryMark:
    peaks = [walk.check_in.peak for walk in held.walks if walk.check_in is not None and walk.check_in.peak is not None]
    return DiaryMark(
        day=day,
        minutes=sum(walk.walked_minutes for walk in held.walks),
        walks=len(held.walks),
        routines=held.routines,
        hurt=any(_hurt(walk, rules) for walk in held.walks),
        worst=max(peaks, default=None),
        noted=held.noted or any(walk.note for walk in held.walks),
        time_off=held.off,
        thrown_away=held.thrown_away,
    )


def _hurt(walk: Session, rules: Rules) -> bool:
    ended = walk.stop_reason is not None and walk.stop_reason.is_pain
    return ended or response_of(walk, rules) is Response.RED


def _days(off: TimeOff, year: int) -> Iterable[date]:
    first, last = max(off.first, date(year, 1, 1)), min(off.last, date(year, 12, 31))
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
