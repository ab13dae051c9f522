"""Counting steps: by mouse and by keys, on the clock it is given, and nothing is kept that nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.ui.pages.cadence_page import CadencePage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.fakes.clock import FakeClock
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

PAD = "Tap at every step"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 3, 2, 9, tzinfo=UTC))


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, clock: FakeClock) -> Iterator[CadencePage]:
    page = CadencePage(appearance, texts, clock.monotonic, rest_ms=20)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def told(page: CadencePage) -> list[object]:
    heard: list[object] = []
    page.keep_requested.connect(heard.append)
    page.back_requested.connect(lambda: heard.append("back"))
    return heard


def tap(page: CadencePage, clock: FakeClock, cadence: float, seconds: float) -> None:
    """Press Space in rhythm."""
    for _ in range(int(seconds * cadence / 60)):
        key(page, Qt.Key.Key_Space)
        clock.advance(60 / cadence)


def rested(page: CadencePage, qtbot: QtBot, name: str) -> None:
    """Wait until what has come after the count can be pressed."""
    qtbot.waitUntil(lambda: control(page, name).isEnabled())


def test_a_whole_count_by_keys_is_kept(page: CadencePage, clock: FakeClock, told: list[object], qtbot: QtBot) -> None:
    tap(page, clock, 104, 31)
    assert "This is how you walk" in words(page)
    assert control(page, "104 steps a minute").isVisible()
    rested(page, qtbot, "Keep 104 a minute")
    key(page, Qt.Key.Key_Return)
    assert told == [104]


def test_the_time_begins_at_the_first_tap(page: CadencePage, clock: FakeClock) -> None:
    clock.advance(60)
    assert control(page, "30 seconds left").isVisible()
    key(page, Qt.Key.Key_Return)
    clock.advance(12.3)
    key(page, Qt.Key.Key_Return)
    assert control(page, "18 seconds left").isVisible()
    assert control(page, "2 steps").isVisible()


def test_the_clock_ends_the_count_without_a_tap(page: CadencePage, clock: FakeClock, qtbot: QtBot) -> None:
    tap(page, clock, 100, 20)
    clock.advance(30)
    qtbot.waitUntil(lambda: "This is how you walk" in words(page))
    assert control(page, "100 steps a minute").isVisible()


def test_the_mouse_counts_each_press_also_quick_ones(page: CadencePage, clock: FakeClock) -> None:
    pad = control(page, PAD)
    for _ in range(3):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
        clock.advance(0.6)
        QTest.mouseDClick(pad, Qt.MouseButton.LeftButton)
        clock.advance(0.6)
    assert control(page, "6 steps").isVisible()


def test_a_key_that_is_held_is_one_step(page: CadencePage, clock: FakeClock) -> None:
    pad = control(page, PAD)
    for held in (False, True, True):
        for code in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, "", held)
            QApplication.sendEvent(pad, event)
            clock.advance(0.4)
        QTest.keyRelease(pad, Qt.Key.Key_Space)
    assert control(page, "2 steps").isVisible()


def test_a_steady_count_can_end_early(page: CadencePage, clock: FakeClock, told: list[object], qtbot: QtBot) -> None:
    tap(page, clock, 90, 8)
    assert not control(page, "That is enough").isEnabled()
    tap(page, clock, 90, 5)
    press(page, "That is enough")
    rested(page, qtbot, "Keep 90 a minute")
    press(page, "Keep 90 a minute")
    assert told == [90]


def test_whoever_still_taps_keeps_nothing(page: CadencePage, clock: FakeClock, told: list[object]) -> None:
    tap(page, clock, 110, 33)
    key(page, Qt.Key.Key_Return)
    assert told == []
    assert not control(page, "Keep 110 a minute").isEnabled()


def test_a_quick_walker_hears_that_the_beat_stays_at_its_quickest(
    page: CadencePage, clock: FakeClock, told: list[object], qtbot: QtBot
) -> None:
    tap(page, clock, 132, 31)
    assert control(page, "132 steps a minute").isVisible()
    assert "The beat stays at 120 a minute" in words(page)
    rested(page, qtbot, "Keep 120 a minute")
    press(page, "Keep 120 a minute")
    assert told == [120]


@pytest.mark.parametrize(
    ("cadence", "said"), [(6, "There were only a few taps."), (45, "If you tapped for one foot only")]
)
def test_a_count_that_does_not_tell_is_met_kindly(
    page: CadencePage, clock: FakeClock, qtbot: QtBot, cadence: float, said: str
) -> None:
    tap(page, clock, cadence, 31)
    clock.advance(30)
    qtbot.waitUntil(lambda: said in words(page))
    assert not [name for name in names(page) if name.startswith("Keep")]
    rested(page, qtbot, "Count again")
    key(page, Qt.Key.Key_Return)
    assert control(page, "0 steps").isVisible()
    assert page.window().focusWidget() is control(page, PAD)


def test_taps_without_a_rhythm_are_met_kindly(page: CadencePage, clock: FakeClock, qtbot: QtBot) -> None:
    for gap in (0.3, 1.4, 0.5, 2.6, 0.3, 0.9, 3.0, 0.25, 1.9, 0.6, 2.2, 1.1, 20):
        key(page, Qt.Key.Key_Space)
        clock.advance(gap)
    qtbot.waitUntil(lambda: "Find your pace first" in words(page))


def test_back_leaves_everything_as_it_was(page: CadencePage, clock: FakeClock, told: list[object]) -> None:
    tap(page, clock, 100, 20)
    key(page, Qt.Key.Key_Escape)
    press(page, "Back")
    assert told == ["back", "back"]


def test_a_count_that_is_left_begins_afresh(page: CadencePage, clock: FakeClock, qtbot: QtBot) -> None:
    tap(page, clock, 100, 20)
    page.hide()
    clock.advance(60)
    page.show()
    qtbot.waitExposed(page)
    assert control(page, "0 steps").isVisible()
    assert control(page, "30 seconds left").isVisible()


def test_the_beat_as_it_is_and_where_the_number_comes_from_are_shown(page: CadencePage) -> None:
    assert "30 seconds" in words(page)
    page.show_cadence(96)
    assert "The beat is 96 a minute now" in words(page)
    assert "CADENCE-Adults" in words(page)


def test_every_control_says_what_it_is(page: CadencePage) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize(("width", "percent"), [(430, 100), (760, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: CadencePage, appearance: Appearance, clock: FakeClock, qtbot: QtBot, width: int, percent: int, over: bool
) -> None:
    if over:
        tap(page, clock, 132, 31)
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []
