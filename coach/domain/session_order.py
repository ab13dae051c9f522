"""The order in which walks were walked, also when a clock ran ahead for a while."""

from __future__ import annotations

from collections.abc import Sequence
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


def _recorded(session: Session) -> tuple[int, int]:
    """Ids count upward; those below 0 wait for the database and count downward after all others. 0 is no id: last."""
    if session.id > 0:
        return (0, session.id)
    return (1, -session.id) if session.id < 0 else (2, 0)
