"""Changing a routine that is under way, and going on or back in it."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.exercise import ExerciseBook, ExerciseWishes, Routine
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import Timeline


class RoutineChange(StrEnum):
    """What happens to the exercise that is on."""

    EASIER = "easier"


def change_routine(
    timeline: Timeline,
    at: float,
    change: RoutineChange,
    routine: Routine,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    seed: int,
) -> Timeline:
    """The same routine with the exercise that is on at ``at`` gone over to its easier twin, or a lighter dose.

    What was performed stays. A walk that follows its warm-up moves along, as it is. Nothing changes outside the
    exercises. The exercise's station ends at ``at`` and one of the same number begins there.
    """
    raise NotImplementedError


def next_start(timeline: Timeline, at: float) -> float:
    """Where the next exercise begins; after the last one, where what follows begins: the walk, or the end."""
    raise NotImplementedError


def back_start(timeline: Timeline, at: float) -> float:
    """Where the exercise that is on begins; in its first seconds, where the one before it does."""
    raise NotImplementedError
