"""Which exercises come today, at which dose, and why: pure, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.exercise import Exercise, ExerciseBook, ExerciseKind, ExerciseWishes, Routine
from coach.domain.grades import Grade
from coach.domain.phrases import Reason
from coach.domain.routine_words import RoutineWords

ROUTINE_MINUTES = (3, 5, 8)


@dataclass(frozen=True)
class LeftOut:
    """An exercise that is not offered, why, and what stands in for it ("" for nothing)."""

    exercise: str
    reason: Reason
    instead: str = ""


@dataclass(frozen=True)
class RoutineOffer:
    """A routine (without items when nothing fits), its length in ``seconds`` as composed, why it is as it is, and what
    was left out."""

    routine: Routine
    seconds: float
    reasons: tuple[Reason, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def offer_routine(
    kind: ExerciseKind,
    minutes: int,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    grades: Mapping[str, Grade],
    week: int,
    seed: int,
) -> RoutineOffer:
    """A routine of ``minutes`` (3, 5 or 8) for a week of the plan, from 1. The same arguments give the same one."""
    raise NotImplementedError


def why_not(exercise: Exercise, wishes: ExerciseWishes) -> Reason | None:
    """Why an exercise is not offered to somebody with these wishes, or None when it may be."""
    raise NotImplementedError
