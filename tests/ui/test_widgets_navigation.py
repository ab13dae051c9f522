"""Going from page to page, and seeing where the keyboard is."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.ui.navigation import Navigation, PageLink
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.chip_group import Chip, ChipGroup, Choice
from coach.ui.widgets.focus_ring import FocusRing, RingFrame
from coach.ui.widgets.page_frame import PageFrame

Kind = TypeVar("Kind", bound=QWidget)


def only(window: QWidget, kind: type[Kind]) -> Kind:
    """The one widget of this kind."""
    (found,) = window.findChildren(kind)
    return found


def layout_of(window: QWidget) -> QLayout:
    layout = window.layout()
    assert layout is not None
    return layout


LINKS = (
    PageLink("today", "Today", "footprints"),
    PageLink("plan", "Plan", "calendar-days"),
    PageLink("settings", "Settings", "settings", at_foot=True),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QHBoxLayout(window)
    window.resize(1120, 700)
    return window


@pytest.fixture
def navigation(window: QWidget, qtbot: QtBot, appearance: Appearance, texts: Texts) -> Navigation:
    navigation = Navigation(appearance, texts, LINKS)
    layout_of(window).addWidget(navigation)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return navigation


def test_only_the_pages_that_exist_are_offered(navigation: Navigation) -> None:
    names = [QAccessible.queryAccessibleInterface(b).text(QAccessible.Text.Name) for b in navigation.buttons]
    assert names == ["Today", "Plan", "Settings"]


def test_a_click_asks_for_a_page_and_does_not_pretend_it_is_open(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.show_page("today")
    with qtbot.waitSignal(navigation.page_requested) as heard:
        QTest.mouseClick(navigation.buttons[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["plan"]
    assert [button.isChecked() for button in navigation.buttons] == [True, False, False]


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, "today"), (Qt.Key.Key_2, "plan"), (Qt.Key.Key_3, "settings")])
def test_control_and_a_number_open_a_page(navigation: Navigation, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    qtbot.waitUntil(lambda: navigation.window().isActiveWindow())
    with qtbot.waitSignal(navigation.page_requested) as heard:
        QTest.keyClick(navigation.window(), key, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [page]


def test_a_narrow_window_leaves_the_icons(navigation: Navigation, window: QWidget) -> None:
    wide = navigation.width()
    window.resize(700, 700)
    assert navigation.width() < wide / 2
    assert all(button.text() == "" and button.toolTip() for button in navigation.buttons)
    window.resize(1120, 700)
    assert [button.text().strip() for button in navigation.buttons] == ["Today", "Plan", "Settings"]


def test_twice_the_text_size_leaves_the_icons(navigation: Navigation, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    assert all(button.text() == "" for button in navigation.buttons)


@pytest.fixture
def ring(qapp: QApplication, appearance: Appearance, window: QWidget, qtbot: QtBot) -> FocusRing:
    ring = FocusRing(qapp, appearance)
    page = PageFrame("Title")
    column = QVBoxLayout()
    for button in (PrimaryButton("Start"), QuietButton("Later"), QLineEdit()):
        column.addWidget(button)
    page.content.addLayout(column)
    layout_of(window).addWidget(page)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return ring


def test_the_ring_goes_round_the_control_with_the_keyboard(ring: FocusRing, window: QWidget) -> None:
    start, later = only(window, PrimaryButton), only(window, QuietButton)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for target in (start, later):
        frame = ring.frame
        assert frame is not None
        assert frame.size().width() > target.width()
        assert frame.mapToGlobal(frame.rect().center()) == target.mapToGlobal(target.rect().center())
        QTest.keyClick(target, Qt.Key.Key_Tab)


def test_the_ring_moves_with_its_control(ring: FocusRing, window: QWidget) -> None:
    start = only(window, PrimaryButton)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    only(window, PageFrame).show_title("A title\nthat needs\nthree lines")
    window.resize(600, 500)
    layout_of(window).activate()
    frame = ring.frame
    assert frame is not None
    assert frame.mapToGlobal(frame.rect().center()) == start.mapToGlobal(start.rect().center())


def test_the_ring_stays_while_a_menu_of_its_button_is_open(ring: FocusRing, window: QWidget) -> None:
    start = only(window, PrimaryButton)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(start, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert ring.frame is not None


def test_the_ring_finds_a_control_whose_place_changes_without_a_word_to_it(ring: FocusRing, window: QWidget) -> None:
    start = only(window, PrimaryButton)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.frame is not None
    ring.frame.move(0, 0)
    parent = start.parentWidget()
    assert parent is not None
    QApplication.postEvent(parent, QEvent(QEvent.Type.LayoutRequest))
    QApplication.processEvents()
    assert ring.frame.mapToGlobal(ring.frame.rect().center()) == start.mapToGlobal(start.rect().center())


def test_a_mouse_press_calls_no_ring_but_the_next_key_does(ring: FocusRing, window: QWidget) -> None:
    later = only(window, QuietButton)
    only(window, PrimaryButton).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mousePress(later, Qt.MouseButton.LeftButton)
    later.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.frame is None
    QTest.mouseRelease(later, Qt.MouseButton.LeftButton)
    QTest.keyClick(later, Qt.Key.Key_Shift)
    assert ring.frame is not None


def test_the_ring_goes_when_its_control_goes(ring: FocusRing, window: QWidget) -> None:
    only(window, PrimaryButton).setFocus(Qt.FocusReason.TabFocusReason)
    only(window, PageFrame).hide()
    assert ring.frame is None


def test_the_ring_survives_the_page_it_stood_in(ring: FocusRing, window: QWidget, qtbot: QtBot) -> None:
    page = only(window, PageFrame)
    only(window, PrimaryButton).setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    other = PrimaryButton("Other")
    layout_of(window).addWidget(other)
    other.show()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.frame is not None


def test_the_ring_goes_with_a_chip_that_is_deleted(ring: FocusRing, window: QWidget, qtbot: QtBot) -> None:
    chips = ChipGroup("Kinds", [Choice("core", "Core"), Choice("stretch", "Stretches")])
    layout_of(window).addWidget(chips)
    chips.chips[0].setFocus(Qt.FocusReason.TabFocusReason)
    frame = ring.frame
    assert isinstance(frame, RingFrame)
    gone = chips.chips[0]
    with qtbot.waitSignal(gone.destroyed):
        chips.show_choices([Choice("walk", "A walk")])
    frames = window.findChildren(RingFrame)
    for one in frames:
        one.settle()
        one.appear()
    assert not any(one.isVisible() for one in frames)
    assert ring.frame is None


def test_a_ring_outlives_its_control_without_a_fault(appearance: Appearance, window: QWidget) -> None:
    chip = Chip(Choice("core", "Core"), window)
    frame = RingFrame(appearance, chip, window)
    window.show()
    frame.appear()
    assert frame.isVisible()
    QApplication.sendEvent(chip, QEvent(QEvent.Type.DeferredDelete))
    assert not frame.isVisible()
    frame.settle()
    frame.appear()
    assert not frame.isVisible()


def test_the_ring_stays_on_no_page_that_its_control_left(appearance: Appearance, window: QWidget) -> None:
    home, elsewhere = QWidget(window), QWidget(window)
    chip = Chip(Choice("core", "Core"), home)
    frame = RingFrame(appearance, chip, home)
    window.show()
    frame.appear()
    assert frame.isVisible()
    chip.setParent(elsewhere)
    frame.settle()
    assert not frame.isVisible()
