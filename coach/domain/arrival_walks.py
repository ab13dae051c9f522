"""Walks from elsewhere as they count in the plan."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from coach.domain.arrival import FoundWalk
from coach.domain.hand_walk import planned_at, told_session
from coach.domain.limits import caps, limited
from coach.domain.offers import Offer, Rule, gap_offers, told_last
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.since_plan import BEFORE

LOOKS_BACK = timedelta(days=62)
"""How far back the plan is followed for the length that a walk would have had (our choice). Nobody answered about these
walks, so that nothing settles them, and the whole past would be followed for each."""


def arrive(
    walks: Sequence[FoundWalk], plan: Plan, history: History, first_day: date, rules: Rules
) -> Iterator[Session]:
    """The walks, given in order of time, as sessions that were told later, one at a time.

    Planned is what the plan would have been before each, whatever was walked: a long hike asks for no longer walk after
    it. Nobody answered, which never counts as good. One of long before the plan was made has the plan's first length:
    nothing is worked out from it (``since_plan``).
    """
    planner = _Planner(plan, history, rules)
    for walk in walks:
        before = walk.started_at.date() < first_day - BEFORE
        planned = plan.start_minutes if before else planner.planned(walk.started_at)
        session = told_session(walk.started_at, walk.minutes, planned)
        if not before:
            planner.add(session)
        yield session


class _Planner:
    """Knows what came before, and what the plan was at a moment."""

    def __init__(self, plan: Plan, history: History, rules: Rules) -> None:
        self._plan, self._history, self._rules = plan, history, rules
        self._own = rules_of(plan, rules)
        self._known = sorted(history.sessions, key=lambda session: session.started_at)
        self._starts = [session.started_at for session in self._known]
        self._added: Session | None = None
        """The walk added last, whose length was worked out just before."""
        self._told: Session | None = None
        """The walk that a gap was counted from then."""

    def planned(self, at: datetime) -> int:
        """Minutes of the plan's walk at an aware moment."""
        place = bisect_left(self._starts, at)
        last = self._known[place - 1] if place else None
        if last is not None and last is self._added and not self._is_changed_between(last.started_at, at):
            return self._held(last, place, at)
        near = self._known[self._first_near(place, at) : place]
        self._told = told_last(near)
        return planned_at(at, self._plan, replace(self._history, sessions=tuple(near)), self._rules).minutes

    def add(self, session: Session) -> None:
        """A walk was walked then, and nobody answered about it."""
        place = bisect_right(self._starts, session.started_at)
        self._known.insert(place, session)
        self._starts.insert(place, session.started_at)
        self._added = session

    def _first_near(self, place: int, at: datetime) -> int:
        """From where the plan is followed: so far back, and from the last walk at least that tells something."""
        told = (before for before in reversed(range(place)) if self._known[before].is_telling)
        return min(bisect_left(self._starts, at - LOOKS_BACK), next(told, place))

    def _held(self, last: Session, place: int, at: datetime) -> int:
        """After a walk that says nothing the length stays, within what the gap and the days before allow: the same as
        following the whole past comes to."""
        recent = self._known[bisect_left(self._starts, at - timedelta(days=self._own.step.cap_days + 2)) : place]
        told = () if self._told is None else (self._told,)
        offers = [Offer(Rule.ANSWER, last.planned_minutes, ()), *gap_offers(told, at, self._own)]
        best = min(offers, key=lambda offer: offer.minutes)
        return limited(best, caps(recent, at, self._own, self._rules), self._plan, self._own).minutes

    def _is_changed_between(self, first: datetime, last: datetime) -> bool:
        """Whether the user said in between that a flare had begun, or a day that was added holds the length."""
        said, added = self._history.flare_since, self._plan.day_added
        if added is not None and abs((last.date() - added).days) < self._own.week.settle_days:
            return True
        return said is not None and first < said <= last
