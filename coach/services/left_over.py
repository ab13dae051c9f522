"""The walk that was begun and not finished: it may go on the same day, and is closed with what was walked after it."""

from __future__ import annotations

from datetime import timedelta

from coach.domain.change import OUR_WAY
from coach.domain.rules import WayRules
from coach.domain.session import Outcome, StopReason
from coach.services.ports import Clock, KeyValueStore, RunningSession, SessionStore
from coach.services.walk_changes import forget_changes, was_hurt


def left_over(
    store: SessionStore, values: KeyValueStore, clock: Clock, way: WayRules = OUR_WAY
) -> RunningSession | None:
    """The walk to go on with, or None. One of an earlier day is closed here. Raises ``StoreProblem``."""
    found = store.unfinished()
    if found is None or not is_old(found, clock, way.same_walk_hours):
        return found
    close(store, values, found)
    return None


def is_old(walk: RunningSession, clock: Clock, same_walk_hours: int) -> bool:
    """Whether a walk belongs to an earlier day: it may go on after midnight for so many hours since it began."""
    now = clock.now()
    other_day = walk.started_at.astimezone(clock.zone()).date() < now.astimezone(clock.zone()).date()
    return other_day and now - walk.started_at > timedelta(hours=same_walk_hours)


def close(store: SessionStore, values: KeyValueStore, walk: RunningSession) -> None:
    """Close a walk with what was walked of it."""
    whole = is_whole(walk, walk.walked_seconds)
    reason = None if whole else why_shorter(values, walk)
    store.finish(walk.id, walk.walked_seconds, Outcome.DONE if whole else Outcome.SHORTENED, reason)
    forget_changes(values, walk)


def is_whole(walk: RunningSession, walked_seconds: float) -> bool:
    """Whether all that was intended is walked, give or take a second."""
    return walked_seconds >= (walk.chosen_minutes or walk.planned_minutes) * 60 - 1


def why_shorter(values: KeyValueStore, walk: RunningSession) -> StopReason:
    """Why a walk is shorter than it was meant to be, where nobody said."""
    return StopReason.WORSE if was_hurt(values, walk) else StopReason.OTHER
