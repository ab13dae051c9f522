"""Poses and small exercises for tests of the figure."""

from __future__ import annotations

from hypothesis import strategies as st

from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Sides
from coach.domain.pose import Arm, KeyFrame, Leg, Part, Pose, Prop, View

arms = st.builds(
    Arm,
    shoulder=st.floats(-40, 170),
    abduct=st.floats(-20, 90),
    turn=st.floats(-60, 60),
    elbow=st.floats(0, 140),
    wrist=st.floats(-80, 90),
)
legs = st.builds(
    Leg,
    hip=st.floats(-20, 120),
    abduct=st.floats(-20, 40),
    turn=st.floats(-30, 40),
    knee=st.floats(0, 140),
    ankle=st.floats(-40, 20),
)
poses = st.builds(
    Pose,
    trunk=st.floats(0, 200),
    roll=st.floats(-90, 90),
    yaw=st.floats(-60, 60),
    spine=st.floats(-30, 80),
    bend=st.floats(-30, 30),
    twist=st.floats(-40, 40),
    neck=st.floats(-40, 40),
    right_arm=arms,
    left_arm=arms,
    right_leg=legs,
    left_leg=legs,
    rests=st.lists(st.sampled_from(Part), max_size=6, unique=True).map(tuple),
)

KNEELING = Pose(
    trunk=13,
    right_arm=Arm(shoulder=77),
    left_arm=Arm(shoulder=77),
    right_leg=Leg(hip=77, knee=90),
    left_leg=Leg(hip=77, knee=90),
    rests=(Part.LEFT_KNEE, Part.RIGHT_KNEE, Part.RIGHT_HAND, Part.LEFT_HAND),
)
LYING = Pose(
    trunk=180,
    right_leg=Leg(hip=47, knee=95),
    left_leg=Leg(hip=47, knee=95),
    rests=(Part.BACK, Part.SEAT, Part.HEAD, Part.RIGHT_FOOT, Part.LEFT_FOOT, Part.RIGHT_HAND, Part.LEFT_HAND),
)
STANDING = Pose()


def exercise(
    *poses: Pose,
    id: str = "test",
    sides: Sides = Sides.NONE,
    prop: Prop = Prop.NONE,
    view: View = View.SIDE,
    holds: int | None = None,
    seconds: float = 2.0,
    highlight: tuple[Part, ...] = (),
    words: str = "",
    arrows: tuple[Part, ...] = (),
) -> Exercise:
    """An exercise of these key poses; ``holds`` is the number of the one that is held."""
    frames = tuple(KeyFrame(pose, seconds, hold=number == holds) for number, pose in enumerate(poses))
    return Exercise(
        id=id,
        name=id.title(),
        kind=ExerciseKind.CORE,
        position=Position.STANDING,
        doses=(Dose(3),),
        steps=("Move.", "Come back."),
        stop_if="Stop if it hurts.",
        sides=sides,
        prop=prop,
        view=view,
        frames=frames,
        highlight=highlight,
        highlight_words=words,
        arrows=arrows,
    )
