"""The walk page: shows the moment, and every key and button asks for what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.session import StopReason
from coach.domain.timeline import Timeline
from coach.services.performance import RunState
from coach.ui.pages.walk_page import WalkPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.progress_ring import ProgressRing
from tests.ui.by_name import control, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import counting, eighteen_minutes, read_words

TITLE = "Walk 9 of your plan"
BUTTONS = ["Repeat", "Pause", "End early", "I have pain"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("walk", "routine", "exercises")


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return eighteen_minutes()


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, timeline: Timeline) -> WalkPage:
    page = WalkPage(appearance, texts)
    show(qtbot, page)
    page.show_walk(timeline, TITLE)
    page.show_state(RunState.RUNNING)
    page.show_position(454.0)
    page.setFocus()
    return page


@pytest.fixture
def asked(page: WalkPage) -> list[str]:
    """What was asked for, in order."""
    heard: list[str] = []
    signals = {
        "pause": page.pause_requested,
        "resume": page.resume_requested,
        "repeat": page.repeat_requested,
        "ease": page.ease_requested,
        "small": page.small_view_requested,
    }
    for name, signal in signals.items():
        signal.connect(lambda name=name: heard.append(name))
    page.end_requested.connect(lambda reason: heard.append(f"end {reason.value}"))
    page.mute_requested.connect(lambda mute: heard.append(f"mute {mute}"))
    return heard


def ring(page: WalkPage) -> str:
    """What the ring says."""
    return page.findChildren(ProgressRing)[0].accessibleName()


def test_the_page_says_where_you_are(page: WalkPage) -> None:
    assert ring(page) == "Steady pace 10:26 left of 18:00"
    assert TITLE in words(page)
    assert "Voice on" in words(page)


def test_it_shows_the_sentence_just_spoken_and_what_comes(page: WalkPage, timeline: Timeline) -> None:
    page.show_cue(timeline.cues[0])
    assert f"“{timeline.cues[0].text}”" in words(page)
    coming = timeline.cues[2]
    page.show_position(coming.at - 40.0)
    assert "Next in 40 s · " in words(page)
    page.show_position(coming.at - 39.0)
    assert "Next in 39 s · " in words(page)


def test_a_walk_taken_up_again_shows_the_sentence_that_was_last(page: WalkPage, timeline: Timeline) -> None:
    last = timeline.last_cue(454.0)
    assert last is not None
    assert f"“{last.text}”" in words(page)


def test_after_the_last_sentence_nothing_is_announced(page: WalkPage) -> None:
    page.show_position(1079.0)
    assert "Next in" not in words(page)


def test_a_far_sentence_is_announced_in_minutes(page: WalkPage, timeline: Timeline) -> None:
    first = timeline.cues[0]
    sparse = Timeline((*[event for event in timeline.events if event not in timeline.cues], first), timeline.seconds)
    late = Timeline((*sparse.events[:-1], type(first)(600.0, first.kind, first.phase, first.text, first.topic)), 1080.0)
    page.show_walk(late, TITLE)
    page.show_position(400.0)
    assert "Next in 4 min · safety reminder" in words(page)


def test_the_warm_up_shows_its_exercises_and_flows_into_the_ring(page: WalkPage) -> None:
    page.show_exercises(Catalogue(RESOURCES).exercise_book(), {})
    page.show_walk(eighteen_minutes(warm_up=True), TITLE)
    page.show_position(101.0)
    for said in ("Warm-up · exercise 2 of 2", "Calf raises", "Then the walk, 18:00."):
        assert said in words(page)
    assert not page.findChildren(ProgressRing)[0].isVisible()
    page.show_position(180.0)
    assert "Calf raises" not in words(page)
    assert page.findChildren(ProgressRing)[0].isVisible()
    assert ring(page) == "Easy pace 18:00 left of 18:00"


def test_in_the_warm_up_alone_an_exercise_can_be_left_or_made_easier(page: WalkPage, asked: list[str]) -> None:
    page.next_requested.connect(lambda: asked.append("next"))
    page.easier_requested.connect(lambda: asked.append("easier"))
    page.show_walk(eighteen_minutes(warm_up=True), TITLE)
    page.show_position(101.0)
    pain = control(page, "I have pain").geometry()
    press(page, "Next")
    key(page, Qt.Key.Key_N)
    press(page, "Easier now")
    key(page, Qt.Key.Key_A)
    assert asked == ["next", "next", "easier", "easier"]
    page.show_position(180.0)
    key(page, Qt.Key.Key_N)
    key(page, Qt.Key.Key_A)
    assert len(asked) == 4
    assert "Next" not in names(page)
    QApplication.processEvents()
    assert control(page, "I have pain").geometry() == pain


def test_before_any_walk_the_page_says_so(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = WalkPage(appearance, texts)
    show(qtbot, page)
    assert ring(page) == "– No walk is on."


@pytest.mark.parametrize(
    ("pressed", "wish"),
    [
        (Qt.Key.Key_Space, ["pause"]),
        (Qt.Key.Key_R, ["repeat"]),
        (Qt.Key.Key_P, ["pause"]),
        (Qt.Key.Key_V, ["small"]),
        (Qt.Key.Key_M, ["mute True"]),
    ],
)
@pytest.mark.parametrize("focus", ["Pause", ""])
def test_keys_work_wherever_the_focus_is(
    page: WalkPage, asked: list[str], pressed: Qt.Key, wish: list[str], focus: str
) -> None:
    if focus:
        control(page, focus).setFocus()
    else:
        page.focusWidget().clearFocus()
    key(page, pressed)
    assert asked == wish


def test_space_presses_the_button_that_the_keyboard_is_on(page: WalkPage, asked: list[str]) -> None:
    control(page, "I have pain").setFocus()
    key(page, Qt.Key.Key_Space)
    assert asked == ["pause"]


def test_a_click_leaves_space_to_pause(page: WalkPage, asked: list[str]) -> None:
    QTest.mouseClick(control(page, "Repeat"), Qt.MouseButton.LeftButton)
    key(page, Qt.Key.Key_Space)
    assert asked == ["repeat", "pause"]


def test_a_click_lets_go_of_the_button_that_tab_had_reached(page: WalkPage, asked: list[str]) -> None:
    control(page, "I have pain").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(control(page, "Repeat"), Qt.MouseButton.LeftButton)
    key(page, Qt.Key.Key_Space)
    assert asked == ["repeat", "pause"]


@pytest.mark.parametrize(("name", "wish"), [("Repeat", ["repeat"]), ("Pause", ["pause"]), ("Small view", ["small"])])
def test_buttons_ask_for_what_they_say(page: WalkPage, asked: list[str], name: str, wish: list[str]) -> None:
    press(page, name)
    assert asked == wish


def test_a_paused_walk_offers_to_resume(page: WalkPage, asked: list[str]) -> None:
    page.show_state(RunState.PAUSED)
    assert ring(page).startswith("Paused 10:26")
    press(page, "Resume")
    key(page, Qt.Key.Key_Space)
    assert asked == ["resume", "resume"]
    page.show_state(RunState.RUNNING)
    assert "Pause" in names(page)


@pytest.mark.parametrize(
    ("name", "pressed", "reason"),
    [
        ("I am tired", Qt.Key.Key_1, "tired"),
        ("I have no time left", Qt.Key.Key_2, "time"),
        ("Another reason", Qt.Key.Key_3, "other"),
    ],
)
def test_ending_early_asks_why(page: WalkPage, asked: list[str], name: str, pressed: Qt.Key, reason: str) -> None:
    press(page, "End early")
    press(page, name)
    key(page, Qt.Key.Key_E)
    key(page, pressed)
    assert asked == [f"end {reason}"] * 2


@pytest.mark.parametrize("way", ["Keep walking", "escape"])
def test_ending_early_can_be_left(page: WalkPage, asked: list[str], way: str) -> None:
    key(page, Qt.Key.Key_E)
    key(page, Qt.Key.Key_Escape) if way == "escape" else press(page, way)
    assert asked == []
    assert [name for name in names(page) if name in BUTTONS] == BUTTONS


def test_leaving_the_pain_question_leaves_a_paused_walk_paused(page: WalkPage, asked: list[str]) -> None:
    page.show_state(RunState.PAUSED)
    key(page, Qt.Key.Key_P)
    key(page, Qt.Key.Key_Escape)
    assert "resume" not in asked
    page.show_state(RunState.RUNNING)
    key(page, Qt.Key.Key_P)
    page.show_state(RunState.PAUSED)
    key(page, Qt.Key.Key_Escape)
    assert asked[-1] == "resume"


def test_pain_pauses_before_it_asks(page: WalkPage, asked: list[str]) -> None:
    press(page, "I have pain")
    assert asked == ["pause"]
    assert "The walk is paused. What is it like?" in words(page)
    assert ring(page).startswith("Steady pace 10:26")


def test_letters_rest_while_a_question_is_open(page: WalkPage, asked: list[str]) -> None:
    key(page, Qt.Key.Key_P)
    asked.clear()
    for letter in (Qt.Key.Key_R, Qt.Key.Key_E, Qt.Key.Key_P):
        key(page, letter)
    assert asked == []


def test_an_answer_gives_the_buttons_back(page: WalkPage, asked: list[str]) -> None:
    key(page, Qt.Key.Key_P)
    page.show_state(RunState.PAUSED)
    press(page, "A mild ache: go on easier")
    assert asked == ["pause", "ease", "resume"]
    page.show_state(RunState.RUNNING)
    assert [name for name in names(page) if name in BUTTONS] == BUTTONS


def test_a_walk_that_ends_closes_its_questions(page: WalkPage) -> None:
    key(page, Qt.Key.Key_E)
    page.show_state(RunState.IDLE)
    assert "I am tired" not in names(page)
    assert "Pause" in names(page)


def test_the_mute_button_says_what_pressing_it_does(page: WalkPage, asked: list[str]) -> None:
    press(page, "Mute")
    page.show_muted(True)
    assert "Muted: read along" in words(page)
    press(page, "Sound on")
    page.show_muted(False)
    assert "Voice on" in words(page)
    assert asked == ["mute True", "mute False"]


def test_m_mutes_while_a_question_is_open_too(page: WalkPage, asked: list[str]) -> None:
    key(page, Qt.Key.Key_P)
    asked.clear()
    key(page, Qt.Key.Key_M)
    assert asked == ["mute True"]


def test_why_sentences_do_not_sound_stands_under_the_walk_until_they_do(page: WalkPage) -> None:
    page.show_trouble("There is no sound card.")
    assert "There is no sound card." in words(page)
    page.show_trouble("")
    assert "There is no sound card." not in words(page)


def test_a_trouble_outlives_a_mute(page: WalkPage) -> None:
    page.show_trouble("There is no sound card.")
    page.show_muted(True)
    page.show_muted(False)
    assert "No sound here: read along" in words(page)


def test_each_counted_second_is_shown_large_in_the_ring(page: WalkPage, timeline: Timeline) -> None:
    shown = []
    for count in counting(timeline):
        page.show_position(count.at)
        page.show_count(count)
        shown.append(ring(page))
    assert shown == ["Steady pace in 3", "Steady pace in 2", "Steady pace in 1"]
    page.show_position(timeline.spans[0].end)
    assert ring(page) == "Steady pace 15:00 left of 18:00"


def test_a_count_told_a_moment_before_its_second_is_shown(page: WalkPage, timeline: Timeline) -> None:
    count = counting(timeline)[0]
    page.show_position(count.at - 0.04)
    page.show_count(count)
    assert ring(page) == "Steady pace in 3"


def test_a_pause_takes_the_count_away(page: WalkPage, timeline: Timeline) -> None:
    count = counting(timeline)[0]
    page.show_position(count.at)
    page.show_count(count)
    page.show_state(RunState.PAUSED)
    assert ring(page).startswith("Paused 15:03")


def test_sharp_pain_ends_the_walk_as_such(page: WalkPage) -> None:
    reasons: list[StopReason] = []
    page.end_requested.connect(reasons.append)
    key(page, Qt.Key.Key_P)
    key(page, Qt.Key.Key_3)
    assert reasons == [StopReason.SHARP_PAIN]


def test_a_missing_voice_is_told_with_its_reason(page: WalkPage) -> None:
    page.show_trouble("There is no sound card on this computer.")
    assert "No sound here: read along\n" in words(page)
    whole = "No sound here: read along. There is no sound card on this computer."
    told = [label for label in page.findChildren(QLabel) if label.accessibleDescription() == whole]
    assert [label.toolTip() for label in told] == [whole]
    page.show_trouble("")
    assert "Voice on" in words(page)
    page.show_voice_off()
    assert "Voice off: read along" in words(page)


def test_a_computer_that_slept_is_told_until_the_walk_goes_on(page: WalkPage) -> None:
    page.show_state(RunState.PAUSED)
    page.show_slept()
    assert "Your computer slept" in words(page)
    page.show_state(RunState.RUNNING)
    assert "Your computer slept" not in words(page)


def test_the_beat_is_named_beside_the_voice(page: WalkPage) -> None:
    page.show_beat(104)
    assert "Voice on · 104 steps/min beat" in words(page)
    page.show_beat(None)
    assert "steps/min" not in words(page)


def test_a_sentence_of_two_lines_leaves_the_ring_where_it_is(page: WalkPage, timeline: Timeline) -> None:
    ring = page.findChildren(ProgressRing)[0]
    cue = next(event for event in timeline.events if event.text)
    page.show_cue(replace(cue, text="Short."))
    QApplication.processEvents()
    before = ring.geometry()
    page.show_cue(
        replace(cue, text="Let your shoulders drop, look ahead and not at your feet, and let both arms swing.")
    )
    QApplication.processEvents()
    assert ring.geometry() == before


class Paints(QObject):
    """Counts how often the page is painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.page, self.count = page, 0
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += watched is self.page and event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def paints(page: WalkPage) -> Iterator[Paints]:
    QApplication.processEvents()
    counter = Paints(page.findChildren(ProgressRing)[0])
    yield counter
    counter.page.removeEventFilter(counter)


def test_a_second_costs_one_repaint_of_the_ring(page: WalkPage, paints: Paints) -> None:
    for second in range(10):
        page.show_position(455.0 + second)
        QApplication.processEvents()
    assert paints.count == 10


def test_the_same_moment_costs_no_repaint(page: WalkPage, paints: Paints) -> None:
    page.show_position(454.0)
    QApplication.processEvents()
    assert paints.count == 0


def test_every_control_says_its_name(page: WalkPage) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 420, 560), (200, 1120, 740), (200, 840, 560)])
def test_every_button_stays_in_view(
    page: WalkPage, appearance: Appearance, percent: int, width: int, height: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, height)
    QApplication.processEvents()
    for name in BUTTONS:
        button = control(page, name)
        assert page.rect().contains(button.rect().translated(button.mapTo(page, button.rect().topLeft()))), name


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 420, 560), (200, 1120, 740), (200, 640, 740)])
def test_in_a_warm_up_its_buttons_are_in_view_and_the_figure_has_the_room_there_is(
    page: WalkPage, appearance: Appearance, percent: int, width: int, height: int
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, height)
    page.show_exercises(Catalogue(RESOURCES).exercise_book(), {})
    page.show_walk(eighteen_minutes(warm_up=True), TITLE)
    page.show_position(101.0)
    for _ in range(3):
        QApplication.processEvents()
    for name in ("Next", "Easier now", "I have pain"):
        button = control(page, name)
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint()))), name
    figure = page.findChildren(FigureView)[0]
    assert figure.height() >= 150
    page.show_position(180.0)
    assert "Next" not in names(page)
