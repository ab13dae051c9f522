"""A pack: exercises and routines that somebody hands on, and what becomes of it beside what is already here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from coach.domain.exercise import Exercise, ExerciseBook, Routine, RoutineItem

Thing = TypeVar("Thing", Exercise, Routine)

LONGEST_STEM = 50
"""Letters of an id that are kept before a number, so that it stays one that may be used."""


@dataclass(frozen=True)
class Pack:
    """What one file hands on. ``pictures`` are the names of the images that come with it.

    Raises ``ValueError``, naming the place, for an id that stands twice and for a picture that is not with it.
    """

    name: str
    author: str = ""
    exercises: tuple[Exercise, ...] = ()
    routines: tuple[Routine, ...] = ()
    pictures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("name: is missing")
        if not self.exercises and not self.routines:
            raise ValueError("exercises: there is neither an exercise nor a routine in it")
        for name, things in (("exercises", self.exercises), ("routines", self.routines)):
            if twice := _twice([thing.id for thing in things]):
                raise ValueError(f"{name}: the id {twice} stands twice")
        for exercise in self.exercises:
            if exercise.picture and exercise.picture not in self.pictures:
                raise ValueError(f'exercises: "{exercise.id}" shows {exercise.picture}, which is not in the pack')


@dataclass(frozen=True)
class PackArrival:
    """What would be kept of a pack: ``exercises`` and ``routines`` under the ids they get. ``renamed`` are the ids they
    came with and those they get, as theirs are taken; ``known`` are the names of what is here already."""

    pack: Pack
    renamed: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    routines: tuple[Routine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether all of it is here already."""
        return not self.exercises and not self.routines


def arrive(pack: Pack, book: ExerciseBook, routines: Iterable[Routine], taken: Collection[str] = ()) -> PackArrival:
    """What would be kept of a pack beside the exercises of ``book`` (built-in and own) and the own ``routines``;
    ``taken`` are further ids of routines. Nothing that is here is replaced.

    Raises ``ValueError``, naming the place, for a twin or a routine's exercise that is neither here nor in the pack.
    """
    _refuse_strangers(pack, book)
    here = {exercise.id: exercise for exercise in book.exercises}
    ids = _new_ids(pack.exercises, here)
    mine = {routine.id: routine for routine in routines}
    moved = tuple(_with_ids_inside(routine, ids) for routine in pack.routines)
    routine_ids = _new_ids(moved, mine, taken)
    # What keeps an id that is taken says the same as what has it.
    known = [exercise for exercise in pack.exercises if ids[exercise.id] in here]
    known_routines = [routine for routine in moved if routine_ids[routine.id] in mine]
    return PackArrival(
        pack=pack,
        renamed=tuple(pair for pair in (*ids.items(), *routine_ids.items()) if pair[0] != pair[1]),
        known=(*(exercise.name for exercise in known), *(routine.name for routine in known_routines)),
        exercises=tuple(_with_ids(exercise, ids) for exercise in pack.exercises if exercise not in known),
        routines=tuple(
            replace(routine, id=routine_ids[routine.id]) for routine in moved if routine not in known_routines
        ),
    )


def pack_of(name: str, author: str, ids: Collection[str], book: ExerciseBook, built_in: ExerciseBook,
            routines: Iterable[Routine]) -> Pack:  # fmt: skip
    """A pack of the own exercises and routines of these ids, with the own exercises that the routines need. A twin that
    stays behind is nobody's twin in it. Raises ``ValueError`` when nothing of one's own is left."""
    chosen = tuple(replace(routine, own=False) for routine in routines if routine.id in ids)
    needed = {*ids, *(item.exercise for routine in chosen for item in routine.items)}
    own = [exercise for exercise in book.exercises if exercise not in built_in.exercises]
    going = [exercise for exercise in own if exercise.id in needed]
    known = {exercise.id for exercise in (*built_in.exercises, *going)}
    exercises = tuple(exercise.among(known) for exercise in going)
    pictures = tuple(exercise.picture for exercise in exercises if exercise.picture)
    return Pack(name, author, exercises, chosen, tuple(dict.fromkeys(pictures)))


def _twice(ids: list[str]) -> str:
    return next((id for number, id in enumerate(ids) if id in ids[:number]), "")


def _refuse_strangers(pack: Pack, book: ExerciseBook) -> None:
    known = {exercise.id for exercise in (*book.exercises, *pack.exercises)}
    for exercise in pack.exercises:
        for name, twin in (("easier", exercise.easier), ("harder", exercise.harder)):
            if twin and twin not in known:
                raise ValueError(f'exercises: "{exercise.id}", "{name}": {twin} is neither in the pack nor in Amble')
    for routine in pack.routines:
        for item in routine.items:
            if item.exercise not in known:
                raise ValueError(f'routines: "{routine.id}": {item.exercise} is neither in the pack nor in Amble')


def _new_ids(arriving: Iterable[Thing], here: Mapping[str, Thing], taken: Collection[str] = ()) -> dict[str, str]:
    """The id for each that arrives: its own where it is free or the same thing has it, else the next with a number."""
    things: tuple[Thing, ...] = tuple(arriving)
    used = {*here, *taken, *(thing.id for thing in things)}
    ids: dict[str, str] = {}
    for thing in things:
        free = thing.id not in here and thing.id not in taken
        same = thing.id in here and _same(thing, here[thing.id])
        ids[thing.id] = thing.id if free or same else _numbered(thing.id, used)
        used.add(ids[thing.id])
    return ids


def _numbered(id: str, used: Collection[str]) -> str:
    number, stem = 2, id[:LONGEST_STEM]
    while f"{stem}_{number}" in used:
        number += 1
    return f"{stem}_{number}"


def _same(one: Exercise | Routine, other: Exercise | Routine) -> bool:
    """Whether both say the same; a picture gets a name of its own when it is kept."""
    if isinstance(one, Exercise) and isinstance(other, Exercise):
        return replace(one, picture="") == replace(other, picture="") and bool(one.picture) == bool(other.picture)
    return one == other


def _with_ids(exercise: Exercise, ids: Mapping[str, str]) -> Exercise:
    easier, harder = ids.get(exercise.easier, exercise.easier), ids.get(exercise.harder, exercise.harder)
    return replace(exercise, id=ids[exercise.id], easier=easier, harder=harder)


def _with_ids_inside(routine: Routine, ids: Mapping[str, str]) -> Routine:
    def moved(item: RoutineItem) -> RoutineItem:
        return replace(item, exercise=ids.get(item.exercise, item.exercise))

    return replace(routine, items=tuple(map(moved, routine.items)), own=True)
