"""What can be changed about the days of the diary, and how it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.progression import flag_report_of
from coach.domain.routine_session import RoutineSession
from coach.domain.session import Session
from coach.domain.session_order import in_order
from coach.domain.thrown_away import ThrownAway
from coach.domain.today import check_in_due
from coach.services.diary_desk import DiaryParts
from coach.services.past_read import DECIDED
from coach.services.planning import CLOSED_CHECK_IN

LONGEST_NOTE = 2000
"""Characters of a note (our choice)."""


@dataclass(frozen=True)
class RemovedWalk:
    """What brings a walk back: the walk, and whose questions were closed before."""

    session: Session
    closed: object = None


class DiaryChanges:
    """Every change is on disk when a call returns, or waits; the next walk follows. Raises ``StoreProblem``."""

    def __init__(self, parts: DiaryParts) -> None:
        self._parts = parts

    def keep_day_note(self, day: date, note: str) -> None:
        """Keep a note about a day; "" removes it."""
        self._parts.day_notes.keep_day_note(day, note.strip()[:LONGEST_NOTE])

    def keep_walk_note(self, walk: int, note: str) -> None:
        """Keep a note about the walk with that id; "" removes it."""
        self._parts.notes.keep_note(walk, note.strip()[:LONGEST_NOTE])
        self._parts.planning.refresh()

    def remove_walk(self, session: Session) -> RemovedWalk:
        """Throw a walk away: the next one follows without it. Signs that were ticked about it stay ticked, and the
        questions about the walk before it stay as closed as they were. One that asked questions about signs which are
        still open is not for throwing away."""
        parts = self._parts
        report = flag_report_of(session)
        if report is not None and report not in parts.answers.flag_reports():
            parts.answers.report_flags(report)
        removed = RemovedWalk(session, parts.values.get(CLOSED_CHECK_IN))
        was_open = self._check_in_due()
        parts.removals.remove_walk(session.id, parts.clock.now())
        due = self._check_in_due()
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

    def bring_back(self, thrown: ThrownAway) -> None:
        """Undo either long after: Amble may have ended since."""
        if thrown.walk:
            self._parts.removals.bring_back_walk(thrown.walk)
        else:
            self._parts.removals.bring_back_routine(thrown.started_at)
        self._parts.planning.refresh()

    def _check_in_due(self) -> Session | None:
        """Whose questions are open on Today; reading only what is near, as twenty years take half a second."""
        closed, now = self._parts.values.get(CLOSED_CHECK_IN), self._parts.clock.now()
        near = self._parts.walks.between((now - DECIDED).date(), now.date() + timedelta(days=1))
        return check_in_due(in_order(near, now), closed if isinstance(closed, int) else 0)
