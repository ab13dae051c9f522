"""A routine on paper: what somebody needs of it when no screen is near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach.domain.exercise import Dose, Exercise, ExerciseBook, Routine

MOST_PICTURES = 3
"""Key poses of one exercise on the sheet."""


@dataclass(frozen=True)
class SheetExercise:
    """An exercise at a dose; ``picture`` is the path of an image for one without frames, "" for none."""

    exercise: Exercise
    dose: Dose
    picture: str = ""

    @property
    def key_frames(self) -> tuple[int, ...]:
        """The numbers of the frames to show, in order: the first, the one that is held, and what lies between; frames
        that look the same are shown once."""
        frames = self.exercise.frames
        different = [
            number for number, frame in enumerate(frames) if frame.pose not in [f.pose for f in frames[:number]]
        ]
        if len(different) <= MOST_PICTURES:
            return tuple(different)
        held = next((number for number in different if frames[number].hold), different[len(different) // 2])
        between = [number for number in different[1:] if number != held]
        return tuple(sorted({0, held, between[len(between) // 2]}))


@dataclass(frozen=True)
class RoutineSheet:
    """A routine for printing. ``safety`` is the sentence on when to stop, in full."""

    name: str
    day: date
    exercises: tuple[SheetExercise, ...]
    safety: str


def routine_sheet(
    routine: Routine, book: ExerciseBook, day: date, safety: str, pictures: Mapping[str, str] | None = None
) -> RoutineSheet:
    """The sheet of a routine; an exercise that is not in the book is left out. ``pictures`` are paths of images by the
    id of the exercise. Raises ``ValueError`` when nothing is left."""
    found: list[SheetExercise] = []
    for item in routine.items:
        exercise = book.get(item.exercise)
        if exercise is not None:
            picture = "" if pictures is None else pictures.get(exercise.id, "")
            found.append(SheetExercise(exercise, item.dose or exercise.dose(item.level), picture))
    if not found:
        raise ValueError("items: a sheet needs an exercise")
    return RoutineSheet(routine.name, day, tuple(found), safety)
