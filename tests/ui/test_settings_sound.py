"""What sounds beside the voice: every choice is told whole, and the beat never leaves its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.sound import SoundSettings
from coach.ui.pages.settings_sound import SoundSection
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.page_frame import PageFrame
from tests.ui.by_name import (
    clipped,
    control,
    is_checked,
    key,
    named_controls,
    names,
    press,
    ring_collisions,
    show,
    words,
)
from tests.ui.conftest import RESOURCES

BEAT, COUNT, BREATH = "A beat to walk by", "Count 3-2-1 before a change of pace", "A soft tone to breathe by"
LOWER, WAKE = "Lower other programs while Amble speaks", "Wake Bluetooth headphones first"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def section(appearance: Appearance, texts: Texts) -> SoundSection:
    return SoundSection(appearance, texts)


@pytest.fixture
def page(qtbot: QtBot, section: SoundSection) -> PageFrame:
    page = PageFrame("Settings")
    page.content.addWidget(section)
    show(qtbot, page)
    return page


@pytest.fixture
def told(section: SoundSection) -> list[object]:
    heard: list[object] = []
    for signal in (section.sound_changed, section.chime_sample_requested, section.beat_sample_requested):
        signal.connect(heard.append)
    section.count_requested.connect(lambda: heard.append("count"))
    return heard


def test_showing_settings_tells_nothing(section: SoundSection, page: PageFrame, told: list[object]) -> None:
    section.show_sound(SoundSettings(0.35, True, 96, True, False, False, False))
    assert told == []
    assert [is_checked(page, name) for name in (BEAT, COUNT, BREATH, LOWER, WAKE)] == [True, False, True, False, False]
    assert "Loudness 35 %" in words(page)
    assert "The beat ticks 96 times a minute." in words(page)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (COUNT, SoundSettings(count_on=False)),
        (BEAT, SoundSettings(beat_on=True)),
        (BREATH, SoundSettings(breath_on=True)),
        (LOWER, SoundSettings(lower_others=False)),
        (WAKE, SoundSettings(wake_on=False)),
    ],
)
def test_each_switch_changes_one_thing(page: PageFrame, told: list[object], name: str, wanted: SoundSettings) -> None:
    press(page, name)
    press(page, name)
    assert told == [wanted, SoundSettings()]


def test_the_level_is_set_and_heard(page: PageFrame, told: list[object]) -> None:
    slider = control(page, "Chimes and beats")
    assert isinstance(slider, QSlider)
    slider.setValue(8)
    press(page, "Hear the chime at this loudness")
    assert told == [SoundSettings(level=0.4), SoundSettings(level=0.4)]
    slider.setFocus()
    key(page, Qt.Key.Key_Home)
    assert told[-1] == SoundSettings(level=0.0)


def test_the_beat_has_fields_only_while_it_is_on(page: PageFrame) -> None:
    assert "Count my steps" not in names(page)
    press(page, BEAT)
    assert "Count my steps" in names(page)


def test_a_beat_that_was_never_counted_says_so(page: PageFrame, told: list[object]) -> None:
    press(page, BEAT)
    assert "Not counted yet: until then the beat ticks 100 times a minute." in words(page)
    press(page, "Count my steps")
    press(page, "Hear the beat")
    assert told[1:] == ["count", SoundSettings(beat_on=True)]


def test_the_cadence_is_set_by_hand_within_its_bounds(
    section: SoundSection, page: PageFrame, told: list[object]
) -> None:
    counted = SoundSettings(beat_on=True, cadence=104)
    section.show_sound(counted)
    press(page, "More: Steps a minute")
    field = control(page, "Steps a minute")
    for typed in ("96", "400"):
        field.setFocus()
        QTest.keySequence(field, "Ctrl+A")
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [replace(counted, cadence=cadence) for cadence in (105, 96, 120)]
    assert "The beat ticks 120 times a minute." in words(page)


def test_the_beat_explains_its_limit(page: PageFrame) -> None:
    assert "never above 120 a minute" in words(page)
    assert "never above 120 a minute" in control(page, BEAT).accessibleDescription()


def test_why_music_cannot_be_lowered_is_said_beside_the_switch(section: SoundSection, page: PageFrame) -> None:
    section.show_lower_trouble("Music cannot be lowered on this system.")
    assert "Music cannot be lowered on this system." in words(page)
    section.show_lower_trouble("")
    assert "Music cannot be lowered on this system." not in words(page)


def test_a_try_without_sound_says_why(section: SoundSection, page: PageFrame) -> None:
    section.show_trouble("There is no sound device.")
    assert "There is no sound device." in words(page)


def test_every_control_says_what_it_is(section: SoundSection, page: PageFrame) -> None:
    section.show_sound(SoundSettings(beat_on=True))
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("width", "percent"), [(430, 100), (760, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    section: SoundSection, page: PageFrame, appearance: Appearance, qtbot: QtBot, width: int, percent: int
) -> None:
    section.show_sound(SoundSettings(beat_on=True))
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []


def test_a_focus_ring_has_room(section: SoundSection, page: PageFrame) -> None:
    section.show_sound(SoundSettings(beat_on=True))
    page.resize(900, 1400)
    QApplication.processEvents()
    ticks = (BEAT, COUNT, BREATH, LOWER, WAKE)
    assert [pair for pair in ring_collisions(page) if pair[0] not in ticks] == []
