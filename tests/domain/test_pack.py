"""Packs beside what is here: nothing is replaced, whatever the ids, and what a pack needs comes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import Dose, Exercise, ExerciseBook, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pack import LONGEST_STEM, Pack, arrive, pack_of


def exercise(id: str, name: str = "Reach", *, easier: str = "", harder: str = "", picture: str = "") -> Exercise:
    bare = Exercise(id, name, ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.")
    return replace(bare, easier=easier, harder=harder, picture=picture)


def routine(id: str, *exercises: str) -> Routine:
    return Routine(id, "Mornings", ExerciseKind.CORE, tuple(RoutineItem(one) for one in exercises))


BUILT_IN = ExerciseBook((exercise("bridge"), exercise("tilt")))


def test_what_is_new_is_kept_as_it_is() -> None:
    pack = Pack("Mine", exercises=(exercise("reach"),), routines=(routine("mornings", "reach", "bridge"),))
    arrival = arrive(pack, BUILT_IN, ())
    assert arrival.exercises == pack.exercises
    assert arrival.routines == (replace(pack.routines[0], own=True),)
    assert (arrival.renamed, arrival.known, arrival.is_empty) == ((), (), False)


def test_what_has_a_taken_id_gets_another_and_all_that_names_it_follows() -> None:
    reach = exercise("reach", easier="bridge", harder="tilt")
    pack = Pack("Mine", exercises=(exercise("bridge", "My bridge"), reach), routines=(routine("mornings", "bridge"),))
    arrival = arrive(pack, BUILT_IN, (), taken=("mornings",))
    assert arrival.renamed == (("bridge", "bridge_2"), ("mornings", "mornings_2"))
    assert arrival.exercises == (exercise("bridge_2", "My bridge"), replace(reach, easier="bridge_2"))
    assert arrival.routines[0].items == (RoutineItem("bridge_2"),)


def test_the_new_id_is_not_one_of_the_packs_own() -> None:
    pack = Pack("Mine", exercises=(exercise("bridge", "One"), exercise("bridge_2", "Two")))
    assert arrive(pack, BUILT_IN, ()).renamed == (("bridge", "bridge_3"),)


def test_a_long_id_stays_one_that_may_be_used() -> None:
    long = "x" * 60
    book = ExerciseBook((exercise(long, "Here"),))
    ((_, new),) = arrive(Pack("Mine", exercises=(exercise(long, "There"),)), book, ()).renamed
    assert new == "x" * LONGEST_STEM + "_2"


def test_what_is_here_already_is_named_and_stays() -> None:
    here = (replace(routine("mornings", "bridge"), own=True),)
    pack = Pack("Mine", exercises=(exercise("bridge"),), routines=(routine("mornings", "bridge"),))
    arrival = arrive(pack, BUILT_IN, here)
    assert arrival.is_empty
    assert arrival.known == ("Reach", "Mornings")


def test_the_same_exercise_with_a_picture_of_another_name_is_the_same() -> None:
    pack = Pack("Mine", exercises=(exercise("reach", picture="a.png"),), pictures=("a.png",))
    book = ExerciseBook((exercise("reach", picture="reach-1.png"),))
    assert arrive(pack, book, ()).is_empty
    assert not arrive(pack, ExerciseBook((exercise("reach"),)), ()).is_empty


ids = st.sampled_from(["bridge", "bridge_2", "tilt", "reach"])
packs = st.builds(
    lambda found, items: Pack(
        "Mine",
        exercises=tuple(exercise(id, name) for id, name in found.items()),
        routines=(routine("mornings", *items),),
    ),
    st.dictionaries(ids, st.sampled_from(["Reach", "Other"]), min_size=1),
    st.lists(st.sampled_from(["bridge", "tilt"]), min_size=1),
)


@settings(max_examples=60)
@given(packs)
def test_nothing_here_is_ever_replaced_and_the_book_stays_whole(pack: Pack) -> None:
    mine = (replace(routine("mornings", "tilt"), own=True),)
    arrival = arrive(pack, BUILT_IN, mine)
    assert not {one.id for one in arrival.exercises} & {"bridge", "tilt"}
    assert all(one.id != "mornings" for one in arrival.routines)
    book = BUILT_IN.with_more(arrival.exercises)
    assert all(book.get(item.exercise) for one in arrival.routines for item in one.items)
    again = arrive(pack, book, (*mine, *arrival.routines))
    assert {one.name for one in again.routines} <= {"Mornings"}


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        (lambda: Pack(" ", exercises=(exercise("a"),)), "name: is missing"),
        (lambda: Pack("Empty"), "neither an exercise nor a routine"),
        (lambda: Pack("Mine", exercises=(exercise("a"), exercise("a"))), "exercises: the id a stands twice"),
        (lambda: Pack("Mine", exercises=(exercise("a", picture="a.png"),)), "a.png, which is not in the pack"),
        (
            lambda: arrive(Pack("Mine", exercises=(exercise("a", harder="gone"),)), BUILT_IN, ()),
            '"a", "harder": gone is neither',
        ),
        (lambda: arrive(Pack("Mine", routines=(routine("r", "gone"),)), BUILT_IN, ()), '"r": gone is neither'),
    ],
)
def test_what_cannot_be_taken_in_is_named(pack: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pack()  # type: ignore[operator]


def test_a_routine_brings_its_own_exercises_and_leaves_twins_that_stay_behind() -> None:
    mine = (exercise("reach", easier="bridge", harder="stretch"), exercise("stretch"), exercise("other"))
    book = BUILT_IN.with_more(mine)
    own = replace(routine("mornings", "reach", "bridge"), own=True)
    pack = pack_of("Mine", "Me", {"mornings"}, book, BUILT_IN, (own, routine("evenings", "other")))
    assert pack.exercises == (replace(mine[0], harder=""),)
    assert pack.routines == (replace(own, own=False),)


def test_a_pack_names_its_pictures_once() -> None:
    mine = (exercise("a", picture="one.png"), exercise("b", picture="one.png"))
    pack = pack_of("Mine", "", {"a", "b"}, BUILT_IN.with_more(mine), BUILT_IN, ())
    assert pack.pictures == ("one.png",)


def test_what_comes_with_amble_is_not_packed() -> None:
    with pytest.raises(ValueError, match="neither"):
        pack_of("Mine", "", {"bridge"}, BUILT_IN, BUILT_IN, ())


def test_what_went_out_comes_in_again_and_is_known() -> None:
    book = BUILT_IN.with_more((exercise("reach"),))
    own = replace(routine("mornings", "reach"), own=True)
    assert arrive(pack_of("Mine", "", {"mornings"}, book, BUILT_IN, (own,)), book, (own,)).is_empty
