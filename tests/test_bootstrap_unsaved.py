"""A disk that is full while the window is open: told on whatever page is open, and over as soon as there is room."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.look_back import LookBack
from coach.domain.session import StopReason
from coach.services.ports import StoreProblem
from tests.fakes.voice import FakeVoice
from tests.open_house import shut, there
from tests.terminal import set_up

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
FULL = "The disk is full"
DAY = date(2026, 11, 12)
NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder, temporary = tmp_path / "disk", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    if not mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)):
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*arguments: str) -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


def fill(core: Core) -> Path:
    """The disk is full to the last byte, and what the record had set aside is used up."""
    filler = core.folders.data / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 1024)
        except OSError:
            pass
    try:
        for number in range(10_000):
            core.store.values.put("filler", f"{number}" * 1000)
    except StoreProblem:
        pass
    return filler


@pytest.fixture
def house(qapp: QApplication, disk: Path) -> Iterator[House]:
    """Amble with a plan on a small disk, told of what waits as after the first paint."""
    set_up(disk)
    before = there(qapp)
    house = House(qapp, Core(disk), SingleInstance(disk), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(disk))
    house.desktop.watch(house.performance)
    house.pages.flow.reminders = house.desktop.reminders
    house.pages.window.show()
    house.unsaved.follow(house.pages.window)
    yield house
    house.performance.runner.end(StopReason.OTHER)
    shut(house, before)


def told(house: House) -> str:
    """What stands above the page, "" while nothing does."""
    labels = house.pages.window.findChildren(QLabel)
    return next((label.text() for label in labels if label.isVisible() and "Amble cannot save" in label.text()), "")


def come_back(house: House) -> None:
    """From whatever else was done on the computer."""
    house.app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def open_again(house: House) -> None:
    """Into the tray, and out of it."""
    house.pages.window.hide()
    house.pages.raise_window()


@pytest.mark.parametrize("page", ["settings", "diary", "look_back"])
def test_a_full_disk_is_told_on_the_page_where_something_was_saved(house: House, qtbot: QtBot, page: str) -> None:
    house.pages.window.show_page(page)
    filler = fill(house.core)
    if page == "settings":
        house.core.settings.set_region("us")
    elif page == "look_back":
        house.core.look_back_store.keep_look_back(LookBack(date(2026, 11, 9), NOON, words="Rain. " * 999))
    else:
        house.core.record.notes.keep_day_note(DAY, "Rain.")
    qtbot.waitUntil(lambda: FULL in told(house))
    assert str(house.core.spool.place) in told(house)
    assert house.pages.window.current_page() == page
    filler.unlink()
    house.core.values.put("goal", "Up the hill.")
    qtbot.waitUntil(lambda: told(house) == "")
    assert house.core.unsaved.is_empty
    assert house.core.store.values.get("goal") == "Up the hill."


def test_a_write_of_another_kind_takes_everything_with_it_that_waits(house: House, qtbot: QtBot) -> None:
    filler = fill(house.core)
    house.core.values.put("goal", "Up the hill.")
    house.core.record.notes.keep_day_note(DAY, "Rain.")
    assert {one.kind for one in house.core.unsaved.pending} == {"value", "day_note"}
    filler.unlink()
    house.core.record.notes.keep_day_note(DAY, "Snow.")
    qtbot.waitUntil(lambda: house.core.unsaved.is_empty)
    assert house.core.store.values.get("goal") == "Up the hill."
    assert house.core.store.day_notes.day_notes(DAY, DAY)[0].words == "Snow."
    qtbot.waitUntil(lambda: told(house) == "")


@pytest.mark.parametrize("come_back", [come_back, open_again])
def test_coming_back_to_amble_writes_what_waits(house: House, come_back: Callable[[House], None]) -> None:
    filler = fill(house.core)
    house.core.values.put("goal", "Up the hill.")
    come_back(house)
    assert FULL in told(house)
    filler.unlink()
    come_back(house)
    assert told(house) == ""
    assert house.core.store.values.get("goal") == "Up the hill."


def test_a_value_told_on_a_full_disk_is_there_at_the_next_start(house: House, disk: Path) -> None:
    filler = fill(house.core)
    house.core.settings.set_region("us")
    filler.unlink()
    again = Core(disk)
    assert again.settings.settings.region == "us"
    assert again.store.values.get("settings") != house.core.settings.settings
    assert again.replay()
    assert again.spool.unsaved.is_empty
    again.close()


@pytest.mark.parametrize("writes", [False, True])
def test_where_amble_began_on_a_disk_that_could_not_be_written_it_goes_on_by_itself(
    qapp: QApplication, disk: Path, qtbot: QtBot, writes: bool
) -> None:
    set_up(disk)
    assert mount("-o", "remount,ro", str(disk))
    before = there(qapp)
    house = House(qapp, Core(disk), SingleInstance(disk), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(disk))
    house.pages.window.show()
    house.unsaved.write()
    house.core.values.put("goal", "Up the hill.")
    assert not house.core.unsaved.is_empty
    assert house.core.values.get("goal") == "Up the hill."
    assert mount("-o", "remount,rw", str(disk))
    if writes:
        house.core.values.put("look_back_weekday", 3)
    else:
        come_back(house)
    assert house.core.store.values.get("goal") == "Up the hill."
    qtbot.waitUntil(lambda: house.core.unsaved.is_empty and house.core.store.report.sentence == "")
    shut(house, before)


def test_a_disk_that_can_be_written_again_is_told_of_no_more_with_nothing_waiting(
    qapp: QApplication, disk: Path
) -> None:
    set_up(disk)
    assert mount("-o", "remount,ro", str(disk))
    before = there(qapp)
    house = House(qapp, Core(disk), SingleInstance(disk), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(disk))
    house.pages.window.show()
    house.unsaved.write()
    labels = house.pages.window.findChildren(QLabel)
    (notice,) = (label for label in labels if label.text() == house.core.store.report.sentence)
    assert notice.isVisible()
    assert mount("-o", "remount,rw", str(disk))
    come_back(house)
    assert not notice.isVisible()
    house.core.values.put("goal", "Up the hill.")
    assert house.core.store.values.get("goal") == "Up the hill."
    shut(house, before)
