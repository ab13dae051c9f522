"""The moving figure: it follows, it loops, it stands still where somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseBook, Sides
from coach.domain.figure_loop import HOLD
from coach.domain.look import Look, Scheme
from coach.domain.motion import FigureState
from coach.domain.pose import Arm, Pose
from coach.domain.timeline import Event, EventKind, Phase, PoseStep, Timeline
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.figure_view import FigureView
from tests.figures import STANDING, exercise

UP = Pose(right_arm=Arm(shoulder=170))
LIFT = exercise(STANDING, UP, id="lift", holds=1)
BOOK = ExerciseBook((LIFT, replace(LIFT, id="words", frames=())))


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance, texts: Texts, hand: Hand) -> FigureView:
    figure = FigureView(appearance, texts, now=hand)
    qtbot.addWidget(figure)
    return figure


def timeline(exercise_id: str = "lift") -> Timeline:
    steps = (PoseStep(exercise_id, 0, 0), PoseStep(exercise_id, 1, 2), PoseStep(exercise_id, 0, 2, mirrored=True))
    events = tuple(Event(at, EventKind.POSE, Phase.CORE, pose=step) for at, step in zip((0, 4, 8), steps, strict=True))
    return Timeline(events, 20)


def test_it_follows_a_timeline(view: FigureView) -> None:
    view.show_timeline(timeline(), BOOK)
    view.show_position(5)
    assert view.state == FigureState("lift", 0, 1, 0.5)
    view.show_position(9)
    assert view.state == FigureState("lift", 1, 0, 0.5, mirrored=True)


def test_between_two_positions_it_goes_on_at_the_pace_of_the_session(
    view: FigureView, hand: Hand, qtbot: QtBot
) -> None:
    view.show()
    view.show_timeline(timeline(), BOOK)
    hand.seconds += 2
    view.show_position(4)
    hand.seconds += 0.25
    qtbot.waitUntil(lambda: view.state is not None and view.state.share == pytest.approx(0.25))
    hand.seconds += 30
    qtbot.waitUntil(lambda: view.state is not None and view.state.share == pytest.approx(0.6))


def test_a_pause_holds_it(view: FigureView, hand: Hand) -> None:
    view.show_timeline(timeline(), BOOK)
    view.show_position(5)
    view.set_running(False)
    hand.seconds += 0.4
    view.show_position(5)
    assert view.state == FigureState("lift", 0, 1, 0.5)
    view.set_running(False)
    view.set_running(True)
    view.set_running(True)
    assert view.state == FigureState("lift", 0, 1, 0.5)


def test_an_exercise_without_frames_shows_nobody(view: FigureView) -> None:
    view.show_timeline(timeline("words"), BOOK)
    view.show_position(5)
    assert view.state is None
    assert view.accessibleName() == "No figure"
    view.show()
    view.repaint()


def test_it_shows_one_exercise_again_and_again(view: FigureView, hand: Hand, qtbot: QtBot) -> None:
    view.show()
    view.play(replace(LIFT, sides=Sides.EACH), mirrored=True)
    assert view.moving
    hand.seconds += 1
    qtbot.waitUntil(lambda: view.state == FigureState("lift", 0, 1, 0.5, mirrored=True))
    assert "other side" in view.accessibleName()
    assert view.accessibleDescription() == "Move. Come back."


def test_it_stops_where_it_is(view: FigureView, hand: Hand, appearance: Appearance) -> None:
    view.show()
    view.play(LIFT)
    hand.seconds += 1
    view.stop()
    hand.seconds += HOLD
    appearance.changed.emit()
    assert view.state == FigureState("lift", 0, 1, 0.5)
    assert not view.moving


def test_it_rests_while_nobody_can_see_it(view: FigureView) -> None:
    view.play(LIFT)
    assert not view.moving
    view.show()
    assert view.moving
    view.hide()
    assert not view.moving


def test_less_motion_shows_key_poses_alone(view: FigureView, hand: Hand, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, reduced_motion=True))
    view.show()
    view.play(LIFT)
    hand.seconds += 0.5
    view.stop()
    assert view.state == FigureState("lift", 1, 1, 1.0)
    assert view.accessibleName() == "A figure shows: Lift"


def test_it_paints_in_every_look(view: FigureView, appearance: Appearance) -> None:
    view.resize(view.sizeHint())
    view.play(LIFT)
    seen = set()
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
        appearance.apply_look(Look(scheme))
        image = view.grab().toImage()
        seen.add(image.pixelColor(image.width() // 2, image.height() // 2).name())
    assert len(seen) == 3
    assert view.minimumWidth() <= 200


def test_an_exercise_that_cannot_move_is_refused(view: FigureView) -> None:
    with pytest.raises(ValueError, match="frames"):
        view.play(replace(LIFT, frames=()))
