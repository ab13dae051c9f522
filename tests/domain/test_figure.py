"""A body in space: lengths, directions, cameras."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.camera import Camera
from coach.domain.figure import Body, Swing, articulate
from coach.domain.figure_check import limb_lengths
from coach.domain.figure_ground import Support
from coach.domain.figure_limbs import LIMBS, Hold, lay, reach
from coach.domain.figure_rest import settle
from coach.domain.pose import Arm, Leg, Part, Pose, Prop, View
from coach.domain.space import (
    blended,
    inward,
    length,
    level,
    outward,
    turn_between,
    turn_of,
    turned,
    turned_frame,
    unit,
)
from tests.figures import KNEELING, poses

QUARTER = Arm(shoulder=90)


@given(poses, st.floats(-100, 100), st.floats(-50, 50))
@settings(max_examples=40)
def test_no_limb_grows_whatever_the_pose(pose: Pose, turn: float, hinge: float) -> None:
    swings = {"right_arm": Swing(hinge, (turn, 0.0, turn / 2)), "left_leg": Swing(hinge, (0.0, turn, 0.0))}
    for name, long, told in limb_lengths(articulate(Body(pose, tilt=(0.0, turn, turn), swings=swings))):
        assert long == pytest.approx(told, abs=1e-9), name


@given(poses)
@settings(max_examples=25)
def test_no_limb_grows_where_it_rests(pose: Pose) -> None:
    for name, long, told in limb_lengths(settle(pose, Support(), {}).figure):
        assert long == pytest.approx(told, abs=1e-6), name


@given(poses)
@settings(max_examples=25)
def test_the_other_side_is_the_mirror_picture(pose: Pose) -> None:
    one, other = articulate(Body(pose)), articulate(Body(pose.mirrored()))
    for part in Part:
        x, y, z = one.point(part)
        assert dist(other.point(part.other), (x, y, -z)) < 1e-9
    assert pose.mirrored().mirrored() == pose


def test_somebody_who_stands_is_as_tall_as_a_body_is() -> None:
    figure = settle(Pose(), Support(), {}).figure
    assert figure.head[1] == pytest.approx(0.93, abs=0.01)
    assert figure.point(Part.RIGHT_HIP)[1] == pytest.approx(0.53, abs=0.005)
    assert figure.point(Part.RIGHT_SHOULDER)[2] > 0 > figure.point(Part.LEFT_SHOULDER)[2]


@pytest.mark.parametrize(
    ("arm", "way"),
    [
        (Arm(), (0.0, -1.0, 0.0)),
        (QUARTER, (1.0, 0.0, 0.0)),
        (Arm(shoulder=180), (0.0, 1.0, 0.0)),
        (Arm(shoulder=-30), (-0.5, -0.866, 0.0)),
        (Arm(abduct=90), (0.0, 0.0, 1.0)),
    ],
)
def test_an_arm_points_where_its_angles_say(arm: Arm, way: tuple[float, float, float]) -> None:
    found = articulate(Body(Pose(right_arm=arm))).right_arm
    assert unit(tuple_minus(found.elbow, found.shoulder)) == pytest.approx(way, abs=1e-3)


def test_an_elbow_bends_forward_a_knee_back_and_a_turn_goes_outward() -> None:
    figure = articulate(Body(Pose(right_arm=Arm(elbow=90), left_arm=Arm(elbow=90, turn=90), right_leg=Leg(knee=90))))
    assert figure.right_arm.wrist[0] > figure.right_arm.elbow[0] + 0.1
    assert figure.left_arm.wrist[2] < figure.left_arm.elbow[2] - 0.1
    assert figure.right_leg.ankle[0] < figure.right_leg.knee[0] - 0.2


def test_a_rounded_back_is_a_curve_and_the_trunk_turns_to_the_left() -> None:
    round_, straight = (articulate(Body(Pose(spine=angle))).spine for angle in (80, 0))
    assert round_[5][0] > round_[4][0] > round_[3][0] > round_[2][0]
    assert straight[5][0] == pytest.approx(0)
    assert articulate(Body(Pose(twist=40))).chest[0][2] < -0.5
    assert articulate(Body(Pose(bend=30))).spine[-1][2] > 0.05


def test_roll_lies_down_on_the_right_side_and_yaw_turns_left() -> None:
    assert articulate(Body(Pose(roll=90))).pelvis[2] == pytest.approx((0, -1, 0), abs=1e-9)
    assert articulate(Body(Pose(trunk=180, roll=90))).pelvis[0] == pytest.approx((0, 0, 1), abs=1e-9)
    assert articulate(Body(Pose(yaw=90))).pelvis[0] == pytest.approx((0, 0, -1), abs=1e-9)


def test_the_side_camera_sees_the_right_side_nearer_and_ahead_to_the_right() -> None:
    figure = settle(KNEELING, Support(Prop.MAT), {}).figure
    side, front = Camera.of(View.SIDE), Camera.of(View.FRONT)
    right, left = figure.point(Part.RIGHT_KNEE), figure.point(Part.LEFT_KNEE)
    assert side.seen(right)[2] > side.seen(left)[2]
    assert side.seen(figure.head)[0] > side.seen(right)[0]
    assert front.seen(right)[0] < front.seen(left)[0]


def test_every_part_has_a_point_and_its_other_side() -> None:
    figure = articulate(Body(Pose()))
    for part in Part:
        assert length(figure.point(part)) < 1.2
        assert part.other.other is part
    assert Part.HEAD.other is Part.HEAD


def test_turns_take_one_direction_to_another() -> None:
    body = articulate(Body(replace(KNEELING, twist=30)))
    one, other = body.pelvis, body.chest
    for a, b in zip(turned_frame(one, turn_of(one, other)), other, strict=True):
        assert a == pytest.approx(b, abs=1e-9)
    assert turn_of(one, one) == (0.0, 0.0, 0.0) == turn_between(one[0], one[0])
    assert turned(one[0], turn_between(one[0], other[1])) == pytest.approx(other[1], abs=1e-9)
    assert outward(one, inward(one, (1.0, 2.0, 3.0))) == pytest.approx((1.0, 2.0, 3.0))
    assert blended(one, other, 0) is one
    assert blended(one, other, 1) is other
    assert blended(one, other, 0.5)[0] != one[0]
    assert unit((0.0, 0.0, 0.0)) == (1.0, 0.0, 0.0) == level((0.0, 1.0, 0.0))


def test_an_arm_that_hangs_into_the_ground_has_nowhere_to_turn_its_elbow() -> None:
    hold = Hold((0.0, 0.01, 0.0), articulate(Body(Pose())).chest)
    assert reach(Body(Pose()), LIMBS["right_arm"], hold, (0.0, -2.0, 0.0)).hinge < 5


def test_a_shin_can_be_laid_in_line_with_its_thigh() -> None:
    hold = Hold((0.0, 0.5, 0.0), articulate(Body(Pose())).pelvis)
    swing = lay(Body(Pose()), LIMBS["right_leg"], hold, (1.0, 0.5, 0.0), (1.0, 0.0, 0.0))
    assert swing.hinge == pytest.approx(0, abs=0.1)


def tuple_minus(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float, float]:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])
