"""A store of routines that never loses one; the rules are those of the safe store of walks. A routine is written whole
each time, under the moment it began, so writing what waited once more does no harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_rows import utc_text
from coach.domain.routine_session import RoutineSession
from coach.services.exercise_ports import RoutineRecord, RoutineStore
from coach.services.ports import StoreProblem


class SafeRoutineStore:
    """``RoutineStore`` before a real one."""

    def __init__(self, primary: RoutineStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool
        self._last: RoutineRecord | None = None
        self._saved: tuple[RoutineSession, ...] | None = None
        self._problem = ""

    def trouble(self) -> str:
        """One or two sentences saying why routines are not in the database and where they are, or ""."""
        return self._spool.explain(self._problem)

    def keep(self, record: RoutineRecord) -> None:
        """Record a routine as it stands."""
        self.replay()
        self._last, self._saved = record, None
        if self._waiting(record.started_at) is not None:
            # What waits must not overtake what is newer.
            self._wait(record)
            return
        try:
            self._primary.keep(record)
            self._problem = ""
        except StoreProblem as problem:
            self._wait(record, problem)

    def keep_progress(self, started_at: datetime, place: int, seconds: float) -> None:
        """Record how far a routine has come; once it waits its progress does too, so that a locked database is not
        waited for every second."""
        found = self._waiting(started_at)
        problem = None
        if found is None:
            try:
                self._primary.keep_progress(started_at, place, seconds)
                return
            except StoreProblem as refused:
                problem, found = refused, self._last
        if found is not None and _is_same(found.started_at, started_at):
            self._wait(replace(found, place=place, seconds=seconds), problem)

    def find(self, started_at: datetime) -> RoutineRecord | None:
        """The routine that began at that moment, on disk or waiting, or None. Raises ``StoreProblem``."""
        return self._waiting(started_at) or self._primary.find(started_at)

    def unfinished(self) -> RoutineRecord | None:
        """The routine that was begun and never finished, or None. Raises ``StoreProblem``."""
        self.replay()
        waiting = next((one for one in reversed(self._spool.unsaved.routines) if one.outcome is None), None)
        found = waiting or self._primary.unfinished()
        ended = None if found is None else self._waiting(found.started_at)
        if ended is not None and ended.outcome is not None:
            return None
        self._last = found or self._last
        return found

    def history(self) -> tuple[RoutineSession, ...]:
        """Every finished routine in order of time, those that wait included; read once until something is kept.
        Raises ``StoreProblem``."""
        self.replay()
        if self._saved is None:
            saved = (one for one in self._primary.history() if self._waiting(one.started_at) is None)
            waiting = (one.as_session() for one in self._spool.unsaved.routines if one.outcome is not None)
            self._saved = tuple(sorted((*saved, *waiting), key=lambda one: utc_text(one.started_at)))
        removed = self._spool.unsaved.routines_thrown_away
        return tuple(one for one in self._saved if utc_text(one.started_at) not in removed) if removed else self._saved

    def read_again(self) -> None:
        """Something else than this changed the routines on disk."""
        self._saved = None

    def replay(self) -> None:
        """Write the routines that wait, if the database takes them; call it at start too."""
        for record in self._spool.unsaved.routines:
            try:
                self._primary.keep(record)
            except StoreProblem as problem:
                self._problem = str(problem)
                return
            self._spool.keep(self._spool.unsaved.without_routine(record.started_at))
            self._saved = None
        self._problem = ""

    def _waiting(self, started_at: datetime) -> RoutineRecord | None:
        waiting = self._spool.unsaved.routines
        return next((record for record in waiting if _is_same(record.started_at, started_at)), None)

    def _wait(self, record: RoutineRecord, problem: StoreProblem | None = None) -> None:
        self._problem = str(problem) if problem else self._problem
        kept = self._spool.unsaved.without_routine(record.started_at)
        self._spool.keep(replace(kept, routines=(*kept.routines, record)))


def _is_same(one: datetime, other: datetime) -> bool:
    """By the instant: two clocks of one zone compare by what they show, which comes twice in autumn."""
    return utc_text(one) == utc_text(other)
