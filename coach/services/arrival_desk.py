"""Takes in walks from elsewhere: looked at first, kept in one go, and taken back in one go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from coach.domain.arrival import ArrivalRules, ArrivingWalk, FoundFile, LeftOut, Past, judged
from coach.domain.arrival_walks import arrive
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.record import Record, RecordSource, WalkEntry
from coach.domain.red_flag import FlagReport
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.session_order import in_order
from coach.domain.since_plan import since_plan
from coach.services.arrival_ports import ArrivalFiles, ArrivalStore, GoOn
from coach.services.planning import Planning
from coach.services.ports import Clock, SessionStore


@dataclass(frozen=True)
class Standing:
    """How the record stands at a moment (aware): every walk, what the next walk is worked out from, and since when a
    walk goes on, if one does. ``signs_since`` is when the first sign was ticked that waits here."""

    now: datetime
    sessions: tuple[Session, ...]
    plan: Plan
    history: History
    first_day: date
    running_since: datetime | None = None
    signs_since: datetime | None = None
    is_set_up: bool = True


@dataclass(frozen=True)
class Follows:
    """Minutes of the next walk, 0 while walking waits: as it is, and as it would be with what is offered of a file."""

    before: int
    after: int


@dataclass(frozen=True)
class ArrivalPreview:
    """What a file would bring; nothing of it is kept yet.

    ``record`` is what may come in of a record, None for other files. ``signs`` are those with which walking would wait
    that does not wait for them now, and ``waits_here`` says whether it waits as it is.
    """

    file: Path
    found: FoundFile
    rows: tuple[ArrivingWalk, ...]
    follows: Follows | None = None
    """None before there is a plan."""
    record: Record | None = None
    signs: tuple[FlagReport, ...] = ()
    waits_here: bool = False

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan here."""
        return self.follows is not None

    @property
    def offered(self) -> frozenset[int]:
        """The places of the walks that come in unless somebody says otherwise."""
        return frozenset(row.place for row in self.rows if row.is_offered)

    @property
    def possible(self) -> frozenset[int]:
        """Those that may come in."""
        return frozenset(row.place for row in self.rows if row.left_out is None)

    def count(self, why: LeftOut) -> int:
        """How many are left out for one reason."""
        return sum(row.left_out is why for row in self.rows)

    @property
    def others(self) -> dict[str, int]:
        """What else of a record would come in, by its name there, without what is none."""
        return {} if self.record is None else _others(self.record)

    @property
    def seen_out(self) -> int:
        """How many notes of a record that somebody was seen stay out."""
        whole = self.found.record
        return 0 if whole is None or self.record is None else len(whole.seen) - len(self.record.seen)


@dataclass(frozen=True)
class Kept:
    """A file that came in: the id of the arrival, and what came with it. ``signs`` are those that walking waits for
    since then; ``has_plan`` whether there is one here."""

    id: int
    source: RecordSource
    file: str
    walks: int
    others: int = 0
    signs: tuple[FlagReport, ...] = ()
    has_plan: bool = True


class ArrivalDesk:
    """What reads, judges and keeps. ``standing`` and ``past`` belong to the thread of the store; ``preview`` and
    ``keep`` may be called from any."""

    def __init__(
        self,
        files: ArrivalFiles,
        store: ArrivalStore,
        planning: Planning,
        sessions: SessionStore,
        clock: Clock,
        rules: Rules,
        arrival_rules: ArrivalRules,
    ) -> None:
        self._files, self._store, self._planning = files, store, planning
        self._sessions, self._clock = sessions, clock
        self._rules, self._arrival_rules = rules, arrival_rules

    def standing(self) -> Standing:
        """How the record stands now. Raises ``StoreProblem``."""
        planning, now = self._planning, self._clock.now()
        running, history, plan = self._sessions.unfinished(), planning.history(), planning.plan()
        is_set_up, plan = plan is not None, plan or Plan()
        waiting = decide(plan, history, now, self._rules).waiting
        return Standing(
            now=now,
            sessions=self._sessions.sessions(),
            plan=plan,
            history=history,
            first_day=planning.first_day(),
            running_since=None if running is None else running.started_at,
            signs_since=min((report.at for report in waiting), default=None),
            is_set_up=is_set_up,
        )

    def preview(self, file: Path, standing: Standing, go_on: GoOn) -> ArrivalPreview | None:
        """What a file would bring; None once ``go_on`` said no. Raises ``ArrivalProblem``."""
        found = self._files.read(file, go_on)
        return None if found is None else self.look_at(file, found, standing)

    def look_at(self, file: Path, found: FoundFile, standing: Standing) -> ArrivalPreview:
        """What was found in a file beside the record."""
        rows = self._judged(found, standing)
        record = self._record([row for row in rows if row.is_offered], standing, found)
        now, then = self._next_walks(record, standing)
        return ArrivalPreview(
            file,
            found,
            rows,
            Follows(now.minutes, then.minutes) if standing.is_set_up else None,
            found.record and _possible(found.record, standing),
            _new_signs(now, then),
            standing.signs_since is not None,
        )

    def keep(self, preview: ArrivalPreview, places: Collection[int], standing: Standing) -> Kept:
        """Keep the walks at these places of a preview, and all else of a record. It is laid beside what is here now: a
        walk that was walked since then is not there twice. Raises ``StoreProblem``."""
        found = preview.found
        rows = [row for row in self._judged(found, standing) if row.left_out is None and row.place in places]
        record = self._record(rows, standing, found)
        id = self._store.keep(found.source, found.file, standing.now, record)
        # Other files hold no signs.
        signs = () if found.record is None else _new_signs(*self._next_walks(record, standing))
        others = sum(_others(record).values())
        return Kept(id, found.source, found.file, len(rows), others, signs, standing.is_set_up)

    def take_back(self, id: int) -> int:
        """Take everything of a file out again; how many walks that were. Raises ``StoreProblem``."""
        return self._store.take_back(id, self._clock.now())

    def past(self) -> tuple[Past, ...]:
        """What came in and is still there, newest first. Raises ``StoreProblem``."""
        return self._store.past()

    @property
    def rules(self) -> ArrivalRules:
        """What is taken in."""
        return self._arrival_rules

    def next_minutes(self) -> int:
        """Minutes of the next walk, 0 while walking waits. Raises ``StoreProblem``."""
        return self._planning.next_walk().minutes

    def refresh(self) -> None:
        """The record changed: the next walk follows from it."""
        self._planning.refresh()

    def _judged(self, found: FoundFile, standing: Standing) -> tuple[ArrivingWalk, ...]:
        return judged(found, standing.sessions, standing.running_since, standing.now, self._arrival_rules)

    def _record(self, rows: list[ArrivingWalk], standing: Standing, found: FoundFile) -> Record:
        """What comes in with these walks."""
        if found.record is None:
            return self._told(rows, standing, found)
        return _chosen(_possible(found.record, standing), rows)

    def _next_walks(self, record: Record, standing: Standing) -> tuple[NextWalk, NextWalk]:
        """As it is, and as it would be with what comes in."""
        history, now = standing.history, standing.now
        both = sorted((*standing.sessions, *(one.session for one in record.walks)), key=lambda one: one.started_at)
        seen = (history.seen, *(note.at for note in record.seen))
        after = replace(
            history,
            sessions=since_plan(in_order(both, now), min(standing.first_day, now.date())),
            flag_reports=(*history.flag_reports, *record.flags),
            seen=max((at for at in seen if at is not None), default=None),
        )
        return decide(standing.plan, history, now, self._rules), decide(standing.plan, after, now, self._rules)

    def _told(self, rows: list[ArrivingWalk], standing: Standing, found: FoundFile) -> Record:
        walks = [row.walk for row in rows]
        sessions = arrive(walks, standing.plan, standing.history, standing.first_day, self._rules)
        return Record(walks=tuple(WalkEntry(session, source=found.source) for session in sessions))


def _possible(record: Record, standing: Standing) -> Record:
    """A record without what would be later than now, and without words that would set a sign free that waits here:
    those are to be said here."""
    until = standing.now if standing.signs_since is None else min(standing.now, standing.signs_since)
    seen = tuple(note for note in record.seen if note.at < until)
    flags = tuple(report for report in record.flags if report.at <= standing.now)
    routines = tuple(one for one in record.routines if one.started_at <= standing.now)
    return replace(record, seen=seen, flags=flags, routines=routines)


def _new_signs(now: NextWalk, then: NextWalk) -> tuple[FlagReport, ...]:
    return tuple(report for report in then.waiting if report not in now.waiting)


def _chosen(record: Record, rows: list[ArrivingWalk]) -> Record:
    walks = tuple(record.walks)
    return replace(record, walks=tuple(walks[row.place] for row in rows))


def _others(record: Record) -> dict[str, int]:
    names = ("routines", "look_backs", "roland_morris", "flags", "seen", "day_notes")
    counts = {name: len(tuple(getattr(record, name))) for name in names}
    return {name: count for name, count in counts.items() if count}
