"""Which exercises come today, at which dose, and why: pure, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.domain.exercise import ExerciseBook, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.grades import Grade
from coach.domain.phrases import Reason, reason
from coach.domain.routine import REST, compose_routine
from coach.domain.routine_families import LeftOut as LeftOut
from coach.domain.routine_families import Pick, Picks
from coach.domain.routine_filter import why_not as why_not
from coach.domain.routine_score import Score
from coach.domain.routine_session import RoutineSession
from coach.domain.routine_turn import perform, turns_of
from coach.domain.routine_words import RoutineWords, spoken_seconds
from coach.domain.timeline import Phase
from coach.domain.walk import WARM_UP_MINUTES as WARM_UP_MINUTES

ROUTINE_MINUTES = (3, 5, 8)
LONGEST_ROUTINE = 20
"""Minutes; the longest that is put together (our own choice)."""
_MOST_OVER = 1.15
"""The share of the wanted length that may be reached by one more exercise."""
_NEAR = 0.15
"""The share by which a length may miss the wanted one before exercises are exchanged for that (our own choice)."""
_ENOUGH = 0.8
"""Below this share of the wanted length, the reasons say that there is no more for now."""
_LEAST = 0.85
"""Below this share of the wanted length with one of each family, twins of what is there already join."""
_TIERS = (5, 3)
"""Weeks in which new core work joins."""


@dataclass(frozen=True)
class RoutineOffer:
    """A routine (without items when nothing fits), its length in ``seconds`` as composed, why it is as it is, and what
    was left out."""

    routine: Routine
    seconds: float
    reasons: tuple[Reason, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def offer_routine(
    kind: ExerciseKind,
    minutes: int,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    grades: Mapping[str, Grade],
    week: int,
    seed: int,
    hurt: frozenset[ExerciseKind] = frozenset(),
) -> RoutineOffer:
    """A routine of about ``minutes`` (3, 5 or 8; 1–20 work) for a week of the plan, from 1.

    It is shorter where there are not enough exercises. The same arguments give the same one. Of everything that could
    be new, a dose or an exercise, one thing is new at a time, and nothing in kinds that ``hurt`` (``hurt_kinds``).
    Raises ``ValueError`` for a length out of range.
    """
    if not 1 <= minutes <= LONGEST_ROUTINE:
        raise ValueError(f"a routine lasts 1 to {LONGEST_ROUTINE} minutes, not {minutes}")
    picks = Picks(kind, book, wishes, grades, week, kind in hurt)
    firsts, others = picks.in_turn(seed)
    lengths = _Lengths(kind, book, words, wishes)
    chosen = lengths.fitting(firsts, 60.0 * minutes)
    if len(chosen) < len(firsts):
        chosen = lengths.nearer(chosen, [pick for pick in firsts if pick not in chosen], 60.0 * minutes)
    elif lengths.of(chosen) < _LEAST * 60.0 * minutes:
        chosen = lengths.fitting((*chosen, *others), 60.0 * minutes)
    chosen.sort(key=lambda pick: pick.place)
    routine = Routine(id_of(kind), words.name_of(kind), kind, tuple(pick.item for pick in chosen))
    seconds = compose_routine(routine, book, words, wishes, seed).seconds if chosen else 0.0
    whys = [reason("routine_reasons.nothing")]
    if chosen:
        around = _held_back() if kind in hurt else _of_week(kind, picks.first_weeks, week)
        short = [reason("routine_reasons.short")] if seconds < _ENOUGH * 60.0 * minutes else []
        whys = [*around, *(why for pick in chosen for why in pick.reasons), *short]
    return RoutineOffer(routine, seconds, tuple(dict.fromkeys(whys)), picks.left_out)


def reasons_after(
    session: RoutineSession,
    book: ExerciseBook,
    wishes: ExerciseWishes,
    grades: Mapping[str, Grade],
    week: int,
    hurt: frozenset[ExerciseKind],
) -> tuple[Reason, ...]:
    """What the next offer of its kind changes for what was done in a routine, and why; ``grades`` and ``hurt`` as they
    are after it. Whatever is new there, the next offer brings."""
    picks = Picks(session.kind, book, wishes, grades, week, session.kind in hurt)
    held = _held_back() if session.kind in hurt else []
    return tuple(dict.fromkeys((*held, *picks.why_next({result.exercise for result in session.results}))))


def id_of(kind: ExerciseKind) -> str:
    """What an offered routine is known by, in files and commands: "warm-up"."""
    return kind.value.replace("_", "-")


class _Lengths:
    """How long exercises take, nearly."""

    def __init__(self, kind: ExerciseKind, book: ExerciseBook, words: RoutineWords, wishes: ExerciseWishes) -> None:
        self._kind, self._book, self._words, self._wishes = kind, book, words, wishes
        self._known: dict[RoutineItem, float] = {}

    def fitting(self, picks: Sequence[Pick], wanted: float) -> list[Pick]:
        """The first picks that come nearest to the wanted seconds; one at least, where there is one."""
        chosen: list[Pick] = []
        for pick in picks:
            total, longer = self.of(chosen), self.of([*chosen, pick])
            nearer = longer <= wanted or (longer - wanted < wanted - total and longer <= _MOST_OVER * wanted)
            if nearer or not chosen:
                chosen.append(pick)
        return chosen

    def nearer(self, chosen: list[Pick], left: Sequence[Pick], wanted: float) -> list[Pick]:
        """The same with one exercise more, or one in place of another, where the length is far from the wanted one;
        what is new stays."""
        if abs(self.of(chosen) - wanted) <= _NEAR * wanted:
            return chosen
        swapped = (
            [*chosen[:place], pick, *chosen[place + 1 :]]
            for place, out in enumerate(chosen)
            for pick in left
            if self._may_replace(pick, out)
        )
        longer = ([*chosen, pick] for pick in left)
        return min((chosen, *swapped, *longer), key=lambda picks: abs(self.of(picks) - wanted))

    def _may_replace(self, pick: Pick, out: Pick) -> bool:
        """Core work has an order, in which nothing later takes the place of what is earlier."""
        return not out.changes and (self._kind is not ExerciseKind.CORE or pick.place[1] < out.place[1])

    def of(self, picks: Sequence[Pick]) -> float:
        """The seconds of these with the words around them."""
        around = spoken_seconds(self._words.safety) + spoken_seconds(self._words.finish[0])
        return around + sum(self._one(pick.item) for pick in picks)

    def _one(self, item: RoutineItem) -> float:
        if item not in self._known:
            self._known[item] = self._work_out(item)
        return self._known[item]

    def _work_out(self, item: RoutineItem) -> float:
        turn = turns_of(Routine("", "", self._kind, (item,)), self._book)[0]
        score = Score(Phase(self._kind.value))
        perform(turn, self._words.begins.format(name=turn.exercise.name), score, self._words, self._wishes)
        return score.now + REST


def _held_back() -> list[Reason]:
    return [reason("routine_reasons.hurt")]


def _of_week(kind: ExerciseKind, first_weeks: frozenset[int], week: int) -> list[Reason]:
    """What joins core work in this part of the plan, as far as there is such for this person."""
    if kind is not ExerciseKind.CORE:
        return []
    joined = [tier for tier in _TIERS if week >= tier and tier in first_weeks][:1]
    return [reason(f"routine_reasons.weeks_{tier}") for tier in (joined if week >= min(_TIERS) else [1])]
