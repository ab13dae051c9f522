"""Makes routines and their timelines of what is known now: the book, the wishes, the week and what was managed.

What can be made of all that is ``RoutineKit``'s business; here it is gathered, and changed while it is performed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from coach.domain.exercise import Dose, ExerciseKind, Routine, RoutineItem
from coach.domain.grades import Grade, grades_from, hurt_kinds
from coach.domain.routine_change import ease_routine
from coach.domain.routine_filter import within_bounds
from coach.domain.routine_kit import RoutineKit
from coach.domain.routine_offer import RoutineOffer
from coach.domain.routine_session import RoutineSession
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import Station, Timeline
from coach.services.exercises import ExerciseDesk


class RoutineMaker:
    """Asks the desk afresh each time; the same seed gives the same routine until something is managed or wished."""

    def __init__(
        self,
        desk: ExerciseDesk,
        words: Callable[[], RoutineWords],
        history: Callable[[], Sequence[RoutineSession]],
        week: Callable[[], int],
        mark: Callable[[Timeline], Timeline] = lambda timeline: timeline,
    ) -> None:
        """``words`` are read at first use; ``week`` is that of the plan, from 1; ``mark`` puts the beats, breaths and
        counts of the present settings into a timeline."""
        self.desk = desk
        self._words, self._history, self._week, self._mark = words, history, week, mark
        self._graded: tuple[object, object, Mapping[str, Grade]] | None = None

    def grades(self) -> Mapping[str, Grade]:
        """Where somebody stands with each exercise, by id; worked out once for the same history."""
        history, book = self._history(), self.desk.book
        if self._graded is None or self._graded[0] is not history or self._graded[1] is not book:
            self._graded = (history, book, grades_from(history, book))
        return self._graded[2]

    def hurt(self) -> frozenset[ExerciseKind]:
        """The kinds of routine in which nothing may grow for now."""
        return hurt_kinds(self._history())

    def kit(self) -> RoutineKit:
        """All that routines are made of now."""
        desk = self.desk
        words, grades, hurt = self._words(), self.grades(), self.hurt()
        return RoutineKit(desk.book, words, desk.wishes, grades, desk.own_routines, self._week(), hurt)

    def offer(self, kind: ExerciseKind, minutes: int, seed: int) -> RoutineOffer:
        """A routine for today, with its reasons."""
        return self.kit().offer(kind, minutes, seed)

    def alone(self, exercise_id: str) -> Routine | None:
        """A routine of one exercise at the level somebody stands at; None when there is no such exercise."""
        return self.kit().alone(exercise_id)

    def known(self, routine: Routine) -> Routine:
        """The routine without exercises that are in no book any more or that the bounds of the plan leave out, so that
        each item is a station of its number."""
        book = self.desk.book
        here = replace(routine, items=tuple(item for item in routine.items if book.get(item.exercise)))
        return within_bounds(here, book, self.desk.wishes)

    def compose(self, routine: Routine, seed: int, before_walk: bool = False) -> Timeline:
        """The timeline of a routine of known exercises. Raises ``ValueError`` for an empty one."""
        return self._mark(self.kit().timeline(routine, seed, before_walk))

    def easier(
        self, timeline: Timeline, silenced: float, lead: float, routine: Routine, seed: int
    ) -> tuple[Timeline, Routine]:
        """The timeline, ``silenced`` there, and the routine with the exercise that is on ``lead`` seconds later gone
        over to something easier; both as they were when there is nothing left of it."""
        desk = self.desk
        at, words = silenced + lead, self._words()
        changed = ease_routine(timeline, at, routine, desk.book, words, desk.wishes, seed, silenced)
        station = next((one for one in changed.stations if one.start >= at - 0.01), None)
        if station is None:
            return timeline, routine
        place = station.number - 1
        item = self._item(station, routine.items[place])
        return self._mark(changed), replace(routine, items=(*routine.items[:place], item, *routine.items[place + 1 :]))

    def _item(self, station: Station, before: RoutineItem) -> RoutineItem:
        """What a station that was made easier would be in the routine."""
        exercise = self.desk.book.get(station.exercise)
        if station.exercise != before.exercise or exercise is None or not station.repetitions:
            return RoutineItem(station.exercise, station.level)
        one, rest = station.repetitions[0], (before.dose or exercise.dose(station.level)).rest
        return RoutineItem(station.exercise, station.level, Dose(one.of, round(one.released - one.holds, 2), rest))
