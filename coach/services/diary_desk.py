"""The diary: what each day held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.diary import DiaryDay, DiaryWalk, DiaryYear, year_marks
from coach.domain.diary_search import NoteFound, find
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.thrown_away import ThrownAway
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.why import told_walk
from coach.services.diary_ports import DayNoteStore, RemovalStore, WalkShelf
from coach.services.dose_ports import FeelingStore, NoteStore
from coach.services.endings import Endings
from coach.services.exercise_ports import RoutineStore
from coach.services.ledger_desk import LedgerDesk
from coach.services.past_read import DECIDED, FOLLOWS, Around, around, back, on
from coach.services.planning import FLARE_SINCE, Planning
from coach.services.ports import AnswerStore, Clock, KeyValueStore, ProofStore
from coach.services.records import moment_from_json
from coach.services.revisions import Revisions


@dataclass(frozen=True)
class DiaryParts:
    """What the diary is read from. ``times_off`` are those that were marked."""

    walks: WalkShelf
    day_notes: DayNoteStore
    notes: NoteStore
    removals: RemovalStore
    proofs: ProofStore
    feelings: FeelingStore
    routines: RoutineStore
    answers: AnswerStore
    values: KeyValueStore
    planning: Planning
    revisions: Revisions
    endings: Endings
    ledger: LedgerDesk
    clock: Clock
    rules: Rules
    times_off: Callable[[], Iterable[TimeOff]] = lambda: ()


class DiaryDesk:
    """Reads a year or a day at a time. Reading raises ``StoreProblem``."""

    def __init__(self, parts: DiaryParts) -> None:
        self._parts = parts

    def year(self, year: int) -> DiaryYear:
        """What the days of a year held."""
        parts, first, last = self._parts, date(year, 1, 1), date(year, 12, 31)
        walks, flares = self._around(first, last)
        routines = (one for one in parts.routines.history() if one.started_at.year == year)
        marks = year_marks(
            year,
            walks,
            routines,
            parts.day_notes.day_notes(first, last),
            (*flares, *parts.times_off()),
            self._rules(),
            self._thrown_away(),
        )
        return DiaryYear(year, self.first_day(), self.today(), marks, self.last_day())

    def today(self) -> date:
        """The local day it is."""
        return self._parts.clock.now().date()

    def first_day(self) -> date:
        """The first day that can be opened: that of the first walk, routine or note, or of the plan."""
        parts, today = self._parts, self.today()
        known = [parts.walks.first_day(), parts.ledger.first_day()]
        known += [one.started_at.date() for one in parts.routines.history()[:1]]
        known += [one.day for one in self._thrown_away()[:1]]
        known += [one.day for one in parts.day_notes.day_notes(date.min, today)[:1]]
        return min((day for day in known if day is not None), default=today)

    def last_day(self) -> date:
        """The last day that can be opened: today, or that of a walk which a clock that ran ahead dated later."""
        today = self.today()
        later = self._parts.walks.between(today, date.max)
        thrown = (one.day for one in self._thrown_away())
        return max((today, *(walk.started_at.date() for walk in later), *thrown))

    def day(self, day: date) -> DiaryDay:
        """Everything about a day."""
        parts, notes = self._parts, self._parts.day_notes.day_notes(day, day)
        marked = self._marked(day)
        return DiaryDay(
            day=day,
            now=parts.clock.now(),
            entries=parts.ledger.entries(day, day),
            walks=self._walks(day),
            routines=tuple(one for one in parts.routines.history() if one.started_at.date() == day),
            flags=tuple(one for one in parts.answers.flag_reports() if one.at.date() == day),
            seen=tuple(one for one in parts.answers.seen_notes() if one.at.date() == day),
            note=notes[0].words if notes else "",
            time_off=marked or self._flare(day),
            marked=marked,
            thrown_away=tuple(one for one in self._thrown_away() if one.day == day),
        )

    def search(self, query: str) -> tuple[NoteFound, ...]:
        """Notes about walks and days that hold every word of ``query``, the newest first."""
        about_days = self._parts.day_notes.day_notes(date.min, date.max)
        return find((*self._parts.walks.notes(), *about_days), query)

    # --- working out ------------------------------------------------------------------------------------------------

    def _thrown_away(self) -> tuple[ThrownAway, ...]:
        now = self._parts.clock.now()
        return tuple(one for one in self._parts.removals.thrown_away() if one.can_come_back(now))

    def _walks(self, day: date) -> tuple[DiaryWalk, ...]:
        nearby = self._parts.walks.between(back(day, DECIDED), on(day, FOLLOWS))
        walks = [place for place, walk in enumerate(nearby) if walk.started_at.date() == day]
        return tuple(self._walk(nearby, place) for place in walks)

    def _walk(self, nearby: Sequence[Session], place: int) -> DiaryWalk:
        parts, session = self._parts, nearby[place]
        following = next((walk for walk in nearby[place + 1 :] if walk.is_walked), None)
        return DiaryWalk(
            told=told_walk(session, parts.revisions.changes(session), parts.endings.before(session), self._rules()),
            felt=parts.feelings.feelings(session.id),
            proofs=parts.proofs.proofs_of(session.id),
            after=self._after(nearby[: place + 1]),
            followed=None if following is None else following.planned_minutes,
            source=parts.walks.source_of(session.id),
        )

    def _marked(self, day: date) -> TimeOffKind | None:
        return next((one.kind for one in self._parts.times_off() if one.first <= day <= one.last), None)

    def _flare(self, day: date) -> TimeOffKind | None:
        return next((one.kind for one in self._around(day, day).flares), None)

    def _around(self, first: date, last: date) -> Around:
        parts = self._parts
        since = moment_from_json(parts.values.get(FLARE_SINCE))
        return around(parts.walks.between, since, first, last, self.today(), parts.rules)

    def _after(self, sessions: Sequence[Session]) -> NextWalk | None:
        """What the plan makes of the last of these walks, a day after it or now."""
        parts, plan = self._parts, self._parts.planning.plan()
        if plan is None:
            return None
        then = min(parts.clock.now(), sessions[-1].started_at + timedelta(days=1))
        seen = [note.at for note in parts.answers.seen_notes() if note.at <= then]
        since = moment_from_json(parts.values.get(FLARE_SINCE))
        history = History(
            sessions=tuple(sessions),
            flag_reports=tuple(report for report in parts.answers.flag_reports() if report.at <= then),
            seen=max(seen, default=None),
            flare_since=since if since is not None and since <= then else None,
        )
        return decide(plan, history, then, parts.rules)

    def _rules(self) -> Rules:
        return rules_of(self._parts.planning.plan() or Plan(), self._parts.rules)
