"""Which walks a plan is worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from coach.domain.session import Session

BEFORE = timedelta(days=7)
"""What was told of the days so long before the plan was made still counts in it (our choice): the questions about the
start are about these days. What is older is shown, and asks for nothing: the gap after it was there before the plan."""


def since_plan(sessions: Sequence[Session], first_day: date) -> tuple[Session, ...]:
    """``sessions`` (in order of time) without those told of long before ``first_day``, the day the plan was made. What
    was walked with Amble always counts."""
    if not sessions or not is_long_before(sessions[0], first_day):
        return tuple(sessions)
    return tuple(one for one in sessions if not (one.by_hand and is_long_before(one, first_day)))


def is_long_before(session: Session, first_day: date) -> bool:
    """Whether it was walked long before that day."""
    return session.started_at.date() < first_day - BEFORE
