"""What there is to rest on, and how a body is set down on its anchor and tilted until what lies with it touches too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import degrees, sqrt

from coach.domain.figure import (
    ANKLE_HIGH,
    BALL_AHEAD,
    HEAD_ROUND,
    ArmPoints,
    Body,
    Figure,
    LegPoints,
    articulate,
    lowest_of_trunk,
)
from coach.domain.figure_limbs import ELBOW_ROUND, LIMBS, Hold, Limb
from coach.domain.pose import Part, Prop
from coach.domain.space import Point, Vector, along, cross, length, level, minus, plus, times, unit

KNEE_ROUND, SHIN_ROUND, WRIST_ROUND, SHOULDER_ROUND = 0.042, 0.036, 0.020, 0.050
"""How high a joint is over what it rests on."""
SEAT_HIGH, TABLE_HIGH, CHAIR_BACK_HIGH = 0.245, 0.435, 0.52
"""A chair of 42 cm with a back of 88 cm and a table of 74 cm, for somebody 1.70 m tall."""
TRUNK_PARTS: Mapping[Part, int] = {
    Part.SEAT: 0,
    Part.RIGHT_HIP: 0,
    Part.LEFT_HIP: 0,
    Part.BACK: 3,
    Part.LOW_BACK: 2,
    Part.CHEST: 4,
    Part.RIGHT_SHOULDER: 4,
    Part.LEFT_SHOULDER: 4,
}
"""What of the trunk can rest, and at which point of the spine that is."""
FAR_ENOUGH = 0.1
"""Two resting parts that are nearer than this over the ground do not tell how the body must tilt."""


def limb_of(part: Part) -> str:
    """The limb that a part belongs to ("right_leg"); "" for the trunk and the head."""
    side, _, what = part.value.partition("_")
    return f"{side}_{_WHAT[what]}" if what in _WHAT else ""


_WHAT = {"foot": "leg", "toes": "leg", "heel": "leg", "knee": "leg", "hand": "arm", "forearm": "arm"}


@dataclass(frozen=True)
class Support:
    """What is there beside the ground; ``wall`` is how far ahead the wall stands."""

    prop: Prop = Prop.NONE
    wall: float = 0.0

    def high(self, part: Part, rests: tuple[Part, ...]) -> float:
        """How high what a part rests on is."""
        what = part.value.rpartition("_")[2]
        if part is Part.SEAT and self.prop is Prop.CHAIR:
            return SEAT_HIGH
        if what in ("hand", "forearm") and self.prop is Prop.TABLE:
            return TABLE_HIGH
        if what == "hand" and self.prop is Prop.CHAIR:
            low = any(rest is Part.SEAT or rest.value.endswith("knee") for rest in rests)
            return SEAT_HIGH if low else CHAIR_BACK_HIGH
        return 0.0

    def on_wall(self, part: Part) -> bool:
        """Whether a part rests on the wall."""
        return self.prop is Prop.WALL and part.value.endswith("hand")


@dataclass(frozen=True)
class Spot:
    """Where a part rests: its joint (of a foot the ball or the heel), and where it points over the ground."""

    at: Point
    heading: Vector = (1.0, 0.0, 0.0)


def place(body: Body, support: Support, rests: tuple[Part, ...], spots: Mapping[Part, Spot]) -> Body:
    """The body moved so that its anchor touches, and tilted so that what lies with it touches too."""
    body = _shifted(body, support, rests, spots)
    for _ in range(6):
        turn = _tilt(body, support, rests, spots)
        if length(turn) < 0.005:
            break
        body = _shifted(replace(body, tilt=plus(body.tilt, turn)), support, rests, spots)
    return body


def _shifted(body: Body, support: Support, rests: tuple[Part, ...], spots: Mapping[Part, Spot]) -> Body:
    figure = articulate(body)
    if not rests:
        return replace(body, at=plus(body.at, (0.0, -lowest(figure), 0.0)))
    anchor = rests[0]
    dx = dz = 0.0
    known = next((part for part in rests if part in spots), None)
    if known is not None:
        stands = touching(figure, known)
        dx, dz = spots[known].at[0] - stands[0], spots[known].at[2] - stands[2]
    dy = support.high(anchor, rests) - touching(figure, anchor)[1]
    return replace(body, at=plus(body.at, (dx, dy, dz)))


def leg_of(figure: Figure, name: str) -> LegPoints:
    """The leg of a name ("right_leg")."""
    return figure.right_leg if name == "right_leg" else figure.left_leg


def arm_of(figure: Figure, name: str) -> ArmPoints:
    """The arm of a name."""
    return figure.right_arm if name == "right_arm" else figure.left_arm


def lowest(figure: Figure) -> float:
    """How high the lowest point of a body is."""
    trunk = min(lowest_of_trunk(figure, number) for number in range(len(figure.spine)))
    soles = [point[1] for leg in (figure.right_leg, figure.left_leg) for point in (leg.heel, leg.ball, leg.toe)]
    hands = [arm.wrist[1] - WRIST_ROUND for arm in (figure.right_arm, figure.left_arm)]
    return min(trunk, figure.head[1] - HEAD_ROUND, *soles, *hands)


def touching(figure: Figure, part: Part) -> Point:
    """Where a part would rest: over the ground at its joint, as high as its lowest point."""
    if part in TRUNK_PARTS:
        number = TRUNK_PARTS[part]
        at, low = figure.spine[number], lowest_of_trunk(figure, number)
        if part in (Part.RIGHT_SHOULDER, Part.LEFT_SHOULDER):
            arm = figure.right_arm if part is Part.RIGHT_SHOULDER else figure.left_arm
            low = min(low, arm.shoulder[1] - SHOULDER_ROUND)
        return (at[0], low, at[2])
    if part is Part.HEAD:
        return plus(figure.head, (0.0, -HEAD_ROUND, 0.0))
    side, _, what = part.value.partition("_")
    leg, arm = leg_of(figure, f"{side}_leg"), arm_of(figure, f"{side}_arm")
    match what:
        case "foot":
            ball = along(leg.ankle, level(leg.foot[0], level(figure.pelvis[0])), BALL_AHEAD)
            return (ball[0], leg.ankle[1] - ANKLE_HIGH, ball[2])
        case "toes":
            return leg.ball
        case "heel":
            return leg.heel
        case "knee":
            return plus(leg.knee, (0.0, -KNEE_ROUND, 0.0))
        case "hand":
            return plus(arm.wrist, (0.0, -WRIST_ROUND, 0.0))
        case _:
            return plus(arm.elbow, (0.0, -ELBOW_ROUND, 0.0))


def _tilt(body: Body, support: Support, rests: tuple[Part, ...], spots: Mapping[Part, Spot]) -> Vector:
    """The turn about the anchor that brings the next part of the trunk down, or elbows and knees within a bone."""
    others = [part for part in rests[1:] if part in TRUNK_PARTS or part.value.endswith(("knee", "forearm"))]
    if not others:
        return (0.0, 0.0, 0.0)
    figure = articulate(body)
    pivot = touching(figure, rests[0])
    for part in others:
        if part in TRUNK_PARTS:
            root = touching(figure, part)
            too_high = root[1] - support.high(part, rests)
        else:
            limb = LIMBS[limb_of(part)]
            root = Hold.of(limb, figure.spine, figure.frames).root
            too_high = _too_far(root, limb, part, support, rests, spots)
        arm = minus(root, pivot)
        flat = (arm[0], 0.0, arm[2])
        if length(flat) > FAR_ENOUGH and abs(too_high) > 1e-5:
            return times(unit(cross(flat, (0.0, -1.0, 0.0))), degrees(too_high / length(flat)))
    return (0.0, 0.0, 0.0)


def _too_far(
    root: Point, limb: Limb, part: Part, support: Support, rests: tuple[Part, ...], spots: Mapping[Part, Spot]
) -> float:
    """How much a shoulder or hip must come down until the bone reaches."""
    round_ = KNEE_ROUND if limb.is_leg else ELBOW_ROUND
    high = support.high(part, rests) + round_
    if part not in spots:
        return max(0.0, root[1] - high - limb.upper)
    flat = minus(spots[part].at, root)
    drop = sqrt(max(0.0, limb.upper * limb.upper - flat[0] * flat[0] - flat[2] * flat[2]))
    return root[1] - high - drop
