"""Which exercises could be in a routine today: one of each family of twins, what is new, and what is left out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import (
    Exercise,
    ExerciseBook,
    ExerciseKind,
    ExerciseWishes,
    Place,
    Position,
    RoutineItem,
)
from coach.domain.grades import Grade
from coach.domain.phrases import Reason, reason
from coach.domain.routine_filter import is_of_place, why_not


class LeftOutKind(StrEnum):
    """Whose doing it is that an exercise is left out: what somebody told, how it went, that it was switched off, or the
    bounds of the plan."""

    MIND = "mind"
    RESTS = "rests"
    OFF = "off"
    BOUNDS = "bounds"


_KINDS = {"off": LeftOutKind.OFF, "resting": LeftOutKind.RESTS, "twin_away": LeftOutKind.RESTS}


@dataclass(frozen=True)
class LeftOut:
    """An exercise that is not offered, why, and what stands in for it ("" for nothing)."""

    exercise: str
    reason: Reason
    instead: str = ""

    @property
    def kind(self) -> LeftOutKind:
        """What kind of reason it is."""
        name = self.reason.id.rpartition(".")[2]
        return LeftOutKind.BOUNDS if name.startswith("bounds") else _KINDS.get(name, LeftOutKind.MIND)


@dataclass(frozen=True)
class Pick:
    """An exercise that could be in the routine; ``place`` is where it is done among the others, and ``changes`` says
    that it is what is new today. ``of`` is the exercise whose turn it is, by id, where an easier twin takes it."""

    item: RoutineItem
    place: tuple[bool, int]
    position: Position
    reasons: tuple[Reason, ...] = ()
    changes: bool = False
    of: str = ""


class Picks:
    """What there is for one kind, week and person. At most one pick is new, and none where the last routine hurt."""

    def __init__(
        self,
        kind: ExerciseKind,
        book: ExerciseBook,
        wishes: ExerciseWishes,
        grades: Mapping[str, Grade],
        week: int,
        hurt: bool = False,
    ) -> None:
        self._kind, self._book, self._wishes, self._grades, self._hurt = kind, book, wishes, grades, hurt
        self._index = {exercise.id: index for index, exercise in enumerate(book.exercises)}
        line = [one for one in book.exercises if one.kind is kind and one.from_week <= week]
        self._families = _families(line)
        self._allowed = [one for one in line if why_not(one, wishes) is None and not self._grade(one.id).rests]
        self._fresh = "" if hurt else next((one.id for one in self._allowed if self._is_fresh(one)), "")
        self._new = "" if self._fresh else self._newcomer()
        self._by_family = self._sorted_out()
        self.left_out = tuple(self._left_out(line))
        self.first_weeks = frozenset(one.from_week for one in self._allowed)

    def in_turn(self, seed: int) -> tuple[tuple[Pick, ...], tuple[Pick, ...]]:
        """One pick of each family, the most wanted first: what is new; in a warm-up the first of all; favourites; then
        by turns. And whatever could be done beside them, for a long routine."""
        families = self._by_family
        firsts = [self._one_of(family, seed) for family in families]
        shift = seed % len(firsts) if firsts else 0
        first = firsts[:1] if self._kind is ExerciseKind.WARM_UP else []
        turned = [*firsts[shift:], *firsts[:shift]]
        wanted = [*(pick for pick in firsts if pick.changes), *first, *filter(self._is_favourite, turned), *turned]
        known = (pick for family in families for pick in family if not self._hurt or pick.item.exercise in self._grades)
        others = (pick for pick in known if pick not in firsts)
        return tuple(dict.fromkeys(wanted)), tuple(sorted(others, key=lambda pick: pick.place[1]))

    def _one_of(self, family: tuple[Pick, ...], seed: int) -> Pick:
        """What is new, or the most wanted; in a warm-up those of one position take turns."""
        new = next((pick for pick in family if pick.changes), None)
        if new is not None or self._kind is not ExerciseKind.WARM_UP:
            return new or family[0]
        alike = [pick for pick in family if pick.position is family[0].position]
        liked = [pick for pick in alike if self._is_favourite(pick)] or alike
        return liked[seed % len(liked)]

    def _is_favourite(self, pick: Pick) -> bool:
        return pick.item.exercise in self._wishes.favourites

    def _grade(self, id: str) -> Grade:
        return self._grades.get(id, Grade())

    def _is_fresh(self, one: Exercise) -> bool:
        grade = self._grade(one.id)
        return grade.fresh and not grade.stands_in

    def _newcomer(self) -> str:
        """The one exercise of a later week that may join today, once the first ones are known."""
        known = any(id in self._grades for id in (one.id for one in self._book.exercises if one.kind is self._kind))
        later = [one for one in self._allowed if self._is_later(one)]
        is_all = len(later) == len(self._allowed)
        may_join = is_all and not known if self._hurt else is_all or known
        return later[0].id if later and may_join else ""

    def _is_later(self, one: Exercise) -> bool:
        return one.from_week > 1 and one.id not in self._grades

    def _sorted_out(self) -> tuple[tuple[Pick, ...], ...]:
        """The picks of each family, the most wanted first: where an easier twin stands in for one, that alone."""
        sorted_out = []
        for family in self._families:
            members = [one for one in family if one in self._allowed]
            may = sorted((one for one in members if not self._is_later(one) or one.id == self._new), key=self._wish)
            replaced = [one for one in may if self._instead_of(one)]
            picks = tuple(pick for one in replaced[:1] or may for pick in self._pick(one))
            sorted_out += [picks] if picks else []
        if self._kind is not ExerciseKind.WARM_UP or not sorted_out:
            return tuple(sorted_out)
        # A warm-up always begins with the same move, so its twins of the same position stand for themselves.
        first, *twins = sorted_out[0]
        alike = tuple(pick for pick in twins if pick.position is first.position)
        return ((first,), *([alike] if alike else []), *sorted_out[1:])

    def _wish(self, one: Exercise) -> tuple[bool, int, int]:
        """The most wanted of a family first: at a desk what is seated; then the latest week; then the book's order."""
        away = self._wishes.place is Place.DESK and one.position is not Position.SEATED
        return away, -one.from_week, self._index[one.id]

    def _pick(self, one: Exercise) -> Iterator[Pick]:
        """The exercise, or what stands in for it; nothing where that cannot be done."""
        instead = self._instead_of(one)
        taken = self._book.get(instead) if instead else one
        if taken is None or self._grade(taken.id).rests or why_not(taken, self._wishes) is not None:
            return
        grade = self._grade(one.id)
        reasons = grade.reasons
        if instead and not grade.stands_in:
            grade, reasons = self._grade(instead), self._waits("back_waits", one)
        level = grade.level
        if grade.fresh and taken.id != self._fresh and level > 1:
            level, reasons = level - 1, self._waits("waits", taken)
        changes = not self._hurt and taken.id in (self._fresh, self._new)
        if one.id == self._new and changes:
            reasons = (reason("routine_reasons.new", name=one.name), *reasons)
        yield Pick(RoutineItem(taken.id, level), self._place(taken), taken.position, reasons, changes, one.id)

    def _waits(self, why: str, one: Exercise) -> tuple[Reason, ...]:
        """That something more of it is for later; where the last routine hurt, that is the reason for all of them."""
        return () if self._hurt else (reason(f"routine_reasons.{why}", name=one.name),)

    def _instead_of(self, one: Exercise) -> str:
        """The twin that takes its place today ("" for none): for what was too much, or for one more time."""
        grade = self._grade(one.id)
        comes_back = grade.fresh and grade.level == 1 and one.id != self._fresh
        return grade.stands_in or (self._grade(one.easier).stands_in or one.easier if comes_back else "")

    def _place(self, one: Exercise) -> tuple[bool, int]:
        """Standing and seated ones come first, so that nobody gets up and down more often than needed."""
        return one.position.needs_floor, self._index[one.id]

    def why_next(self, done: Container[str]) -> Iterator[Reason]:
        """Why those that were done, by id, will be as they will be, and what will be new."""
        for pick in (pick for family in self._by_family for pick in family):
            if pick.changes or pick.of in done or pick.item.exercise in done:
                yield from pick.reasons
        yield from (out.reason for out in self.left_out if out.exercise in done)

    def _why_later(self, one: Exercise) -> Reason | None:
        """Why it rests, for what was managed of it; None when it does not."""
        grade = self._grade(one.id)
        if grade.rests:
            return reason("routine_reasons.resting", name=one.name)
        twin = self._book.get(grade.stands_in)
        if twin is not None and why_not(twin, self._wishes) is not None:
            return reason("routine_reasons.twin_away", name=one.name, instead=twin.name)
        return None

    def _left_out(self, line: Iterable[Exercise]) -> Iterator[LeftOut]:
        """What would be offered otherwise; a twin for another place is no loss where the usual one can be done."""
        offered = {family[0].item.exercise for family in self._by_family}
        for one in line:
            why = why_not(one, self._wishes) or self._why_later(one)
            if why is not None:
                family = next(family for family in self._families if one in family)
                instead = next((twin for twin in family if twin.id in offered), None)
                if instead is None or self._wish(one) < self._wish(instead) or not is_of_place(why):
                    yield LeftOut(one.id, why, instead.id if instead else "")


def _families(line: Iterable[Exercise]) -> list[list[Exercise]]:
    """Exercises that are easier or harder twins of one another, in the order of the first of each."""
    families: list[list[Exercise]] = []
    for one in line:
        near = [family for family in families if any(_are_twins(one, other) for other in family)]
        joined = [other for family in near for other in family] + [one]
        at = families.index(near[0]) if near else len(families)
        families = [family for family in families if family not in near]
        families.insert(at, joined)
    return families


def _are_twins(one: Exercise, other: Exercise) -> bool:
    return one.id in (other.easier, other.harder) or other.id in (one.easier, one.harder)
