"""The page of a routine: shows the moment, and every key and button asks for what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Exercise, RoutineItem
from coach.domain.look import Look, Scheme
from coach.domain.timeline import Station, Timeline
from coach.services.performance import RunState
from coach.ui.pages.routine_page import RoutinePage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.filling_number import FillingNumber
from coach.ui.widgets.share_bar import ShareBar
from tests.ui.by_name import control, key, named_controls, names, press, show, words
from tests.ui.days import read_words
from tests.ui.routines import CORE, book, performed

BUTTONS = ["Back", "Pause", "Next", "Easier now", "Too much", "End early", "I have pain"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("walk", "routine", "exercises")


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return performed()


@pytest.fixture(scope="module")
def bird_dog(timeline: Timeline) -> Station:
    return timeline.stations[1]


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, timeline: Timeline) -> RoutinePage:
    page = RoutinePage(appearance, texts)
    show(qtbot, page)
    page.resize(1120, 740)
    page.show_routine(timeline, "Core", book())
    page.show_state(RunState.RUNNING)
    page.setFocus()
    return page


@pytest.fixture
def asked(page: RoutinePage) -> list[str]:
    """What was asked for, in order."""
    heard: list[str] = []
    signals = {
        "pause": page.pause_requested,
        "resume": page.resume_requested,
        "next": page.next_requested,
        "back": page.back_requested,
        "easier": page.easier_requested,
        "too much": page.too_much_requested,
        "ease": page.ease_requested,
    }
    for name, signal in signals.items():
        signal.connect(lambda name=name: heard.append(name))
    page.end_requested.connect(lambda reason: heard.append(f"end {reason.value}"))
    page.mute_requested.connect(lambda mute: heard.append(f"mute {mute}"))
    page.count_aloud_requested.connect(lambda aloud: heard.append(f"aloud {aloud}"))
    return heard


def number(page: RoutinePage) -> str:
    """The name of the large number: its figures and what they are."""
    found = [one.accessibleName() for one in page.findChildren(FillingNumber) if one.isVisible()]
    return found[0] if found else next(name for name in _numbers(page) if name)


def _numbers(page: RoutinePage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(BigNumber) if one.isVisible()]


def test_a_hold_shows_its_seconds_side_and_repetition(page: RoutinePage, bird_dog: Station) -> None:
    third = bird_dog.repetitions[2]
    page.show_position(third.holds + 0.5)
    assert number(page) == "3 s hold"
    shown = words(page)
    for said in ("Core · exercise 2 of 3", "Bird-dog", "Left arm · right leg", "Rep 3 of 6", "Easier: Bird-dog, leg"):
        assert said in shown
    assert "Next: Side plank from the knees" in shown
    page.show_position(third.released - 0.3)
    assert number(page) == "1 s hold"


def test_the_other_side_is_said_in_words(page: RoutinePage, bird_dog: Station) -> None:
    page.show_position(bird_dog.repetitions[1].start + 0.5)
    assert "Right arm · left leg" in words(page)
    assert number(page) == "2 of 6"
    assert "Rep 2 of 6" not in words(page)
    assert "Hold 3 s each" in words(page)


def test_while_it_is_shown_nothing_says_that_one_is_doing_it(page: RoutinePage, bird_dog: Station) -> None:
    page.show_position(bird_dog.start + 0.5)
    assert "s to watch" in number(page)
    assert "6 reps · hold 3 s each" in words(page)
    assert "Rep 1" not in words(page)
    assert "Left arm" not in words(page)


def test_an_exercise_that_lifts_no_limb_names_the_whole_side(page: RoutinePage, timeline: Timeline) -> None:
    plank = timeline.stations[2]
    page.show_position(plank.repetitions[0].start + 0.5)
    assert "Right side" in words(page)
    page.show_position(plank.repetitions[-1].start + 0.5)
    assert "Left side" in words(page)


def test_getting_ready_fills_the_card_with_three_two_one(page: RoutinePage, bird_dog: Station) -> None:
    begins = bird_dog.repetitions[0].start
    seen = []
    for left in (2.9, 1.9, 0.9):
        page.show_position(begins - left)
        seen.append(number(page))
    assert seen == ["3 get ready", "2 get ready", "1 get ready"]
    assert "Left arm" not in words(page)
    page.show_position(begins + 0.1)
    assert number(page) == "1 of 6"


def test_a_rest_shows_the_next_exercise_with_its_figure(page: RoutinePage, timeline: Timeline) -> None:
    first = timeline.stations[0]
    page.show_position(first.end - 3.0)
    assert number(page) == "3 s rest"
    assert "Next: Bird-dog" in words(page)
    assert "6 reps · hold 3 s each" in words(page)
    figure = page.findChildren(FigureView)[0]
    assert figure.isVisible()
    assert figure.state is not None
    assert figure.state.exercise == "bird_dog"


def test_the_bar_fills_over_all_repetitions_of_an_exercise(page: RoutinePage, bird_dog: Station) -> None:
    bar = page.findChildren(ShareBar)[0]
    page.show_position(bird_dog.repetitions[3].start)
    assert bar.share == pytest.approx(0.5)
    assert bar.accessibleName() == "50 % of this exercise"


def test_the_sentence_just_said_stands_there_to_be_read(page: RoutinePage, bird_dog: Station) -> None:
    page.show_position(bird_dog.start + 1.0)
    assert "“Now: Bird-dog.”" in words(page)


def test_before_the_first_and_after_the_last_exercise_it_says_so(page: RoutinePage, timeline: Timeline) -> None:
    page.show_position(1.0)
    assert "First: Bridge" in words(page)
    page.show_position(timeline.seconds - 0.5)
    assert "That was all" in words(page)
    assert "left" not in words(page)
    assert "Rep" not in words(page)


def test_without_a_routine_the_page_says_so(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = RoutinePage(appearance, texts)
    show(qtbot, page)
    assert "No routine is on." in words(page)


def own_exercise() -> Exercise:
    """One that somebody described in words."""
    bridge = book().get("bridge")
    assert bridge is not None
    return replace(
        bridge,
        id="mine",
        name="From my physio",
        frames=(),
        highlight=(),
        arrows=(),
        easier="",
        harder="",
        picture="a.png",
    )


def show_own(page: RoutinePage, pictures: dict[str, Path]) -> Exercise:
    own = own_exercise()
    exercises = book().with_more([own])
    timeline = performed(replace(CORE, items=(RoutineItem(own.id),)), exercises)
    page.show_routine(timeline, "Core", exercises, pictures)
    page.show_position(timeline.stations[0].repetitions[0].start + 1.0)
    return own


def test_an_exercise_without_a_movement_shows_its_steps(page: RoutinePage) -> None:
    own = show_own(page, {})
    assert f"1. {own.steps[0]}" in words(page)
    assert not page.findChildren(FigureView)[0].isVisible()


def test_an_exercise_with_a_picture_shows_it(page: RoutinePage, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    photo = QPixmap(40, 30)
    photo.fill(Qt.GlobalColor.red)
    assert photo.save(str(file))
    own = show_own(page, {"mine": file})
    shown = [one for one in page.findChildren(QLabel) if one.isVisible() and not one.pixmap().isNull()]
    assert [one.accessibleName() for one in shown] == [own.name]
    assert f"1. {own.steps[0]}" not in words(page)


@pytest.mark.parametrize(
    ("pressed", "wish"),
    [
        (Qt.Key.Key_Space, ["pause"]),
        (Qt.Key.Key_N, ["next"]),
        (Qt.Key.Key_B, ["back"]),
        (Qt.Key.Key_A, ["easier"]),
        (Qt.Key.Key_T, ["too much"]),
        (Qt.Key.Key_P, ["pause"]),
        (Qt.Key.Key_M, ["mute True"]),
        (Qt.Key.Key_C, ["aloud False"]),
    ],
)
@pytest.mark.parametrize("focus", ["Pause", ""])
def test_keys_work_wherever_the_focus_is(
    page: RoutinePage, asked: list[str], pressed: Qt.Key, wish: list[str], focus: str
) -> None:
    if focus:
        control(page, focus).setFocus()
    else:
        page.focusWidget().clearFocus()
    key(page, pressed)
    assert asked == wish


@pytest.mark.parametrize(
    ("name", "wish"), [("Next", "next"), ("Back", "back"), ("Easier now", "easier"), ("Too much", "too much")]
)
def test_buttons_ask_for_what_they_say_and_name_their_key(
    page: RoutinePage, asked: list[str], name: str, wish: str
) -> None:
    press(page, name)
    assert asked == [wish]
    assert control(page, name).toolTip().startswith(f"{name} (")


def test_pain_pauses_asks_and_may_go_on_easier(page: RoutinePage, asked: list[str]) -> None:
    press(page, "I have pain")
    page.show_state(RunState.PAUSED)
    assert "The routine is paused. What is it like?" in words(page)
    press(page, "A mild ache: go on easier")
    assert asked == ["pause", "ease", "resume"]


def test_sharp_pain_ends_it_as_such(page: RoutinePage, asked: list[str]) -> None:
    key(page, Qt.Key.Key_P)
    press(page, "Sharp, shooting or spreading")
    assert asked[-1] == "end sharp_pain"


def test_ending_early_asks_why(page: RoutinePage, asked: list[str]) -> None:
    key(page, Qt.Key.Key_E)
    press(page, "I am tired")
    assert asked == ["end tired"]


def test_a_paused_routine_says_so_and_offers_to_resume(page: RoutinePage, bird_dog: Station, asked: list[str]) -> None:
    page.show_position(bird_dog.repetitions[0].start)
    page.show_state(RunState.PAUSED)
    assert "Paused" in words(page)
    key(page, Qt.Key.Key_Space)
    assert asked == ["resume"]


def test_counting_aloud_offers_the_other(page: RoutinePage, asked: list[str]) -> None:
    press(page, "Count silently")
    page.show_count_aloud(False)
    press(page, "Count aloud")
    assert asked == ["aloud False", "aloud True"]


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_seconds_of_a_hold_end_between_two_positions_too(
    qtbot: QtBot, appearance: Appearance, texts: Texts, timeline: Timeline, bird_dog: Station
) -> None:
    clock = Clock()
    page = RoutinePage(appearance, texts, clock)
    show(qtbot, page)
    page.show_routine(timeline, "Core", book())
    page.show_state(RunState.RUNNING)
    page.show_position(bird_dog.repetitions[2].holds + 0.5)
    clock.now = 0.8
    qtbot.waitUntil(lambda: number(page) == "2 s hold", timeout=2000)
    clock.now = 60.0  # the computer stood still: nothing is made up
    page.show_position(bird_dog.repetitions[2].holds + 0.5)
    page.show_state(RunState.PAUSED)
    clock.now = 60.8
    assert number(page) == "3 s hold"


def test_a_routine_that_changed_goes_on_where_it_was(page: RoutinePage, timeline: Timeline, bird_dog: Station) -> None:
    page.show_position(bird_dog.repetitions[0].start + 0.5)
    page.show_routine(timeline, "Core", book())
    assert number(page) == "1 of 6"


def test_every_control_says_its_name(page: RoutinePage, bird_dog: Station) -> None:
    page.show_position(bird_dog.repetitions[0].start)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 420, 560), (200, 1120, 740), (200, 640, 740)])
def test_in_every_window_the_buttons_and_the_figure_stay_in_view(
    page: RoutinePage, appearance: Appearance, bird_dog: Station, percent: int, width: int, height: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, height)
    page.show_position(bird_dog.repetitions[0].start)
    QApplication.processEvents()
    QApplication.processEvents()
    assert [name for name in names(page) if name in BUTTONS] == BUTTONS
    for name in BUTTONS:
        button = control(page, name)
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint()))), name
    figure = page.findChildren(FigureView)[0]
    assert figure.height() >= 100
    assert figure.mapTo(page, QPoint()).y() + figure.height() / 2 < control(page, "Pause").mapTo(page, QPoint()).y()


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 420, 560), (200, 1120, 740), (200, 640, 740)])
def test_in_every_window_each_answer_to_pain_is_in_view(
    page: RoutinePage, appearance: Appearance, percent: int, width: int, height: int
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, height)
    QApplication.processEvents()
    press(page, "I have pain")
    for _ in range(3):
        QApplication.processEvents()
    for name in ("A mild ache: go on easier", "Stop for today", "Sharp, shooting or spreading"):
        button = control(page, name)
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint()))), name
    press(page, "Go on as before")
    assert page.findChildren(FigureView)[0].isVisible()


@pytest.mark.parametrize(("percent", "width"), [(100, 420), (200, 1120)])
def test_where_room_is_scarce_counting_is_still_switched(
    page: RoutinePage, appearance: Appearance, asked: list[str], percent: int, width: int
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, percent))
    page.resize(width, 740)
    QApplication.processEvents()
    press(page, "Count silently")
    assert asked == ["aloud False"]


def test_tab_leads_to_every_button_from_top_to_bottom(page: RoutinePage) -> None:
    visited = []
    for _ in range(9):
        key(page, Qt.Key.Key_Tab)
        visited.append(page.window().focusWidget().accessibleName())
    assert visited == [*BUTTONS[2:], "Count silently", "Mute", *BUTTONS[:2]]
