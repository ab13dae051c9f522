"""What was walked beside the bounds that somebody agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.bounds import Bounds
from coach.domain.exercise import ExerciseBook
from coach.domain.report_stretch import WEEK, day_of
from coach.domain.routine_session import Managed, RoutineSession
from coach.domain.session import Session


@dataclass(frozen=True)
class WithinBounds:
    """What came closest to each limit: minutes of the longest walk, days with a walk in any
    seven, the part a planned walk grew over any seven days, and how often a banned exercise was done. ``walks`` is how
    many there were at all."""

    longest: float
    most_days: int
    most_rise: float
    banned_done: int
    walks: int


def within_bounds(
    bounds: Bounds, walks: Sequence[Session], routines: Sequence[RoutineSession], book: ExerciseBook
) -> WithinBounds:
    """The walks and routines that began after somebody agreed to ``bounds``; both are in order of time."""
    signed = bounds.signed_at
    since = [walk for walk in walks if signed is None or walk.started_at >= signed]
    done = [one for one in routines if signed is None or one.started_at >= signed]
    return WithinBounds(
        max((walk.walked_minutes for walk in since), default=0.0),
        most_days_of_seven(sorted({day_of(walk) for walk in since})),
        _most_rise(since),
        sum(_is_banned(result.exercise, bounds, book) for one in done for result in one.results
            if result.managed is not Managed.SKIPPED),
        len(since),
    )  # fmt: skip


def most_days_of_seven(days: Sequence[date]) -> int:
    """How many of ``days``, given in order, lie within any seven at most."""
    most = start = 0
    for end, day in enumerate(days):
        while day - days[start] >= WEEK:
            start += 1
        most = max(most, end - start + 1)
    return most


def _most_rise(walks: Sequence[Session]) -> float:
    """As a part of the shortest planned length of the seven days before; as the plan itself counts, walks that were
    chosen shorter and those of bad days are left out."""
    planned = [(day_of(walk), walk.planned_minutes) for walk in walks if walk.is_ordinary and not walk.by_hand]
    most, start = 0.0, 0
    for end, (day, minutes) in enumerate(planned):
        while day - planned[start][0] >= WEEK + timedelta(days=1):
            start += 1
        shortest = min(length for _, length in planned[start : end + 1])
        most = max(most, minutes / shortest - 1)
    return most


def _is_banned(id: str, bounds: Bounds, book: ExerciseBook) -> bool:
    exercise = book.get(id)
    return id in bounds.banned_exercises or (exercise is not None and exercise.position in bounds.banned_positions)
