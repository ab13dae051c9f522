"""The small view: the same walk, the same wishes, and never in the way of the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.domain.timeline import Timeline
from coach.services.performance import RunState
from coach.ui.mini_view import MiniView
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.progress_ring import ProgressRing
from tests.ui.by_name import control, key, named_controls, names, press, words
from tests.ui.days import counting, eighteen_minutes, read_words

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

BUTTONS = ["Pause", "I have pain", "Mute", "Large view"]
FEELINGS = ["My back is better", "My back is the same", "My back is worse"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("walk", "routine", "exercises")


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return eighteen_minutes()


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance, texts: Texts, timeline: Timeline) -> MiniView:
    view = MiniView(appearance, texts)
    qtbot.addWidget(view)
    view.show_walk(timeline, "Walk 9 of your plan")
    view.show_state(RunState.RUNNING)
    view.show_position(454.0)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def asked(view: MiniView) -> list[str]:
    heard: list[str] = []
    signals = {
        "pause": view.pause_requested,
        "resume": view.resume_requested,
        "repeat": view.repeat_requested,
        "ease": view.ease_requested,
        "large": view.large_view_requested,
    }
    for name, signal in signals.items():
        signal.connect(lambda name=name: heard.append(name))
    view.end_requested.connect(lambda reason: heard.append(f"end {reason.value}"))
    view.mute_requested.connect(lambda mute: heard.append(f"mute {mute}"))
    return heard


def test_it_stays_on_top_and_does_not_take_the_keyboard(view: MiniView) -> None:
    assert view.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert view.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_opened_in_mid_walk_it_shows_the_sentence_that_was_last(view: MiniView, timeline: Timeline) -> None:
    last = timeline.last_cue(454.0)
    assert last is not None
    assert last.text in words(view)


def test_its_buttons_stand_in_one_row(view: MiniView) -> None:
    QApplication.processEvents()
    assert len({control(view, name).y() for name in BUTTONS}) == 1


def test_it_says_where_you_are(view: MiniView, timeline: Timeline) -> None:
    assert view.findChildren(ProgressRing)[0].accessibleName() == "Steady pace 10:26"
    view.show_cue(timeline.cues[1])
    assert timeline.cues[1].text in words(view)


@pytest.mark.parametrize(
    ("name", "pressed", "wish"),
    [
        ("Pause", Qt.Key.Key_Space, ["pause"]),
        ("I have pain", Qt.Key.Key_P, ["pause"]),
        ("Large view", Qt.Key.Key_V, ["large"]),
        ("Mute", Qt.Key.Key_M, ["mute True"]),
    ],
)
@pytest.mark.parametrize("by_key", [False, True])
def test_buttons_and_keys_ask_for_the_same(
    view: MiniView, asked: list[str], name: str, pressed: Qt.Key, wish: list[str], by_key: bool
) -> None:
    view.setFocus()
    key(view, pressed) if by_key else press(view, name)
    assert asked == wish


def test_r_repeats(view: MiniView, asked: list[str]) -> None:
    key(view, Qt.Key.Key_R)
    assert asked == ["repeat"]


def test_a_paused_walk_offers_to_resume(view: MiniView, asked: list[str]) -> None:
    view.show_state(RunState.PAUSED)
    press(view, "Resume")
    assert asked == ["resume"]


def test_pain_is_asked_about_here_and_the_view_grows_for_it(view: MiniView, asked: list[str]) -> None:
    low = view.height()
    press(view, "I have pain")
    assert view.height() > low
    press(view, "Sharp, shooting or spreading")
    assert asked == ["pause", "end sharp_pain"]
    assert view.height() == low
    assert names(view) == [*BUTTONS, *FEELINGS]


def test_it_goes_when_the_walk_is_over(view: MiniView) -> None:
    view.show_state(RunState.IDLE)
    assert not view.isVisible()


def test_a_trouble_is_a_tip(view: MiniView) -> None:
    view.show_trouble("There is no sound card.")
    assert "There is no sound card." in view.toolTip()
    view.show_trouble("")
    assert view.toolTip() == ""


def test_muted_it_says_so_and_offers_sound(view: MiniView, asked: list[str]) -> None:
    view.show_muted(True)
    assert "Muted: read along" in words(view)
    press(view, "Sound on")
    assert asked == ["mute False"]
    view.show_muted(False)
    assert "Muted: read along" not in words(view)


def test_silence_is_told_in_a_quiet_line(view: MiniView) -> None:
    view.show_trouble("There is no sound card.")
    assert "No sound here: read along" in words(view)
    view.show_trouble("")
    assert "No sound here" not in words(view)


def test_a_counted_second_is_in_the_ring(view: MiniView, timeline: Timeline) -> None:
    count = counting(timeline)[2]
    view.show_position(count.at)
    view.show_count(count)
    assert view.findChildren(ProgressRing)[0].accessibleName() == "Steady pace in 1"


def test_it_follows_the_mouse_where_the_window_system_does_not_move_it(view: MiniView) -> None:
    before = view.pos()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(view, QPoint(40, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert view.pos() - before == QPoint(30, 20)


def test_every_control_says_its_name(view: MiniView) -> None:
    assert [kind for kind, name in named_controls(view) if not name] == []


def test_large_letters_fit(view: MiniView, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    QApplication.processEvents()
    for name in BUTTONS:
        button = control(view, name)
        assert view.rect().contains(button.mapTo(view, button.rect().bottomRight())), name


def test_in_the_warm_up_it_names_the_exercise_and_the_repetition(view: MiniView) -> None:
    view.show_walk(eighteen_minutes(warm_up=True), "Walk 9 of your plan")
    view.show_position(101.0)
    assert "calf_raises · Rep 1 of 15" in words(view)
    view.show_position(190.0)
    assert "Rep" not in words(view)
