"""The desk of exercises: the catalogue with one's own, and what somebody told and chose about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coach.domain.exercise import Exercise, ExerciseBook, ExerciseWishes, Routine
from coach.services.bounds_records import BOUNDS, bounds_from_json
from coach.services.exercise_ports import OwnExercises, OwnThings
from coach.services.exercise_records import wishes_from_json, wishes_to_json
from coach.services.ports import KeyValueStore, StoreProblem

Thing = TypeVar("Thing", Exercise, Routine)

WISHES = "exercise_wishes"
"""The name of the wishes in the store of values."""
TROUBLES = "exercise_troubles"
"""And of what went wrong with own files and nobody was told of yet."""


@dataclass(frozen=True)
class Removed:
    """What ``put_back`` takes: an exercise or a routine that was removed."""

    exercise: Exercise | None = None
    routine: Routine | None = None


class ExerciseDesk(QObject):
    """Keeps wishes and own things. Writing own things raises ``StoreProblem`` with one sentence."""

    book_changed = Signal(object)
    """An ``ExerciseBook``."""
    wishes_changed = Signal(object)
    """``ExerciseWishes``."""
    routines_changed = Signal(object)
    """A tuple of own ``Routine``s."""

    def __init__(self, values: KeyValueStore, built_in: Callable[[], ExerciseBook], own: OwnExercises) -> None:
        """``built_in`` reads the catalogue, at first use."""
        super().__init__()
        self._values, self._built_in, self._own = values, built_in, own

    @cached_property
    def book(self) -> ExerciseBook:
        """The catalogue with one's own exercises; an own one of the same id stands in for a built-in."""
        return _joined(self._built_in(), self._things.exercises)

    @property
    def wishes(self) -> ExerciseWishes:
        """What somebody told and chose, and what the bounds of the plan leave out."""
        bounds = bounds_from_json(self._values.get(BOUNDS))
        chosen = wishes_from_json(self._values.get(WISHES))
        return replace(chosen, banned=bounds.banned_exercises, banned_positions=bounds.banned_positions)

    def tell_wishes(self) -> None:
        """The bounds of the plan changed, and so may have what is left out."""
        self.wishes_changed.emit(self.wishes)

    @property
    def own_routines(self) -> tuple[Routine, ...]:
        """The routines somebody made or imported, by name."""
        return self._things.routines

    @property
    def troubles(self) -> tuple[str, ...]:
        """A sentence for each file of one's own that could not be read and was set aside, in an earlier run too where
        nobody was told of it. A file is set aside once, by whatever reads it first: a reminder, or a command."""
        return self._things.troubles

    def forget_troubles(self) -> None:
        """Somebody was told of them: the next run need not tell them again."""
        if self.troubles and self._values.get(TROUBLES) is not None:
            self._values.remove(TROUBLES)

    def is_own(self, id: str) -> bool:
        """Whether an exercise was made or imported by the user."""
        return any(exercise.id == id for exercise in self._things.exercises)

    def set_wishes(self, wishes: ExerciseWishes) -> None:
        """Replace the wishes."""
        if wishes != self.wishes:
            self._values.put(WISHES, wishes_to_json(wishes))
            self.wishes_changed.emit(wishes)

    def set_favourite(self, id: str, on: bool) -> None:
        """Mark an exercise, or no longer."""
        wishes = self.wishes
        self.set_wishes(replace(wishes, favourites=wishes.favourites | {id} if on else wishes.favourites - {id}))

    def switch(self, id: str, on: bool) -> None:
        """Offer an exercise, or never."""
        wishes = self.wishes
        self.set_wishes(replace(wishes, off=wishes.off - {id} if on else wishes.off | {id}))

    def keep_exercise(self, exercise: Exercise, picture: Path | None = None) -> Exercise:
        """Keep an own exercise, new or changed, and a copy of its picture; returns it as it was kept."""
        things = self._things
        kept = self._own.keep_exercise(exercise, picture)
        self._show(replace(things, exercises=_with(things.exercises, kept)))
        return kept

    def keep_routine(self, routine: Routine) -> Routine:
        """Keep an own routine, new or changed; returns it as it was kept."""
        own = replace(routine, own=True)
        things = self._things
        self._own.keep_routine(own)
        self._show(replace(things, routines=_with(things.routines, own)))
        return own

    def remove_exercise(self, id: str) -> Removed:
        """Remove an own exercise. Raises ``LookupError`` for one that is not."""
        exercise = _found(self._things.exercises, id)
        self._own.remove_exercise(id)
        self._show(replace(self._things, exercises=_without(self._things.exercises, id)))
        return Removed(exercise=exercise)

    def remove_routine(self, id: str) -> Removed:
        """Remove an own routine. Raises ``LookupError`` for one that is not."""
        routine = _found(self._things.routines, id)
        self._own.remove_routine(id)
        self._show(replace(self._things, routines=_without(self._things.routines, id)))
        return Removed(routine=routine)

    def put_back(self, removed: Removed) -> None:
        """Undo a removal."""
        if removed.exercise is not None:
            self.keep_exercise(removed.exercise)
        if removed.routine is not None:
            self.keep_routine(removed.routine)

    def picture(self, exercise: Exercise) -> Path | None:
        """The picture of an exercise, or None."""
        return self._own.picture(exercise.picture) if exercise.picture else None

    @property
    def pictures(self) -> Mapping[str, Path]:
        """The pictures that there are, by the ids of their exercises."""
        found = {exercise.id: self.picture(exercise) for exercise in self.book.exercises}
        return {id: path for id, path in found.items() if path is not None}

    def reload(self) -> None:
        """Read own things anew, after a pack was imported for example, and tell who shows them."""
        self._show(self._load())

    def _show(self, things: OwnThings) -> None:
        before, self._things = self._things, things
        if things.exercises != before.exercises:
            self.__dict__.pop("book", None)
            self.book_changed.emit(self.book)
        if things.routines != before.routines:
            self.routines_changed.emit(things.routines)

    @cached_property
    def _things(self) -> OwnThings:
        return self._load()

    def _load(self) -> OwnThings:
        things, kept = self._own.load(), self._values.get(TROUBLES)
        earlier = tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()
        troubles = tuple(dict.fromkeys((*earlier, *things.troubles)))
        if things.troubles:
            # Where this cannot be kept it is told in this run alone, and exercises are there all the same.
            with suppress(StoreProblem):
                self._values.put(TROUBLES, list(troubles))
        return replace(things, troubles=troubles)


def _joined(built_in: ExerciseBook, own: Iterable[Exercise]) -> ExerciseBook:
    """The catalogue with one's own; a twin that is gone is nobody's twin any more."""
    own = tuple(own)
    known = {exercise.id for exercise in (*built_in.exercises, *own)}
    return built_in.with_more(exercise.among(known) for exercise in own)


def _with(things: Iterable[Thing], kept: Thing) -> tuple[Thing, ...]:
    return tuple(sorted(_without(things, kept.id) + (kept,), key=lambda thing: thing.name.casefold()))  # noqa: RUF005


def _without(things: Iterable[Thing], id: str) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing.id != id)


def _found(things: Iterable[Thing], id: str) -> Thing:
    for thing in things:
        if thing.id == id:
            return thing
    raise LookupError(f"there is no own {id}")
