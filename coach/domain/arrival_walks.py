"""Walks from elsewhere as they count in the plan."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.domain.arrival import FoundWalk
from coach.domain.hand_walk import as_session
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.since_plan import BEFORE

LOOKS_BACK = timedelta(days=366)
"""How far back the plan is followed for the length that a walk would have had: nobody answered about these walks, so
that nothing settles them and the whole past would be followed for each."""


def arrive(
    walks: Sequence[FoundWalk], plan: Plan, history: History, first_day: date, rules: Rules
) -> Iterator[Session]:
    """The walks, given in order of time, as sessions that were told later, one at a time.

    Planned is what the plan would have been before each, whatever was walked: a long hike asks for no longer walk after
    it. Nobody answered, which never counts as good. One of long before the plan was made has the plan's first length:
    nothing is worked out from it (``since_plan``).
    """
    known = sorted(history.sessions, key=lambda session: session.started_at)
    starts = [session.started_at for session in known]
    for walk in walks:
        if walk.started_at.date() < first_day - BEFORE:
            yield _before_plan(walk, plan)
            continue
        first, place = bisect_left(starts, walk.started_at - LOOKS_BACK), bisect_left(starts, walk.started_at)
        near = replace(history, sessions=tuple(known[first:place]))
        session = as_session(walk.started_at, whole(walk.minutes), None, plan, near, rules)
        known.insert(place, replace(session, walked_minutes=walk.minutes))
        starts.insert(place, session.started_at)
        yield known[place]


def whole(minutes: float) -> int:
    """Whole minutes walked, at least 1."""
    return max(1, int(minutes + 1e-9))


def _before_plan(walk: FoundWalk, plan: Plan) -> Session:
    minutes = whole(walk.minutes)
    return Session(
        started_at=walk.started_at,
        planned_minutes=plan.start_minutes,
        walked_minutes=walk.minutes,
        outcome=Outcome.DONE,
        chosen_minutes=minutes if minutes < plan.start_minutes else None,
        by_hand=True,
    )
