"""A store of walks that never loses a finished one: what the database refuses waits in the spool.

Writing never raises ``StoreProblem``; ``trouble`` says what is wrong. What waits is written as soon as the database
takes it again, and doing so twice does no harm. Reading still raises when the database cannot be read: a red flag
nobody can see must not count as none (the answers have the same rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import UnsavedWalk
from coach.adapters.waiting_walks import with_waiting
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import PhaseSpan
from coach.services.ports import RunningSession, SegmentStore, SessionStore, StoreProblem

if TYPE_CHECKING:
    from coach.services.dose_ports import HandStore

    class WalkStore(SessionStore, HandStore, Protocol):
        """Walks as they happen, and those added later."""


class SafeSessionStore:
    """``SessionStore`` and ``HandStore`` before a real one. A walk begun without the database has an id below 0, good
    for all calls."""

    def __init__(self, primary: WalkStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool
        self._running: RunningSession | None = None
        self._problem = ""

    def trouble(self) -> str:
        """One or two sentences saying why walks are not in the database and where they are, or ""."""
        return self._spool.explain(self._problem)

    def begin(self, running: RunningSession) -> int:
        """Record that a walk has begun; returns its id."""
        self.replay()
        try:
            id = self._primary.begin(running)
            self._problem = ""
        except StoreProblem as problem:
            id = self._spool.unsaved.next_id
            self._keep(UnsavedWalk(replace(running, id=id)), problem)
        self._running = replace(running, id=id)
        return id

    def keep_progress(self, id: int, position: float, walked_seconds: float) -> None:
        """Record how far the walk has come. Once a walk waits in the spool its progress goes there, so that a locked
        database is not waited for every second."""
        walk = self._spool.unsaved.walk(id)
        if walk is None:
            try:
                self._primary.keep_progress(self._spool.unsaved.real_id(id), position, walked_seconds)
                return
            except StoreProblem as problem:
                walk = UnsavedWalk(self._known(id, problem))
                self._problem = str(problem)
        self._keep(replace(walk, running=replace(walk.running, position=position, walked_seconds=walked_seconds)))

    def finish(self, id: int, walked_seconds: float, outcome: Outcome, stop_reason: StopReason | None) -> None:
        """Record how the walk ended."""
        walk = self._spool.unsaved.walk(id)
        if walk is None:
            try:
                self._primary.finish(self._spool.unsaved.real_id(id), walked_seconds, outcome, stop_reason)
                return
            except StoreProblem as problem:
                self._keep(_ended(UnsavedWalk(self._known(id, problem)), walked_seconds, outcome, stop_reason), problem)
                return
        self._keep(_ended(walk, walked_seconds, outcome, stop_reason))
        self.replay()

    def unfinished(self) -> RunningSession | None:
        """The walk that was begun and never finished, or None. Raises ``StoreProblem``."""
        self.replay()
        waiting = next((walk.running for walk in self._spool.unsaved.walks if walk.outcome is None), None)
        found = waiting or self._primary.unfinished()
        if found is not None and self._has_ended(found):
            return None
        self._running = found or self._running
        return found

    def sessions(self) -> tuple[Session, ...]:
        """Every finished walk in order of time, with its answers, those that wait included. Raises ``StoreProblem``."""
        self.replay()
        return self.with_waiting(self._primary.sessions())

    def with_waiting(self, saved: Sequence[Session]) -> tuple[Session, ...]:
        """Finished walks of the database with what waits of them, every walk that waits beside them, and none that was
        thrown away; in order of time."""
        return with_waiting(self._spool.unsaved, saved)

    def add(self, session: Session) -> int:
        """Record a walk that was walked without Amble, with its answers; returns its id."""
        self.replay()
        try:
            return self._primary.add(session)
        except StoreProblem as problem:
            self._problem = str(problem)
            unsaved = self._spool.unsaved
            added = replace(session, id=unsaved.next_id, by_hand=True)
            self._spool.keep(replace(unsaved, by_hand=(*unsaved.by_hand, added)))
            return added.id

    def remove(self, id: int) -> None:
        """Forget a walk that was added by hand; it is not shown from now on, whatever the database says."""
        unsaved = self._spool.unsaved
        if unsaved.real_id(id) < 0:
            answers = tuple(pair for pair in unsaved.answers if pair[0] != id)
            by_hand = tuple(walk for walk in unsaved.by_hand if walk.id != id)
            pending = tuple(one for one in unsaved.pending if one.walk != id)
            self._spool.keep(replace(unsaved, by_hand=by_hand, answers=answers, pending=pending))
            return
        try:
            self._primary.remove(unsaved.real_id(id))
        except StoreProblem as problem:
            self._problem = str(problem)
            self._spool.keep(replace(unsaved, removed=(*unsaved.removed, unsaved.real_id(id))))

    def replay(self) -> None:
        """Write the walks that wait, if the database takes them; call it at start too, before the answers' own."""
        try:
            for walk in self._spool.unsaved.walks:
                self._spool.keep(self._spool.unsaved.without_walk(walk.running.id, self._place(walk)))
            for session in self._spool.unsaved.by_hand:
                self._spool.keep(self._spool.unsaved.without_walk(session.id, self._place_by_hand(session)))
            for id in self._spool.unsaved.removed:
                self._primary.remove(id)
                self._spool.keep(replace(self._spool.unsaved, removed=self._spool.unsaved.removed[1:]))
        except StoreProblem as problem:
            self._problem = str(problem)
            return
        self._problem = ""

    def _place_by_hand(self, session: Session) -> int:
        there = (one for one in self._primary.sessions() if one.by_hand and one.started_at == session.started_at)
        found = next(there, None)
        return self._primary.add(session) if found is None else found.id

    def _place(self, walk: UnsavedWalk) -> int:
        running = walk.running
        ended = next((one for one in self._primary.sessions() if one.started_at == running.started_at), None)
        begun = self._primary.unfinished()
        if ended is not None:
            id = ended.id
        else:
            same = begun is not None and begun.started_at == running.started_at
            id = begun.id if same and begun is not None else self._primary.begin(running)
            self._primary.keep_progress(id, running.position, running.walked_seconds)
        if walk.outcome is not None:
            self._primary.finish(id, running.walked_seconds, walk.outcome, walk.stop_reason)
        return id

    def _has_ended(self, running: RunningSession) -> bool:
        ends = (walk for walk in self._spool.unsaved.walks if walk.outcome is not None)
        return any(walk.running.started_at == running.started_at for walk in ends)

    def _known(self, id: int, problem: StoreProblem) -> RunningSession:
        if self._running is None or self._running.id != id:
            raise problem
        return self._running

    def _keep(self, walk: UnsavedWalk, problem: StoreProblem | None = None) -> None:
        self._problem = str(problem) if problem else self._problem
        self._spool.keep(self._spool.unsaved.with_walk(walk))


class SafeSegmentStore:
    """``SegmentStore`` before a real one. What it refuses is let go: the walk's position, which waits in the spool,
    says which phases are over."""

    def __init__(self, primary: SegmentStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool

    def keep_segment(self, session_id: int, span: PhaseSpan) -> None:
        """Record a phase performed, if the database takes it."""
        real = self._spool.unsaved.real_id(session_id)
        if real > 0:
            with suppress(StoreProblem):
                self._primary.keep_segment(real, span)

    def segments(self, session_id: int) -> tuple[PhaseSpan, ...]:
        """The phases recorded so far, in order of time. Raises ``StoreProblem``."""
        real = self._spool.unsaved.real_id(session_id)
        return self._primary.segments(real) if real > 0 else ()


def _ended(walk: UnsavedWalk, walked_seconds: float, outcome: Outcome, stop_reason: StopReason | None) -> UnsavedWalk:
    running = replace(walk.running, walked_seconds=walked_seconds)
    return replace(walk, running=running, outcome=outcome, stop_reason=stop_reason)
