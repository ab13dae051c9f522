"""Which kind of routine is due on a day, and why: pure. Source of the order: exercises go with walks, the others on the
days between (evidence, exercises); the lengths are our own choice within its 3–8 minutes."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.exercise import ExerciseKind
from coach.domain.phrases import Reason, reason
from coach.domain.routine_session import RoutineSession

USUAL_MINUTES = 5
LONGER_FROM_WEEK, LONGER_MINUTES = 5, 8
"""From this week of the plan on core work takes longer, as more exercises belong to it."""


@dataclass(frozen=True)
class RoutineDay:
    """What counts of a day: whether walking waits for "I was seen", whether the plan is paused, whether a walk belongs
    to it and was walked, the last routine done on it (no warm-up), the kind of the last one before, the week of the
    plan, from 1, the kinds in which nothing may grow, as the last one hurt, and whether the back ended a walk on it."""

    waits: bool = False
    paused: bool = False
    is_walk_day: bool = False
    walked: bool = False
    done: RoutineSession | None = None
    last_kind: ExerciseKind | None = None
    week: int = 1
    hurt: frozenset[ExerciseKind] = frozenset()
    stopped: bool = False


@dataclass(frozen=True)
class RoutineSuggestion:
    """A routine of ``kind`` and ``minutes`` (5 or 8). ``is_due`` False: nothing needs to be done now, and it may be
    done all the same unless walking waits. ``done`` is the one that was done today, or None."""

    kind: ExerciseKind
    minutes: int
    is_due: bool
    reasons: tuple[Reason, ...]
    done: RoutineSession | None = None


def suggest_routine(day: RoutineDay) -> RoutineSuggestion:
    """A stretch after a walk; on days without one core work and a stretch in turn. After a walk that the back ended
    nothing is due."""
    kind = ExerciseKind.STRETCH
    if not (day.is_walk_day or day.walked or day.stopped) and day.last_kind is not ExerciseKind.CORE:
        kind = ExerciseKind.CORE
    is_longer = kind is ExerciseKind.CORE and day.week >= LONGER_FROM_WEEK and kind not in day.hurt
    why, is_due = _why(day, kind)
    minutes = LONGER_MINUTES if is_longer else USUAL_MINUTES
    is_held = kind in day.hurt and not day.waits and day.done is None
    whys = (f"routine_today.{why}", *(["routine_reasons.hurt"] if is_held else []))
    return RoutineSuggestion(kind, minutes, is_due, tuple(map(reason, whys)), day.done)


def _why(day: RoutineDay, kind: ExerciseKind) -> tuple[str, bool]:
    if day.waits:
        return "waits", False
    if day.done is not None:
        return f"done_{day.done.kind.value}", False
    if day.stopped:
        return "stopped", False
    if day.walked:
        return "after_walk", True
    if day.paused:
        return "paused", False
    if day.is_walk_day:
        return "walk_first", False
    if day.last_kind is None:
        return "first", True
    return f"between_walks_{kind.value}", True
