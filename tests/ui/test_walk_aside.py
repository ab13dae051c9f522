"""What can be told and asked for on the way: by button and key, on the walk page and in the small view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.feeling import Feeling, Felt
from coach.domain.gentled import Gentled
from coach.domain.look import Look, Scheme
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.domain.walk import Route, shape_walk
from coach.services.performance import RunState
from coach.ui.mini_view import MiniView
from coach.ui.pages.walk_face import WalkRing
from coach.ui.pages.walk_page import WalkPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from tests.made_warm_up import WARM_UP
from tests.ui.by_name import control, key, names, press, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import read_words

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

FEELINGS = [
    ("My back is better", Qt.Key.Key_B, Feeling.BETTER),
    ("My back is the same", Qt.Key.Key_S, Feeling.SAME),
    ("My back is worse", Qt.Key.Key_W, Feeling.WORSE),
]
CHANGED = "Your walk is shorter and easier from here."
SHORTER = Gentled(is_shorter=True, is_home=False, may_undo=True)
View = WalkPage | MiniView
Open = Callable[..., View]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("walk", "routine", "exercises")


def split_walk(route: Route = Route.ROUND, warm_up: bool = False) -> Timeline:
    walk = shape_walk(12, warm_up, bouts=(6, 6), rest_minutes=2, route=route)
    return compose_walk(walk, VoiceStyle.FRIENDLY, 1, 4, Catalogue(RESOURCES).cue_book(), WARM_UP)


def rest_of(timeline: Timeline) -> float:
    return next(span.start for span in timeline.spans if span.phase is Phase.REST)


@pytest.fixture(params=[WalkPage, MiniView])
def open_view(request: pytest.FixtureRequest, qtbot: QtBot, appearance: Appearance, texts: Texts) -> Open:
    """A view of a walk in parts, with the keyboard on it."""

    def open_it(timeline: Timeline | None = None, at: float = 200.0) -> View:
        view: View = request.param(appearance, texts)
        qtbot.addWidget(view)
        view.resize(900, 740)
        view.show_walk(timeline or split_walk(), "Walk 9 of your plan")
        view.show_state(RunState.RUNNING)
        view.show_position(at)
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        view.setFocus()
        QApplication.processEvents()
        return view

    return open_it


@pytest.mark.parametrize(("name", "pressed", "feeling"), FEELINGS)
@pytest.mark.parametrize("by_key", [False, True])
def test_a_feeling_is_one_key_or_one_button_away(
    open_view: Open, name: str, pressed: Qt.Key, feeling: Feeling, by_key: bool
) -> None:
    view, told = open_view(), list[Feeling]()
    view.feeling_told.connect(told.append)
    key(view, pressed) if by_key else press(view, name)
    assert told == [feeling]


def test_a_feeling_that_was_noted_is_said_and_moves_no_button(open_view: Open) -> None:
    view = open_view()
    QApplication.processEvents()
    before = [control(view, name).geometry() for name, _, _ in FEELINGS]
    view.show_felt(Felt(200.0, Feeling.WORSE))
    QApplication.processEvents()
    assert "Noted: worse." in words(view)
    assert [control(view, name).geometry() for name, _, _ in FEELINGS] == before


def test_the_feelings_stay_in_their_place_in_a_rest(open_view: Open) -> None:
    view, timeline = open_view(), split_walk()
    before = control(view, "My back is worse").x()
    view.show_position(rest_of(timeline) + 10)
    QApplication.processEvents()
    assert control(view, "My back is worse").x() == before


def test_before_the_first_step_there_is_nothing_to_tell(open_view: Open) -> None:
    view, told = open_view(split_walk(warm_up=True), at=20.0), list[Feeling]()
    view.feeling_told.connect(told.append)
    key(view, Qt.Key.Key_W)
    assert told == []
    assert "My back is worse" not in names(view)
    view.show_position(WARM_UP.seconds + 30)
    assert "My back is worse" in names(view)


def test_while_pain_is_asked_about_the_feelings_rest(open_view: Open) -> None:
    view, told = open_view(), list[Feeling]()
    view.feeling_told.connect(told.append)
    press(view, "I have pain")
    assert "My back is worse" not in names(view)
    key(view, Qt.Key.Key_W)
    assert told == []
    press(view, "Go on as before")
    assert "My back is worse" in names(view)


# --- the way home ---------------------------------------------------------------------------------------------------


def test_after_two_worse_the_way_home_is_offered_and_pain_stays_in_reach(open_view: Open) -> None:
    view, asked = open_view(), list[str]()
    view.home_requested.connect(lambda: asked.append("home"))
    view.show_gentler(SHORTER)
    assert CHANGED in words(view)
    assert "9 easy minutes left." in words(view)
    assert "I have pain" in names(view)
    press(view, "Take the way home")
    assert asked == ["home"]
    assert CHANGED not in words(view)


def test_h_goes_home_only_where_it_is_offered(open_view: Open) -> None:
    view, asked = open_view(), list[str]()
    view.home_requested.connect(lambda: asked.append("home"))
    key(view, Qt.Key.Key_H)
    assert asked == []
    view.show_gentler(SHORTER)
    key(view, Qt.Key.Key_H)
    assert asked == ["home"]


def test_escape_goes_on_gently(open_view: Open) -> None:
    view, asked = open_view(), list[str]()
    view.home_requested.connect(lambda: asked.append("home"))
    view.show_gentler(SHORTER)
    key(view, Qt.Key.Key_Escape)
    assert CHANGED not in words(view)
    assert asked == []


def test_indoors_there_is_a_gentle_end_and_no_way_home(open_view: Open) -> None:
    view = open_view(split_walk(Route.INDOORS))
    view.show_gentler(SHORTER)
    assert "Come to a gentle end" in names(view)
    assert "Take the way home" not in names(view)


def test_on_the_way_home_already_it_is_not_offered_again(open_view: Open) -> None:
    view, asked = open_view(split_walk(Route.OUT_AND_BACK)), list[str]()
    view.home_requested.connect(lambda: asked.append("home"))
    view.show_gentler(Gentled(is_shorter=True, is_home=True, may_undo=False))
    assert "9 easy minutes left: the way home." in words(view)
    assert {"Take the way home", "Go on as planned"}.isdisjoint(names(view))
    key(view, Qt.Key.Key_H)
    assert asked == []
    press(view, "Go on gently")
    assert CHANGED not in words(view)


def test_what_is_no_shorter_is_not_called_so(open_view: Open) -> None:
    view = open_view()
    view.show_gentler(Gentled(is_shorter=False, is_home=True, may_undo=False))
    assert "Your walk is easier from here." in words(view)
    assert CHANGED not in words(view)


@pytest.mark.parametrize("by_key", [False, True])
def test_two_worse_by_mistake_go_on_as_planned(open_view: Open, by_key: bool) -> None:
    view, asked = open_view(), list[str]()
    view.undo_requested.connect(lambda: asked.append("undo"))
    view.show_slip(True)
    view.show_gentler(SHORTER)
    view.show_position(300.0)
    key(view, Qt.Key.Key_U) if by_key else press(view, "Go on as planned")
    assert asked == ["undo"]
    view.show_slip(False)
    view.show_taken_back(True)
    assert "On as planned." in words(view)
    assert CHANGED not in words(view)


def test_what_cannot_be_undone_any_more_is_not_offered(open_view: Open) -> None:
    view = open_view()
    view.show_slip(True)
    view.show_gentler(SHORTER)
    assert "Go on as planned" in names(view)
    view.show_slip(False)
    assert "Go on as planned" not in names(view)
    assert CHANGED in words(view)


# --- a slip ---------------------------------------------------------------------------------------------------------

UNDO = "Undo: take back what I just told"


@pytest.mark.parametrize("by_key", [False, True])
def test_what_was_told_just_now_can_be_taken_back(open_view: Open, by_key: bool) -> None:
    view, asked = open_view(), list[str]()
    view.undo_requested.connect(lambda: asked.append("undo"))
    assert UNDO not in names(view)
    key(view, Qt.Key.Key_U)
    view.show_felt(Felt(200.0, Feeling.WORSE))
    view.show_slip(True)
    key(view, Qt.Key.Key_U) if by_key else press(view, UNDO)
    assert asked == ["undo"]
    view.show_slip(False)
    view.show_taken_back(False)
    assert "Taken back." in words(view)
    assert UNDO not in names(view)


def test_undo_is_there_for_a_moment_and_moves_no_button(open_view: Open) -> None:
    view = open_view()
    before = [control(view, name).geometry() for name, _, _ in FEELINGS]
    view.show_felt(Felt(200.0, Feeling.WORSE))
    view.show_slip(True)
    QApplication.processEvents()
    assert [control(view, name).geometry() for name, _, _ in FEELINGS] == before
    view.show_position(220.0)
    assert UNDO in names(view)
    view.show_position(221.0)
    assert UNDO not in names(view)


def test_nothing_of_it_is_left_for_the_next_walk(open_view: Open) -> None:
    view = open_view()
    view.show_felt(Felt(200.0, Feeling.WORSE))
    view.show_gentler(SHORTER)
    view.show_state(RunState.IDLE)
    view.show()
    assert CHANGED not in words(view)
    assert "Noted: worse." not in words(view)


# --- sitting down ---------------------------------------------------------------------------------------------------


def test_sitting_down_is_offered_all_the_way_where_somebody_wants_it(open_view: Open) -> None:
    view, asked = open_view(), list[str]()
    view.resize(min(view.width(), 640), view.height())
    QApplication.processEvents()
    view.sit_requested.connect(lambda: asked.append("sit"))
    assert "I need to sit" not in names(view)
    key(view, Qt.Key.Key_T)
    view.show_intervals(True)
    press(view, "I need to sit")
    assert asked == ["sit", "sit"]


def test_sitting_down_is_offered_to_everybody_where_there_is_room_and_moves_no_button(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    page, asked = small_page(qtbot, appearance, texts, (100, 1120, 740)), list[str]()
    page.sit_requested.connect(lambda: asked.append("sit"))
    press(page, "I need to sit")
    places = [control(page, name).mapTo(page, QPoint()) for name, *_ in FEELINGS]
    page.show_intervals(True)
    QApplication.processEvents()
    assert names(page).count("I need to sit") == 1
    page.show_position(rest_of(split_walk()) + 10)
    QApplication.processEvents()
    assert [control(page, name).mapTo(page, QPoint()) for name, *_ in FEELINGS] == places
    assert (asked, "I need to sit" in names(page)) == (["sit"], False)
    page.resize(640, 740)
    page.show_position(30.0)
    page.show_intervals(False)
    QApplication.processEvents()
    assert "I need to sit" not in names(page)


def test_sitting_down_is_among_the_answers_to_pain(open_view: Open) -> None:
    view, asked = open_view(), list[str]()
    view.sit_requested.connect(lambda: asked.append("sit"))
    view.resume_requested.connect(lambda: asked.append("resume"))
    press(view, "I have pain")
    press(view, "I need to sit for a moment")
    assert asked == ["sit", "resume"]


@pytest.mark.parametrize("by_key", [False, True])
def test_a_rest_can_be_ended_or_made_longer(open_view: Open, by_key: bool) -> None:
    timeline = split_walk()
    view, asked = open_view(timeline), list[str]()
    view.go_on_requested.connect(lambda: asked.append("go on"))
    view.rest_longer_requested.connect(lambda: asked.append("longer"))
    key(view, Qt.Key.Key_G)
    key(view, Qt.Key.Key_L)
    assert asked == []
    view.show_position(rest_of(timeline) + 10)
    for name, pressed in (("Go on now", Qt.Key.Key_G), ("Rest for longer", Qt.Key.Key_L)):
        key(view, pressed) if by_key else press(view, name)
    assert asked == ["go on", "longer"]


def test_a_rest_says_how_long_it_is_and_what_comes_after(open_view: Open) -> None:
    timeline = split_walk()
    view = open_view(timeline, rest_of(timeline) + 15)
    assert any("Rest 1:45" in child.accessibleName() for child in view.findChildren(QWidget))


def test_what_is_left_of_a_walk_in_parts_is_walking_alone(open_view: Open) -> None:
    view = open_view(at=60.0)
    assert any("Easy pace 11:00" in child.accessibleName() for child in view.findChildren(QWidget))


SMALL = [(200, 640, 740), (200, 640, 640), (100, 420, 560), (100, 640, 640)]
"""Text size in per cent, and a window's pixels, across and down."""


def small_page(qtbot: QtBot, appearance: Appearance, texts: Texts, size: tuple[int, int, int]) -> WalkPage:
    appearance.apply_look(Look(Scheme.LIGHT, size[0]))
    page = WalkPage(appearance, texts)
    qtbot.addWidget(page)
    page.resize(*size[1:])
    page.show_walk(split_walk(), "Walk 9 of your plan")
    page.show_state(RunState.RUNNING)
    page.show_position(200.0)
    page.show()
    QApplication.processEvents()
    assert page.width() == size[1]
    return page


def sees(page: WalkPage, start: str) -> bool:
    """Whether the whole of the line that begins so is in view, with all of its words."""
    (line,) = (label for label in page.findChildren(Label) if label.text().startswith(start) and label.isVisible())
    needed = line.heightForWidth(line.width())
    return line.visibleRegion().boundingRect() == line.rect() and line.height() >= needed


@pytest.mark.parametrize("size", SMALL)
def test_in_a_small_window_the_whole_sentence_is_in_view(
    qtbot: QtBot, appearance: Appearance, texts: Texts, size: tuple[int, int, int]
) -> None:
    page, timeline = small_page(qtbot, appearance, texts, size), split_walk()
    page.show_cue(timeline.cues[0])
    qtbot.waitUntil(lambda: sees(page, "“A mild ache"))
    page.show_felt(Felt(200.0, Feeling.WORSE))
    page.show_slip(True)
    qtbot.waitUntil(lambda: sees(page, "“A mild ache"))
    shorter = next(line.text for line in Catalogue(RESOURCES).cue_book().lines if line.id == "shorter.thank-you")
    page.show_cue(Event(200.0, EventKind.CUE, Phase.EASY, shorter))
    page.show_gentler(SHORTER)
    qtbot.waitUntil(lambda: sees(page, "“Thank you"))


@pytest.mark.parametrize("size", [(200, 640, 740), (100, 420, 560)])
def test_in_a_rest_of_a_small_window_the_sentence_and_the_time_are_in_view(
    qtbot: QtBot, appearance: Appearance, texts: Texts, size: tuple[int, int, int]
) -> None:
    page, timeline = small_page(qtbot, appearance, texts, size), split_walk()
    page.show_position(rest_of(timeline) + 10)
    page.show_cue(next(cue for cue in timeline.cues if cue.topic is Topic.REST))
    qtbot.waitUntil(lambda: sees(page, "“") and sees(page, "Rest · 1:50 then 6:00 of walking"))


def test_the_ring_is_back_where_there_is_room_for_it(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = small_page(qtbot, appearance, texts, (200, 640, 640))
    (ring,) = page.findChildren(WalkRing)
    assert not ring.isVisible()
    page.resize(1120, 740)
    qtbot.waitUntil(lambda: ring.visibleRegion().boundingRect() == ring.rect())
    assert page.findChildren(QScrollArea)[0].verticalScrollBar().value() == 0
