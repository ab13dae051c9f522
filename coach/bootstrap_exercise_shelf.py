"""What is known about each exercise now, and how long exercises and routines take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coach.domain.exercise import Exercise, ExerciseWishes, Routine
from coach.domain.routine_filter import is_banned, why_not
from coach.ui.exercise_shelf import ExerciseShelf

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.exercises_own import OwnRoutine


def shelf_of(pages: Pages) -> ExerciseShelf:
    """Every exercise with what somebody told, chose and managed."""
    desk, grades = pages.core.exercises, pages.performance.routines.grades()
    wishes, exercises, reason = desk.wishes, desk.book.exercises, pages.texts.reason
    hurt = pages.performance.maker.hurt()
    held = frozenset(exercise.id for exercise in exercises if exercise.kind in hurt)
    notes = {exercise.id: _note(pages, exercise, wishes) for exercise in exercises}
    return ExerciseShelf(
        book=desk.book,
        wishes=wishes,
        levels={id: grade.level_of(id in held) for id, grade in grades.items() if not grade.stands_in},
        level_whys={
            id: tuple(map(reason, grade.reasons))
            for id, grade in grades.items()
            if grade.reasons and not (grade.fresh and id in held)
        },
        left_out={id: note for id, note in notes.items() if note},
        own=frozenset(exercise.id for exercise in exercises if desk.is_own(exercise.id)),
        pictures=desk.pictures,
        waits=not pages.core.planning.next_walk().walk_allowed,
    )


def _note(pages: Pages, exercise: Exercise, wishes: ExerciseWishes) -> str:
    reason = why_not(exercise, wishes)
    return "" if reason is None else pages.texts.say(f"exercises.left_out.{reason.id.rpartition('.')[2]}")


class Lengths:
    """Seconds of exercises and routines, as they would be spoken now."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._known: dict[Exercise, float] = {}

    def forget(self) -> None:
        """Levels or wishes have changed."""
        self._known.clear()

    def of_routine(self, routine: Routine) -> float:
        """How long a routine takes; 0 when nothing of it is known."""
        maker = self._pages.performance.maker
        known = maker.known(routine)
        return maker.compose(known, 0).seconds if known.items else 0.0

    def of_exercise(self, exercise: Exercise) -> float:
        """How long an exercise by itself takes; worked out once."""
        if exercise not in self._known:
            routine = self._pages.performance.maker.alone(exercise.id)
            self._known[exercise] = self.of_routine(routine) if routine is not None else 0.0
        return self._known[exercise]


def own_routines(routines: Iterable[Routine], shelf: ExerciseShelf, lengths: Lengths) -> list[OwnRoutine]:
    """Routines of one's own as they are listed."""
    from coach.ui.pages.exercises_own import OwnRoutine

    return [OwnRoutine(routine, lengths.of_routine(routine), _banned(routine, shelf)) for routine in routines]


def _banned(routine: Routine, shelf: ExerciseShelf) -> tuple[str, ...]:
    """The names of what the bounds of the plan leave out of a routine."""
    found = (shelf.book.get(item.exercise) for item in routine.items)
    return tuple(dict.fromkeys(one.name for one in found if one is not None and is_banned(one, shelf.wishes)))
