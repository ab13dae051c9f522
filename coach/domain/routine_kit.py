"""All that somebody's routines are made of, and every routine by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.domain.exercise import ExerciseBook, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.grades import Grade
from coach.domain.phrases import Reason, reason
from coach.domain.routine import compose_routine
from coach.domain.routine_day import USUAL_MINUTES
from coach.domain.routine_filter import within_bounds
from coach.domain.routine_offer import WARM_UP_MINUTES, RoutineOffer, id_of, offer_routine, reasons_after
from coach.domain.routine_session import RoutineSession
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import Timeline


def usual_minutes(kind: ExerciseKind) -> int:
    """The length of an offered routine that nobody gave one."""
    return WARM_UP_MINUTES if kind is ExerciseKind.WARM_UP else USUAL_MINUTES


@dataclass(frozen=True)
class RoutineKit:
    """Exercises, words, and what somebody told, managed and made; ``week`` of the plan counts from 1, and ``hurt`` are
    the kinds in which nothing may grow."""

    book: ExerciseBook
    words: RoutineWords
    wishes: ExerciseWishes = field(default_factory=ExerciseWishes)
    grades: Mapping[str, Grade] = field(default_factory=dict)
    own: tuple[Routine, ...] = ()
    week: int = 1
    hurt: frozenset[ExerciseKind] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all routines: those that are offered, then own ones by their id."""
        return (*(id_of(kind) for kind in ExerciseKind), *(routine.id for routine in self.own))

    def offer(self, kind: ExerciseKind, minutes: int, seed: int) -> RoutineOffer:
        """What is offered today; see ``offer_routine``."""
        return offer_routine(kind, minutes, self.book, self.words, self.wishes, self.grades, self.week, seed, self.hurt)

    def reasons_after(self, session: RoutineSession) -> tuple[Reason, ...]:
        """What changes after a routine that is in the grades already; an own one stays as it was made."""
        if any(own.id == session.routine for own in self.own):
            return (reason("routine_reasons.own"),)
        return reasons_after(session, self.book, self.wishes, self.grades, self.week, self.hurt)

    def routine(self, name: str, seed: int, minutes: int | None = None) -> Routine:
        """The routine of that name; the id of an exercise is that exercise alone. ``minutes`` are for offered ones.
        What the bounds of the plan leave out is not in it.

        Raises ``LookupError`` for another name.
        """
        for own in self.own:
            if own.id == name:
                return within_bounds(own, self.book, self.wishes)
        for kind in ExerciseKind:
            if id_of(kind) == name:
                return self.offer(kind, minutes or usual_minutes(kind), seed).routine
        alone = self.alone(name)
        if alone is None:
            raise LookupError(f"there is no routine {name!r}")
        return within_bounds(alone, self.book, self.wishes)

    def alone(self, exercise_id: str) -> Routine | None:
        """A routine of one exercise at the level somebody stands at; None when there is no such exercise."""
        exercise = self.book.get(exercise_id)
        if exercise is None:
            return None
        grade = self.grades.get(exercise_id, Grade())
        level = 1 if grade.stands_in else grade.level_of(exercise.kind in self.hurt)
        return Routine(exercise_id, exercise.name, exercise.kind, (RoutineItem(exercise_id, level),))

    def timeline(self, routine: Routine, seed: int, before_walk: bool = False) -> Timeline:
        """A routine by itself, or one that flows into a walk. Raises ``ValueError`` for one without an exercise that
        there is."""
        return compose_routine(routine, self.book, self.words, self.wishes, seed, before_walk)

    def warm_up(self, seed: int) -> Timeline | None:
        """The warm-up that flows into the walk of that seed; None where no exercise fits."""
        routine = self.routine(id_of(ExerciseKind.WARM_UP), seed)
        return self.timeline(routine, seed, before_walk=True) if routine.items else None
