"""Key frames being put together, with everything that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.exercise import MOST_FRAMES
from coach.domain.frame_edit import MOST_UNDONE, Frames, History
from coach.domain.motion import Motion
from coach.domain.pose import KeyFrame, Pose

ONE, TWO, THREE = (KeyFrame(Pose(neck=neck)) for neck in (0, 10, 20))
FRAMES = Frames((ONE, TWO, THREE), 1)


def test_a_pose_is_added_after_the_one_that_is_worked_on_and_looks_like_it() -> None:
    assert FRAMES.add() == Frames((ONE, TWO, KeyFrame(TWO.pose), THREE), 2)


def test_a_pose_at_the_end_is_the_first_again_so_that_the_movement_returns() -> None:
    assert FRAMES.choose(2).add().frame.pose == ONE.pose


def test_a_copy_takes_everything_along() -> None:
    held = FRAMES.change(replace(TWO, hold=True, say="Up"))
    assert held.duplicate().frames == (ONE, held.frame, held.frame, THREE)


def test_frames_are_moved_as_far_as_there_are_places() -> None:
    assert FRAMES.move(1) == Frames((ONE, THREE, TWO), 2)
    assert FRAMES.move(1).move(1) == FRAMES.move(1)
    assert FRAMES.move(-5) == Frames((TWO, ONE, THREE), 0)


def test_the_last_frame_stays() -> None:
    assert FRAMES.remove() == Frames((ONE, THREE), 1)
    assert FRAMES.choose(2).remove() == Frames((ONE, TWO), 1)
    assert Frames().remove() == Frames()


def test_there_is_an_end_to_frames() -> None:
    frames = Frames()
    for _ in range(MOST_FRAMES + 3):
        frames = frames.add()
    assert len(frames.frames) == MOST_FRAMES
    assert frames.duplicate() == frames


@pytest.mark.parametrize("frames", [Frames(), FRAMES])
def test_what_is_being_made_can_be_looked_at(frames: Frames) -> None:
    assert len(Motion.of(frames.as_exercise("Mine")).keys) >= 2


changes: st.SearchStrategy[Callable[[Frames], Frames]] = st.sampled_from(
    [
        Frames.add,
        Frames.duplicate,
        Frames.remove,
        lambda frames: frames.move(1),
        lambda frames: frames.move(-1),
        lambda frames: frames.change_pose(replace(frames.frame.pose, neck=frames.frame.pose.neck + 5)),
    ]
)


@settings(max_examples=60)
@given(st.lists(changes, max_size=8))
def test_everything_can_be_taken_back_and_made_again(steps: list[Callable[[Frames], Frames]]) -> None:
    history = History(FRAMES)
    for step in steps:
        history = history.make(step)
    last = history.now
    while history.past:
        history = history.undo()
    assert history.now == FRAMES
    while history.future:
        history = history.redo()
    assert history.now == last


def test_one_drag_is_one_change() -> None:
    history = History(FRAMES)
    for neck in (11, 12, 13):
        history = history.change(FRAMES.change_pose(Pose(neck=neck)), "drag 1")
    assert history.undo().now == FRAMES
    other = history.change(FRAMES.change_pose(Pose(neck=14)), "drag 2")
    assert other.undo().now == history.now


def test_to_look_at_another_frame_is_no_change() -> None:
    history = History(FRAMES).change(FRAMES.choose(0))
    assert (history.now.chosen, history.past) == (0, ())
    assert History(FRAMES, key="say").change(FRAMES).key == "say"


def test_nothing_is_taken_back_or_made_again_where_there_is_nothing() -> None:
    history = History(FRAMES)
    assert history.undo() == history
    assert history.redo() == history


def test_a_new_change_forgets_what_was_taken_back() -> None:
    history = History(FRAMES).make(Frames.add).undo().make(Frames.remove)
    assert history.future == ()


def test_memory_has_an_end() -> None:
    history = History(FRAMES)
    for neck in range(MOST_UNDONE + 5):
        history = history.change(FRAMES.change_pose(Pose(neck=neck / 10 + 30)))
    assert len(history.past) == MOST_UNDONE
