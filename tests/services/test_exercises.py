"""The desk keeps wishes and own exercises, tells of each change once, and takes back what was removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import (
    Condition,
    Dose,
    Exercise,
    ExerciseBook,
    ExerciseKind,
    ExerciseWishes,
    Place,
    Position,
    Routine,
    RoutineItem,
)
from coach.services.exercise_ports import OwnThings
from coach.services.exercise_records import wishes_from_json, wishes_to_json
from coach.services.exercises import ExerciseDesk
from coach.services.ports import StoreProblem
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.own_exercises import FakeOwnExercises


def an_exercise(id: str, **fields: object) -> Exercise:
    basis = Exercise(
        id, id.title(), ExerciseKind.CORE, Position.LYING, (Dose(5),), ("Lift a little.",), "Stop if it hurts."
    )
    return replace(basis, **fields)  # type: ignore[arg-type]


BUILT_IN = ExerciseBook((an_exercise("tilt"), an_exercise("bridge", easier="tilt")))
MINE = an_exercise("mine")
ROUTINE = Routine("evening", "Evening", ExerciseKind.CORE, (RoutineItem("tilt"), RoutineItem("mine", 2)))


class Desk:
    """A desk, what it stands on, and what it told."""

    def __init__(self) -> None:
        self.values, self.own = FakeKeyValueStore(), FakeOwnExercises()
        self.told: list[object] = []
        self.open()

    def open(self) -> None:
        self.desk = ExerciseDesk(self.values, lambda: BUILT_IN, self.own)
        for signal in (self.desk.book_changed, self.desk.wishes_changed, self.desk.routines_changed):
            signal.connect(self.told.append)


@pytest.fixture
def room() -> Desk:
    return Desk()


@settings(max_examples=30)
@given(
    st.builds(
        ExerciseWishes,
        conditions=st.frozensets(st.sampled_from(Condition)),
        place=st.sampled_from(Place),
        off=st.frozensets(st.text(max_size=5), max_size=3),
        favourites=st.frozensets(st.text(max_size=5), max_size=3),
        count_aloud=st.booleans(),
        asked=st.booleans(),
    )
)
def test_wishes_come_back_as_they_were(wishes: ExerciseWishes) -> None:
    assert wishes_from_json(wishes_to_json(wishes)) == wishes


@pytest.mark.parametrize("found", [None, [], "x", {"conditions": 3, "place": "moon", "off": [1, "tilt"], "asked": 1}])
def test_wishes_that_cannot_be_read_are_the_defaults(found: object) -> None:
    off = frozenset({"tilt"}) if isinstance(found, dict) else frozenset()
    assert wishes_from_json(found) == ExerciseWishes(off=off)


def test_wishes_are_kept_and_told_once(room: Desk) -> None:
    room.desk.set_favourite("tilt", True)
    room.desk.switch("bridge", False)
    room.desk.switch("bridge", False)
    assert room.told == [
        ExerciseWishes(favourites=frozenset({"tilt"})),
        ExerciseWishes(favourites=frozenset({"tilt"}), off=frozenset({"bridge"})),
    ]
    room.open()
    assert room.desk.wishes == room.told[-1]
    room.desk.set_favourite("tilt", False)
    room.desk.switch("bridge", True)
    assert room.desk.wishes == ExerciseWishes()


def test_an_own_exercise_joins_the_book_with_its_picture(room: Desk) -> None:
    kept = room.desk.keep_exercise(MINE, Path("knee.png"))
    assert kept.picture == "mine.png"
    assert room.desk.book.get("mine") == kept
    assert room.desk.picture(kept) == Path("knee.png")
    assert room.desk.picture(MINE) is None
    assert room.desk.pictures == {"mine": Path("knee.png")}
    assert room.desk.is_own("mine")
    assert not room.desk.is_own("tilt")
    assert room.told == [room.desk.book]
    room.open()
    assert room.desk.book.get("mine") == kept


def test_an_own_exercise_may_stand_in_for_a_built_in(room: Desk) -> None:
    room.desk.keep_exercise(an_exercise("tilt", name="My tilt"))
    assert [exercise.name for exercise in room.desk.book.exercises] == ["My tilt", "Bridge"]


def test_an_own_routine_is_kept_as_ones_own(room: Desk) -> None:
    kept = room.desk.keep_routine(ROUTINE)
    assert kept == replace(ROUTINE, own=True)
    assert room.desk.own_routines == (kept,)
    assert room.told == [(kept,)]


def test_what_was_removed_can_be_put_back(room: Desk) -> None:
    exercise, routine = room.desk.keep_exercise(MINE, Path("knee.png")), room.desk.keep_routine(ROUTINE)
    gone = [room.desk.remove_exercise("mine"), room.desk.remove_routine("evening")]
    assert (room.desk.book, room.desk.own_routines) == (BUILT_IN, ())
    for removed in gone:
        room.desk.put_back(removed)
    assert room.desk.book.get("mine") == exercise
    assert room.desk.picture(exercise) == Path("knee.png")
    assert room.desk.own_routines == (routine,)


def test_what_is_not_ones_own_cannot_be_removed(room: Desk) -> None:
    with pytest.raises(LookupError):
        room.desk.remove_exercise("tilt")
    with pytest.raises(LookupError):
        room.desk.remove_routine("evening")
    assert room.told == []


def test_a_twin_that_is_gone_is_nobodys_twin_any_more(room: Desk) -> None:
    room.desk.keep_exercise(MINE)
    room.desk.keep_exercise(an_exercise("yours", easier="mine", harder="bridge"))
    room.desk.remove_exercise("mine")
    yours = room.desk.book.get("yours")
    assert yours is not None
    assert (yours.easier, yours.harder) == ("", "bridge")


def test_a_full_disk_changes_nothing_and_says_so(room: Desk) -> None:
    room.own.refuses = "The disk is full."
    with pytest.raises(StoreProblem):
        room.desk.keep_exercise(MINE)
    assert room.desk.book == BUILT_IN
    assert room.told == []


def test_what_a_pack_brought_is_shown_after_reloading(room: Desk) -> None:
    assert room.desk.troubles == ()
    room.own.keep_exercise(MINE)
    room.own.keep_routine(ROUTINE)
    room.desk.reload()
    assert room.own.load() == OwnThings((MINE,), (ROUTINE,))
    assert room.told == [room.desk.book, (ROUTINE,)]


def test_a_file_that_broke_is_told_of_until_somebody_was_told(room: Desk) -> None:
    sentence = "“Mine” could not be read."
    room.own.broken = (sentence,)
    assert sentence in room.desk.troubles
    room.open()
    assert sentence in room.desk.troubles
    room.desk.forget_troubles()
    assert sentence in room.desk.troubles
    room.open()
    assert sentence not in room.desk.troubles
