"""A routine as it was really done, and what was managed of each exercise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coach.domain.exercise import ExerciseKind
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome, StopReason


class Managed(StrEnum):
    """How an exercise went, in the user's answer or by what they pressed."""

    EASY = "easy"
    """All repetitions, and easy."""
    ENOUGH = "enough"
    """All repetitions, and they were enough."""
    PART = "part"
    """Not all of them."""
    TOO_MUCH = "too_much"
    PAIN = "pain"
    SKIPPED = "skipped"


_EVERY = frozenset(Managed)
_ADMITTED = {
    Managed.PAIN: frozenset((Managed.PAIN,)),
    Managed.TOO_MUCH: _EVERY - {Managed.EASY},
    Managed.SKIPPED: _EVERY - {Managed.EASY, Managed.ENOUGH},
}


def admitted(known: Managed | None) -> frozenset[Managed]:
    """What an exercise can still be answered with of which the player knows something: what hurt stays pain, what was
    too much was not easy, and what was skipped was not done."""
    return _EVERY if known is None else _ADMITTED.get(known, _EVERY)


def after_answer(known: Managed | None, answer: Managed | None) -> Managed | None:
    """What counts once ``answer`` was given; an answer that is not admitted, or one that was taken back, leaves what
    the player knows."""
    return answer if answer is not None and answer in admitted(known) else known


@dataclass(frozen=True)
class ExerciseResult:
    """What was managed of an exercise at a level (from 1); ``managed`` None is not known, and never counts as easy."""

    exercise: str
    level: int
    managed: Managed | None = None


@dataclass(frozen=True)
class RoutineSession:
    """One finished routine. ``started_at`` is aware; ``seconds`` leave pauses out. ``red_flags`` were ticked after it;
    None says that the questions were asked and not answered yet."""

    started_at: datetime
    routine: str
    kind: ExerciseKind
    seconds: float
    outcome: Outcome
    results: tuple[ExerciseResult, ...] = ()
    stop_reason: StopReason | None = None
    id: int = 0
    red_flags: frozenset[RedFlag] | None = frozenset()
