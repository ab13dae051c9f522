"""A routine for page tests, composed by the domain itself."""

from __future__ import annotations

from functools import lru_cache

from coach.adapters.catalogue import Catalogue
from coach.domain.exercise import ExerciseBook, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.routine import compose_routine
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import Timeline
from tests.ui.conftest import RESOURCES

CORE = Routine(
    "core", "Core", ExerciseKind.CORE, (RoutineItem("bridge"), RoutineItem("bird_dog"), RoutineItem("side_plank_knees"))
)


@lru_cache(maxsize=1)
def book() -> ExerciseBook:
    """The exercises of the catalogue."""
    return Catalogue(RESOURCES).exercise_book()


@lru_cache(maxsize=1)
def spoken_words() -> RoutineWords:
    """What is said around them."""
    return Catalogue(RESOURCES).routine_words()


def performed(routine: Routine = CORE, exercises: ExerciseBook | None = None) -> Timeline:
    """The timeline of a routine, counted aloud."""
    return compose_routine(routine, exercises or book(), spoken_words(), ExerciseWishes(), 1)
