"""After a routine: after pain nothing grows, and what the page after it says is what the next offer does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.grades import Grade, grades_from, hurt_kinds
from coach.domain.phrases import reason
from coach.domain.routine_families import LeftOut
from coach.domain.routine_kit import RoutineKit
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, StopReason
from tests.made_exercises import BOOK, WORDS

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CORE = ExerciseKind.CORE
REAL = Catalogue(find_resources()).exercise_book()
PHRASES = Catalogue(find_resources()).phrases()
NEWS = ("up", "new", "back")
HURT = reason("routine_reasons.hurt")
few = settings(max_examples=40, deadline=None)
week_and_minutes = st.tuples(st.integers(1, 7), st.sampled_from((3, 5, 8)))
answers = st.lists(st.sampled_from((Managed.EASY, Managed.EASY, Managed.ENOUGH, None, Managed.TOO_MUCH)), min_size=6)
ways_to_hurt = st.sampled_from((StopReason.PAIN, StopReason.SHARP_PAIN, None))


def kit(history: Sequence[RoutineSession], week: int) -> RoutineKit:
    return RoutineKit(REAL, WORDS, grades=grades_from(history, REAL), week=week, hurt=hurt_kinds(history))


def done(day: int, items: Sequence[RoutineItem], told: Sequence[Managed | None]) -> RoutineSession:
    results = (ExerciseResult(item.exercise, item.level, told[n % len(told)]) for n, item in enumerate(items))
    return RoutineSession(NOON + timedelta(days=day), "core", CORE, 300.0, Outcome.DONE, tuple(results))


def lived(days: int, week: int, minutes: int, told: Sequence[Managed | None]) -> list[RoutineSession]:
    """Routines as they were offered, a day each."""
    history: list[RoutineSession] = []
    for day in range(days):
        offered = kit(history, week).offer(CORE, minutes, day)
        history.append(done(day, offered.routine.items, [*told[day:], *told[:day]]))
    return history


def levels_done(history: Sequence[RoutineSession]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for result in (result for session in history for result in session.results):
        found[result.exercise] = max(found.get(result.exercise, 0), result.level)
    return found


@few
@given(st.integers(0, 9), week_and_minutes, answers, ways_to_hurt, st.booleans(), st.integers(0, 9))
def test_after_pain_no_dose_is_higher_and_nothing_new_joins(
    days: int, plan: tuple[int, int], told: list[Managed | None], why: StopReason | None, at_once: bool, seed: int
) -> None:
    week, minutes = plan
    history = lived(days, week, minutes, told)
    items = () if at_once and why else kit(history, week).offer(CORE, minutes, seed).routine.items[:1]
    last = done(days, items, [Managed.PAIN])
    history.append(replace(last, outcome=Outcome.SHORTENED, stop_reason=why))
    highest, offered = levels_done(history), kit(history, week).offer(CORE, minutes, seed)
    # The easier twin of what was done may take its place.
    for item in offered.routine.items:
        exercise = REAL.get(item.exercise)
        assert exercise is not None
        assert item.level <= max(1, highest.get(item.exercise, 1))
        assert exercise.from_week == 1 or {item.exercise, exercise.harder} & set(highest)
        alone = kit(history, week).alone(item.exercise)
        assert alone is not None
        assert alone.items[0].level <= max(1, highest.get(item.exercise, 1))
    if offered.routine.items:
        assert HURT in offered.reasons
    assert not {why.id.rpartition(".")[2] for why in offered.reasons} & {*NEWS, "waits", "weeks_3", "weeks_5"}


@few
@given(st.integers(1, 9), week_and_minutes, answers, ways_to_hurt, st.integers(0, 9))
def test_what_the_page_after_it_calls_new_is_what_every_next_offer_brings(
    days: int, plan: tuple[int, int], told: list[Managed | None], why: StopReason | None, seed: int
) -> None:
    week, minutes = plan
    history = lived(days, week, minutes, told)
    history[-1] = replace(history[-1], stop_reason=why)
    now = kit(history, week)
    said, offered = now.reasons_after(history[-1]), now.offer(CORE, minutes, seed).reasons
    assert {one for one in said if told_new(one.id)} == {one for one in offered if told_new(one.id)}
    assert sum(told_new(one.id) for one in said) <= 1
    assert (HURT in said) == (HURT in offered) == (why is not None)
    assert all(PHRASES.reason(one) for one in said)


def told_new(id: str) -> bool:
    return id.rpartition(".")[2] in NEWS


def made_kit(grades: Mapping[str, Grade], hurts: bool = False, own: tuple[Routine, ...] = ()) -> RoutineKit:
    return RoutineKit(BOOK, WORDS, grades=grades, own=own, hurt=frozenset({CORE}) if hurts else frozenset())


def test_four_that_could_all_grow_grow_one_at_a_time_on_the_page_too() -> None:
    ids = ("tilt", "rolls", "bridge", "dog_leg")
    grades = {id: Grade(2, reasons=(reason("routine_reasons.up", name=id),), fresh=True) for id in ids}
    said = made_kit(grades).reasons_after(done(0, [RoutineItem(id) for id in ids], [Managed.EASY]))
    assert [one.id.rpartition(".")[2] for one in said] == ["up", "waits", "waits", "waits"]


def test_what_comes_back_waits_its_turn_with_its_twin_in_its_place() -> None:
    back = Grade(1, reasons=(reason("routine_reasons.back", name="Bridge", instead="Hinge"),), fresh=True)
    grades = {"tilt": Grade(2, fresh=True), "bridge": back, "hinge": Grade(3)}
    offered = made_kit(grades).offer(CORE, 8, 0)
    assert RoutineItem("hinge", 3) in offered.routine.items
    assert reason("routine_reasons.back_waits", name="Bridge") in offered.reasons
    held = made_kit({"bridge": back, "hinge": Grade(3)}, hurts=True).offer(CORE, 8, 0)
    assert RoutineItem("hinge", 3) in held.routine.items
    assert "bridge" not in [item.exercise for item in held.routine.items]
    resting = made_kit({**grades, "hinge": Grade(rests=True)}).offer(CORE, 8, 0)
    assert not {"bridge", "hinge"} & {item.exercise for item in resting.routine.items}
    came = made_kit({"bridge": back, "hinge": Grade(3)}).offer(CORE, 8, 0)
    assert RoutineItem("bridge", 1) in came.routine.items


def test_a_twin_that_stands_in_grows_as_well() -> None:
    up = reason("routine_reasons.up", name="Hinge")
    grades = {"bridge": Grade(2, "hinge", (up,), fresh=True), "hinge": Grade(2, reasons=(up,), fresh=True)}
    offered = made_kit(grades).offer(CORE, 8, 0)
    assert RoutineItem("hinge", 2) in offered.routine.items
    assert up in offered.reasons


def test_what_rests_after_a_routine_is_said_and_an_own_routine_stays_as_it_was_made() -> None:
    session = done(0, [RoutineItem("rolls")], [Managed.PAIN])
    resting = reason("routine_reasons.resting", name="Rolls")
    assert resting in made_kit({"rolls": Grade(rests=True)}, hurts=True).reasons_after(session)
    own = Routine("mine", "Mine", CORE, (RoutineItem("rolls"),), own=True)
    stays = (reason("routine_reasons.own"),)
    assert made_kit({}, own=(own,)).reasons_after(replace(session, routine="mine")) == stays


@pytest.mark.parametrize("week", [1, 2])
def test_the_words_of_the_first_weeks_name_nothing_that_may_be_left_out(week: int) -> None:
    said = PHRASES.reason(reason(f"routine_reasons.weeks_{week if week == 1 else 3}"))
    names = [exercise.name.lower() for exercise in REAL.exercises if exercise.kind is CORE]
    assert not [name for name in names if name in said.lower()]


@pytest.mark.parametrize(("why", "kind"), [("off", "off"), ("resting", "rests"), ("skip_knee", "mind")])
def test_whatever_is_left_out_knows_whose_doing_it_is(why: str, kind: str) -> None:
    assert LeftOut("x", reason(f"routine_reasons.{why}", name="X")).kind == kind
