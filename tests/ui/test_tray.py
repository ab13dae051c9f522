"""The icon beside the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon

from coach.adapters.catalogue import Catalogue
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray import Tray, amble_icon
from tests.ui.conftest import RESOURCES


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def tray(appearance: Appearance, texts: Texts) -> Tray:
    return Tray(appearance, texts)


def lines(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if action.isVisible() and not action.isSeparator()]


def action(tray: Tray, text: str) -> QAction:
    return next(action for action in tray.menu.actions() if action.text() == text)


def test_the_menu_offers_what_can_be_done_without_the_window(tray: Tray) -> None:
    tray.show_walk(18)
    tray.show_next("Next walk: Thursday 12 November, 12:30")
    assert lines(tray) == [
        "Open Amble",
        "Start walk (18 min)",
        "Next walk: Thursday 12 November, 12:30",
        "Pause the plan for 3 days",
        "Quit Amble",
    ]
    assert not action(tray, "Next walk: Thursday 12 November, 12:30").isEnabled()


def test_the_tip_says_when_the_next_walk_is(tray: Tray) -> None:
    assert tray.tip == "Amble. No walk is planned"
    tray.show_next("Next walk: Thursday 12 November, 12:30")
    assert tray.tip == "Amble. Next walk: Thursday 12 November, 12:30"


def test_no_start_is_offered_while_walking_waits(tray: Tray) -> None:
    tray.show_walk(18)
    tray.show_walk(0)
    assert "Start walk (18 min)" not in lines(tray)
    assert len(lines(tray)) == 4


def test_every_line_asks_for_its_thing(tray: Tray) -> None:
    asked: list[str] = []
    tray.show_walk(18)
    tray.open_requested.connect(lambda: asked.append("open"))
    tray.start_requested.connect(lambda: asked.append("start"))
    tray.pause_requested.connect(lambda: asked.append("pause"))
    tray.quit_requested.connect(lambda: asked.append("quit"))
    for text in ("Open Amble", "Start walk (18 min)", "Pause the plan for 3 days", "Quit Amble"):
        action(tray, text).trigger()
    assert asked == ["open", "start", "pause", "quit"]


def test_a_press_on_the_icon_opens_amble_and_the_menu_button_does_not(tray: Tray) -> None:
    asked: list[bool] = []
    tray.open_requested.connect(lambda: asked.append(True))
    icon = tray.findChild(QSystemTrayIcon)
    assert icon is not None
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert asked == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert asked == [True]


def test_it_holds_no_timer(tray: Tray) -> None:
    assert tray.findChildren(QTimer) == []


def test_the_mark_is_drawn_at_every_size_a_panel_asks_for(appearance: Appearance) -> None:
    for size in (16, 22, 24, 32, 48, 64):
        picture = amble_icon(appearance).pixmap(size).toImage()
        assert picture.pixelColor(picture.width() // 2, 1 + picture.height() // 16).alpha() > 0
