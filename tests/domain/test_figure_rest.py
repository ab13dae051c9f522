"""Resting: what touches touches, and what stays stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import Sides
from coach.domain.figure_check import figure_faults, movement_faults
from coach.domain.figure_ground import CHAIR_BACK_HIGH, SEAT_HIGH, TABLE_HIGH, Support
from coach.domain.figure_rest import settle
from coach.domain.motion import Motion
from coach.domain.pose import Arm, Leg, Part, Pose, Prop, View
from tests.figures import KNEELING, LYING, STANDING, exercise

REACHING = Arm(shoulder=50, elbow=40)
SITTING = Pose(
    right_leg=Leg(hip=88, knee=88), left_leg=Leg(hip=88, knee=88), rests=(Part.SEAT, Part.RIGHT_FOOT, Part.LEFT_FOOT)
)
FEET = (Part.RIGHT_FOOT, Part.LEFT_FOOT)
HANDS = (Part.RIGHT_HAND, Part.LEFT_HAND)
BOWED, AHEAD = Leg(hip=50), Arm(shoulder=90)
LEANING = Pose(
    trunk=40, right_leg=BOWED, left_leg=BOWED, right_arm=AHEAD, left_arm=AHEAD, rests=(Part.RIGHT_FOOT, *HANDS)
)
FOREARMS = (Part.RIGHT_FOREARM, Part.LEFT_FOREARM)


@pytest.mark.parametrize(
    ("pose", "prop"),
    [
        (STANDING, Prop.NONE),
        (KNEELING, Prop.MAT),
        (LYING, Prop.MAT),
        (SITTING, Prop.CHAIR),
        (LEANING, Prop.TABLE),
        (replace(STANDING, right_arm=REACHING, left_arm=REACHING, rests=(*FEET, *HANDS)), Prop.CHAIR),
        (replace(SITTING, right_arm=Arm(), rests=(*SITTING.rests, Part.RIGHT_HAND)), Prop.CHAIR),
        (replace(LYING, rests=(Part.RIGHT_SHOULDER, Part.HEAD, *FEET), trunk=200), Prop.MAT),
        (replace(LYING, rests=(Part.SEAT, Part.BACK, Part.RIGHT_FOOT, Part.LEFT_HEEL), left_leg=Leg()), Prop.MAT),
        (replace(LYING, rests=(Part.BACK, *FOREARMS)), Prop.MAT),
        (Pose(roll=90, right_leg=Leg(abduct=-18), rests=(Part.RIGHT_HIP, Part.RIGHT_SHOULDER)), Prop.MAT),
        (Pose(trunk=0, rests=(Part.CHEST, Part.HEAD)), Prop.MAT),
        (
            replace(
                STANDING, right_leg=Leg(ankle=-30), left_leg=Leg(ankle=-30), rests=(Part.RIGHT_TOES, Part.LEFT_TOES)
            ),
            Prop.NONE,
        ),
        (Pose(rests=()), Prop.NONE),
    ],
)
def test_what_rests_touches_what_it_rests_on(pose: Pose, prop: Prop) -> None:
    support = Support(prop)
    settled = settle(pose, support, {})
    assert list(figure_faults(settled.figure, pose.rests, support)) == []


def test_seats_tables_and_chair_backs_have_their_heights() -> None:
    hand = Part.RIGHT_HAND
    assert Support(Prop.CHAIR).high(Part.SEAT, (Part.SEAT,)) == SEAT_HIGH
    assert Support(Prop.CHAIR).high(hand, (hand, Part.SEAT)) == SEAT_HIGH
    assert Support(Prop.CHAIR).high(hand, (hand, Part.LEFT_KNEE)) == SEAT_HIGH
    assert Support(Prop.CHAIR).high(hand, (hand, *FEET)) == CHAIR_BACK_HIGH
    assert Support(Prop.TABLE).high(Part.LEFT_FOREARM, FEET) == TABLE_HIGH
    assert Support(Prop.TABLE).high(Part.SEAT, FEET) == 0


def test_hands_on_a_wall_stay_on_it() -> None:
    arm = Arm(shoulder=85, elbow=30)
    near = replace(STANDING, trunk=80, right_arm=arm, left_arm=arm, rests=(*FEET, *HANDS))
    bent = Arm(shoulder=70, elbow=80)
    motion = Motion.of(exercise(near, replace(near, trunk=76, right_arm=bent, left_arm=bent), prop=Prop.WALL))
    assert motion.support.wall > 0.2
    assert movement_faults(motion) == ()


def test_a_wall_can_stand_behind_the_back() -> None:
    motion = Motion.of(exercise(STANDING, replace(STANDING, spine=6), prop=Prop.WALL))
    assert motion.support.wall < 0


@given(st.floats(0, 60), st.floats(0, 10), st.floats(0, 40))
@settings(max_examples=12)
def test_planted_hands_and_knees_do_not_slide(spine: float, trunk: float, neck: float) -> None:
    first = replace(KNEELING, trunk=8)
    motion = Motion.of(exercise(first, replace(first, spine=spine, trunk=trunk + spine / 3, neck=neck), prop=Prop.MAT))
    assert [fault for fault in movement_faults(motion, 5) if "slides" in fault or "ground" in fault] == []


def test_a_foot_rolls_over_its_toes_and_its_heel_where_it_stands() -> None:
    up = replace(STANDING, right_leg=Leg(ankle=-25), left_leg=Leg(ankle=-25), rests=(Part.RIGHT_TOES, Part.LEFT_TOES))
    back = replace(STANDING, right_leg=Leg(ankle=15), left_leg=Leg(ankle=15), rests=(Part.RIGHT_HEEL, Part.LEFT_HEEL))
    motion = Motion.of(exercise(STANDING, up, STANDING, back))
    assert movement_faults(motion) == ()
    assert motion.figure(0, 1, 1).head[1] > motion.figure(0, 1, 0).head[1] + 0.02


def test_a_foot_that_steps_out_lands_where_it_lands_and_comes_home() -> None:
    lifted = replace(STANDING, right_leg=Leg(hip=40, knee=70), rests=(Part.LEFT_FOOT,))
    out = replace(STANDING, right_leg=Leg(abduct=20), left_leg=Leg(abduct=5))
    motion = Motion.of(exercise(STANDING, lifted, out, replace(lifted, right_leg=Leg(hip=40, knee=70, abduct=15))))
    assert movement_faults(motion) == ()
    first, third = (motion.keys[number].spots[Part.RIGHT_FOOT].at for number in (0, 2))
    assert abs(first[2] - third[2]) > 0.05
    assert motion.keys[2].spots[Part.LEFT_FOOT].at == pytest.approx(motion.keys[0].spots[Part.LEFT_FOOT].at)


def test_a_leg_that_swings_low_does_not_go_through_the_ground() -> None:
    ahead = replace(STANDING, right_leg=Leg(hip=25, ankle=-30), rests=(Part.LEFT_FOOT,))
    behind = replace(STANDING, right_leg=Leg(hip=-20, ankle=-30), rests=(Part.LEFT_FOOT,))
    assert movement_faults(Motion.of(exercise(ahead, behind))) == ()


def test_free_hands_stay_above_the_ground() -> None:
    down = Arm(shoulder=90, elbow=0)
    low = Pose(trunk=-30, right_arm=down, left_arm=down, right_leg=Leg(hip=110), left_leg=Leg(hip=110))
    assert not [fault for fault in movement_faults(Motion.of(exercise(STANDING, low))) if "hand is" in fault]


def test_knees_can_fall_aside_while_the_feet_stay() -> None:
    rests = (Part.BACK, Part.HEAD, *FEET)
    middle = replace(LYING, rests=rests)
    aside = replace(
        middle,
        roll=16,
        twist=16,
        right_leg=Leg(hip=43, abduct=26, turn=36, knee=95),
        left_leg=Leg(hip=50, abduct=-18, turn=-30, knee=95),
    )
    motion = Motion.of(exercise(middle, aside, aside.mirrored(), prop=Prop.MAT, view=View.CORNER))
    assert [fault for fault in movement_faults(motion) if "tipped" in fault or "slides" in fault] == []
    assert motion.keys[1].figure.right_leg.foot[1][1] < 0.99


def test_a_plank_keeps_elbows_and_knees_down_between_its_frames() -> None:
    rests = (Part.RIGHT_KNEE, Part.LEFT_KNEE, *FOREARMS)
    back = Pose(
        trunk=-12,
        right_arm=Arm(shoulder=102, elbow=90),
        left_arm=Arm(shoulder=102, elbow=90),
        right_leg=Leg(hip=70, knee=122),
        left_leg=Leg(hip=70, knee=122),
        rests=rests,
    )
    arm, leg = Arm(shoulder=70, elbow=90), Leg(knee=70)
    line = replace(back, trunk=19, right_arm=arm, left_arm=arm, right_leg=leg, left_leg=leg)
    assert movement_faults(Motion.of(exercise(back, line, prop=Prop.MAT))) == ()


def test_what_goes_wrong_is_named() -> None:
    far = Pose(right_leg=Leg(hip=170, knee=170), right_arm=Arm(elbow=170), rests=(Part.LEFT_FOOT, Part.RIGHT_HAND))
    faults = " · ".join(movement_faults(Motion.of(exercise(far, replace(far, trunk=60))), 1))
    assert "right knee bent: 170° is not" in faults
    assert "right_hand is" in faults
    leg = Motion.of(exercise(far, far)).keys[0].figure.right_leg
    longer = replace(settle(STANDING, Support(), {}).figure, right_leg=replace(leg, ankle=(9.0, 9.0, 9.0)))
    assert any("shin is" in fault for fault in figure_faults(longer, (), Support()))
    sunk = settle(replace(LYING, rests=(Part.LEFT_FOOT,)), Support(), {}).figure
    assert any("in the ground" in fault for fault in figure_faults(sunk, (), Support()))


def test_a_part_that_is_out_of_reach_slides_and_that_is_told() -> None:
    high = replace(KNEELING, trunk=80, rests=(Part.LEFT_KNEE, Part.RIGHT_KNEE, Part.RIGHT_HAND))
    assert any("slides" in fault for fault in movement_faults(Motion.of(exercise(KNEELING, high)), 1))


def test_sides_that_take_turns_mirror_the_body_and_others_the_picture() -> None:
    lifted = replace(STANDING, right_leg=Leg(hip=70, knee=80), rests=(Part.LEFT_FOOT,))
    turns = exercise(STANDING, lifted, sides=Sides.ALTERNATE, arrows=(Part.RIGHT_KNEE,), highlight=(Part.RIGHT_HIP,))
    one, other = Motion.of(turns), Motion.of(turns, other_side=True)
    assert other.keys[1].figure.left_leg.knee[1] == pytest.approx(one.keys[1].figure.right_leg.knee[1])
    assert other.exercise.highlight == (Part.LEFT_HIP,)
    assert not other.stage.flipped
    assert other.stage.box == pytest.approx(one.stage.box)
    each = Motion.of(replace(turns, sides=Sides.EACH), other_side=True)
    assert each.stage.flipped
    assert each.keys == Motion.of(replace(turns, sides=Sides.EACH)).keys


def test_the_figure_never_leaps() -> None:
    up = replace(LYING, trunk=205, rests=(Part.RIGHT_SHOULDER, Part.HEAD, *FEET))
    motion = Motion.of(exercise(replace(LYING, rests=(Part.RIGHT_SHOULDER, Part.SEAT, Part.HEAD, *FEET)), up))
    heights = [motion.figure(0, 1, share / 50).spine[0][1] for share in range(51)]
    assert max(abs(b - a) for a, b in pairwise(heights)) < 0.02
