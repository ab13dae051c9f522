"""What an exercise and a book of them refuse, each by the name of the field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from coach.domain.exercise import Dose, ExerciseBook, ExerciseKind, Position, RoutineItem
from coach.domain.pose import KeyFrame, Pose
from coach.domain.timeline import Repetition, Station
from tests.made_exercises import BOOK, made


@pytest.mark.parametrize(
    ("dose", "field"),
    [((0,), "repetitions"), ((31,), "repetitions"), ((1, -1.0), "hold"), ((1, 31.0), "hold"), ((1, 0.0, 31.0), "rest")],
)
def test_a_dose_out_of_range_is_refused(dose: tuple[Any, ...], field: str) -> None:
    with pytest.raises(ValueError, match=f"^{field}: "):
        Dose(*dose)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": " "}, "id"),
        ({"name": ""}, "name"),
        ({"stop_if": ""}, "stop_if"),
        ({"doses": ()}, "doses"),
        ({"steps": ()}, "steps"),
        ({"steps": ("Stand.", "")}, "steps"),
        ({"steps": ("word " * 15,)}, "steps"),
        ({"doses": (Dose(1, 11),)}, "doses"),
        ({"frames": (KeyFrame(Pose()),)}, "frames"),
    ],
)
def test_an_exercise_that_cannot_be_done_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValueError, match=f"^{field}: "):
        replace(made("bridge"), **changes)


def test_a_stretch_may_be_held_for_half_a_minute() -> None:
    assert made("hip", ExerciseKind.STRETCH, doses=(Dose(2, 30),)).doses[0].hold == 30


def test_a_level_beyond_the_doses_is_the_nearest_one() -> None:
    exercise = made("bridge", doses=(Dose(4), Dose(6)))
    assert [exercise.dose(level).repetitions for level in (0, 1, 2, 9)] == [4, 4, 6, 6]


@pytest.mark.parametrize(
    ("ids", "twins"), [(("tilt", "hinge"), ("hinge", "tilt")), (("hinge",), ("hinge", "")), ((), ("", ""))]
)
def test_a_twin_that_stays_behind_is_nobodys_twin(ids: tuple[str, ...], twins: tuple[str, str]) -> None:
    here = made("bridge", easier="hinge", harder="tilt").among(ids)
    assert (here.easier, here.harder) == twins


def test_only_kneeling_and_lying_need_a_floor() -> None:
    assert [position for position in Position if position.needs_floor] == [Position.KNEELING, Position.LYING]


def test_a_book_refuses_an_id_that_stands_twice_and_a_twin_that_is_not_there() -> None:
    with pytest.raises(ValueError, match=r"^id: bridge stands twice"):
        ExerciseBook((made("bridge"), made("bridge")))
    with pytest.raises(ValueError, match=r"^easier: bridge names gone"):
        ExerciseBook((made("bridge", easier="gone"),))
    with pytest.raises(ValueError, match=r"^harder: bridge names gone"):
        ExerciseBook((made("bridge", harder="gone"),))


def test_more_exercises_come_at_the_end_or_take_the_place_of_their_namesake() -> None:
    own = replace(made("march"), name="My march")
    book = BOOK.with_more((own, made("mine")))
    assert book.exercises[0] is own
    assert book.exercises[-1].id == "mine"
    assert len(book.exercises) == len(BOOK.exercises) + 1
    assert book.get("gone") is None


@pytest.mark.parametrize(
    ("ids", "kind"),
    [
        (("hip", "bridge", "knee"), ExerciseKind.STRETCH),
        (("bridge", "hip"), ExerciseKind.CORE),
        (("gone", "march"), ExerciseKind.WARM_UP),
        (("gone",), None),
    ],
)
def test_a_routine_counts_as_what_most_of_its_exercises_are(ids: tuple[str, ...], kind: ExerciseKind | None) -> None:
    assert BOOK.kind_of(map(RoutineItem, ids)) is kind


def test_between_repetitions_none_is_on() -> None:
    first, second = Repetition(2.0, 4.0, 1, 2), Repetition(5.0, 7.0, 2, 2)
    station = Station("bridge", 0.0, 9.0, 1, 1, repetitions=(first, second))
    assert [station.repetition_at(at) for at in (1.0, 2.0, 4.5, 6.9, 7.0)] == [None, first, None, second, None]
