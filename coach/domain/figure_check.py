"""Whether an exercise's movement is one that a body could make: the anatomical test of every figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import dist

from coach.domain.figure import (
    BALL_AHEAD,
    FOREARM,
    HAND,
    HEEL_BACK,
    SHIN,
    THIGH,
    TOE_LONG,
    UPPER_ARM,
    VERTEBRA,
    Figure,
    lowest_of_trunk,
)
from coach.domain.figure_between import planted
from coach.domain.figure_ground import Support, arm_of, leg_of, limb_of, touching
from coach.domain.figure_rest import Settled
from coach.domain.joint_ranges import faults
from coach.domain.motion import Motion
from coach.domain.pose import Part

TOLERANCE = 0.005
"""Half a hundredth of body height: under a centimetre, and less than a line's width on the picture."""
BODY_OVER: tuple[tuple[str, float], ...] = (("knee", 0.034), ("elbow", 0.022), ("wrist", 0.014), ("head", 0.058))
"""How high joints are at least, as there is flesh around them."""
SHOE_ROUND = 0.018
"""Half as wide as a shoe is."""
ON_ITS_SIDE = 0.7
"""The sine of how far a foot is tipped from which it lies on its side more than it stands."""


def movement_faults(motion: Motion, between: int = 9) -> tuple[str, ...]:
    """Everything that is wrong in the key frames and in ``between`` figures on the way to each next one, as
    "1 + 3/10: left foot slides by 2.1 %"."""
    found = []
    count, steps = len(motion.keys), between + 1
    for number in range(count):
        one, other = motion.keys[number], motion.keys[(number + 1) % count]
        for step in range(steps):
            figure = motion.figure(number, number + 1, step / steps)
            where = f"{number} + {step}/{steps}" if step else f"{number}"
            rests = one.body.pose.rests if step == 0 else tuple(planted(one, other))
            found += [f"{where}: {fault}" for fault in figure_faults(figure, rests, motion.support)]
            found += [f"{where}: {fault}" for fault in _slides(figure, rests, one, other)]
    return tuple(found)


def figure_faults(figure: Figure, rests: tuple[Part, ...], support: Support) -> Iterator[str]:
    """What is wrong with one figure that rests on these parts."""
    yield from faults(figure)
    for name, long, told in limb_lengths(figure):
        if abs(long - told) > 1e-6:
            yield f"{name} is {long:.4f} long, not {told:.4f}"
    for name, low in _lowest(
        figure, {limb_of(part) for part in rests if part.value.endswith(("foot", "toes", "heel"))}
    ):
        if low < -TOLERANCE:
            yield f"{name} is {-low:.1%} in the ground"
    for part in rests:
        off = _off_support(figure, part, rests, support)
        if abs(off) > TOLERANCE:
            yield f"{part.value} is {off:.1%} over what it rests on"


def limb_lengths(figure: Figure) -> Iterator[tuple[str, float, float]]:
    """Each bone, how long it is and how long it should be."""
    for one, other in zip(figure.spine[1:], figure.spine[2:], strict=False):
        yield "spine", dist(one, other), VERTEBRA
    for name in ("right_leg", "left_leg"):
        leg = leg_of(figure, name)
        yield f"{name} thigh", dist(leg.hip, leg.knee), THIGH
        yield f"{name} shin", dist(leg.knee, leg.ankle), SHIN
        yield f"{name} sole", dist(leg.heel, leg.ball), HEEL_BACK + BALL_AHEAD
        yield f"{name} toes", dist(leg.ball, leg.toe), TOE_LONG
    for name in ("right_arm", "left_arm"):
        arm = arm_of(figure, name)
        yield f"{name} upper", dist(arm.shoulder, arm.elbow), UPPER_ARM
        yield f"{name} fore", dist(arm.elbow, arm.wrist), FOREARM
        yield f"{name} hand", dist(arm.wrist, arm.tip), HAND


def _lowest(figure: Figure, stands: Collection[str]) -> Iterator[tuple[str, float]]:
    over = dict(BODY_OVER)
    yield "head", figure.head[1] - over["head"]
    for number in range(len(figure.spine)):
        yield "trunk", lowest_of_trunk(figure, number)
    for name in ("right_leg", "left_leg"):
        leg = leg_of(figure, name)
        yield "knee", leg.knee[1] - over["knee"]
        yield (
            "foot",
            min(leg.heel[1], leg.ball[1], leg.toe[1]) - (0.0 if name in stands else _side_of_shoe(leg.foot[2][1])),
        )
    for arm in (figure.right_arm, figure.left_arm):
        yield "elbow", arm.elbow[1] - over["elbow"]
        yield "hand", min(arm.wrist[1] - over["wrist"], arm.tip[1] - 0.008)


def _side_of_shoe(upright: float) -> float:
    """How far a shoe that lies goes on below the middle of its sole."""
    return SHOE_ROUND * abs(upright) if abs(upright) > ON_ITS_SIDE else 0.0


def _off_support(figure: Figure, part: Part, rests: tuple[Part, ...], support: Support) -> float:
    if support.on_wall(part):
        return support.wall - 0.02 - figure.point(part)[0]
    if part.value.endswith("foot"):
        leg = leg_of(figure, limb_of(part))
        return min(leg.ball[1], leg.heel[1])
    return touching(figure, part)[1] - support.high(part, rests)


def _slides(figure: Figure, rests: tuple[Part, ...], one: Settled, other: Settled) -> Iterator[str]:
    for part in rests:
        if not limb_of(part):
            continue
        for settled in (one, other):
            spot = settled.spots.get(part)
            if spot is not None and (far := dist(_joint(figure, part), spot.at)) > TOLERANCE:
                yield f"{part.value} slides by {far:.1%}"
                break


def _joint(figure: Figure, part: Part) -> tuple[float, float, float]:
    what = part.value.partition("_")[2]
    if what in ("foot", "toes", "heel"):
        leg = leg_of(figure, limb_of(part))
        return leg.heel if what == "heel" else leg.ball
    return figure.point(part)
