"""Walks in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.timeline import PhaseSpan
from coach.services.ports import RunningSession, StoreProblem


class FakeSessionStore:
    """``SessionStore``, ``HandStore`` and ``SegmentStore``. While ``refuses`` holds a sentence, writing raises it as a
    problem."""

    def __init__(self) -> None:
        self.refuses = ""
        self.answers: dict[int, CheckIn] = {}
        self._given = 0
        self._running: dict[int, RunningSession] = {}
        self._finished: dict[int, Session] = {}
        self._spans: dict[int, dict[float, PhaseSpan]] = {}

    def begin(self, running: RunningSession) -> int:
        self._may_write()
        id = self._next_id()
        self._running[id] = replace(running, id=id)
        if running.before != CheckIn():
            self.answers[id] = running.before
        return id

    def keep_progress(self, id: int, position: float, walked_seconds: float) -> None:
        self.must_know(id)
        self._running[id] = replace(self._running[id], position=position, walked_seconds=walked_seconds)

    def finish(self, id: int, walked_seconds: float, outcome: Outcome, stop_reason: StopReason | None) -> None:
        self.must_know(id)
        begun = self._running[id]
        self._finished[id] = Session(
            started_at=begun.started_at,
            planned_minutes=begun.planned_minutes,
            walked_minutes=walked_seconds / 60,
            outcome=outcome,
            stop_reason=stop_reason,
            chosen_minutes=begun.chosen_minutes,
            bad_day=begun.bad_day,
            id=id,
            warm_up=begun.warm_up,
            bouts=begun.bouts,
            brisk_minutes=begun.brisk_minutes,
            route=begun.route,
            ground=begun.ground,
            day=begun.day,
        )

    def unfinished(self) -> RunningSession | None:
        open_ids = [id for id in self._running if id not in self._finished]
        if not open_ids:
            return None
        return replace(self._running[open_ids[-1]], before=self.answers.get(open_ids[-1], CheckIn()))

    def sessions(self) -> tuple[Session, ...]:
        answered = (replace(session, check_in=self.answers.get(id)) for id, session in self._finished.items())
        return tuple(sorted(answered, key=lambda session: (session.started_at.astimezone(UTC), session.id)))

    def add(self, session: Session) -> int:
        self._may_write()
        id = self._next_id()
        self._finished[id] = replace(session, id=id, by_hand=True, check_in=None)
        if session.check_in is not None:
            self.answers[id] = session.check_in
        return id

    def remove(self, id: int) -> None:
        self._may_write()
        if id in self._finished and self._finished[id].by_hand:
            del self._finished[id]
            self.answers.pop(id, None)

    def keep_segment(self, session_id: int, span: PhaseSpan) -> None:
        self.must_know(session_id)
        self._spans.setdefault(session_id, {})[span.start] = span

    def segments(self, session_id: int) -> tuple[PhaseSpan, ...]:
        return tuple(span for _, span in sorted(self._spans.get(session_id, {}).items()))

    def started_at(self, id: int) -> datetime:
        """When a walk began."""
        return self._running[id].started_at if id in self._running else self._finished[id].started_at

    def must_know(self, id: int) -> None:
        """Raises ``LookupError`` for an id of no walk, and the problem while there is one."""
        self._may_write()
        if id not in self._running and id not in self._finished:
            raise LookupError(f"there is no walk {id}")

    def _next_id(self) -> int:
        self._given += 1
        return self._given

    def _may_write(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
