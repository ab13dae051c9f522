"""Inverse kinematics of two bones: an arm or a leg that must reach a spot, keeping the plane it was told to bend in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from coach.domain.figure import (
    FOREARM,
    SHIN,
    STILL,
    THIGH,
    UPPER_ARM,
    Body,
    Swing,
    hip_of,
    shoulder_of,
    thigh,
    upper_arm,
)
from coach.domain.space import (
    Frame,
    Point,
    Vector,
    along,
    corner,
    cross,
    dot,
    flexed,
    inward,
    length,
    level,
    minus,
    outward,
    plus,
    times,
    turn_between,
    turn_of,
    turned_frame,
    unit,
)

ELBOW_ROUND = 0.028
"""How high an elbow is over what it rests on."""
STRAIGHT = 0.9999
"""The share of its whole length to which a limb reaches at most."""


@dataclass(frozen=True)
class Limb:
    """What an arm or a leg is made of; its hinge bends ``way`` (1 back as a knee, -1 forward as an elbow)."""

    name: str
    side: int
    way: int
    upper: float
    lower: float

    @property
    def is_leg(self) -> bool:
        """Whether it hangs on the pelvis."""
        return self.way > 0


LIMBS: Mapping[str, Limb] = {
    "right_arm": Limb("right_arm", 1, -1, UPPER_ARM, FOREARM),
    "left_arm": Limb("left_arm", -1, -1, UPPER_ARM, FOREARM),
    "right_leg": Limb("right_leg", 1, 1, THIGH, SHIN),
    "left_leg": Limb("left_leg", -1, 1, THIGH, SHIN),
}


@dataclass(frozen=True)
class Hold:
    """Where a limb hangs: its joint at the trunk and the frame there."""

    root: Point
    parent: Frame

    @classmethod
    def of(cls, limb: Limb, spine: tuple[Point, ...], frames: tuple[Frame, ...]) -> Hold:
        """The hold of a limb on this trunk."""
        if limb.is_leg:
            return cls(hip_of(spine[0], frames[0], limb.side), frames[0])
        return cls(shoulder_of(spine[-1], frames[-1], limb.side), frames[-1])


def reach(body: Body, limb: Limb, hold: Hold, target: Point) -> Swing:
    """The swing that takes wrist or ankle to ``target``, or as near as the limb is long."""
    own, hinge_told = _own(body, limb, hold)
    start = _start(body, limb, hold, own)
    far = minus(target, hold.root)
    least, most = abs(limb.upper - limb.lower) + 0.02, (limb.upper + limb.lower) * STRAIGHT
    hinge = 180 - corner(limb.upper, limb.lower, min(max(length(far), least), most))
    lower = flexed(start, limb.way * hinge)
    end = plus(times(start[1], -limb.upper), times(lower[1], -limb.lower))
    wanted = turned_frame(start, turn_between(unit(end), unit(far)))
    if not limb.is_leg:
        wanted = _over_ground(wanted, hold.root, unit(far))
    return Swing(hinge - hinge_told, inward(hold.parent, turn_of(own, wanted)))


def _over_ground(upper: Frame, shoulder: Point, way: Vector) -> Frame:
    """The upper arm turned about the line from shoulder to wrist until the elbow is not in the ground."""
    elbow = along(shoulder, upper[1], -UPPER_ARM)
    if elbow[1] >= ELBOW_ROUND:
        return upper
    middle = along(shoulder, way, dot(minus(elbow, shoulder), way))
    out = minus(elbow, middle)
    high = minus((0.0, 1.0, 0.0), times(way, way[1]))
    wide, steep = length(out), length(high)
    if wide < 1e-4 or steep < 1e-3:
        return upper
    cosine = max(-1.0, min(1.0, (ELBOW_ROUND - middle[1]) / (wide * steep)))
    aside = cross(way, high)
    sine = sqrt(1 - cosine * cosine) * (1 if dot(out, aside) >= 0 else -1)
    wanted = plus(times(high, cosine / steep), times(aside, sine / steep))
    return turned_frame(upper, turn_between(unit(out), wanted))


def lay(body: Body, limb: Limb, hold: Hold, target: Point, lower: Vector) -> Swing:
    """The swing that takes elbow or knee towards ``target`` and the lower half in direction ``lower``."""
    own, hinge_told = _own(body, limb, hold)
    start = _start(body, limb, hold, own)
    down = unit(minus(target, hold.root))
    wanted = turned_frame(start, turn_between(times(start[1], -1), down))
    cosine = dot(down, lower)
    across = minus(lower, times(down, cosine))
    sine = length(across)
    if sine > 0.02:
        ahead = times(across, -limb.way / sine)
        wanted = (ahead, times(down, -1), cross(ahead, times(down, -1)))
    hinge = corner(1.0, 1.0, length(minus(lower, down)))
    return Swing(hinge - hinge_told, inward(hold.parent, turn_of(own, wanted)))


def fold(root: Point, joint: Point, long: float, high: float, instead: Vector) -> Point:
    """Where a joint on a bone of this length is when it comes down to ``high``, keeping its direction over the ground;
    straight under the root when that is too high, and ``instead`` where it has no direction."""
    drop = high - root[1]
    wide = sqrt(max(0.0, long * long - drop * drop))
    return plus(along(root, level(minus(joint, root), instead), wide), (0.0, drop, 0.0))


def within_reach(limb: Limb, root: Point, target: Point) -> Point:
    """``target``, or the nearest to it at the same height that the limb reaches."""
    most = (limb.upper + limb.lower) * STRAIGHT
    drop = target[1] - root[1]
    wide = sqrt(max(0.0, most * most - drop * drop))
    flat = (target[0] - root[0], 0.0, target[2] - root[2])
    far = length(flat)
    return target if far <= wide else plus(along(root, flat, wide / far), (0.0, drop, 0.0))


def _own(body: Body, limb: Limb, hold: Hold) -> tuple[Frame, float]:
    if limb.is_leg:
        leg = body.pose.right_leg if limb.side > 0 else body.pose.left_leg
        return thigh(hold.parent, leg, limb.side), leg.knee
    arm = body.pose.right_arm if limb.side > 0 else body.pose.left_arm
    return upper_arm(hold.parent, arm, limb.side), arm.elbow


def _start(body: Body, limb: Limb, hold: Hold, own: Frame) -> Frame:
    return turned_frame(own, outward(hold.parent, body.swings.get(limb.name, STILL).turn))


def slanted(flat: Vector, down: float) -> Vector:
    """A direction over the ground, ``down`` degrees below it."""
    return (flat[0] * cos(radians(down)), -sin(radians(down)), flat[2] * cos(radians(down)))
