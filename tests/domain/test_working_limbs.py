"""The limbs that work: those that leave the ground, on the side that it is done on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import Exercise, Sides
from coach.domain.pose import KeyFrame, Part, Pose
from coach.domain.timeline import Side
from coach.domain.working_limbs import Limb, working_limbs
from tests.made_exercises import made

BOOK = Catalogue(find_resources()).exercise_book()
ARM, LEG, RIGHT, LEFT = Limb.ARM, Limb.LEG, Side.RIGHT, Side.LEFT
BOTH_FEET = (Part.RIGHT_FOOT, Part.LEFT_FOOT)


def exercise(before: tuple[Part, ...], held: tuple[Part, ...], sides: Sides = Sides.EACH) -> Exercise:
    return made("one", sides=sides, frames=(KeyFrame(Pose(rests=before)), KeyFrame(Pose(rests=held), hold=True)))


def test_an_arm_and_the_leg_of_the_other_side_change_with_the_side() -> None:
    bird_dog = BOOK.get("bird_dog")
    assert bird_dog is not None
    assert working_limbs(bird_dog, RIGHT) == ((ARM, LEFT), (LEG, RIGHT))
    assert working_limbs(bird_dog, LEFT) == ((ARM, RIGHT), (LEG, LEFT))


@pytest.mark.parametrize(
    ("before", "held", "limbs"),
    [
        (BOTH_FEET, (Part.LEFT_FOOT,), ((LEG, RIGHT),)),
        (BOTH_FEET, BOTH_FEET, ()),
        (BOTH_FEET, (Part.SEAT,), ()),
        # On its toes it has not left the ground.
        (BOTH_FEET, (Part.RIGHT_TOES, Part.LEFT_FOOT), ()),
    ],
)
def test_a_limb_works_when_it_alone_of_its_kind_leaves_the_ground(
    before: tuple[Part, ...], held: tuple[Part, ...], limbs: tuple[tuple[Limb, Side], ...]
) -> None:
    assert working_limbs(exercise(before, held), RIGHT) == limbs


def test_without_sides_or_a_hold_no_limb_works_alone() -> None:
    assert working_limbs(exercise(BOTH_FEET, (Part.LEFT_FOOT,), Sides.NONE), RIGHT) == ()
    held = exercise(BOTH_FEET, (Part.LEFT_FOOT,))
    moved = replace(held, frames=tuple(replace(frame, hold=False) for frame in held.frames))
    assert working_limbs(moved, RIGHT) == ()
