"""Composing a routine: from exercises and doses to everything that is said, counted and shown, and when."""

from __future__ import annotations

from coach.domain.exercise import ExerciseBook, ExerciseWishes, Routine
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import Timeline


def compose_routine(
    routine: Routine,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    seed: int,
    before_walk: bool = False,
) -> Timeline:
    """The timeline of a routine; the same arguments always give the same one.

    An exercise that is not in the book is left out. ``before_walk`` leaves the safety sentence, the last sentence and
    the end chime to the walk that follows at once (``compose_walk(..., warm_up=...)``). Raises ``ValueError`` when
    nothing is left.
    """
    raise NotImplementedError
