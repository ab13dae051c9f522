"""Voice and sound as Settings is put together: what is chosen is kept, and counting comes back to where it began."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.cadence import CadenceResult, CadenceWhy
from coach.domain.sound import SoundSettings
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.services.voice_fetching import VoiceFetching
from tests.fakes.voice import FakeVoice
from tests.fakes.voice_shelf import FakeVoiceShelf
from tests.open_house import shut, there
from tests.terminal import set_up
from tests.ui.by_name import control, names, press, words

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def shelf() -> FakeVoiceShelf:
    return FakeVoiceShelf(slow=True)


@pytest.fixture
def pages(qapp: QApplication, tmp_path: Path, shelf: FakeVoiceShelf) -> Iterator[Pages]:
    """Amble with a plan, its Settings open, and a voice that renders a click."""
    set_up(tmp_path)
    before = there(qapp)
    house = House(qapp, Core(tmp_path), SingleInstance(tmp_path), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(tmp_path))
    house.pages.fetching = VoiceFetching(shelf)
    house.pages.window.show()
    house.pages.window.show_page("settings")
    yield house.pages
    shut(house, before)


def test_voices_are_found_and_a_choice_is_kept(pages: Pages, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Just a moment: looking" not in words(pages.settings))
    press(pages.settings, "Calm, British English")
    press(pages.settings, "A soft tone to breathe by")
    kept = pages.core.settings.settings
    assert (kept.voice.voice_id, kept.sound) == ("fake/calm", SoundSettings(breath_on=True))


def test_counting_keeps_the_beat_and_comes_back(pages: Pages) -> None:
    press(pages.settings, "A beat to walk by")
    press(pages.settings, "Count my steps")
    assert pages.window.current_page() == "cadence"
    pages.counting.page.show_result(CadenceResult(133, CadenceWhy.FAST))
    press(pages.counting.page, "Keep 120 a minute")
    assert pages.window.current_page() == "settings"
    assert pages.core.settings.settings.sound == SoundSettings(beat_on=True, cadence=120)
    assert "The beat ticks 120 times a minute." in words(pages.settings)
    press(pages.window, "Undo")
    assert pages.core.settings.settings.sound == SoundSettings(beat_on=True)
    assert "Not counted yet" in words(pages.settings)


def in_view(page: QWidget, qtbot: QtBot) -> str:
    """The name of the control with the focus, once all of it can be seen."""
    assert isinstance(page, QScrollArea)
    focus, viewport = page.window().focusWidget(), page.viewport()
    assert focus is not None
    qtbot.waitUntil(lambda: viewport.rect().contains(QRect(focus.mapTo(viewport, QPoint()), focus.size())))
    return focus.accessibleName()


@pytest.mark.parametrize("leave", ["Keep 104 a minute", "Back"])
def test_the_count_comes_back_to_where_it_was_asked_for(pages: Pages, qtbot: QtBot, leave: str) -> None:
    press(pages.settings, "A beat to walk by")
    press(pages.settings, "Count my steps")
    pages.settings.verticalScrollBar().setValue(0)
    pages.counting.page.show_result(CadenceResult(104, CadenceWhy.WELL))
    press(pages.counting.page, leave)
    assert in_view(pages.settings, qtbot) == "Count my steps"
    QTest.keyClick(pages.window.focusWidget() or pages.window, Qt.Key.Key_Space)
    assert pages.core.settings.settings.voice.on


def test_settings_open_where_they_were_left(pages: Pages, qtbot: QtBot) -> None:
    assert in_view(pages.settings, qtbot) == "Speak the walk aloud"
    control(pages.settings, "Plain").setFocus()
    pages.window.show_page("today")
    pages.settings.verticalScrollBar().setValue(pages.settings.verticalScrollBar().maximum())
    pages.window.show_page("settings")
    assert in_view(pages.settings, qtbot) == "Plain"


def test_leaving_the_count_changes_nothing(pages: Pages) -> None:
    pages.window.show_page("plan")
    pages.counting.open()
    press(pages.counting.page, "Back")
    assert pages.window.current_page() == "plan"
    assert pages.core.settings.settings.sound == SoundSettings()


def test_the_usual_voice_takes_over_from_one_that_is_removed(pages: Pages) -> None:
    desk = pages.core.settings
    desk.set_voice(VoiceSettings(voice_id="natural/emma", speed=1.2))
    pages.settings.voice.fields.show_voices((VoiceInfo("natural/emma", "Emma", "en-gb", natural=True),))
    pages.settings.voice.fields.show_kept(["natural/emma"])
    press(pages.settings, "Remove Emma")
    press(pages.settings, "Remove it")
    assert desk.settings.voice == VoiceSettings(speed=1.2)


def test_a_try_ends_with_its_page(pages: Pages) -> None:
    said: list[object] = []
    pages.speaking.saying_changed.connect(said.append)
    pages.speaking.say("A long text.", VoiceSettings())
    pages.window.show_page("plan")
    assert said == [VoiceSettings(), None]


def test_opening_settings_fetches_nothing(pages: Pages, shelf: FakeVoiceShelf, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Fetch Emma, British" in names(pages.settings))
    assert shelf.asked == []


def test_a_voice_is_fetched_left_and_fetched_again(pages: Pages, shelf: FakeVoiceShelf, qtbot: QtBot) -> None:
    page = pages.settings
    for ends in ("Stop fetching Emma, British", ""):
        qtbot.waitUntil(lambda: "Fetch Emma, British" in names(page))
        press(page, "Fetch Emma, British")
        press(page, "Fetch it")
        assert shelf.wait_for_half()
        qtbot.waitUntil(lambda: "50 %" in words(page))
        if ends:
            press(page, ends)
            assert "Fetch Emma, British" in names(page)
    shelf.let_go()
    qtbot.waitUntil(lambda: "Emma, British is here, among the voices above." in words(page))
    qtbot.waitUntil(lambda: "Fetch Emma, British" not in names(page))
    assert shelf.kept() == ("natural/emma",)
