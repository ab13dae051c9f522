"""Being heard, and taking a walk along, as they are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.clock import SystemClock
from coach.bootstrap_core import Core
from coach.bootstrap_sound_test import Hearing
from coach.bootstrap_window import House
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.services.sound_ports import VoiceSettings
from tests.fakes.sound_out import FakeSoundOut
from tests.open_house import open_house
from tests.terminal import set_up
from tests.ui.by_name import names, press

WARNING = "You would not hear the safety reminder."
DEVICE = "No sound device answers. Plug one in."

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
Hear = Callable[[str], FakeSoundOut]


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble with a plan and its first page open."""
    set_up(tmp_path)
    with open_house(qapp, tmp_path, Core(tmp_path)) as house:
        yield house


@pytest.fixture
def hear(house: House) -> Hear:
    """Gives the look a device that is missing for that reason ("" for one that works)."""

    def give(missing: str) -> FakeSoundOut:
        device = FakeSoundOut(SystemClock(), missing=missing)
        house.pages.hearing = Hearing(house.pages, device)
        return device

    return give


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def before_walk(house: House) -> str:
    return words(house.pages.before_walk)


def test_a_walk_that_nobody_would_hear_is_warned_of_before_it_begins(qtbot: QtBot, house: House, hear: Hear) -> None:
    hear(DEVICE)
    house.pages.flow.ask_before_walk(warm_up=False)
    qtbot.waitUntil(lambda: WARNING in before_walk(house), timeout=20_000)
    assert DEVICE in before_walk(house)
    press(house.pages.before_walk, "Walk with words on the screen")
    assert house.pages.window.current_page() == "walk"


def test_a_change_in_settings_is_looked_at_at_once(qtbot: QtBot, house: House, hear: Hear) -> None:
    hear("")
    house.core.settings.set_voice(VoiceSettings(on=False))
    house.pages.flow.ask_before_walk(warm_up=False)
    qtbot.waitUntil(lambda: "The voice is off" in before_walk(house), timeout=20_000)
    house.core.settings.set_voice(VoiceSettings())
    qtbot.waitUntil(lambda: "The voice is off" not in before_walk(house), timeout=20_000)


def test_the_sound_test_leads_back_to_the_answers_already_given(qtbot: QtBot, house: House, hear: Hear) -> None:
    hear(DEVICE)
    pages = house.pages
    pages.flow.ask_before_walk(warm_up=False)
    press(pages.before_walk, "Pain now, 2 of 10")
    qtbot.waitUntil(lambda: WARNING in before_walk(house), timeout=20_000)
    press(pages.before_walk, "Test the sound")
    assert pages.window.current_page() == "sound_test"
    qtbot.waitUntil(lambda: DEVICE in words(pages.sound_test), timeout=20_000)
    press(pages.sound_test, "Back")
    assert pages.window.current_page() == "before_walk"
    assert "Pain now, 2 of 10" in [b.accessibleName() for b in checked(pages.before_walk)]


def checked(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if widget.property("checked") is True]


def test_the_walk_is_taken_along_into_the_folder_that_was_chosen_last(house: House, tmp_path: Path) -> None:
    house.core.values.put("take_along_folder", str(tmp_path))
    press(house.pages.today, "Take it along")
    assert house.pages.window.current_page() == "take_along"
    assert f"Folder: {tmp_path}" in words(house.pages.take_along.page)


def test_a_sheet_is_written_once_and_replaced_only_when_asked(house: House, tmp_path: Path) -> None:
    house.core.values.put("take_along_folder", str(tmp_path))
    press(house.pages.today, "Take it along")
    page = house.pages.take_along.page
    press(page, "Save a sheet (PDF)")
    assert "Your sheet is ready." in words(page)
    (sheet,) = tmp_path.glob("*.pdf")
    sheet.write_bytes(b"mine")
    press(page, "Make another")
    press(page, "Save a sheet (PDF)")
    press(page, "Keep the old one")
    assert sheet.read_bytes() == b"mine"
    press(page, "Save a sheet (PDF)")
    press(page, "Replace it")
    assert sheet.read_bytes().startswith(b"%PDF")


def test_a_routine_that_was_picked_is_taken_along_as_it_is(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.core.values.put("take_along_folder", str(tmp_path))
    items = (RoutineItem("standing_cat_cow"), RoutineItem("calf_raises"))
    house.pages.take_along.open_routine(Routine("core", "Two moves", ExerciseKind.WARM_UP, items))
    page = house.pages.take_along.page
    qtbot.waitUntil(lambda: "Two moves" in words(page))
    assert "Name: Amble Two moves" in words(page)
    press(page, "Save a sheet (PDF)")
    assert "Your sheet is ready." in words(page)


def test_a_routine_of_which_nothing_is_left_says_so(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.core.values.put("take_along_folder", str(tmp_path))
    house.pages.take_along.open_routine(Routine("r", "Empty", ExerciseKind.CORE, (RoutineItem("gone"),)))
    page = house.pages.take_along.page
    qtbot.waitUntil(lambda: "Empty" in words(page))
    press(page, "Save a sheet (PDF)")
    assert house.core.phrases.say("routine_reasons.nothing") in words(page)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_sign_that_stops_walking_locks_it(house: House) -> None:
    press(house.pages.today, "Take it along")
    house.core.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    assert names(house.pages.take_along.page) == ["Back to Today"]
    house.pages.window.show_page("today")
    assert "Take it along" not in names(house.pages.today)


def test_m_in_the_walk_mutes_what_performs_it(house: House, hear: Hear) -> None:
    hear("")
    house.pages.flow.ask_before_walk(warm_up=False)
    press(house.pages.before_walk, "Start walking, 10 minutes")
    press(house.pages.walk, "Mute")
    assert house.performance.runner.muted
    house.pages.flow.show_small_view()
    press(house.pages.flow.small_view, "Sound on")
    assert not house.performance.runner.muted
