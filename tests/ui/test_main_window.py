"""The window: pages when they are needed, troubles above them, and a quiet way out."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.ui.main_window import MainWindow
from coach.ui.navigation import Navigation
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.page_frame import PageFrame
from tests.ui.by_name import key, names, press, show, words
from tests.ui.days import read_words

PAGES = ("today", "plan", "settings")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("window")


class Built:
    """Factories that remember what they built."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def page(self, name: str) -> QWidget:
        self.names.append(name)
        page = QPushButton(f"{name} page")
        page.setAccessibleName(f"{name} page")
        return page


@pytest.fixture
def built() -> Built:
    return Built()


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, texts: Texts, built: Built) -> MainWindow:
    window = MainWindow(appearance, texts)
    for name in PAGES:
        window.add_page(name, partial(built.page, name))
    for name in ("walk", "check_in"):
        window.add_page(name, partial(built.page, name), in_navigation=False)
    window.show_page("today")
    show(qtbot, window)
    return window


def sidebar(window: MainWindow) -> Navigation:
    return next(found for found in window.findChildren(Navigation) if not found.isHidden())


def test_it_opens_at_the_usual_size(appearance: Appearance, texts: Texts, qtbot: QtBot) -> None:
    window = MainWindow(appearance, texts)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1120, 740)
    assert (window.minimumWidth(), window.minimumHeight()) == (420, 560)
    assert window.current_page() == ""


def test_larger_letters_need_a_wider_window(window: MainWindow, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    assert window.minimumWidth() == 640


def test_a_page_is_built_once_and_when_it_is_first_shown(window: MainWindow, built: Built) -> None:
    assert built.names == ["today"]
    window.show_page("plan")
    window.show_page("today")
    window.show_page("plan")
    assert built.names == ["today", "plan"]
    assert window.current_page() == "plan"


def test_an_unknown_page_is_refused(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.show_page("nowhere")
    assert window.current_page() == "today"


def test_the_sidebar_names_the_pages_and_opens_them(window: MainWindow, qtbot: QtBot) -> None:
    assert [name for name in names(window) if "page" not in name] == ["Today", "Plan", "Settings"]
    with qtbot.waitSignal(window.page_shown) as shown:
        press(window, "Plan")
    assert shown.args == ["plan"]
    assert [button.link.id for button in sidebar(window).buttons if button.isChecked()] == ["plan"]


def test_control_and_a_number_open_a_page(window: MainWindow) -> None:
    key(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() == "plan"


def test_a_walk_has_the_whole_width_and_the_keys_to_itself(window: MainWindow) -> None:
    window.show_page("walk")
    assert not any(found.isVisible() for found in window.findChildren(Navigation))
    key(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() == "walk"
    window.show_page("today")
    assert sidebar(window).isVisible()


def test_a_page_outside_the_sidebar_belongs_to_today(window: MainWindow) -> None:
    window.show_page("check_in")
    assert [button.link.id for button in sidebar(window).buttons if button.isChecked()] == ["today"]


def test_a_page_that_several_open_belongs_to_the_one_it_was_opened_from(window: MainWindow, built: Built) -> None:
    window.add_page("numbers", lambda: built.page("numbers"), in_navigation=False)
    for opened_from in ("settings", "plan", "today"):
        window.show_page(opened_from)
        window.show_page("numbers")
        assert [button.link.id for button in sidebar(window).buttons if button.isChecked()] == [opened_from]


@pytest.mark.parametrize(("name", "place"), [("check_in", 0), ("settings", 300)])
def test_a_page_opens_at_its_top_unless_it_keeps_its_place(
    appearance: Appearance, texts: Texts, qtbot: QtBot, name: str, place: int
) -> None:
    window, page = MainWindow(appearance, texts), PageFrame("Long")
    page.content.addSpacing(5000)
    for each in ("today", "plan"):
        window.add_page(each, QWidget)
    window.add_page(name, lambda: page, in_navigation=False)
    show(qtbot, window)
    window.show_page(name)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 1000)
    page.verticalScrollBar().setValue(300)
    window.show_page(name)
    assert page.verticalScrollBar().value() == 300
    window.show_page("plan")
    window.show_page(name)
    assert page.verticalScrollBar().value() == place


def test_a_page_added_later_joins_the_sidebar(window: MainWindow, built: Built) -> None:
    window.add_page("learn", lambda: built.page("learn"))
    assert "Learn" in names(window)
    press(window, "Learn")
    assert window.current_page() == "learn"


def test_the_keyboard_goes_to_the_page_that_opens(window: MainWindow) -> None:
    window.activateWindow()
    window.show_page("walk")
    focus = window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "walk page"


def test_troubles_stand_above_the_page_until_they_are_gone(window: MainWindow) -> None:
    window.show_trouble("store", "The disk is full.")
    window.show_trouble("voice", "There is no voice.")
    window.show_trouble("store", "The disk is still full.")
    assert "The disk is still full." in words(window)
    assert "There is no voice." in words(window)
    window.show_trouble("store", "")
    window.show_trouble("never", "")
    assert "disk" not in words(window)
    assert "There is no voice." in words(window)


def test_a_toast_can_be_taken_back_once(window: MainWindow) -> None:
    undone: list[str] = []
    window.show_toast("Moved to Friday.", lambda: undone.append("move"))
    assert "Moved to Friday." in words(window)
    press(window, "Undo")
    assert undone == ["move"]
    assert "Moved to Friday." not in words(window)


def test_a_toast_without_undo_only_says_it(window: MainWindow) -> None:
    window.show_toast("Saved.")
    assert "Saved." in words(window)
    assert "Undo" not in names(window)


def test_a_toast_is_cleared_for_a_question(window: MainWindow) -> None:
    window.clear_toast()
    window.show_toast("Noted.")
    window.clear_toast()
    assert "Noted." not in words(window)


def test_the_newer_toast_is_the_one_taken_back(window: MainWindow) -> None:
    undone: list[int] = []
    window.show_toast("First.", lambda: undone.append(1))
    window.show_toast("Second.", lambda: undone.append(2))
    press(window, "Undo")
    assert undone == [2]


def test_closing_asks_to_quit(window: MainWindow, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(window.hidden_to_tray),
        qtbot.waitSignals([window.close_requested, window.quit_requested], order="strict"),
    ):
        window.close()


def test_closing_hides_where_there_is_a_tray(window: MainWindow, qtbot: QtBot) -> None:
    window.set_closing_hides(True)
    with qtbot.assertNotEmitted(window.quit_requested), qtbot.waitSignal(window.hidden_to_tray):
        window.close()
    assert not window.isVisible()
    window.show()
    assert window.findChildren(QLabel)


def test_control_q_asks_to_quit(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.quit_requested):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
