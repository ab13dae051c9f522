"""Where somebody stands with each exercise: a fold over what was managed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.domain.exercise import Exercise, ExerciseBook, ExerciseKind
from coach.domain.phrases import Reason, reason
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession

EASY_RUNNING = 2
"""On how many days running all repetitions must have been easy before there is more to do (our own choice)."""
RESTS_FOR = 2
"""Routines of its kind that an exercise rests which hurt at its lightest and has no easier twin (our own choice)."""
_TOO_MUCH = frozenset((Managed.TOO_MUCH, Managed.PAIN))


@dataclass(frozen=True)
class Grade:
    """The level (from 1) of an exercise. ``stands_in`` is the easier twin that takes its place ("" for none), and then
    ``level`` is the twin's. ``fresh`` says that this level was not done yet since it was reached. One that ``rests`` is
    not offered for now."""

    level: int = 1
    stands_in: str = ""
    reasons: tuple[Reason, ...] = ()
    fresh: bool = False
    rests: bool = False

    def level_of(self, hurt: bool) -> int:
        """The level that may be done, where a kind that ``hurt`` does not grow."""
        return max(1, self.level - 1) if self.fresh and hurt else self.level


@dataclass(frozen=True)
class _State:
    """One exercise by itself: ``easy`` days running, the last of them ``easy_on``; ``rest`` routines still to go
    without it, and the kind of routine that made it rest."""

    level: int = 1
    easy: int = 0
    easy_on: date | None = None
    fresh: bool = False
    is_replaced: bool = False
    rest: int = 0
    rests_from: ExerciseKind = ExerciseKind.CORE
    why: Reason | None = None


def grades_from(history: Sequence[RoutineSession], book: ExerciseBook) -> Mapping[str, Grade]:
    """The grade of every exercise that was done, by id; one that is not here is at level 1.

    All repetitions and easy twice running, on two days: the next dose, and from a twin's last dose back to what it
    stands in for. Too much or pain: the easier twin, or a lighter dose where there is none. Everything else holds, and
    what is not known is never easy.
    """
    states: dict[str, _State] = {}
    for session in sorted(history, key=lambda one: one.started_at):
        done = {result.exercise for result in session.results}
        for id, state in states.items():
            if state.rest and id not in done and session.kind is state.rests_from:
                states[id] = replace(state, rest=state.rest - 1)
        for result in session.results:
            exercise = book.get(result.exercise)
            if exercise is not None:
                states[exercise.id] = _after(states.get(exercise.id, _State()), result, exercise, session, book)
                _come_back(states, exercise, book)
    return {id: _grade(id, states, book) for id in states}


def hurt_kinds(history: Sequence[RoutineSession]) -> frozenset[ExerciseKind]:
    """The kinds of routine in which nothing may grow: one of them was stopped for pain, or an exercise of it hurt, and
    none has gone without pain since. One in which nothing was done tells nothing."""
    hurt: set[ExerciseKind] = set()
    for session in sorted(history, key=lambda one: one.started_at):
        managed = {result.managed for result in session.results}
        stopped_for_pain = session.stop_reason is not None and session.stop_reason.is_pain
        if stopped_for_pain or Managed.PAIN in managed:
            hurt.add(session.kind)
        elif managed - {Managed.SKIPPED}:
            hurt.discard(session.kind)
    return frozenset(hurt)


def _after(
    state: _State, result: ExerciseResult, exercise: Exercise, session: RoutineSession, book: ExerciseBook
) -> _State:
    """The state after one more time of doing it."""
    day = session.started_at.date()
    state = replace(state, rest=0, why=None, fresh=state.fresh and result.level < state.level)
    if result.managed in _TOO_MUCH:
        return _lighter(state, result, exercise, session.kind, book)
    if result.managed is not Managed.EASY:
        return replace(state, easy=0)
    if result.level < state.level:
        return state  # the old dose once more, as something else was new that day
    if state.easy and state.easy_on == day:
        return state  # twice on one day is one day
    state = replace(state, easy_on=day)
    if state.easy + 1 >= EASY_RUNNING and state.is_replaced:
        return replace(state, easy=0, is_replaced=False)  # done all the same, and easily
    if state.easy + 1 < EASY_RUNNING or state.level >= len(exercise.doses):
        return replace(state, easy=state.easy + 1)
    why = reason("routine_reasons.up", name=exercise.name)
    return replace(state, level=state.level + 1, easy=0, fresh=True, why=why)


def _lighter(
    state: _State, result: ExerciseResult, exercise: Exercise, kind: ExerciseKind, book: ExerciseBook
) -> _State:
    was = min(state.level, max(result.level, 1))
    state = replace(state, easy=0, fresh=False, level=max(1, was - 1))
    twin = book.get(exercise.easier)
    if twin is not None:
        why = reason("routine_reasons.twin", name=exercise.name, instead=twin.name)
        return replace(state, is_replaced=True, why=why)
    if was > 1:
        return replace(state, why=reason("routine_reasons.lighter", name=exercise.name))
    if result.managed is Managed.PAIN:
        why = reason("routine_reasons.rests", name=exercise.name)
        return replace(state, rest=RESTS_FOR, rests_from=kind, why=why)
    return replace(state, why=reason("routine_reasons.lightest", name=exercise.name))


def _come_back(states: dict[str, _State], twin: Exercise, book: ExerciseBook) -> None:
    """What a twin stands in for comes back once the twin's last dose was easy often enough."""
    now = states[twin.id]
    if now.level < len(twin.doses) or now.easy < EASY_RUNNING:
        return
    for exercise in book.exercises:
        state = states.get(exercise.id)
        if state is not None and state.is_replaced and exercise.easier == twin.id:
            why = reason("routine_reasons.back", name=exercise.name, instead=twin.name)
            states[exercise.id] = replace(state, is_replaced=False, level=1, fresh=True, why=why)
            states[twin.id] = replace(now, easy=0)


def _grade(id: str, states: Mapping[str, _State], book: ExerciseBook) -> Grade:
    """The state as others read it: through every twin that stands in for the one before it."""
    state, seen = states[id], [id]
    reasons = [state.why]
    while state.is_replaced and (twin := book.get(seen[-1])) is not None and twin.easier not in seen:
        seen.append(twin.easier)
        state = states.get(twin.easier, _State())
        reasons.append(state.why)
    stands_in = seen[-1] if len(seen) > 1 else ""
    return Grade(state.level, stands_in, tuple(why for why in reasons if why), state.fresh, bool(state.rest))
