"""The icon beside the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from coach.adapters.catalogue import Catalogue
from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.look import Look, Scheme
from coach.domain.reminder_pause import PauseLength
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray import Tray
from coach.ui.tray_icon import amble_icon
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 12, 18, tzinfo=UTC)
SOON = SnoozeChoice(SnoozeKind.FIVE, NOW + timedelta(minutes=5), 18, NOW + timedelta(hours=1))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def tray(appearance: Appearance, texts: Texts) -> Tray:
    return Tray(appearance, texts)


def lines(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if action.isVisible() and not action.isSeparator()]


def action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def under(tray: Tray, text: str) -> QMenu:
    menu = action(tray.menu, text).menu()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_offers_what_can_be_done_without_the_window(tray: Tray) -> None:
    tray.menu.show_walk(18)
    tray.menu.show_choices((SOON,), NOW, 18)
    tray.menu.show_skip(True)
    tray.show_next("Walk in 12 min")
    assert lines(tray) == [
        "Walk in 12 min",
        "Open Amble",
        "Start walk (18 min)",
        "Later",
        "Skip this walk",
        "Pause reminders",
        "Reminders …",
        "What Amble looks at …",
        "Why was I (not) reminded? …",
        "Quit Amble",
    ]
    assert not action(tray.menu, "Walk in 12 min").isEnabled()


def test_the_tip_says_what_reminders_do(tray: Tray) -> None:
    assert tray.tip == "Amble. No walk is planned"
    tray.show_next("Next walk: Thursday 12 November, 12:30")
    assert tray.tip == "Amble. Next walk: Thursday 12 November, 12:30"


def test_nothing_is_offered_for_a_walk_while_walking_waits(tray: Tray) -> None:
    tray.menu.show_walk(18)
    tray.menu.show_choices((SOON,), NOW, 18)
    tray.menu.show_skip(True)
    tray.menu.show_walk(0)
    tray.menu.show_choices((), NOW, 0)
    tray.menu.show_skip(False)
    assert {"Start walk (18 min)", "Later", "Skip this walk"}.isdisjoint(lines(tray))


def test_every_line_asks_for_its_thing(tray: Tray) -> None:
    asked: list[object] = []
    menu = tray.menu
    menu.show_walk(18)
    menu.show_choices((SOON,), NOW, 18)
    menu.show_skip(True)
    tray.open_requested.connect(lambda: asked.append("open"))
    menu.start_requested.connect(lambda: asked.append("start"))
    menu.skip_requested.connect(lambda: asked.append("skip"))
    menu.later_requested.connect(asked.append)
    menu.page_requested.connect(asked.append)
    menu.quit_requested.connect(lambda: asked.append("quit"))
    for text in ("Open Amble", "Start walk (18 min)", "Skip this walk", "Why was I (not) reminded? …", "Quit Amble"):
        action(menu, text).trigger()
    action(under(tray, "Later"), "In 5 minutes (the whole walk fits)").trigger()
    assert asked == ["open", "start", "skip", "ledger", "quit", SOON]


def test_reminders_are_paused_for_a_while_and_taken_up_again(tray: Tray) -> None:
    asked: list[object] = []
    menu = tray.menu
    menu.pause_requested.connect(asked.append)
    menu.page_requested.connect(asked.append)
    menu.rest_requested.connect(lambda: asked.append("rest"))
    menu.go_on_requested.connect(lambda: asked.append("go on"))
    for text in ("For 1 hour", "Until tomorrow", "Choose until when …", "Rest the whole plan for 3 days"):
        action(under(tray, "Pause reminders"), text).trigger()
    assert "Remind me again now" not in lines(tray)
    tray.show_paused(True)
    action(menu, "Remind me again now").trigger()
    assert asked == [PauseLength.HOUR, PauseLength.TOMORROW, "reminders", "rest", "go on"]


def test_a_pause_is_seen_in_the_icon(tray: Tray) -> None:
    icon = tray.findChild(QSystemTrayIcon)
    assert icon is not None
    usual = [icon.icon().pixmap(size).toImage() for size in (16, 22, 48)]
    tray.show_paused(True)
    paused = [icon.icon().pixmap(size).toImage() for size in (16, 22, 48)]
    assert all(one != other for one, other in zip(usual, paused, strict=True))
    tray.show_paused(False)
    assert [icon.icon().pixmap(size).toImage() for size in (16, 22, 48)] == usual


def test_the_sign_for_a_pause_follows_the_look(tray: Tray, appearance: Appearance) -> None:
    icon = tray.findChild(QSystemTrayIcon)
    assert icon is not None
    tray.show_paused(True)
    appearance.apply_look(Look(Scheme.LIGHT))
    light = icon.icon().pixmap(48).toImage()
    appearance.apply_look(Look(Scheme.DARK))
    assert icon.icon().pixmap(48).toImage() != light


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
