"""The export in the window: a real file of a real record, and none where it is stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.bootstrap_pages import Pages
from coach.domain.record import Wanted
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportWish, RecordKind
from coach.ui.pages.export_page import ExportPage
from tests.open_house import open_pages
from tests.terminal import people_of, set_up
from tests.ui.by_name import key, words


@pytest.fixture(scope="module")
def pages(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    folder = tmp_path_factory.mktemp("export")
    set_up(folder)
    with people_of(folder) as core:
        for ago in (40, 2):
            core.sessions.add(Session(core.clock.now() - timedelta(days=ago), 10, 10, Outcome.DONE, note="rain"))
    with open_pages(qapp, folder) as pages:
        pages.window.show_page("settings")
        pages.record.export.open()
        yield pages


@pytest.fixture
def page(pages: Pages) -> ExportPage:
    return pages.record.export.page


def test_a_file_of_the_whole_record_is_written(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    page.save_requested.emit(ExportWish(file, RecordKind.JSON, Wanted(words=True)))
    qtbot.waitUntil(lambda: "Your file is saved" in words(page))
    assert "mine.json, with 2 walks." in words(page)
    assert [walk["note"] for walk in json.loads(file.read_text(encoding="utf-8"))["walks"]] == ["rain", "rain"]


def test_what_cannot_be_written_is_told_and_can_be_tried_again(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save_requested.emit(ExportWish(tmp_path / "none" / "mine.csv", RecordKind.CSV))
    qtbot.waitUntil(lambda: "There is no folder" in words(page))
    page.save_requested.emit(ExportWish(tmp_path / "mine.csv", RecordKind.CSV))
    qtbot.waitUntil(lambda: (tmp_path / "mine.csv").exists() and "Your file is saved" in words(page))


def test_nothing_is_saved_over_what_amble_keeps(pages: Pages, page: ExportPage) -> None:
    kept = pages.core.folders.data / "backups" / "mine.json"
    page.save_requested.emit(ExportWish(kept, RecordKind.JSON))
    assert "Amble keeps its own things in" in words(page)
    assert not kept.exists()


def test_the_folder_is_kept_and_esc_leads_back(pages: Pages, page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save_requested.emit(ExportWish(tmp_path / "mine.ics", RecordKind.ICS))
    qtbot.waitUntil(lambda: "mine.ics" in words(page) and "Your file is saved" in words(page))
    assert pages.core.values.get("export_folder") == str(tmp_path)
    key(page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "settings"
    pages.record.export.open()
