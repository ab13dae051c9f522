"""The ledger in the window: filled whenever it is opened, follows what becomes of reminders, and knows the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.domain.reminder import OccurrenceState, walk_name
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import key, names, press, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan made a month ago, with a walk every day."""
    folder = tmp_path_factory.mktemp("ledger")
    set_up(folder)
    core = Core(folder)
    core.values.put("first_day", (core.clock.now().date() - timedelta(days=30)).isoformat())
    core.close()
    return folder


@pytest.fixture
def pages(qapp: QApplication, folder: Path) -> Iterator[Pages]:
    with open_pages(qapp, folder) as pages:
        yield pages


def told(pages: Pages) -> str:
    QApplication.processEvents()
    return words(pages.reminding.ledger.page)


def test_it_is_filled_when_it_is_opened_and_follows_while_it_is_seen(pages: Pages, qtbot: QtBot) -> None:
    core, window = pages.core, pages.window
    yesterday = walk_name(core.clock.now().date() - timedelta(days=1))
    core.occurrences.note(yesterday, OccurrenceState.HELD.value, core.clock.now() - timedelta(days=1), "call")
    window.show_page("settings")
    pages.reminding.ledger.open()
    assert "Held back. You were in a call." in told(pages)
    assert "Walk: " in told(pages)

    core.occurrences.note(yesterday, OccurrenceState.DONE.value, core.clock.now(), "walked")
    core.planning.refresh()
    qtbot.waitUntil(lambda: "Done. There was a walk that day." in words(pages.reminding.ledger.page))

    page = pages.reminding.ledger.page
    days = told(pages).count("12:30 Walk")
    press(page, "Show earlier days")
    assert told(pages).count("12:30 Walk") == days + 7
    for _ in range(3):
        press(page, "Show earlier days")
        told(pages)
    assert "Show earlier days" not in names(page)

    key(page, Qt.Key.Key_Escape)
    assert window.current_page() == "settings"
    window.show_page("today")
    window.show_page("ledger")
    assert told(pages).count("12:30 Walk") == days
    press(page, "Back")
    assert window.current_page() == "today"


def test_a_day_that_is_chosen_is_answered(pages: Pages) -> None:
    pages.window.show_page("ledger")
    page = pages.reminding.ledger.page
    long_ago = pages.core.clock.now().date() - timedelta(days=60)
    page.day_requested.emit(long_ago)
    assert "There was no plan yet on that day" in told(pages)
