"""A few real exercises on a shelf, for the pages about exercises."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from coach.adapters.catalogue import Catalogue
from coach.domain.exercise import Exercise, ExerciseBook, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.ui.exercise_shelf import ExerciseShelf
from tests.ui.conftest import RESOURCES

IDS = (
    "hip_circles",
    "leg_swings",
    "knee_to_chest",
    "calf_stretch",
    "bridge",
    "bird_dog_leg",
    "bird_dog",
    "seated_march",
)
EVENING = Routine(
    "own_evening_1",
    "Evening",
    ExerciseKind.STRETCH,
    (RoutineItem("knee_to_chest"), RoutineItem("bridge"), RoutineItem("hip_circles")),
    own=True,
)


@cache
def _all() -> ExerciseBook:
    return Catalogue(RESOURCES).exercise_book()


def exercise(id: str) -> Exercise:
    """One of the catalogue."""
    found = _all().get(id)
    assert found is not None
    return found


@cache
def book() -> ExerciseBook:
    """Eight of the catalogue, in its order."""
    known = [exercise for exercise in _all().exercises if exercise.id in IDS]
    twins = [
        replace(
            exercise,
            easier=exercise.easier if exercise.easier in IDS else "",
            harder=exercise.harder if exercise.harder in IDS else "",
        )
        for exercise in known
    ]
    return ExerciseBook(tuple(twins))


def shelf(wishes: ExerciseWishes | None = None, **known: object) -> ExerciseShelf:
    """The shelf with what is known."""
    return replace(ExerciseShelf(book=book(), wishes=wishes or ExerciseWishes()), **known)  # type: ignore[arg-type]


def seconds_of(exercise: Exercise) -> float:
    """Forty seconds for each repetition of the first dose of a stretch, four seconds of another."""
    each = 40.0 if exercise.kind is ExerciseKind.STRETCH else 4.0
    return each * exercise.doses[0].repetitions


def length_of(routine: Routine) -> float:
    """Seventy seconds for each exercise."""
    return 70.0 * len(routine.items)
