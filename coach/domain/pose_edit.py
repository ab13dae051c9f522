"""Changing a pose by hand: a joint is dragged over the picture, or a part is set down or lifted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import acos, degrees, dist, hypot

from coach.domain.camera import Camera
from coach.domain.figure import (
    FOREARM,
    SHIN,
    THIGH,
    UPPER_ARM,
    Figure,
    bend_spine,
    hip_of,
    pelvis_frame,
    raise_head,
    reach_arm,
    reach_leg,
    shoulder_of,
)
from coach.domain.figure_rest import Settled
from coach.domain.joint_ranges import JOINT_RANGES, joint_angles
from coach.domain.joints import Angle, Joint, place_of
from coach.domain.pose import Part, Pose, View
from coach.domain.space import along, minus, plus, turned_frame

_DRAGGED: Mapping[View, Mapping[str, tuple[str, ...]]] = {
    View.SIDE: {
        "head": ("neck",), "chest": ("spine",), "hips": ("trunk",),
        "elbow": ("shoulder",), "hand": ("shoulder", "elbow"), "knee": ("hip",), "foot": ("hip", "knee"),
    },
    View.FRONT: {
        "head": ("neck",), "chest": ("bend",), "hips": ("roll",),
        "elbow": ("abduct",), "hand": ("abduct", "turn", "elbow"),
        "knee": ("abduct",), "foot": ("abduct", "turn", "knee"),
    },
    View.CORNER: {
        "head": ("neck",), "chest": ("spine", "bend"), "hips": ("trunk", "roll"),
        "elbow": ("shoulder", "abduct"), "hand": ("shoulder", "abduct", "elbow"),
        "knee": ("hip", "abduct"), "foot": ("hip", "abduct", "knee"),
    },
}  # fmt: skip
"""Which angles follow the mouse: those that the view shows."""
LIFTS = 0.05
"""Body heights that a resting hand or foot must be dragged upward until it no longer rests."""
ROUNDS, STEP = 20, 0.5
"""Turns of the search, and degrees by which it tries how far an angle moves a joint."""
NEAR, ROUND = 0.015, 70.0
"""Body heights from where a hand was dragged to beyond which another way is tried, and by how many degrees it begins
elsewhere."""
KEEPS = 2e-7
"""What a degree away from the pose before costs, in squared body heights: so much that of many ways the nearest one is
taken, and so little that it does not show."""


def dragged(settled: Settled, joint: Joint, to: tuple[float, float], view: View) -> Pose:
    """The pose in which a joint is as near as its ranges let it to ``to``, a place on the picture (right and up, in
    body heights, as ``Camera.seen``). The trunk stays where it is while a limb moves; other limbs are not touched, but
    that legs which rest stay as they stand when the hips tip."""
    pose = settled.body.pose
    angles = [Angle(joint.limb, name) for name in _DRAGGED[view][joint.value.rpartition("_")[2]]]
    seen = _seeing(settled, joint, view)

    def cost(one: Pose) -> float:
        return _cost(one, pose, angles, seen, to)

    starts = [pose]
    if joint.is_end:
        starts += [angles[-1].put(pose, _hinge(settled.figure, joint, to, view))]
    best = min((_search(start, pose, angles, seen, to) for start in starts), key=cost)
    if joint.is_end and cost(best) > NEAR * NEAR:
        # Far away, the way there may lead round a corner.
        starts = [angles[0].put(starts[1], angles[0].of(pose) + turn) for turn in (-ROUND, ROUND)]
        best = min((best, *(_search(start, pose, angles, seen, to) for start in starts)), key=cost)
    for angle in angles:
        # A tenth of a degree is finer than anybody sees, and reads well in a file.
        best = angle.put(best, round(angle.of(best), 1))
    return _planted(pose, best) if joint is Joint.HIPS else best


def lifted(settled: Settled, joint: Joint, to: tuple[float, float], view: View) -> Pose:
    """The settled pose; a hand or foot that rests and is dragged up rests no more, unless nothing else would."""
    pose = settled.body.pose
    held = tuple(part for part in pose.rests if joint.is_end and _holds(joint, part))
    up = to[1] - Camera.of(view).seen(place_of(settled.figure, joint))[1]
    left = tuple(part for part in pose.rests if part not in held)
    return replace(pose, rests=left) if held and left and up > LIFTS else pose


def rested(pose: Pose, part: Part, on: bool) -> Pose:
    """The pose with a part that rests or does not; the last one stays, as a body rests on something. Of a foot that
    rests, only one of whole foot, heel and toes does; of an arm, hand or forearm."""
    if not on:
        left = tuple(rest for rest in pose.rests if rest is not part)
        return replace(pose, rests=left or pose.rests)
    kept = tuple(rest for rest in pose.rests if rest is not part and not _instead(rest, part))
    return replace(pose, rests=(*kept, part))


def resting(pose: Pose, joint: Joint) -> Part | None:
    """What rests of the limb that a joint belongs to; None for one that is free."""
    ends = Joint(f"{joint.limb.replace('arm', 'hand').replace('leg', 'foot')}") if joint.limb else None
    return next((part for part in pose.rests if ends and _holds(ends, part)), None)


def strains(figure: Figure) -> tuple[tuple[str, str], ...]:
    """The joints of which a figure asks more than a body does: the side ("right", "left" or "") and the movement, by
    the names of ``JOINT_RANGES``."""
    return tuple((side, name) for side, name, angle in joint_angles(figure) if not JOINT_RANGES[name].holds(angle))


def _seeing(settled: Settled, joint: Joint, view: View) -> Callable[[Pose], tuple[float, float]]:
    """Where a joint of a pose is on the picture, while the trunk is where it is now. Hips turn about the chest."""
    camera, body = Camera.of(view), settled.body
    chest = place_of(settled.figure, Joint.CHEST)

    def seen(pose: Pose) -> tuple[float, float]:
        spine, frames = bend_spine(body.at, turned_frame(pelvis_frame(pose), body.tilt), pose)
        side = 1 if joint.value.startswith("right") else -1
        if joint is Joint.HEAD:
            point = raise_head(spine[-1], frames[-1], pose.neck)[0]
        elif joint is Joint.CHEST:
            point = spine[-1]
        elif joint is Joint.HIPS:
            point = plus(spine[0], minus(chest, spine[-1]))
        elif joint.limb.endswith("arm"):
            arm = reach_arm(shoulder_of(spine[-1], frames[-1], side), frames[-1], getattr(pose, joint.limb), side)
            point = arm.wrist if joint.is_end else arm.elbow
        else:
            leg = reach_leg(hip_of(spine[0], frames[0], side), frames[0], getattr(pose, joint.limb), side)
            point = leg.ankle if joint.is_end else leg.knee
        across, up, _ = camera.seen(point)
        return across, up

    return seen


def _planted(before: Pose, after: Pose) -> Pose:
    """Legs that rest bend at the hip by as much as the trunk has tipped."""
    for foot in (Joint.RIGHT_FOOT, Joint.LEFT_FOOT):
        if resting(before, foot) is not None:
            hip = Angle(foot.limb, "hip")
            after = hip.put(after, hip.of(after) + before.trunk - after.trunk)
    return after


def _hinge(figure: Figure, joint: Joint, to: tuple[float, float], view: View) -> float:
    """How far an elbow or knee must bend for the limb to be as long as from its root to ``to``."""
    camera, end = Camera.of(view), place_of(figure, joint)
    limb = getattr(figure, joint.limb)
    root = limb.shoulder if joint.limb.endswith("arm") else limb.hip
    one, other = (UPPER_ARM, FOREARM) if joint.limb.endswith("arm") else (THIGH, SHIN)
    across, up, _ = camera.seen(end)
    wanted = along(along(end, camera.right, to[0] - across), camera.up, to[1] - up)
    far = min(max(dist(root, wanted), abs(one - other)), one + other)
    return 180 - degrees(acos(max(-1.0, min(1.0, (one * one + other * other - far * far) / (2 * one * other)))))


def _search(
    start: Pose, pose: Pose, angles: Sequence[Angle], seen: Callable[[Pose], tuple[float, float]],
    to: tuple[float, float],
) -> Pose:  # fmt: skip
    """Damped least squares within the ranges, one small system of equations a round."""
    best, damping = start, 1e-6
    cost = _cost(best, pose, angles, seen, to)
    for _ in range(ROUNDS):
        here = seen(best)
        slopes = [_slope(best, angle, seen, here) for angle in angles]
        error = (to[0] - here[0], to[1] - here[1])
        moves = _solved(slopes, error, damping)
        if any(_ends(best, angle, move) for angle, move in zip(angles, moves, strict=True)):
            # What goes no further leaves its share to the others.
            open_ = [not _ends(best, angle, move) for angle, move in zip(angles, moves, strict=True)]
            slopes = [slope if free else (0.0, 0.0) for slope, free in zip(slopes, open_, strict=True)]
            moves = _solved(slopes, error, damping)
        tried = best
        for angle, move in zip(angles, moves, strict=True):
            tried = angle.put(tried, angle.of(tried) + min(max(move, -40.0), 40.0))
        found = _cost(tried, pose, angles, seen, to)
        if found < cost:
            best, cost, damping = tried, found, damping / 4
        else:
            damping *= 8
    return best


def _ends(pose: Pose, angle: Angle, move: float) -> bool:
    """Whether an angle is at the end of its range and would go on."""
    now, range_ = angle.of(pose), angle.range
    return (now <= range_.least and move < 0) or (now >= range_.most and move > 0)


def _cost(
    one: Pose, pose: Pose, angles: Sequence[Angle], seen: Callable[[Pose], tuple[float, float]], to: tuple[float, float]
) -> float:
    here = seen(one)
    off = hypot(here[0] - to[0], here[1] - to[1])
    return off * off + KEEPS * sum(abs(angle.of(one) - angle.of(pose)) for angle in angles) / 100


def _slope(
    pose: Pose, angle: Angle, seen: Callable[[Pose], tuple[float, float]], here: tuple[float, float]
) -> tuple[float, float]:
    """How far a degree of an angle moves the joint on the picture; nothing where it goes no further either way."""
    step = STEP if angle.of(pose) + STEP <= angle.range.most else -STEP
    there = seen(angle.put(pose, angle.of(pose) + step))
    return (there[0] - here[0]) / step, (there[1] - here[1]) / step


def _solved(slopes: Sequence[tuple[float, float]], error: tuple[float, float], damping: float) -> tuple[float, ...]:
    """The damped least-squares step, in degrees."""
    a = sum(x * x for x, _ in slopes) + damping
    b = sum(x * y for x, y in slopes)
    d = sum(y * y for _, y in slopes) + damping
    det = a * d - b * b
    u, v = (d * error[0] - b * error[1]) / det, (a * error[1] - b * error[0]) / det
    return tuple(x * u + y * v for x, y in slopes)


def _holds(joint: Joint, part: Part) -> bool:
    """Whether a part that rests is the hand or foot of a joint."""
    side, _, what = part.value.partition("_")
    ends = ("hand", "forearm") if joint.value.endswith("hand") else ("foot", "heel", "toes", "knee")
    return joint.value.startswith(f"{side}_") and what in ends


def _instead(rest: Part, part: Part) -> bool:
    """Whether one of two parts rests instead of the other."""
    for ends in (("foot", "heel", "toes"), ("hand", "forearm")):
        side, _, what = part.value.partition("_")
        if what in ends and rest.value.partition("_")[2] in ends:
            return rest.value.startswith(f"{side}_")
    return False
