"""The diary: what each day held, and what can be changed about it later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.diary import DiaryDay, DiaryWalk, DiaryYear, year_marks
from coach.domain.diary_search import NoteFound, find
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide, flag_report_of
from coach.domain.routine_session import RoutineSession
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.time_off import TimeOff
from coach.domain.why import told_walk
from coach.services.diary_ports import DayNoteStore, RemovalStore, WalkShelf
from coach.services.dose_ports import FeelingStore, NoteStore
from coach.services.endings import Endings
from coach.services.exercise_ports import RoutineStore
from coach.services.ledger_desk import LedgerDesk
from coach.services.planning import CLOSED_CHECK_IN, FLARE_SINCE, Planning
from coach.services.ports import AnswerStore, Clock, KeyValueStore, ProofStore
from coach.services.records import moment_from_json
from coach.services.revisions import Revisions

LONGEST_NOTE = 2000
"""Characters of a note (our choice)."""
LOOKED_BACK = timedelta(days=400)
"""Walks before a day that the decision after it is worked out from: what a length follows from lies well within it
(our choice; reading twenty years for each day takes half a second)."""


@dataclass(frozen=True)
class DiaryParts:
    """What the diary is read from. ``times_off`` is asked with the first and the last day."""

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
    times_off: Callable[[date, date], Iterable[TimeOff]] = lambda _first, _last: ()


@dataclass(frozen=True)
class RemovedWalk:
    """What brings a walk back: the walk, and whose questions were closed before."""

    session: Session
    closed: object = None


class DiaryDesk:
    """Reads a year or a day at a time. Reading raises ``StoreProblem``."""

    def __init__(self, parts: DiaryParts) -> None:
        self._parts = parts

    def year(self, year: int) -> DiaryYear:
        """What the days of a year held."""
        parts, first, last = self._parts, date(year, 1, 1), date(year, 12, 31)
        routines = (one for one in parts.routines.history() if one.started_at.year == year)
        marks = year_marks(
            year,
            parts.walks.between(first, last),
            routines,
            parts.day_notes.day_notes(first, last),
            parts.times_off(first, last),
            self._rules(),
        )
        return DiaryYear(year, self.first_day(), self.today(), marks)

    def today(self) -> date:
        """The local day it is."""
        return self._parts.clock.now().date()

    def first_day(self) -> date:
        """The first day that can be opened: that of the first walk, routine or note, or of the plan."""
        parts, today = self._parts, self.today()
        known = [parts.walks.first_day(), parts.ledger.first_day()]
        known += [one.started_at.date() for one in parts.routines.history()[:1]]
        known += [one.day for one in parts.day_notes.day_notes(date.min, today)[:1]]
        return min((day for day in known if day is not None), default=today)

    def day(self, day: date) -> DiaryDay:
        """Everything about a day."""
        parts, notes = self._parts, self._parts.day_notes.day_notes(day, day)
        off = [one for one in parts.times_off(day, day) if one.first <= day <= one.last]
        return DiaryDay(
            day=day,
            now=parts.clock.now(),
            entries=parts.ledger.entries(day, day),
            walks=self._walks(day),
            routines=tuple(one for one in parts.routines.history() if one.started_at.date() == day),
            flags=tuple(one for one in parts.answers.flag_reports() if one.at.date() == day),
            seen=tuple(one for one in parts.answers.seen_notes() if one.at.date() == day),
            note=notes[0].words if notes else "",
            time_off=off[-1].kind if off else None,
        )

    def search(self, query: str) -> tuple[NoteFound, ...]:
        """Notes about walks and days that hold every word of ``query``, the newest first."""
        about_days = self._parts.day_notes.day_notes(date.min, date.max)
        return find((*self._parts.walks.notes(), *about_days), query)

    # --- changing ---------------------------------------------------------------------------------------------------

    def keep_day_note(self, day: date, note: str) -> None:
        """Keep a note about a day; "" removes it."""
        self._parts.day_notes.keep_day_note(day, note.strip()[:LONGEST_NOTE])

    def keep_walk_note(self, walk: int, note: str) -> None:
        """Keep a note about the walk with that id; "" removes it."""
        self._parts.notes.keep_note(walk, note.strip()[:LONGEST_NOTE])
        self._parts.planning.refresh()

    def may_remove(self, session: Session) -> bool:
        """Whether a walk can be thrown away: not while the questions about signs that it asked are open."""
        return session.check_in is None or session.check_in.red_flags is not None

    def remove_walk(self, session: Session) -> RemovedWalk:
        """Throw a walk away: the next one follows without it. Signs that were ticked about it stay ticked, and the
        questions about the walk before it stay as closed as they were."""
        parts = self._parts
        report = flag_report_of(session)
        if report is not None and report not in parts.answers.flag_reports():
            parts.answers.report_flags(report)
        removed = RemovedWalk(session, parts.values.get(CLOSED_CHECK_IN))
        was_open = parts.planning.today().check_in_due
        parts.removals.remove_walk(session.id, parts.clock.now())
        due = parts.planning.today().check_in_due
        if due is not None and (was_open is None or was_open.id == session.id):
            parts.values.put(CLOSED_CHECK_IN, due.id)
        parts.planning.refresh()
        return removed

    def bring_back_walk(self, removed: RemovedWalk) -> None:
        """Undo that."""
        self._parts.removals.bring_back_walk(removed.session.id)
        if removed.closed is not None:
            self._parts.values.put(CLOSED_CHECK_IN, removed.closed)
        self._parts.planning.refresh()

    def remove_routine(self, routine: RoutineSession) -> None:
        """Throw a routine away: what was managed in it counts no more. Signs that were ticked after it stay ticked."""
        self._parts.removals.remove_routine(routine.started_at, self._parts.clock.now())
        self._parts.planning.refresh()

    def bring_back_routine(self, routine: RoutineSession) -> None:
        """Undo that."""
        self._parts.removals.bring_back_routine(routine.started_at)
        self._parts.planning.refresh()

    # --- working out ------------------------------------------------------------------------------------------------

    def _walks(self, day: date) -> tuple[DiaryWalk, ...]:
        around = self._parts.walks.between(_earlier(day), _later(day))
        walks = [place for place, walk in enumerate(around) if walk.started_at.date() == day]
        return tuple(self._walk(around, place) for place in walks)

    def _walk(self, around: Sequence[Session], place: int) -> DiaryWalk:
        parts, session = self._parts, around[place]
        following = next((walk for walk in around[place + 1 :] if walk.is_walked), None)
        return DiaryWalk(
            told=told_walk(session, parts.revisions.changes(session), parts.endings.before(session), self._rules()),
            felt=parts.feelings.feelings(session.id),
            proofs=parts.proofs.proofs_of(session.id),
            after=self._after(around[: place + 1]),
            followed=None if following is None else following.planned_minutes,
            source=parts.walks.source_of(session.id),
        )

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


def _earlier(day: date) -> date:
    return day - min(LOOKED_BACK, day - date.min)


def _later(day: date) -> date:
    """So far ahead the walk after it is looked for: one that came later followed from a long gap."""
    return day + min(timedelta(days=60), date.max - day)
