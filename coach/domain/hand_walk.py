"""A walk that was walked without Amble, and told later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coach.domain.check_in import CheckIn, asks_red_flags
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.session_order import in_order

SHORTEST, LONGEST = 1, 180
"""Minutes somebody may tell of."""


@dataclass(frozen=True)
class HandWalk:
    """What somebody tells: the local day and time it began, its minutes, and the answers they care to give."""

    day: date
    at: time
    minutes: int
    check_in: CheckIn | None = None


class HandTrouble(StrEnum):
    """Why a walk that was told cannot be."""

    LATER = "later"
    """It begins after now."""
    NOT_OVER = "not_over"
    """It began, and its minutes are not over yet."""
    OVERLAP = "overlap"
    """There was another walk at that time."""


def find_trouble(
    started_at: datetime, minutes: float, sessions: Iterable[Session], running_since: datetime | None, now: datetime
) -> HandTrouble | None:
    """Why a walk of that time cannot be; None when it can. All moments are aware; ``running_since`` is when a walk
    began that has no end yet."""
    ends = started_at + timedelta(minutes=minutes)
    if started_at > now:
        return HandTrouble.LATER
    if ends > now:
        return HandTrouble.NOT_OVER
    if running_since is not None and ends > running_since:
        return HandTrouble.OVERLAP
    overlaps = any(_overlaps(started_at, ends, session) for session in sessions)
    return HandTrouble.OVERLAP if overlaps else None


def _overlaps(begins: datetime, ends: datetime, session: Session) -> bool:
    # What ended again at once still stands at its second.
    lasted = timedelta(minutes=max(session.walked_minutes, 1 / 60))
    return session.started_at < ends and begins < session.started_at + lasted


def as_session(
    started_at: datetime, minutes: int, check_in: CheckIn | None, plan: Plan, history: History, rules: Rules
) -> Session:
    """The walk as it counts: planned is what the plan would have been before it, and less than that was a shorter
    choice. The red-flag questions are open when the answers call for them."""
    planned = planned_at(started_at, plan, history, rules).minutes
    return told_session(started_at, minutes, planned, check_in)


def planned_at(started_at: datetime, plan: Plan, history: History, rules: Rules) -> NextWalk:
    """What the plan was before a walk. A sign that waited then does not change how long it was meant to be."""
    sessions = tuple(session for session in in_order(history.sessions, started_at) if session.started_at < started_at)
    before = History(sessions, seen=started_at, flare_since=_until(history.flare_since, started_at))
    return decide(plan, before, started_at, rules)


def told_session(started_at: datetime, minutes: float, planned: int, check_in: CheckIn | None = None) -> Session:
    """A walk without Amble of so many minutes where ``planned`` were meant."""
    chosen = whole_minutes(minutes)
    return Session(
        started_at=started_at,
        planned_minutes=planned,
        walked_minutes=minutes,
        outcome=Outcome.DONE,
        check_in=_open(check_in),
        chosen_minutes=chosen if chosen < planned else None,
        by_hand=True,
    )


def whole_minutes(minutes: float) -> int:
    """Whole minutes walked, at least 1."""
    return max(1, int(minutes + 1e-9))


def _until(moment: datetime | None, until: datetime) -> datetime | None:
    return moment if moment is not None and moment <= until else None


def _open(check_in: CheckIn | None) -> CheckIn | None:
    if check_in is None or check_in == CheckIn():
        return None
    return replace(check_in, red_flags=None) if asks_red_flags(check_in) and not check_in.red_flags else check_in
