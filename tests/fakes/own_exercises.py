"""Own exercises and routines in memory; two services over one of these are one program restarted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coach.domain.exercise import Exercise, Routine
from coach.services.exercise_ports import OwnThings
from coach.services.ports import StoreProblem


class FakeOwnExercises:
    """``OwnExercises``. While ``refuses`` holds a sentence, writing raises it as a problem; ``broken`` is told of once,
    as files are set aside once."""

    def __init__(self) -> None:
        self.refuses = ""
        self.broken: tuple[str, ...] = ()
        self.pictures: dict[str, Path] = {}
        self._exercises: dict[str, Exercise] = {}
        self._routines: dict[str, Routine] = {}

    def load(self) -> OwnThings:
        """Everything, in order of name."""
        exercises = sorted(self._exercises.values(), key=lambda exercise: exercise.name)
        routines = sorted(self._routines.values(), key=lambda routine: routine.name)
        troubles, self.broken = self.broken, ()
        return OwnThings(tuple(exercises), tuple(routines), troubles)

    def keep_exercise(self, exercise: Exercise, picture: Path | None = None) -> Exercise:
        """Write an exercise, and a copy of its picture."""
        self._may_write()
        if picture is not None:
            exercise = replace(exercise, picture=f"{exercise.id}{picture.suffix}")
            self.pictures[exercise.picture] = picture
        self._exercises[exercise.id] = exercise
        return exercise

    def keep_routine(self, routine: Routine) -> None:
        """Write a routine."""
        self._may_write()
        self._routines[routine.id] = routine

    def remove_exercise(self, id: str) -> None:
        """Remove an exercise; its picture stays."""
        self._may_write()
        self._exercises.pop(id, None)

    def remove_routine(self, id: str) -> None:
        """Remove a routine."""
        self._may_write()
        self._routines.pop(id, None)

    def picture(self, name: str) -> Path | None:
        """The file of a picture, or None."""
        return self.pictures.get(name)

    def _may_write(self) -> None:
        if self.refuses:
            raise StoreProblem(self.refuses)
