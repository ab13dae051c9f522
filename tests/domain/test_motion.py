"""Movement: eased, in its frame, and where a timeline says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.camera import Camera
from coach.domain.exercise import Exercise, Sides
from coach.domain.figure_loop import HOLD, PAUSE, FigureLoop
from coach.domain.motion import FigureState, Motion, eased, figure_state
from coach.domain.pose import Arm, Leg, Part, Pose, Prop
from coach.domain.space import length, minus
from coach.domain.stage import LEAST_WIDE, STANDS, flows, longest_path, outline
from coach.domain.timeline import Event, EventKind, Phase, PoseStep, Timeline
from tests.figures import KNEELING, STANDING, exercise

UP = Pose(right_arm=Arm(shoulder=170), left_arm=Arm(shoulder=170))
LIFT = exercise(STANDING, UP, holds=1, sides=Sides.ALTERNATE, arrows=(Part.RIGHT_HAND,), seconds=2)
SITTING = Pose(rests=(Part.SEAT, Part.RIGHT_FOOT), right_leg=Leg(hip=88, knee=88), left_leg=Leg(hip=88, knee=88))


def test_it_begins_and_ends_at_its_key_frames() -> None:
    motion = Motion.of(LIFT)
    assert motion.figure(0, 1, 0) is motion.keys[0].figure
    assert motion.figure(0, 1, 1) is motion.keys[1].figure
    assert motion.figure(1, 1, 0.5) is motion.keys[1].figure
    assert motion.figure(1, 2, 1) is motion.keys[0].figure


def test_it_is_slow_at_both_ends() -> None:
    assert eased(0) == 0
    assert eased(1) == pytest.approx(1)
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(0.1) < 0.1
    assert eased(0.9) > 0.9


def test_an_exercise_without_frames_has_no_movement() -> None:
    for maker in (Motion.of, FigureLoop.of):
        with pytest.raises(ValueError, match="frames"):
            maker(replace(LIFT, frames=()))


def test_the_telling_frame_is_the_held_one_or_the_furthest() -> None:
    assert Motion.of(LIFT).telling == 1
    bow = replace(STANDING, right_arm=Arm(shoulder=20))
    assert Motion.of(exercise(STANDING, bow, UP)).telling == 2


@given(st.floats(0, 1), st.sampled_from([0, 1]))
@settings(max_examples=20)
def test_nobody_leaves_the_frame_of_the_picture(share: float, key: int) -> None:
    motion = Motion.of(LIFT)
    left, bottom, right, top = motion.stage.box
    camera = Camera.of(motion.stage.view)
    for point in outline(motion.figure(key, key + 1, share)):
        u, v, _ = camera.seen(point)
        assert left < u < right
        assert bottom < v < top


def test_an_arrow_follows_the_longest_way_and_not_the_way_back() -> None:
    half = replace(STANDING, right_arm=Arm(shoulder=30))
    motion = Motion.of(exercise(STANDING, half, UP, arrows=(Part.RIGHT_HAND, Part.RIGHT_KNEE, Part.LEFT_HAND)))
    hand, knee, _ = motion.stage.paths
    assert hand[0][1] < hand[-1][1]
    assert hand[-1] == motion.keys[2].figure.right_arm.tip
    assert knee == () == longest_path(Part.HEAD, ())


def circle() -> Exercise:
    """Arms that go round, and come to no stop."""
    aside = Pose(right_arm=Arm(abduct=50), left_arm=Arm(abduct=50))
    poses = (
        replace(aside, right_arm=Arm(shoulder=at, abduct=far)) for at, far in ((30, 20), (0, 50), (-30, 20), (0, 0))
    )
    return exercise(*poses, arrows=(Part.RIGHT_FOREARM, Part.HEAD))


def test_what_goes_round_does_not_stop_at_its_key_frames() -> None:
    motion = Motion.of(circle())
    for key in range(4):
        before, at, after = (
            motion.figure(number, number + 1, share).right_arm.tip
            for number, share in ((key + 3, 0.98), (key, 0.0), (key, 0.02))
        )
        assert length(minus(at, before)) == pytest.approx(length(minus(after, at)), rel=0.1)
        assert length(minus(after, at)) > 0.002
    assert FigureLoop.of(circle()).seconds == pytest.approx(sum(frame.seconds for frame in circle().frames))


def test_what_is_held_or_goes_there_and_back_or_steps_stops() -> None:
    round_ = circle()
    assert flows(round_)
    assert not flows(replace(round_, frames=round_.frames[:3]))
    assert not flows(replace(round_, frames=(*round_.frames[:3], replace(round_.frames[3], hold=True))))
    stepping = replace(round_.frames[3], pose=replace(round_.frames[3].pose, rests=(Part.LEFT_FOOT,)))
    assert not flows(replace(round_, frames=(*round_.frames[:3], stepping)))


def test_the_arrow_of_what_goes_round_is_a_hoop() -> None:
    elbow, head = Motion.of(circle()).stage.paths
    assert length(minus(elbow[-1], elbow[0])) < 0.2 < sum(length(minus(b, a)) for a, b in pairwise(elbow))
    assert head == ()


def test_a_body_that_is_curled_up_is_not_shown_larger_than_one_that_stands() -> None:
    for poses in ((STANDING, UP), (replace(KNEELING, trunk=90), KNEELING)):
        stage = Motion.of(exercise(*poses)).stage
        left, bottom, right, top = stage.box
        assert stage.least_wide >= LEAST_WIDE or top - bottom > STANDS
        assert stage.least_wide >= right - left


def test_an_arrow_hides_neither_head_nor_seat() -> None:
    bow = replace(STANDING, trunk=60, right_leg=Leg(hip=30), left_leg=Leg(hip=30))
    motion = Motion.of(exercise(STANDING, bow, arrows=(Part.HEAD, Part.SEAT)))
    head, seat = motion.stage.paths
    assert head[0][1] > motion.keys[0].figure.head[1] + 0.06
    assert seat[0][0] < motion.keys[0].figure.spine[0][0] - 0.06


@pytest.mark.parametrize(
    ("pose", "prop"),
    [
        (SITTING, Prop.CHAIR),
        (replace(UP, right_arm=Arm(shoulder=40, elbow=50), rests=(*STANDING.rests, Part.RIGHT_HAND)), Prop.CHAIR),
        (replace(UP, left_arm=Arm(shoulder=40, elbow=50), rests=(*STANDING.rests, Part.LEFT_HAND)), Prop.CHAIR),
        (replace(UP, right_arm=Arm(shoulder=40, elbow=50), rests=(*STANDING.rests, Part.RIGHT_HAND)), Prop.TABLE),
        (STANDING, Prop.TABLE),
        (KNEELING, Prop.CHAIR),
        (replace(STANDING, roll=80, rests=(Part.RIGHT_HIP,)), Prop.MAT),
    ],
)
def test_what_stands_around_is_in_the_picture(pose: Pose, prop: Prop) -> None:
    stage = Motion.of(exercise(pose, replace(pose, neck=10), prop=prop)).stage
    left, bottom, right, top = stage.box
    assert left < Camera.of(stage.view).seen((stage.at, 0.1, stage.aside))[0] < right
    assert bottom < 0 < top


def pose_at(at: float, frame: int, mirrored: bool = False, id: str = "test", seconds: float = 2) -> Event:
    return Event(at, EventKind.POSE, Phase.CORE, pose=PoseStep(id, frame, seconds, mirrored))


def test_a_timeline_tells_what_the_figure_does() -> None:
    chime = Event(1, EventKind.CHIME, Phase.CORE)
    timeline = Timeline((pose_at(0, 0, seconds=0), chime, pose_at(2, 1), pose_at(6, 0)), 10)
    assert figure_state(timeline, 1) == FigureState("test", 0, 0, 1.0)
    assert figure_state(timeline, 3) == FigureState("test", 0, 1, 0.5)
    assert figure_state(timeline, 5) == FigureState("test", 0, 1, 1.0)
    assert figure_state(timeline, 6.5) == FigureState("test", 1, 0, 0.25)
    assert figure_state(timeline, 10) == FigureState("test", 1, 0, 1.0)


def test_the_other_side_goes_on_from_where_the_one_ended() -> None:
    timeline = Timeline((pose_at(0, 0), pose_at(2, 1, mirrored=True), pose_at(4, 0, id="next")), 10)
    assert figure_state(timeline, 3) == FigureState("test", 0, 1, 0.5, mirrored=True)
    assert figure_state(timeline, 5) == FigureState("next", 0, 0, 0.5)


def test_nobody_is_there_before_the_first_pose_and_while_one_walks() -> None:
    walk = Event(8, EventKind.PHASE, Phase.EASY)
    timeline = Timeline((Event(0, EventKind.PHASE, Phase.WARM_UP), pose_at(2, 0), walk), 20)
    assert figure_state(timeline, 1) is None
    assert figure_state(timeline, 7) is not None
    assert figure_state(timeline, 12) is None


def test_a_loop_goes_there_holds_comes_back_and_changes_sides() -> None:
    loop = FigureLoop.of(LIFT)
    assert loop.seconds == 4 + HOLD + PAUSE
    assert loop.state(0) == FigureState("test", 0, 1, 0.0)
    assert loop.state(1).share == pytest.approx(0.5)
    assert loop.state(2 + HOLD / 2) == FigureState("test", 0, 1, 1.0)
    assert loop.state(2 + HOLD + 1) == FigureState("test", 1, 0, 0.5)
    assert loop.state(loop.seconds + 0.5).mirrored
    assert not loop.state(loop.seconds + 0.5, mirrored=True).mirrored
    assert loop.state(-1) == loop.state(0)
    assert not FigureLoop.of(replace(LIFT, sides=Sides.EACH)).state(loop.seconds + 0.5).mirrored
    assert loop.moves(1)
    assert not loop.moves(2.5)
