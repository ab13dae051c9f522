"""Exercises and the bounds of the plan: what is left out is in no routine, and says why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import ExerciseBook, ExerciseKind, ExerciseWishes, Position, Routine, RoutineItem
from coach.domain.routine_families import LeftOutKind
from coach.domain.routine_filter import is_banned, why_not, within_bounds
from coach.domain.routine_kit import RoutineKit
from coach.domain.routine_offer import offer_routine
from tests.made_exercises import BOOK, WORDS

IDS = [exercise.id for exercise in BOOK.exercises]
PHRASES = Catalogue(find_resources()).phrases()
OWN = Routine("mine", "Mine", ExerciseKind.CORE, tuple(RoutineItem(id) for id in IDS[:4]), own=True)
banning = st.builds(
    ExerciseWishes,
    banned=st.frozensets(st.sampled_from(IDS), max_size=6),
    banned_positions=st.frozensets(st.sampled_from([position.value for position in Position]), max_size=3),
)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(ExerciseKind), banning, st.integers(1, 8))
def test_nothing_that_the_bounds_leave_out_is_ever_offered(
    kind: ExerciseKind, wishes: ExerciseWishes, week: int
) -> None:
    offer = offer_routine(kind, 8, BOOK, WORDS, wishes, {}, week, 3)
    offered = [BOOK.get(item.exercise) for item in offer.routine.items]
    assert not any(one is not None and is_banned(one, wishes) for one in offered)


@pytest.mark.parametrize("position", Position)
def test_what_is_left_out_by_its_position_says_so(position: Position) -> None:
    wishes = ExerciseWishes(banned_positions=frozenset({position.value}))
    for exercise in BOOK.exercises:
        why = why_not(exercise, wishes)
        assert (why is not None) == (exercise.position is position)
        if why is not None:
            assert "your bounds" in PHRASES.reason(why)
            assert PHRASES.say(f"exercises.left_out.{why.id.rpartition('.')[2]}").startswith("Left out: your bounds")


def test_a_banned_exercise_is_the_bounds_doing_whatever_else_was_chosen() -> None:
    wishes = ExerciseWishes(off=frozenset(IDS[:1]), banned=frozenset(IDS[:1]))
    first = BOOK.exercises[0]
    why = why_not(first, wishes)
    assert why is not None
    assert PHRASES.reason(why) == f"{first.name}: left out by your bounds."
    offer = offer_routine(first.kind, 8, BOOK, WORDS, wishes, {}, 8, 3)
    assert {out.kind for out in offer.left_out if out.exercise == first.id} <= {LeftOutKind.BOUNDS}


def test_a_routine_of_ones_own_is_done_without_what_the_bounds_leave_out() -> None:
    wishes = ExerciseWishes(banned=frozenset({IDS[1], "gone"}))
    kit = RoutineKit(BOOK, WORDS, wishes, own=(OWN,))
    assert [item.exercise for item in kit.routine("mine", 1).items] == [IDS[0], IDS[2], IDS[3]]
    assert kit.routine(IDS[1], 1).items == ()
    assert len(kit.routine(IDS[0], 1).items) == 1


def test_what_is_in_no_book_is_left_to_whoever_performs() -> None:
    routine = Routine("mine", "Mine", ExerciseKind.CORE, (RoutineItem("gone"),))
    assert within_bounds(routine, ExerciseBook(), ExerciseWishes(banned=frozenset({"gone"}))) == routine
