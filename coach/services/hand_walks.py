"""Walks that were walked without Amble: added later, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from coach.domain.check_in import CheckIn
from coach.domain.hand_walk import HandTrouble, HandWalk, as_session, find_trouble
from coach.domain.plan import Plan
from coach.domain.rules import Rules
from coach.domain.schedule import to_instant
from coach.domain.session import Session
from coach.services.check_ins import CheckIns
from coach.services.dose_ports import HandStore
from coach.services.planning import Planning
from coach.services.ports import Clock, SessionStore


class HandWalkRefused(Exception):
    """A walk cannot be where it was told to be; ``trouble`` says why."""

    def __init__(self, trouble: HandTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class HandWalks:
    """Adds walks among the others; the next walk follows from them as from any."""

    def __init__(
        self,
        store: HandStore,
        sessions: SessionStore,
        planning: Planning,
        check_ins: CheckIns,
        clock: Clock,
        rules: Rules,
    ) -> None:
        self._store, self._sessions, self._planning = store, sessions, planning
        self._check_ins, self._clock, self._rules = check_ins, clock, rules

    def moment(self, walk: HandWalk) -> datetime:
        """When a told walk began: aware, in the user's zone."""
        return to_instant(walk.day, walk.at, self._clock.zone())

    def trouble(self, started_at: datetime, minutes: int) -> HandTrouble | None:
        """Why a walk of that time cannot be added, or None. ``started_at`` is aware."""
        running = self._sessions.unfinished()
        since = None if running is None else running.started_at
        return find_trouble(started_at, minutes, self._sessions.sessions(), since, self._clock.now())

    def add(self, started_at: datetime, minutes: int, check_in: CheckIn | None = None) -> Session:
        """Record a walk; answers that call for the red-flag questions bring them. Raises ``HandWalkRefused``."""
        trouble = self.trouble(started_at, minutes)
        if trouble is not None:
            raise HandWalkRefused(trouble)
        plan, history = self._planning.plan() or Plan(), self._planning.past()
        session = as_session(started_at, minutes, check_in, plan, history, self._rules)
        session = replace(session, id=self._store.add(session))
        self._planning.refresh()
        if session.check_in is not None and session.check_in.red_flags is None:
            self._check_ins.ask_flags(session)
        return session

    def remove(self, id: int) -> None:
        """Take back a walk that was added; any other stays."""
        self._store.remove(id)
        self._planning.refresh()
