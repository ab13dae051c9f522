"""A body in space: every joint of a pose, by forward kinematics.

Lengths are shares of body height (Winter, Biomechanics and Motor Control of Human Movement, after Drillis and Contini
1966). They are constants: whatever the pose, no limb grows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin, sqrt

from coach.domain.pose import Arm, Leg, Part, Pose
from coach.domain.space import (
    NO_TURN,
    Frame,
    Point,
    Vector,
    along,
    between,
    flexed,
    leant,
    outward,
    plus,
    turned_frame,
    twisted,
)

THIGH, SHIN = 0.245, 0.246
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.085
ANKLE_HIGH, HEEL_BACK, BALL_AHEAD, TOE_LONG = 0.039, 0.040, 0.075, 0.035
HIP_WIDE, SHOULDER_WIDE = 0.050, 0.094
"""From the middle to the joint."""
LOIN, VERTEBRA = 0.060, 0.057
"""From the hips to where the spine begins to bend, and each of its four segments."""
NECK, CRANE, FACE = 0.050, 0.062, 0.012
"""From the shoulders to the skull's hinge, from there up and ahead to the middle of the head."""
HEAD_ROUND = 0.064
FLEX_SHARES = (0.32, 0.30, 0.23, 0.15)
TWIST_SHARES = (0.10, 0.20, 0.35, 0.35)
"""How a bend and a turn of the spine spread from the loin to the shoulders."""
TRUNK_WIDE = (0.083, 0.080, 0.073, 0.081, 0.092, 0.084)
TRUNK_DEEP = (0.064, 0.062, 0.055, 0.064, 0.062, 0.045)
"""Half the trunk's width and depth at each point of the spine, clothed."""
SEAT_ROUND = 0.064


@dataclass(frozen=True)
class Swing:
    """What resting on something adds to a limb's own angles: degrees of its hinge, and a turn of the whole limb told in
    the frame of the trunk's end that it hangs on."""

    hinge: float = 0.0
    turn: Vector = NO_TURN


STILL = Swing()


@dataclass(frozen=True)
class ArmPoints:
    """The joints of an arm; ``hand`` is where the fingers point, ``frame`` the forearm's."""

    shoulder: Point
    elbow: Point
    wrist: Point
    tip: Point
    frame: Frame


@dataclass(frozen=True)
class LegPoints:
    """The joints of a leg and three points of the sole; ``shin`` and ``foot`` are frames."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point
    shin: Frame
    foot: Frame


@dataclass(frozen=True)
class Figure:
    """Every joint of a body at one moment. ``spine`` goes from between the hips to between the shoulders."""

    spine: tuple[Point, ...]
    frames: tuple[Frame, ...]
    head: Point
    face: Frame
    right_arm: ArmPoints
    left_arm: ArmPoints
    right_leg: LegPoints
    left_leg: LegPoints

    @property
    def pelvis(self) -> Frame:
        """The frame of the pelvis."""
        return self.frames[0]

    @property
    def chest(self) -> Frame:
        """The frame of the shoulders."""
        return self.frames[-1]

    def point(self, part: Part) -> Point:
        """The middle of a part."""
        return _POINTS[part](self)


@dataclass(frozen=True)
class Body:
    """A pose and where it is: ``at`` is between the hips, ``tilt`` a turn of the whole, ``swings`` by "right_arm",
    "left_arm", "right_leg", "left_leg" and "head"."""

    pose: Pose
    at: Point = (0.0, 0.0, 0.0)
    tilt: Vector = NO_TURN
    swings: Mapping[str, Swing] = field(default_factory=dict)


def articulate(body: Body) -> Figure:
    """The figure of a body; nothing is made to touch anything."""
    pose, swings = body.pose, body.swings
    spine, frames = bend_spine(body.at, turned_frame(pelvis_frame(pose), body.tilt), pose)
    pelvis, chest, top = frames[0], frames[-1], spine[-1]
    head, face = raise_head(top, chest, pose.neck, swings.get("head", STILL))
    return Figure(
        spine=spine,
        frames=frames,
        head=head,
        face=face,
        right_arm=reach_arm(shoulder_of(top, chest, 1), chest, pose.right_arm, 1, swings.get("right_arm", STILL)),
        left_arm=reach_arm(shoulder_of(top, chest, -1), chest, pose.left_arm, -1, swings.get("left_arm", STILL)),
        right_leg=reach_leg(hip_of(body.at, pelvis, 1), pelvis, pose.right_leg, 1, swings.get("right_leg", STILL)),
        left_leg=reach_leg(hip_of(body.at, pelvis, -1), pelvis, pose.left_leg, -1, swings.get("left_leg", STILL)),
    )


def pelvis_frame(pose: Pose) -> Frame:
    """Ahead, up and right of the pelvis: ``trunk`` first, then ``roll`` about the ground's x, then ``yaw``."""
    t, r, y = radians(pose.trunk), radians(pose.roll), radians(pose.yaw)
    up = (cos(t), sin(t), 0.0)
    ahead, right = (up[1], -up[0], 0.0), (0.0, 0.0, 1.0)
    cr, sr, cy, sy = cos(r), sin(r), cos(y), sin(y)

    def placed(one: Vector) -> Vector:
        tipped = (one[0], one[1] * cr - one[2] * sr, one[1] * sr + one[2] * cr)
        return (tipped[0] * cy + tipped[2] * sy, tipped[1], tipped[2] * cy - tipped[0] * sy)

    return placed(ahead), placed(up), placed(right)


def bend_spine(at: Point, pelvis: Frame, pose: Pose) -> tuple[tuple[Point, ...], tuple[Frame, ...]]:
    """Six points of the spine and their frames."""
    points, frames, frame = [at, along(at, pelvis[1], LOIN)], [pelvis, pelvis], pelvis
    for flex, twist in zip(FLEX_SHARES, TWIST_SHARES, strict=True):
        frame = flexed(frame, pose.spine * flex)
        if pose.bend:
            frame = leant(frame, pose.bend * flex)
        if pose.twist:
            frame = twisted(frame, pose.twist * twist)
        points.append(along(points[-1], frame[1], VERTEBRA))
        frames.append(frame)
    return tuple(points), tuple(frames)


def raise_head(base: Point, chest: Frame, neck: float, swing: Swing = STILL) -> tuple[Point, Frame]:
    """The middle of the head and its frame."""
    lower = turned_frame(flexed(chest, neck / 2), outward(chest, swing.turn))
    face = flexed(lower, neck / 2)
    return along(along(along(base, lower[1], NECK), face[1], CRANE), face[0], FACE), face


def hip_of(at: Point, pelvis: Frame, side: int) -> Point:
    """The joint of a hip; ``side`` is 1 for the right, -1 for the left."""
    return along(at, pelvis[2], side * HIP_WIDE)


def shoulder_of(top: Point, chest: Frame, side: int) -> Point:
    """The joint of a shoulder."""
    return along(top, chest[2], side * SHOULDER_WIDE)


def upper_arm(chest: Frame, arm: Arm, side: int) -> Frame:
    """The frame of an upper arm that swings nowhere."""
    return twisted(leant(flexed(chest, -arm.shoulder), -side * arm.abduct), -side * arm.turn)


def thigh(pelvis: Frame, leg: Leg, side: int) -> Frame:
    """The frame of a thigh that swings nowhere."""
    return twisted(leant(flexed(pelvis, -leg.hip), -side * leg.abduct), -side * leg.turn)


def reach_arm(shoulder: Point, chest: Frame, arm: Arm, side: int, swing: Swing = STILL) -> ArmPoints:
    """An arm from its shoulder on."""
    upper = turned_frame(upper_arm(chest, arm, side), outward(chest, swing.turn))
    fore = flexed(upper, -arm.elbow - swing.hinge)
    elbow = along(shoulder, upper[1], -UPPER_ARM)
    wrist = along(elbow, fore[1], -FOREARM)
    return ArmPoints(shoulder, elbow, wrist, along(wrist, flexed(fore, -arm.wrist)[1], -HAND), fore)


def reach_leg(hip: Point, pelvis: Frame, leg: Leg, side: int, swing: Swing = STILL) -> LegPoints:
    """A leg from its hip on."""
    upper = turned_frame(thigh(pelvis, leg, side), outward(pelvis, swing.turn))
    shin = flexed(upper, leg.knee + swing.hinge)
    knee = along(hip, upper[1], -THIGH)
    ankle = along(knee, shin[1], -SHIN)
    return with_foot(hip, knee, ankle, shin, flexed(shin, -leg.ankle))


def with_foot(hip: Point, knee: Point, ankle: Point, shin: Frame, foot: Frame, toes: Vector | None = None) -> LegPoints:
    """A leg with this foot; ``toes`` point where the foot does unless told."""
    heel = plus(ankle, outward(foot, (-HEEL_BACK, -ANKLE_HIGH, 0.0)))
    ball = plus(ankle, outward(foot, (BALL_AHEAD, -ANKLE_HIGH, 0.0)))
    return LegPoints(hip, knee, ankle, heel, ball, along(ball, toes or foot[0], TOE_LONG), shin, foot)


def lowest_of_trunk(figure: Figure, number: int) -> float:
    """How high the lowest point of the trunk's skin is at point ``number`` of the spine."""
    ahead, up, right = figure.frames[number]
    deep, wide = TRUNK_DEEP[number] * ahead[1], TRUNK_WIDE[number] * right[1]
    round_ = SEAT_ROUND * up[1] if number == 0 else 0.0
    return figure.spine[number][1] - sqrt(deep * deep + wide * wide + round_ * round_)


_POINTS: Mapping[Part, Callable[[Figure], Point]] = {
    Part.RIGHT_FOOT: lambda figure: between(figure.right_leg.heel, figure.right_leg.toe, 0.5),
    Part.LEFT_FOOT: lambda figure: between(figure.left_leg.heel, figure.left_leg.toe, 0.5),
    Part.RIGHT_HEEL: lambda figure: figure.right_leg.heel,
    Part.LEFT_HEEL: lambda figure: figure.left_leg.heel,
    Part.RIGHT_TOES: lambda figure: figure.right_leg.toe,
    Part.LEFT_TOES: lambda figure: figure.left_leg.toe,
    Part.RIGHT_KNEE: lambda figure: figure.right_leg.knee,
    Part.LEFT_KNEE: lambda figure: figure.left_leg.knee,
    Part.RIGHT_HAND: lambda figure: figure.right_arm.wrist,
    Part.LEFT_HAND: lambda figure: figure.left_arm.wrist,
    Part.RIGHT_FOREARM: lambda figure: figure.right_arm.elbow,
    Part.LEFT_FOREARM: lambda figure: figure.left_arm.elbow,
    Part.RIGHT_HIP: lambda figure: figure.right_leg.hip,
    Part.LEFT_HIP: lambda figure: figure.left_leg.hip,
    Part.RIGHT_SHOULDER: lambda figure: figure.right_arm.shoulder,
    Part.LEFT_SHOULDER: lambda figure: figure.left_arm.shoulder,
    Part.SEAT: lambda figure: figure.spine[0],
    Part.BACK: lambda figure: figure.spine[3],
    Part.LOW_BACK: lambda figure: along(figure.spine[2], figure.frames[2][0], -TRUNK_DEEP[2] * 0.6),
    Part.CHEST: lambda figure: figure.spine[4],
    Part.HEAD: lambda figure: figure.head,
}
