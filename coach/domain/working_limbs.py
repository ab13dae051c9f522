"""Which arm and which leg work in an exercise that is done on one side at a time."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from coach.domain.exercise import Exercise, Sides
from coach.domain.pose import Part
from coach.domain.timeline import Side


class Limb(StrEnum):
    """An arm or a leg."""

    ARM = "arm"
    LEG = "leg"


_PARTS = {
    Limb.ARM: {
        Part.RIGHT_HAND: Side.RIGHT,
        Part.RIGHT_FOREARM: Side.RIGHT,
        Part.LEFT_HAND: Side.LEFT,
        Part.LEFT_FOREARM: Side.LEFT,
    },
    Limb.LEG: {
        Part.RIGHT_FOOT: Side.RIGHT,
        Part.RIGHT_TOES: Side.RIGHT,
        Part.RIGHT_KNEE: Side.RIGHT,
        Part.LEFT_FOOT: Side.LEFT,
        Part.LEFT_TOES: Side.LEFT,
        Part.LEFT_KNEE: Side.LEFT,
    },
}


def working_limbs(exercise: Exercise, side: Side) -> tuple[tuple[Limb, Side], ...]:
    """The arm and the leg that leave the ground while ``side`` works: in the bird-dog, with the right side, the left
    arm and the right leg. None where both of a kind do, or where the whole body turns."""
    if exercise.sides is Sides.NONE:
        return ()
    return tuple((limb, one if side is Side.RIGHT else _other(one)) for limb, one in _lifted(exercise))


def _lifted(exercise: Exercise) -> tuple[tuple[Limb, Side], ...]:
    """As the frames are written, for the right side."""
    held = next((frame for frame in exercise.frames if frame.hold), None)
    if held is None:
        return ()
    gone = set(exercise.frames[0].pose.rests) - set(held.pose.rests)
    limbs = []
    for limb in Limb:
        sides = _sides(limb, gone)
        lifted = sides - _sides(limb, held.pose.rests)
        if len(lifted) == 1:
            limbs.append((limb, next(iter(lifted))))
        elif sides:
            return ()
    return tuple(limbs)


def _sides(limb: Limb, parts: Collection[Part]) -> set[Side]:
    return {_PARTS[limb][part] for part in parts if part in _PARTS[limb]}


def _other(side: Side) -> Side:
    return Side.LEFT if side is Side.RIGHT else Side.RIGHT
