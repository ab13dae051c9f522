"""A record that had to be mended is told of by whoever finds it, and by every window until somebody has seen it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.adapters.clock import SystemClock
from coach.adapters.paths import find_folders
from coach.adapters.store_backup import Backups
from coach.bootstrap_core import Core
from tests.open_house import open_house
from tests.terminal import amble, is_one_sentence, set_up
from tests.ui.by_name import let_go, press, words

WENT_BACK, AFRESH = "went back to its newest good copy", "so it starts afresh"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    set_up(folder)
    Backups(find_folders(folder).store).make(SystemClock().now().date())
    return folder


@pytest.mark.parametrize("harm", [cut, empty, Path.unlink])
def test_the_command_that_finds_it_says_so_once_and_doctor_each_time(
    folder: Path, harm: Callable[[Path], None]
) -> None:
    harm(find_folders(folder).store)
    told = amble(folder, "today")
    assert (told.code, is_one_sentence(told.err), WENT_BACK in told.err) == (0, True, True)
    assert "may be missing" in told.err
    assert amble(folder, "today").err == ""
    for _ in range(2):
        assert WENT_BACK in amble(folder, "doctor").out


def test_a_backup_of_a_record_that_began_afresh_says_so(folder: Path, tmp_path: Path) -> None:
    for copy in (folder / "backups").glob("*.db"):
        copy.unlink()
    cut(find_folders(folder).store)
    for name in ("a", "b"):
        told = amble(folder, "data", "backup", str(tmp_path / name))
        assert (told.code, is_one_sentence(told.err), AFRESH in told.err) == (0, True, True)


def test_every_window_shows_it_until_it_is_put_away(qapp: QApplication, folder: Path) -> None:
    cut(find_folders(folder).store)
    assert WENT_BACK in amble(folder, "today").err
    for _ in range(2):
        with open_house(qapp, folder, Core(folder)) as house:
            assert words(house.pages.window).count(WENT_BACK) == 1
            let_go()
    with open_house(qapp, folder, Core(folder)) as house:
        press(house.pages.window, "Seen")
        assert WENT_BACK not in words(house.pages.window)
        let_go()
    with open_house(qapp, folder, Core(folder)) as house:
        assert WENT_BACK not in words(house.pages.window)
        let_go()
    assert WENT_BACK not in amble(folder, "doctor").out
