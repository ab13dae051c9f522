"""The voice in Settings: each can be heard before it is chosen, by mouse and by keys, and nothing is told unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.voice_style import VoiceStyle
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.settings_voice import VoiceSection
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import GAP
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.voice_fields import VoiceFields
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

SIMPLE = VoiceInfo("espeak/gmw/en", "English", "en-gb")
SYSTEM = VoiceInfo("system/zira", "Zira", "en-us")
NATURAL = VoiceInfo("natural/heart", "Heart", "en-us", natural=True)
FETCHED = VoiceInfo("natural/emma", "Emma", "en-gb", natural=True)
VOICES = (SIMPLE, SYSTEM, NATURAL, FETCHED)
USUAL = "The usual voice"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def section(appearance: Appearance, texts: Texts) -> VoiceSection:
    section = VoiceSection(appearance, texts)
    section.show_voice(VoiceSettings(), VoiceStyle.FRIENDLY)
    section.fields.show_voices(VOICES)
    section.fields.show_kept([FETCHED.id])
    return section


@pytest.fixture
def page(qtbot: QtBot, section: VoiceSection) -> PageFrame:
    page = PageFrame("Settings")
    page.content.addWidget(section)
    show(qtbot, page)
    return page


@pytest.fixture
def told(section: VoiceSection) -> list[object]:
    heard: list[object] = []
    fields = section.fields
    for signal in (fields.voice_changed, fields.sample_requested, section.forget_requested, section.style_changed):
        signal.connect(heard.append)
    fields.stop_requested.connect(lambda: heard.append("stop"))
    return heard


def pick(page: PageFrame, name: str) -> None:
    """Put the focus on a voice."""
    control(page, name).setFocus(Qt.FocusReason.TabFocusReason)


HEART, EMMA = "Heart, American English, a natural voice", "Emma, British English, a natural voice"
ZIRA, ENGLISH = "Zira, American English", "English, British English"
USUAL_NAME = f"{USUAL}, Amble takes the best one that is here."


def test_natural_voices_come_first_and_simple_ones_last(page: PageFrame) -> None:
    found = [name for name in names(page) if name.startswith("Hear ")]
    assert found == [f"Hear {name}" for name in (USUAL, "Heart", "Emma", "Zira", "English")]


def test_a_voice_is_chosen_by_a_click(page: PageFrame, told: list[object]) -> None:
    press(page, ZIRA)
    assert told == [VoiceSettings(voice_id=SYSTEM.id)]
    assert is_checked(page, ZIRA)
    assert not is_checked(page, USUAL_NAME)
    press(page, ZIRA)
    assert is_checked(page, ZIRA)
    assert len(told) == 1


def test_each_voice_is_heard_without_being_chosen(page: PageFrame, told: list[object]) -> None:
    slider = control(page, "Speed")
    assert isinstance(slider, QSlider)
    slider.setValue(25)
    press(page, "Hear Zira")
    press(page, f"Hear {USUAL}")
    assert told[1:] == [VoiceSettings(voice_id=SYSTEM.id, speed=1.25), VoiceSettings(speed=1.25)]
    assert is_checked(page, USUAL_NAME)


def test_arrow_keys_choose_and_h_hears(page: PageFrame, told: list[object]) -> None:
    pick(page, USUAL_NAME)
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_H)
    key(page, Qt.Key.Key_Up)
    key(page, Qt.Key.Key_End)
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Home)
    ids = [settings.voice_id for settings in told if isinstance(settings, VoiceSettings)]
    assert ids == [NATURAL.id, FETCHED.id, FETCHED.id, NATURAL.id, SIMPLE.id, ""]
    assert page.window().focusWidget() is control(page, USUAL_NAME)


def test_what_is_being_heard_can_be_stopped(section: VoiceSection, page: PageFrame, told: list[object]) -> None:
    section.fields.show_saying(VoiceSettings(voice_id=SYSTEM.id))
    press(page, "Stop Zira")
    assert told == ["stop"]
    section.fields.show_saying(None)
    press(page, "Hear Zira")
    assert told == ["stop", VoiceSettings(voice_id=SYSTEM.id)]


def test_many_voices_are_a_press_away(section: VoiceSection, page: PageFrame) -> None:
    many = tuple(VoiceInfo(f"espeak/{number}", f"Voice {number}", "en") for number in range(20))
    section.fields.show_voice(VoiceSettings(voice_id="espeak/17"))
    section.fields.show_voices(many)
    assert "Hear Voice 4" in names(page)
    assert "Hear Voice 5" not in names(page)
    assert is_checked(page, "Voice 17, English")
    press(page, "Show all 21")
    assert "Hear Voice 5" in names(page)
    press(page, "Show fewer")
    assert "Hear Voice 5" not in names(page)


def test_a_voice_that_is_not_here_any_more_is_shown_as_the_usual_one(section: VoiceSection, page: PageFrame) -> None:
    section.fields.show_voice(VoiceSettings(voice_id="natural/gone"))
    assert is_checked(page, USUAL_NAME)


def test_the_focus_stays_when_voices_come_late(section: VoiceSection, page: PageFrame) -> None:
    pick(page, USUAL_NAME)
    section.fields.show_voices((NATURAL,))
    assert page.window().focusWidget() is control(page, USUAL_NAME)


def test_only_a_fetched_voice_can_be_removed_and_only_after_a_question(page: PageFrame, told: list[object]) -> None:
    assert [name for name in names(page) if name.startswith("Remove")] == ["Remove Emma"]
    press(page, "Remove Emma")
    assert "Remove the voice Emma from this computer?" in words(page)
    key(page, Qt.Key.Key_Escape)
    assert told == []
    press(page, "Remove Emma")
    key(page, Qt.Key.Key_Space)
    assert told == [FETCHED.id]
    assert "Remove it" not in names(page)
    assert page.window().focusWidget() is control(page, USUAL_NAME)


def test_a_voice_that_comes_while_another_is_asked_about_changes_nothing(
    section: VoiceSection, page: PageFrame, told: list[object]
) -> None:
    press(page, "Remove Emma")
    section.fields.show_voices((NATURAL,))
    section.fields.show_kept([NATURAL.id])
    press(page, "Keep it")
    assert told == []
    assert [name for name in names(page) if name.startswith("Remove")] == ["Remove Heart"]


def test_before_voices_are_found_it_says_that_it_looks(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    section = VoiceSection(appearance, texts)
    show(qtbot, section)
    assert "looking for the voices" in words(section)
    section.fields.show_voices(())
    assert "looking for the voices" not in words(section)


def test_without_any_voice_a_sentence_takes_the_place_of_the_list(section: VoiceSection, page: PageFrame) -> None:
    section.fields.show_voices(())
    section.fields.show_trouble("There is no voice on this computer.")
    assert "There is no voice on this computer." in words(page)
    assert f"Hear {USUAL}" not in names(page)
    section.fields.show_trouble("")
    assert f"Hear {USUAL}" in names(page)


def test_a_try_without_sound_says_why_and_keeps_the_list(section: VoiceSection, page: PageFrame) -> None:
    section.fields.show_trouble("There is no sound device.")
    assert "There is no sound device." in words(page)
    assert "Hear Heart" in names(page)


def test_a_voice_that_is_off_has_nothing_to_set(page: PageFrame, told: list[object]) -> None:
    press(page, "Speak the walk aloud")
    assert told == [VoiceSettings(on=False)]
    assert not control(page, "Hear Heart").isEnabled()
    assert not control(page, "Loudness").isEnabled()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en-gb", "British English"),
        ("en_US", "American English"),
        ("en-gb-somewhere", "British English"),
        ("en-zz", "English"),
        ("tlh", "tlh"),
    ],
)
def test_an_accent_is_said_in_words(section: VoiceSection, page: PageFrame, code: str, said: str) -> None:
    section.fields.show_voices((VoiceInfo("x/y", "Someone", code),))
    assert control(page, f"Someone, {said}").isVisible()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English (Scotland)", "en-gb-scotland"),
        ("English (Received Pronunciation)", "en-gb-x-rp"),
        ("Heart, American", "en-us"),
        ("English", "en"),
    ],
)
def test_an_accent_that_the_name_says_is_not_said_twice(
    section: VoiceSection, page: PageFrame, name: str, code: str
) -> None:
    section.fields.show_voices((VoiceInfo("x/y", name, code),))
    assert control(page, name).isVisible()


def test_stop_shows_the_sign_for_stop(section: VoiceSection, page: PageFrame, appearance: Appearance) -> None:
    section.fields.show_saying(VoiceSettings(voice_id=SYSTEM.id))
    stop = control(page, "Stop Zira")
    assert isinstance(stop, QAbstractButton)
    wanted = appearance.icon("square", "primary", 20, GAP).pixmap(stop.iconSize())
    assert stop.icon().pixmap(stop.iconSize()).toImage() == wanted.toImage()


@pytest.mark.parametrize("brief", [False, True])
def test_a_focus_ring_has_room(qtbot: QtBot, appearance: Appearance, texts: Texts, brief: bool) -> None:
    page, fields = PageFrame("Settings"), VoiceFields(appearance, texts, "settings.voice", brief)
    page.content.addWidget(fields)
    fields.show_voices(tuple(VoiceInfo(f"espeak/{number}", f"Voice {number}", "en") for number in range(12)))
    fields.show_kept(["espeak/0"])
    show(qtbot, page)
    assert control(page, "Show all 13").isVisible()
    assert ring_collisions(page) == []


def test_every_control_says_what_it_is(page: PageFrame) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("width", "percent"), [(430, 100), (760, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: PageFrame, appearance: Appearance, qtbot: QtBot, width: int, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert clipped(page) == []


def test_a_click_anywhere_on_a_row_chooses_it(page: PageFrame, told: list[object]) -> None:
    QTest.mouseClick(control(page, HEART), Qt.MouseButton.LeftButton)
    assert told == [VoiceSettings(voice_id=NATURAL.id)]
    assert control(page, EMMA).isVisible()
    assert control(page, ENGLISH).isVisible()
