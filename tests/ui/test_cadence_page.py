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
from coach.ui.widgets.tap_rest import QUIET_SECONDS
from tests.fakes.clock import FakeClock
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

PAD, OVER = "Tap at every step", "Counted. You can stop tapping"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 3, 2, 9, tzinfo=UTC))


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, clock: FakeClock) -> Iterator[CadencePage]:
    page = CadencePage(appearance, texts, clock.monotonic)
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


def rested(page: CadencePage, clock: FakeClock, qtbot: QtBot) -> None:
    """Let go by the time in which nothing can be pressed."""
    qtbot.waitUntil(lambda: OVER in names(page))
    clock.advance(QUIET_SECONDS)
    qtbot.waitUntil(lambda: "Count again" in names(page))


def test_a_whole_count_by_keys_is_kept(page: CadencePage, clock: FakeClock, told: list[object], qtbot: QtBot) -> None:
    tap(page, clock, 104, 31)
    rested(page, clock, qtbot)
    assert "This is how you walk" in words(page)
    assert control(page, "104 steps a minute").isVisible()
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
    rested(page, clock, qtbot)
    assert "This is how you walk" in words(page)
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
    rested(page, clock, qtbot)
    press(page, "Keep 90 a minute")
    assert told == [90]


class Watch:
    """A clock that knows how often it was looked at."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock, self.looks = clock, 0

    def monotonic(self) -> float:
        self.looks += 1
        return self._clock.monotonic()


def test_whoever_still_taps_presses_nothing(
    appearance: Appearance, texts: Texts, clock: FakeClock, qtbot: QtBot
) -> None:
    watch, told = Watch(clock), list[object]()
    page = CadencePage(appearance, texts, watch.monotonic)
    page.keep_requested.connect(told.append)
    page.back_requested.connect(lambda: told.append("back"))
    show(qtbot, page)
    tap(page, clock, 110, 33)
    for by_mouse in (False, True) * 2:
        if by_mouse:
            QTest.mousePress(control(page, OVER), Qt.MouseButton.LeftButton)
        else:
            key(page, Qt.Key.Key_Space)
        clock.advance(QUIET_SECONDS * 0.9)
        watch.looks = 0
        qtbot.waitUntil(lambda: watch.looks > 1)
        assert names(page) == [OVER, "That is enough", "Back"]
        for name in ("Back", "That is enough"):
            QTest.mousePress(control(page, name), Qt.MouseButton.LeftButton)
        assert page.window().focusWidget() is control(page, OVER)
    assert told == []
    rested(page, clock, qtbot)
    assert page.window().focusWidget() is control(page, "Keep 110 a minute")
    QTest.mouseClick(control(page, "Back"), Qt.MouseButton.LeftButton)
    assert told == ["back"]


def test_esc_leaves_also_while_somebody_taps(page: CadencePage, clock: FakeClock, told: list[object]) -> None:
    tap(page, clock, 110, 33)
    key(page, Qt.Key.Key_Escape)
    assert told == ["back"]


def test_a_quick_walker_hears_that_the_beat_stays_at_its_quickest(
    page: CadencePage, clock: FakeClock, told: list[object], qtbot: QtBot
) -> None:
    tap(page, clock, 132, 31)
    rested(page, clock, qtbot)
    assert control(page, "132 steps a minute").isVisible()
    assert "The beat stays at 120 a minute" in words(page)
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
    rested(page, clock, qtbot)
    assert said in words(page)
    assert not [name for name in names(page) if name.startswith("Keep")]
    key(page, Qt.Key.Key_Return)
    assert control(page, "0 steps").isVisible()
    assert page.window().focusWidget() is control(page, PAD)


def test_taps_without_a_rhythm_are_met_kindly(page: CadencePage, clock: FakeClock, qtbot: QtBot) -> None:
    for gap in (0.3, 1.4, 0.5, 2.6, 0.3, 0.9, 3.0, 0.25, 1.9, 0.6, 2.2, 1.1, 20):
        key(page, Qt.Key.Key_Space)
        clock.advance(gap)
    rested(page, clock, qtbot)
    assert "Find your pace first" in words(page)


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
        rested(page, clock, qtbot)
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []
