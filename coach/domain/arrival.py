"""Walks that come in from elsewhere: which of those in a file fit the record, and why others are left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from coach.domain.record import Record, RecordSource
from coach.domain.session import Session

Span = tuple[datetime, datetime]
"""From one moment to another, in UTC."""


@dataclass(frozen=True)
class TrackRules:
    """How walking is told from standing in a recorded way: metres a second, and seconds."""

    still_speed: float = 0.3
    window_seconds: float = 10
    gap_seconds: float = 300
    quick_speed: float = 2.5


@dataclass(frozen=True)
class ArrivalRules:
    """What is taken in; the values and what they rest on are in ``resources/rules/arrivals.toml``."""

    shortest_minutes: int = 5
    longest_minutes: int = 480
    oldest_year: int = 1990
    after_walk_minutes: int = 10
    most_walks: int = 20_000
    track: TrackRules = field(default_factory=TrackRules)


class Movement(StrEnum):
    """What a file says somebody did. Anything but these is no walk."""

    WALKING = "walking"
    HIKING = "hiking"
    UNSAID = "unsaid"
    """The file does not say; it was no quicker than walking."""


@dataclass(frozen=True)
class FoundWalk:
    """One walk in a file: aware moments, the minutes of it that were walked, and which program or watch recorded it
    ("" where nobody says). ``unknown`` minutes of it have no positions: nobody can tell whether they were walked."""

    started_at: datetime
    ended_at: datetime
    minutes: float
    movement: Movement = Movement.WALKING
    by: str = ""
    unknown: float = 0.0


class LeftOut(StrEnum):
    """Why a walk of a file is not taken in."""

    HERE = "here"
    """A walk of the record was at that time."""
    TWICE = "twice"
    """Another walk of the same file was."""
    SHORT = "short"
    APART = "apart"
    """Its positions lie so far apart that nobody can tell how long was walked."""
    PAUSED = "paused"
    """It is short without its pauses alone."""
    LONG = "long"
    LATER = "later"
    """It ends after now."""
    OLD = "old"
    """Its date cannot be."""
    RUNNING = "running"
    """A walk with Amble is going on since before its end."""


@dataclass(frozen=True)
class ArrivingWalk:
    """One walk of a preview; ``left_out`` None: it can come in. ``place`` is its place in the file, from 0."""

    place: int
    walk: FoundWalk
    left_out: LeftOut | None = None

    @property
    def is_offered(self) -> bool:
        """Whether it comes in unless somebody says otherwise: a hike only if they say so, as it is another thing than a
        walk for a sore back (our choice)."""
        return self.left_out is None and self.walk.movement is not Movement.HIKING


@dataclass(frozen=True)
class FoundFile:
    """What a file holds. ``not_walks`` counts what somebody did otherwise (rides, runs), ``unreadable`` what should
    have been a walk and cannot be, ``unknown`` fields this Amble does not know. ``record`` is that of another Amble:
    its walks, all held, are those of ``walks`` in the same order."""

    source: RecordSource
    file: str
    walks: tuple[FoundWalk, ...]
    not_walks: int = 0
    unreadable: int = 0
    unknown: int = 0
    record: Record | None = None


@dataclass(frozen=True)
class Past:
    """A file that was taken in: when, how many walks of it are still there, and their first and last moments."""

    id: int
    at: datetime
    source: RecordSource
    file: str
    walks: int
    first: datetime | None = None
    last: datetime | None = None


def judged(
    found: FoundFile, sessions: Sequence[Session], running_since: datetime | None, now: datetime, rules: ArrivalRules
) -> tuple[ArrivingWalk, ...]:
    """Every walk of a file in order of time, with why it cannot come in. ``sessions`` in order of time; of two at the
    same time in the file a walk comes in before a hike, which nobody may want; else the one that began first, and of
    those the longer."""
    here = _Taken(_span(session, timedelta(minutes=rules.after_walk_minutes)) for session in sessions)
    least = None if found.record is not None else rules.shortest_minutes
    reasons: dict[int, LeftOut | None] = {}
    for place, walk in enumerate(found.walks):
        why = _impossible(walk, running_since, now, rules, least)
        reasons[place] = LeftOut.HERE if why is None and here.overlaps(_times(walk)) else why
    numbered = sorted(enumerate(found.walks), key=lambda one: (_times(one[1])[0], -one[1].minutes))
    hikes = [one for one in numbered if one[1].movement is Movement.HIKING and reasons[one[0]] is None]
    others = set(range(len(found.walks))).difference(place for place, _hike in hikes)
    come = _Taken(_without_twice((one for one in numbered if one[0] in others), reasons, _Taken(())))
    _without_twice(hikes, reasons, come)
    return tuple(ArrivingWalk(place, walk, reasons[place]) for place, walk in numbered)


def _without_twice(
    walks: Iterable[tuple[int, FoundWalk]], reasons: dict[int, LeftOut | None], taken: _Taken
) -> list[Span]:
    """The times of the walks, given by place and in order of time, that come in or are here; of those that are there
    twice the reason is noted. What is ``taken`` is taken."""
    spans: list[Span] = []
    until: datetime | None = None
    for place, walk in walks:
        span = _times(walk)
        if reasons[place] is None and (taken.overlaps(span) or (until is not None and span[0] < until)):
            reasons[place] = LeftOut.TWICE
        if reasons[place] in (None, LeftOut.HERE):
            # One that is here already came with its pauses, which the record does not know.
            until = max(span[1], until or span[1])
            spans.append(span)
    return spans


def _impossible(
    walk: FoundWalk, running_since: datetime | None, now: datetime, rules: ArrivalRules, least: float | None
) -> LeftOut | None:
    """Why a walk cannot be, whatever else there is. One told to another Amble may have been shorter."""
    if walk.started_at.year < rules.oldest_year:
        return LeftOut.OLD
    ends = _times(walk)[1]
    if ends > now:
        return LeftOut.LATER
    if least is not None and walk.minutes < least:
        return _short(walk, least)
    if walk.minutes > rules.longest_minutes:
        return LeftOut.LONG
    return LeftOut.RUNNING if running_since is not None and ends > running_since else None


def _short(walk: FoundWalk, least: float) -> LeftOut:
    if walk.minutes + walk.unknown >= least:
        return LeftOut.APART
    start, end = _times(walk)
    return LeftOut.PAUSED if end - start >= timedelta(minutes=least) else LeftOut.SHORT


class _Taken:
    """Times that are taken, looked up quickly: a phone may know ten thousand walks, and the record as many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=timedelta())

    def overlaps(self, span: Span) -> bool:
        """Whether any of it is taken."""
        first = bisect_left(self._starts, span[0] - self._longest)
        last = bisect_left(self._starts, span[1])
        return any(end > span[0] for _start, end in self._spans[first:last])


def _times(walk: FoundWalk) -> Span:
    """Moments of one zone compare by its clock, which shows an hour twice in autumn: so all are told in UTC."""
    return walk.started_at.astimezone(UTC), walk.ended_at.astimezone(UTC)


def _span(session: Session, margin: timedelta) -> Span:
    # Pauses and the warm-up are not among the minutes of a walk with Amble; of one that was told, all of it is.
    after = timedelta() if session.by_hand else margin
    lasted = timedelta(minutes=max(session.walked_minutes, 1 / 60)) + after
    begins = session.started_at.astimezone(UTC)
    return begins, begins + lasted
