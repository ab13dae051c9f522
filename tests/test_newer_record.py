"""A record that a newer Amble wrote is never touched by itself; whoever wants to may go on without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from coach import __version__
from coach.adapters.paths import find_folders
from coach.adapters.store_backup import Backups
from coach.adapters.store_migrations import newest_shape
from coach.bootstrap_newer import ask_about_newer
from tests.adapters.test_backup_file import add_walks
from tests.terminal import amble, is_one_sentence, people_of, program, set_up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of three walks, and five in a record that a newer Amble of the same number has."""
    folder = tmp_path / "here"
    set_up(folder)
    add_walks(find_folders(folder), range(3))
    Backups(find_folders(folder).store).make(date(2026, 11, 14))
    add_walks(find_folders(folder), range(5, 7))
    with closing(sqlite3.connect(folder / "amble.db")) as connection:
        connection.execute(f"PRAGMA user_version = {newest_shape() + 1}")
    return folder


def walks(folder: Path) -> int:
    with people_of(folder) as core:
        return len(core.sessions.sessions())


def test_a_command_says_what_can_be_done_and_touches_nothing(folder: Path) -> None:
    before = (folder / "amble.db").read_bytes()
    told = program("--data-dir", str(folder), "today")
    assert (told.code, is_one_sentence(told.err)) == (1, True)
    assert told.err.startswith(f"A newer Amble wrote this record and this is Amble {__version__}")
    assert "walks and answers of 14 " in told.err
    assert "data restore --set-aside" in told.err
    assert (folder / "amble.db").read_bytes() == before


def test_it_is_set_aside_where_somebody_asks_for_that(folder: Path) -> None:
    before = (folder / "amble.db").read_bytes()
    told = amble(folder, "data", "restore", "--set-aside")
    assert (told.code, is_one_sentence(told.out), "newer Amble" in told.out) == (0, True, True)
    (aside,) = folder.glob("amble-newer-*.db")
    assert aside.read_bytes() == before
    assert aside.name in told.out
    assert walks(folder) == 3
    told = amble(folder, "data", "restore", "--set-aside")
    assert (told.code, is_one_sentence(told.err)) == (2, True)


def test_a_backup_takes_its_place_where_one_is_named(folder: Path, tmp_path: Path) -> None:
    set_up(tmp_path / "there")
    file = tmp_path / "b.amble"
    assert amble(tmp_path / "there", "data", "backup", str(file)).code == 0
    assert amble(folder, "data", "restore", str(file), "--set-aside").code == 0
    assert walks(folder) == 0
    assert list(folder.glob("amble-newer-*.db"))


def test_without_a_copy_it_begins_afresh(folder: Path) -> None:
    for copy in (folder / "backups").glob("*.db"):
        copy.unlink()
    assert "begin afresh" in program("--data-dir", str(folder), "today").err
    assert "starts afresh" in amble(folder, "data", "restore", "--set-aside").out
    assert walks(folder) == 0


def test_a_backup_has_to_be_named(tmp_path: Path) -> None:
    told = amble(tmp_path / "new", "data", "restore")
    assert (told.code, is_one_sentence(told.err)) == (2, True)


@pytest.fixture
def question(qapp: QApplication) -> Iterator[list[str]]:
    """Presses the named button of the next question; the last entry is what was asked."""
    pressed: list[str] = []

    def press() -> None:
        box = next((one for one in qapp.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()), None)
        if box is None:
            return
        wanted = pressed.pop()
        pressed.append(box.text())
        next(button for button in box.buttons() if button.text() == wanted).click()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(0)
    yield pressed
    timer.stop()


def test_the_window_asks_first(folder: Path, question: list[str]) -> None:
    question.append("Quit")
    assert not ask_about_newer("A newer Amble wrote it.", folder)
    assert "walks and answers of 14 " in question[-1]
    assert not list(folder.glob("amble-newer-*.db"))
    question[:] = ["Set it aside and go on"]
    assert ask_about_newer("A newer Amble wrote it.", folder)
    assert list(folder.glob("amble-newer-*.db"))
    assert walks(folder) == 3
