"""What the pages about exercises show: the book, and what is known about each exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coach.domain.exercise import Dose, Exercise, ExerciseBook, ExerciseWishes, RoutineItem, Sides
from coach.ui.texts import Texts


@dataclass(frozen=True)
class ExerciseShelf:
    """``levels`` are those somebody stands at (1 where none is told), ``level_whys`` the sentences that say why.

    ``left_out`` says in a few words why an exercise is not offered, by id; ``own`` ones were made or imported, and
    ``pictures`` are their files. ``waits`` says that nothing may begin for now, as walking waits.
    """

    book: ExerciseBook = field(default_factory=ExerciseBook)
    wishes: ExerciseWishes = field(default_factory=ExerciseWishes)
    levels: Mapping[str, int] = field(default_factory=dict)
    level_whys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    waits: bool = False

    def dose(self, exercise: Exercise) -> Dose:
        """The dose somebody stands at."""
        return exercise.dose(self.levels.get(exercise.id, 1))

    def item_dose(self, item: RoutineItem) -> Dose | None:
        """The dose of a routine's item; None when its exercise is not here."""
        exercise = self.book.get(item.exercise)
        return item.dose or (exercise.dose(item.level) if exercise is not None else None)


def dose_words(texts: Texts, dose: Dose, sides: Sides) -> str:
    """ "6 times a side, held 5 seconds"."""
    many = "once" if dose.repetitions == 1 else "times"
    words = texts.say(f"exercises.dose.{many}_{sides}", count=dose.repetitions)
    if dose.hold >= 1:
        words += texts.say("exercises.dose.held", seconds=round(dose.hold))
    return words


def minutes_of(seconds: float) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))
