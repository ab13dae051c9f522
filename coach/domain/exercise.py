"""An exercise, and everything that is said about it; the catalogue and packs hold them as TOML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from coach.domain.pose import KeyFrame, Part, Prop, View

MOST_STEP_WORDS = 14
"""Words in a spoken step (our own choice, near the 12 of a cue)."""
LONGEST_HOLD = 30.0
"""Seconds: stretches are held 20–30 s; core holds at most ``LONGEST_CORE_HOLD``, warm-ups as long at most."""
LONGEST_CORE_HOLD = 10.0
MOST_REPETITIONS = 30
LONGEST_NAME = 60
"""Letters in the name of an exercise or a routine (our own choice: it fits one line of a card)."""
MOST_FRAMES, MOST_STEPS = 12, 12
"""In one exercise (our own choice: more than anybody would listen to)."""
MOST_ITEMS = 40
"""Exercises in a routine that comes from elsewhere (our own choice)."""


class ExerciseKind(StrEnum):
    """What an exercise is for."""

    WARM_UP = "warm_up"
    STRETCH = "stretch"
    CORE = "core"


class Position(StrEnum):
    """How one begins."""

    STANDING = "standing"
    SEATED = "seated"
    KNEELING = "kneeling"
    LYING = "lying"

    @property
    def needs_floor(self) -> bool:
        """Whether one must get down to the floor."""
        return self in (Position.KNEELING, Position.LYING)


class Sides(StrEnum):
    """Whether it has sides: none, all repetitions on one and then on the other, or in turn."""

    NONE = "none"
    EACH = "each"
    ALTERNATE = "alternate"


class Condition(StrEnum):
    """What makes an exercise one to skip; asked once, plainly, and optional."""

    OSTEOPOROSIS = "osteoporosis"
    STENOSIS = "stenosis"
    PREGNANCY = "pregnancy"
    KNEE = "knee"
    WRIST = "wrist"
    SHOULDER = "shoulder"
    BLOOD_PRESSURE = "blood_pressure"


@dataclass(frozen=True)
class Dose:
    """``repetitions`` (1–30) a side, with ``hold`` seconds (0–30) in each and ``rest`` seconds (0–30) between them.

    With alternating sides every repetition counts, so six are three a side. Raises ``ValueError`` out of range.
    """

    repetitions: int
    hold: float = 0.0
    rest: float = 0.0

    def __post_init__(self) -> None:
        if not 1 <= self.repetitions <= MOST_REPETITIONS:
            raise ValueError(f"repetitions: {self.repetitions} is not 1 to {MOST_REPETITIONS}")
        for name, seconds in (("hold", self.hold), ("rest", self.rest)):
            if not 0 <= seconds <= LONGEST_HOLD:
                raise ValueError(f"{name}: {seconds} is not 0 to {LONGEST_HOLD:.0f} seconds")


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    ``doses`` are its levels, the first the lightest. ``steps`` are said in order as it begins. ``breath`` is one
    sentence. ``easier`` and ``harder`` are ids of twins ("" for none). ``stop_if`` is one sentence. ``works`` names
    muscles in plain words, ``why`` says what it is good for without a promise. ``from_week`` (1, 3, 5) is where it
    stands in the order of core work. ``frames`` are one repetition: it begins in the first and returns there; without
    frames there is a ``picture`` (a file's name) or the steps alone. ``highlight`` is lit up with ``highlight_words``
    beside it, ``arrows`` follow the path of these parts. Raises ``ValueError``, naming the field.
    """

    id: str
    name: str
    kind: ExerciseKind
    position: Position
    doses: tuple[Dose, ...]
    steps: tuple[str, ...]
    stop_if: str
    sides: Sides = Sides.NONE
    breath: str = ""
    easier: str = ""
    harder: str = ""
    skip_if: tuple[Condition, ...] = ()
    works: str = ""
    why: str = ""
    source: str = ""
    reviewed: date | None = None
    from_week: int = 1
    view: View = View.SIDE
    prop: Prop = Prop.NONE
    frames: tuple[KeyFrame, ...] = ()
    highlight: tuple[Part, ...] = ()
    highlight_words: str = ""
    arrows: tuple[Part, ...] = ()
    picture: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "name", "stop_if"):
            if not getattr(self, name).strip():
                raise ValueError(f"{name}: is missing")
        if not self.doses:
            raise ValueError("doses: at least one is needed")
        if not self.steps:
            raise ValueError("steps: at least one is needed")
        for number, step in enumerate(self.steps, start=1):
            if not 1 <= len(step.split()) <= MOST_STEP_WORDS:
                raise ValueError(f"steps: number {number} has {len(step.split())} words, not 1 to {MOST_STEP_WORDS}")
        longest = LONGEST_HOLD if self.kind is ExerciseKind.STRETCH else LONGEST_CORE_HOLD
        for number, dose in enumerate(self.doses, start=1):
            if dose.hold > longest:
                raise ValueError(f"doses: number {number} holds {dose.hold:.0f} s, more than {longest:.0f}")
        if len(self.frames) == 1:
            raise ValueError("frames: a movement needs two or none")

    def dose(self, level: int) -> Dose:
        """The dose of a level, from 1; the last one above."""
        return self.doses[min(max(level, 1), len(self.doses)) - 1]

    def among(self, ids: Collection[str]) -> Exercise:
        """The same beside the exercises of these ids: a twin that is not one of them is nobody's twin."""
        easier = self.easier if self.easier in ids else ""
        harder = self.harder if self.harder in ids else ""
        return replace(self, easier=easier, harder=harder)


@dataclass(frozen=True)
class ExerciseBook:
    """Exercises in the order of their catalogue. Raises ``ValueError`` for an id that stands twice and for a twin that
    is not here."""

    exercises: tuple[Exercise, ...] = ()

    def __post_init__(self) -> None:
        if len(self._by_id) != len(self.exercises):
            ids = [exercise.id for exercise in self.exercises]
            raise ValueError(f"id: {next(id for id in ids if ids.count(id) > 1)} stands twice")
        for exercise in self.exercises:
            for name, twin in (("easier", exercise.easier), ("harder", exercise.harder)):
                if twin and twin not in self._by_id:
                    raise ValueError(f"{name}: {exercise.id} names {twin}, which is not here")

    @cached_property
    def _by_id(self) -> dict[str, Exercise]:
        return {exercise.id: exercise for exercise in self.exercises}

    def get(self, id: str) -> Exercise | None:
        """The exercise of that id, or None."""
        return self._by_id.get(id)

    def name_of(self, id: str) -> str:
        """What the exercise of that id is called; the id where there is none."""
        exercise = self.get(id)
        return exercise.name if exercise else id

    def kind_of(self, items: Iterable[RoutineItem]) -> ExerciseKind | None:
        """What a routine of these counts as: the kind of most of its exercises, of two the one that comes first; None
        without exercises that are here."""
        kinds = Counter(exercise.kind for item in items if (exercise := self.get(item.exercise)))
        return kinds.most_common(1)[0][0] if kinds else None

    def with_more(self, exercises: Iterable[Exercise]) -> ExerciseBook:
        """The same with others at its end; one of an id that is here takes its place."""
        more = {exercise.id: exercise for exercise in exercises}
        kept = tuple(more.pop(exercise.id, exercise) for exercise in self.exercises)
        return ExerciseBook((*kept, *more.values()))


class Place(StrEnum):
    """Where somebody exercises."""

    FLOOR = "floor"
    NO_FLOOR = "no_floor"
    STANDING = "standing"
    DESK = "desk"
    """Seated or standing, at a desk."""


@dataclass(frozen=True)
class ExerciseWishes:
    """What somebody told and chose: ``conditions`` to skip for, where, ``off`` and ``favourites`` by id, and whether
    repetitions are counted aloud. ``asked`` says that the questions were answered or passed over. ``banned`` ids and
    ``banned_positions`` come from the plan's bounds; nobody can choose them away."""

    conditions: frozenset[Condition] = frozenset()
    place: Place = Place.FLOOR
    off: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    count_aloud: bool = True
    asked: bool = False
    banned: frozenset[str] = frozenset()
    banned_positions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RoutineItem:
    """An exercise of a routine at a level (from 1); ``dose`` stands in for the level's."""

    exercise: str
    level: int = 1
    dose: Dose | None = None


@dataclass(frozen=True)
class Routine:
    """Exercises in order. ``kind`` is what it counts as; ``own`` ones were made by the user."""

    id: str
    name: str
    kind: ExerciseKind
    items: tuple[RoutineItem, ...] = field(default=())
    own: bool = False
