"""The pose editor: joints are dragged and turned, and nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from coach.adapters.start_poses import read_start_poses
from coach.domain.frame_edit import Frames
from coach.domain.joints import Joint
from coach.domain.look import Look, Scheme
from coach.domain.pose import Breath, Part, Prop, View
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.frame_button import FrameButton
from coach.ui.widgets.joint_handle import JointHandle
from coach.ui.widgets.pose_editor import PoseEditor
from tests.ui.by_name import control, is_checked, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import read_words
from tests.ui.shelves import book, exercise


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("pose_editor")


@pytest.fixture
def editor(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[PoseEditor]:
    editor = PoseEditor(appearance, texts, read_start_poses(RESOURCES))
    editor.show_book(book())
    show(qtbot, editor)
    editor.resize(900, 1200)
    yield editor
    let_go()


def handle(editor: PoseEditor, joint: Joint) -> JointHandle:
    return next(one for one in editor.findChildren(JointHandle) if one.joint is joint)


def middle(editor: PoseEditor, joint: Joint) -> QPoint:
    found = handle(editor, joint)
    return found.mapTo(editor, found.rect().center())


def drag(editor: PoseEditor, joint: Joint, by: QPoint, release: bool = True) -> None:
    """With the mouse, in a few moves."""
    found = handle(editor, joint)
    start, left = found.rect().center(), Qt.MouseButton.LeftButton
    QTest.mousePress(found, left, Qt.KeyboardModifier.NoModifier, start)
    origin = found.mapTo(editor, start)
    for share in (0.3, 0.7, 1.0):
        to = found.mapFrom(editor, origin + by * share)
        QTest.mouseMove(found, to)
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(found, left, Qt.KeyboardModifier.NoModifier, found.mapFrom(editor, origin + by))


def choose(editor: PoseEditor, joint: Joint) -> None:
    """Put the keyboard on a joint; its numbers are there after the layout's next turn."""
    handle(editor, joint).setFocus()
    QApplication.processEvents()


def take(editor: PoseEditor, id: str) -> None:
    found = control(editor, "Start from")
    assert isinstance(found, DropDown)
    found.show_chosen(id)
    press(editor, "Take it over")


def test_a_hand_follows_the_mouse(editor: PoseEditor) -> None:
    before = middle(editor, Joint.RIGHT_HAND)
    drag(editor, Joint.RIGHT_HAND, QPoint(60, -60))
    after = middle(editor, Joint.RIGHT_HAND)
    # The picture may have changed its scale to hold the arm.
    assert after.x() > before.x() + 20
    assert after.y() < before.y() - 20
    arm = editor.frames.frame.pose.right_arm
    assert arm.shoulder > 20
    assert editor.frames.frame.pose.left_arm.shoulder == 0


def test_the_hand_is_under_the_mouse_while_it_is_dragged(editor: PoseEditor) -> None:
    before = middle(editor, Joint.RIGHT_HAND)
    drag(editor, Joint.RIGHT_HAND, QPoint(50, -40), release=False)
    off = middle(editor, Joint.RIGHT_HAND) - before - QPoint(50, -40)
    assert off.manhattanLength() < 8


def test_a_foot_that_is_dragged_up_comes_off_the_ground(editor: PoseEditor) -> None:
    drag(editor, Joint.LEFT_FOOT, QPoint(40, -60))
    assert editor.frames.frame.pose.rests == (Part.RIGHT_FOOT,)
    assert not is_checked(editor, "Left foot")
    assert editor.frames.frame.pose.left_leg.knee > 20


def test_one_drag_is_taken_back_at_once_and_made_again(editor: PoseEditor) -> None:
    drag(editor, Joint.RIGHT_ELBOW, QPoint(50, -20))
    moved = editor.frames
    QTest.keyClick(handle(editor, Joint.RIGHT_ELBOW), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.frames == Frames()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(handle(editor, Joint.RIGHT_ELBOW), Qt.Key.Key_Z, both)
    assert editor.frames == moved


def test_arrow_keys_turn_a_joint_that_says_its_degrees(editor: PoseEditor) -> None:
    knee = handle(editor, Joint.RIGHT_KNEE)
    knee.setFocus()
    QTest.keyClick(knee, Qt.Key.Key_Up)
    QTest.keyClick(knee, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(knee, Qt.Key.Key_Right)
    leg = editor.frames.frame.pose.right_leg
    assert (leg.hip, leg.abduct) == (6, 5)
    assert knee.accessibleName() == (
        "Right knee: thigh forward 6 degrees, away from the body 5 degrees, turned outward 0 degrees"
    )
    QTest.keyClick(knee, Qt.Key.Key_Down)
    assert "thigh forward 1 degree," in knee.accessibleName()


def test_keys_stop_where_the_joint_does(editor: PoseEditor) -> None:
    head = handle(editor, Joint.HEAD)
    for _ in range(20):
        QTest.keyClick(head, Qt.Key.Key_Up)
    assert editor.frames.frame.pose.neck == 60


def test_tab_goes_from_joint_to_joint(editor: PoseEditor) -> None:
    handle(editor, Joint.HEAD).setFocus()
    seen = []
    for _ in Joint:
        focus = QApplication.focusWidget()
        assert isinstance(focus, JointHandle)
        seen.append(focus.joint)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == list(Joint)


def test_the_angles_of_a_joint_can_be_typed(editor: PoseEditor) -> None:
    choose(editor, Joint.LEFT_ELBOW)
    field = control(editor, "Left elbow: arm forward")
    assert isinstance(field, QSpinBox)
    field.setValue(90)
    assert editor.frames.frame.pose.left_arm.shoulder == 90
    assert "arm forward 90 degrees" in handle(editor, Joint.LEFT_ELBOW).accessibleName()


def test_a_joint_that_rests_says_why_it_stays(editor: PoseEditor) -> None:
    choose(editor, Joint.RIGHT_FOOT)
    assert "Right foot rests" in words(editor)


def test_what_hardly_anybody_can_do_is_said(editor: PoseEditor) -> None:
    assert "Hardly anybody" not in words(editor)
    choose(editor, Joint.LEFT_KNEE)
    field = control(editor, "Left knee: thigh forward")
    assert isinstance(field, QSpinBox)
    field.setValue(135)
    assert "Hardly anybody can bend like this: left ankle." in words(editor)


def test_a_pose_to_begin_with_brings_what_it_needs(editor: PoseEditor) -> None:
    take(editor, "start sit")
    assert editor.frames.prop is Prop.CHAIR
    assert Part.SEAT in editor.frames.frame.pose.rests
    assert is_checked(editor, "A chair")


def test_one_pose_or_the_whole_movement_of_an_exercise_is_taken_over(editor: PoseEditor) -> None:
    take(editor, "pose bird_dog 1")
    assert editor.frames.frame.pose == exercise("bird_dog").frames[1].pose
    assert len(editor.frames.frames) == 1
    take(editor, "whole bird_dog")
    assert editor.frames.frames == exercise("bird_dog").frames


def test_key_frames_are_added_copied_moved_and_removed(editor: PoseEditor) -> None:
    press(editor, "Add a pose")
    drag(editor, Joint.RIGHT_HAND, QPoint(60, -80))
    second = editor.frames.frame
    press(editor, "Copy it")
    assert [frame.pose for frame in editor.frames.frames] == [Frames().frame.pose, second.pose, second.pose]
    press(editor, "Remove it")
    press(editor, "Earlier")
    assert editor.frames.frames[0] == second
    assert len([one for one in editor.findChildren(FrameButton) if one.isVisible()]) == 2
    press(editor, "Pose 2")
    assert editor.frames.chosen == 1


def test_seconds_hold_breath_and_a_word_belong_to_a_frame(editor: PoseEditor) -> None:
    seconds = control(editor, "Reached in")
    assert isinstance(seconds, DropDown)
    seconds.setCurrentIndex(seconds.findData("4"))
    seconds.activated.emit(seconds.currentIndex())
    press(editor, "Out")
    press(editor, "Hold here, as long as the dose says")
    QTest.keyClicks(control(editor, "A word as it begins"), "And up")
    frame = editor.frames.frame
    assert (frame.seconds, frame.breath, frame.hold, frame.say) == (4.0, Breath.OUT, True, "And up")
    assert "Pose 1 held" in names(editor)
    press(editor, "Out")
    assert editor.frames.frame.breath is None


def test_what_rests_is_ticked_and_something_always_does(editor: PoseEditor) -> None:
    press(editor, "Left foot")
    press(editor, "Right foot")
    assert editor.frames.frame.pose.rests == (Part.RIGHT_FOOT,)
    assert is_checked(editor, "Right foot")


def test_the_view_is_chosen_and_there_always_is_one(editor: PoseEditor) -> None:
    press(editor, "The front")
    assert editor.frames.view is View.FRONT
    press(editor, "The front")
    assert is_checked(editor, "The front")


def test_the_movement_can_be_watched_once_there_are_two_poses(editor: PoseEditor) -> None:
    assert not control(editor, "Watch it move").isEnabled()
    take(editor, "whole bird_dog")
    press(editor, "Watch it move")
    film = next(iter(editor.findChildren(FigureView)))
    assert film.isVisible()
    assert film.moving
    assert not handle(editor, Joint.HEAD).isVisible()
    press(editor, "Back to the dots")
    assert handle(editor, Joint.HEAD).isVisible()
    assert not film.moving


def test_every_control_has_a_name(editor: PoseEditor) -> None:
    assert [kind for kind, name in named_controls(editor) if not name] == []


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_handles_stay_on_their_joints_in_every_look(editor: PoseEditor, appearance: Appearance, scheme: Scheme) -> None:
    appearance.apply_look(Look(scheme, 200))
    editor.resize(900, 1900)
    QApplication.processEvents()
    head, foot = middle(editor, Joint.HEAD), middle(editor, Joint.RIGHT_FOOT)
    assert head.y() < foot.y()
    assert 30 < handle(editor, Joint.HEAD).width() < 40
