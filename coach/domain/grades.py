"""Where somebody stands with each exercise: a fold over what was managed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.domain.exercise import ExerciseBook
from coach.domain.phrases import Reason
from coach.domain.routine_session import RoutineSession


@dataclass(frozen=True)
class Grade:
    """The level (from 1) of an exercise. ``stands_in`` is the easier twin that takes its place ("" for none), and then
    ``level`` is the twin's."""

    level: int = 1
    stands_in: str = ""
    reasons: tuple[Reason, ...] = ()


def grades_from(history: Sequence[RoutineSession], book: ExerciseBook) -> Mapping[str, Grade]:
    """The grade of every exercise that was done or changed, by id; one that is not here is at level 1."""
    raise NotImplementedError
