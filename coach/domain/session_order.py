"""The order in which walks were walked, also when a clock ran ahead for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from coach.domain.session import Session


def in_order(sessions: Sequence[Session], now: datetime) -> tuple[Session, ...]:
    """The sessions, given in order of time, in the order they were walked.

    What is dated later than ``now`` (aware) was walked while the clock was wrong. Left at the end, it would be the last
    walk for as long as the clock was ahead, and the answers to every walk since would count for nothing: so it goes
    behind the walk that was recorded before it.
    """
    if not sessions or sessions[-1].started_at <= now:
        return tuple(sessions)
    ordered = [session for session in sessions if session.started_at <= now]
    for early in sorted((session for session in sessions if session.started_at > now), key=_recorded):
        behind = [place for place, other in enumerate(ordered) if _recorded(other) < _recorded(early)]
        ordered.insert(behind[-1] + 1 if behind else 0, early)
    return tuple(ordered)


def dated(ordered: Sequence[Session], now: datetime) -> tuple[Session, ...]:
    """The sessions, given in the order they were walked, for whoever counts days back from ``now`` (aware).

    Nobody knows when a walk was walked that is dated later: it was not before the walk recorded before it, so it gets
    that one's moment (that of the walk after it when it is the first, and now when all are dated later). Left at its
    own, it would be of the last days until its date has come.
    """
    if all(session.started_at <= now for session in ordered):
        return tuple(ordered)
    known = (session.started_at for session in ordered if session.started_at <= now)
    moment = next(known, now)
    found = []
    for session in ordered:
        moment = session.started_at if session.started_at <= now else moment
        found.append(session if session.started_at <= now else replace(session, started_at=moment))
    return tuple(found)


def _recorded(session: Session) -> tuple[int, int]:
    """Ids count upward; those below 0 wait for the database and count downward after all others. 0 is no id: last."""
    if session.id > 0:
        return (0, session.id)
    return (1, -session.id) if session.id < 0 else (2, 0)
