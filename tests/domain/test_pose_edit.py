"""Poses changed by hand: whatever is dragged wherever to, the body stays a body."""

from __future__ import annotations

from dataclasses import fields, replace
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.camera import Camera
from coach.domain.figure import articulate
from coach.domain.figure_check import limb_lengths
from coach.domain.figure_ground import Support
from coach.domain.figure_rest import Settled, settle
from coach.domain.joints import Joint, angles_of, place_of
from coach.domain.pose import Arm, Leg, Part, Pose, Prop, View
from coach.domain.pose_edit import dragged, lifted, rested, resting, strains
from coach.domain.start_pose import StartPose

LIMBS = ("right_arm", "left_arm", "right_leg", "left_leg")
ALL_FOURS = Pose(
    trunk=13,
    right_arm=Arm(shoulder=77),
    left_arm=Arm(shoulder=77),
    right_leg=Leg(hip=77, knee=90),
    left_leg=Leg(hip=77, knee=90),
    rests=(Part.LEFT_KNEE, Part.RIGHT_KNEE, Part.RIGHT_HAND, Part.LEFT_HAND),
)
SITTING = Pose(
    right_leg=Leg(hip=90, knee=90),
    left_leg=Leg(hip=90, knee=90),
    rests=(Part.SEAT, Part.LEFT_FOOT, Part.RIGHT_FOOT),
)
BODIES = [
    settle(Pose(right_arm=Arm(shoulder=60, elbow=30), neck=10), Support(), {}),
    settle(ALL_FOURS, Support(), {}),
    settle(SITTING, Support(Prop.CHAIR), {}),
]
bodies, joints, views = st.sampled_from(BODIES), st.sampled_from(Joint), st.sampled_from(View)
far = st.floats(-1.5, 1.5)


def flying(**angles: object) -> Settled:
    """A body that touches nothing, so that nothing but its angles decides where its limbs are."""
    return settle(Pose(rests=(), **angles), Support(), {}, (0.0, 2.0, 0.0))  # type: ignore[arg-type]


def seen(settled: Settled, joint: Joint, view: View) -> tuple[float, float]:
    across, up, _ = Camera.of(view).seen(place_of(settled.figure, joint))
    return across, up


def pulled(settled: Settled, joint: Joint, view: View, x: float, y: float) -> tuple[Pose, Settled]:
    """The pose after a drag of so much, and its body where the trunk was, before anything is set down again."""
    start = seen(settled, joint, view)
    pose = dragged(settled, joint, (start[0] + x, start[1] + y), view)
    body = replace(settled.body, pose=pose, swings={})
    return pose, Settled(body, articulate(body))


@settings(max_examples=60, deadline=None)
@given(bodies, joints, views, far, far)
def test_no_limb_grows_and_no_joint_leaves_its_range(
    body: Settled, joint: Joint, view: View, x: float, y: float
) -> None:
    pose, after = pulled(body, joint, view, x, y)
    assert all(long == pytest.approx(told) for _, long, told in limb_lengths(after.figure))
    assert all(angle.range.holds(angle.of(pose)) for angle in angles_of(joint))


@settings(max_examples=60, deadline=None)
@given(bodies, joints, views, far, far)
def test_a_drag_touches_nothing_but_what_the_joint_belongs_to(
    body: Settled, joint: Joint, view: View, x: float, y: float
) -> None:
    pose, _ = pulled(body, joint, view, x, y)
    others = [name for name in LIMBS if name != joint.limb and not (joint is Joint.HIPS and name.endswith("leg"))]
    assert all(getattr(pose, name) == getattr(body.body.pose, name) for name in others)
    if joint.limb:
        trunk = [field.name for field in fields(Pose) if field.name not in LIMBS]
        assert all(getattr(pose, name) == getattr(body.body.pose, name) for name in trunk)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from((View.SIDE, View.CORNER)),
    st.sampled_from([joint for joint in Joint if joint.is_end]),
    st.floats(5, 120),
    st.floats(10, 100),
)
def test_a_hand_or_foot_that_can_come_where_it_is_dragged_comes_there(
    view: View, joint: Joint, first: float, hinge: float
) -> None:
    standing = flying()
    names = ("shoulder", "elbow") if joint.limb.endswith("arm") else ("hip", "knee")
    limb = replace(getattr(standing.body.pose, joint.limb), **dict(zip(names, (min(first, 100), hinge), strict=True)))
    goal = articulate(replace(standing.body, pose=replace(standing.body.pose, **{joint.limb: limb})))
    across, up, _ = Camera.of(view).seen(place_of(goal, joint))
    start = seen(standing, joint, view)
    _, after = pulled(standing, joint, view, across - start[0], up - start[1])
    there = seen(after, joint, view)
    assert hypot(there[0] - across, there[1] - up) < 0.02


@pytest.mark.parametrize("joint", Joint)
@pytest.mark.parametrize("view", View)
def test_what_is_not_dragged_stays(joint: Joint, view: View) -> None:
    free = flying(right_arm=Arm(shoulder=60, elbow=30), neck=10)
    pose, _ = pulled(free, joint, view, 0.0, 0.0)
    for angle in angles_of(joint):
        assert angle.of(pose) == pytest.approx(angle.of(free.body.pose), abs=0.5)


def test_the_chest_comes_forward_when_it_is_dragged_forward() -> None:
    pose, _ = pulled(BODIES[0], Joint.CHEST, View.SIDE, 0.08, -0.02)
    assert pose.spine > 10


def test_hips_that_are_dragged_back_let_the_trunk_lean_forward() -> None:
    pose, _ = pulled(BODIES[0], Joint.HIPS, View.SIDE, -0.15, 0.02)
    assert pose.trunk < 75


def test_resting_legs_stay_as_they_stand_when_the_hips_tip_and_free_ones_go_along() -> None:
    one_leg = settle(Pose(rests=(Part.RIGHT_FOOT,)), Support(), {})
    pose, _ = pulled(one_leg, Joint.HIPS, View.SIDE, -0.15, 0.02)
    assert pose.right_leg.hip == pytest.approx(90 - pose.trunk)
    assert pose.left_leg == Leg()


def test_the_knee_of_a_free_leg_rises() -> None:
    pose, _ = pulled(BODIES[2], Joint.RIGHT_KNEE, View.SIDE, -0.02, 0.1)
    assert pose.right_leg.hip > 105


# --- angles ---------------------------------------------------------------------------------------------------------


@given(joints, st.floats(-1000, 1000))
def test_an_angle_is_set_as_far_as_the_joint_goes(joint: Joint, degrees: float) -> None:
    for angle in angles_of(joint):
        pose = angle.put(ALL_FOURS, degrees)
        assert angle.range.holds(angle.of(pose))
        if angle.range.least <= degrees <= angle.range.most:
            assert angle.of(pose) == degrees
        assert angle.put(pose, angle.of(ALL_FOURS)) == ALL_FOURS


# --- what rests -----------------------------------------------------------------------------------------------------


def test_a_resting_hand_that_is_dragged_up_rests_no_more() -> None:
    body = BODIES[1]
    x, y = seen(body, Joint.LEFT_HAND, View.SIDE)
    free = lifted(body, Joint.LEFT_HAND, (x, y + 0.1), View.SIDE)
    assert free.rests == (Part.LEFT_KNEE, Part.RIGHT_KNEE, Part.RIGHT_HAND)


def test_a_resting_hand_that_is_dragged_along_goes_on_resting() -> None:
    body = BODIES[1]
    x, y = seen(body, Joint.LEFT_HAND, View.SIDE)
    assert lifted(body, Joint.LEFT_HAND, (x + 0.1, y), View.SIDE) == ALL_FOURS


def test_the_last_foot_is_never_lifted() -> None:
    body = settle(Pose(rests=(Part.RIGHT_FOOT,)), Support(), {})
    assert lifted(body, Joint.RIGHT_FOOT, (0.0, 1.0), View.SIDE).rests == (Part.RIGHT_FOOT,)


def test_turning_joints_lift_nothing() -> None:
    assert lifted(BODIES[1], Joint.HEAD, (0.0, 3.0), View.SIDE) == ALL_FOURS


def test_a_foot_rests_in_one_way_at_a_time() -> None:
    pose = rested(Pose(), Part.RIGHT_TOES, True)
    assert pose.rests == (Part.LEFT_FOOT, Part.RIGHT_TOES)
    assert rested(pose, Part.LEFT_HAND, True).rests == (Part.LEFT_FOOT, Part.RIGHT_TOES, Part.LEFT_HAND)
    assert rested(rested(pose, Part.LEFT_HAND, True), Part.LEFT_FOREARM, True).rests[-1] is Part.LEFT_FOREARM
    assert rested(Pose(), Part.SEAT, True).rests[-1] is Part.SEAT


@given(st.lists(st.tuples(st.sampled_from(Part), st.booleans()), max_size=12))
def test_a_body_always_rests_on_something(changes: list[tuple[Part, bool]]) -> None:
    pose = Pose()
    for part, on in changes:
        pose = rested(pose, part, on)
        assert pose.rests
        assert len(set(pose.rests)) == len(pose.rests)


def test_it_is_known_what_of_a_limb_rests() -> None:
    assert resting(ALL_FOURS, Joint.RIGHT_ELBOW) is Part.RIGHT_HAND
    assert resting(ALL_FOURS, Joint.LEFT_FOOT) is Part.LEFT_KNEE
    assert resting(SITTING, Joint.LEFT_HAND) is None
    assert resting(SITTING, Joint.HEAD) is None


def test_what_nobody_bends_so_far_is_named() -> None:
    assert strains(BODIES[0].figure) == ()
    bent = settle(Pose(right_leg=Leg(knee=170), rests=(Part.LEFT_FOOT,)), Support(), {})
    assert strains(bent.figure) == (("right", "knee bent"),)


def test_a_pose_to_begin_with_needs_nothing_and_stands_for_no_position_unless_it_says_so() -> None:
    start = StartPose("standing", Pose())
    assert (start.prop, start.position) == (Prop.NONE, None)
