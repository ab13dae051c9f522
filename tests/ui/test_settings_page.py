"""Settings: every choice is told at once, and nothing is told that nobody chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.cue_book import VoiceStyle
from coach.domain.hours import WORK_DAYS
from coach.domain.look import Look, Scheme
from coach.domain.plan import Plan
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.rhythm import USUAL_BREAKS
from coach.domain.sound import SoundSettings
from coach.services.settings import Settings
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.settings_page import SettingsPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.drop_down import DropDown
from tests.ui.by_name import control, is_checked, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

VOICES = (VoiceInfo("gmw/en", "English (Great Britain)", "en-gb"), VoiceInfo("gmw/en-GB-scotland", "Scotland", "en-gb"))
SILENT = frozenset({Channel.CARD, Channel.NOTIFICATION})
FOLDER = "/home/somebody/.local/share/amble"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> SettingsPage:
    page = SettingsPage(appearance, texts)
    page.show_settings(Settings())
    page.show_plan(Plan(30, 4, 12, 3))
    page.show_regions(Catalogue(RESOURCES).regions())
    page.voice.fields.show_voices(VOICES)
    page.show_login(False, "")
    page.show_folder(FOLDER)
    page.show_version("1.2.3")
    show(qtbot, page)
    return page


@pytest.fixture
def told(page: SettingsPage) -> list[object]:
    heard: list[object] = []
    fields, sound = page.voice.fields, page.sound
    signals = (fields.voice_changed, page.voice.style_changed, fields.sample_requested, sound.sound_changed)
    for signal in (
        *signals,
        page.look_changed,
        page.plan_changed,
        page.region_changed,
        page.login_requested,
    ):
        signal.connect(heard.append)
    page.flags_requested.connect(lambda: heard.append("flags"))
    page.reminders_requested.connect(lambda: heard.append("reminders"))
    page.folder_requested.connect(lambda: heard.append("folder"))
    return heard


def test_showing_settings_tells_nothing(page: SettingsPage, told: list[object]) -> None:
    page.show_settings(
        Settings(
            VoiceSettings(False, "gmw/en", 1.2, 0.5),
            SoundSettings(0.3, True, 108, True, False, False, False),
            VoiceStyle.PLAIN,
            ReminderSettings(False, False, time(7), channels=SILENT),
            Look(Scheme.DARK, 150, True),
            "nz",
        )
    )
    page.show_plan(Plan(25, 3, 8, 7))
    assert told == []
    assert is_checked(page, "Plain")
    assert is_checked(page, "Dark")
    assert is_checked(page, "Usual pain, 7 of 10")
    assert not is_checked(page, "Speak the walk aloud")


def test_how_much_is_said_is_chosen(page: SettingsPage, told: list[object]) -> None:
    press(page, "Plain")
    assert told == [VoiceStyle.PLAIN]
    assert "Only what you need" in words(page)


@pytest.mark.parametrize("chip", ["Friendly", "As the system"])
def test_a_setting_always_has_a_value(page: SettingsPage, told: list[object], chip: str) -> None:
    press(page, chip)
    assert is_checked(page, chip)
    assert told == []


def test_reminders_are_told_in_a_sentence_and_lead_to_their_page(page: SettingsPage, told: list[object]) -> None:
    office = ReminderSettings(heads_up_minutes=5, hours=WORK_DAYS, breaks=replace(USUAL_BREAKS, on=True))
    page.show_settings(Settings(reminders=office))
    assert "walks, with a soft word 5 minutes before, the morning question at 08:00, standing breaks." in words(page)
    assert "Hours: Mon–Fri 09:00–17:00, quiet on Sat–Sun." in words(page)
    press(page, "Reminders, breaks and hours")
    assert told == ["reminders"]


def test_that_nothing_reminds_is_said_and_so_is_a_pause(page: SettingsPage) -> None:
    page.show_settings(Settings(reminders=ReminderSettings(walk_on=False, morning_on=False)))
    page.show_reminder_pause("tomorrow, 05:00")
    assert "Nothing reminds you." in words(page)
    assert "Reminders pause until tomorrow, 05:00." in words(page)
    page.show_reminder_pause("")
    assert "pause until" not in words(page)


def test_the_look_is_chosen(page: SettingsPage, told: list[object]) -> None:
    press(page, "High contrast")
    press(page, "More: Text size")
    assert told[-1] == Look(Scheme.HIGH_CONTRAST, 110)


def test_a_typed_text_size_counts_when_it_is_finished(page: SettingsPage, told: list[object]) -> None:
    field = control(page, "Text size")
    field.setFocus()
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, "150")
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Look(text_percent=150)]


def test_the_answers_of_the_set_up_can_be_changed(page: SettingsPage, told: list[object]) -> None:
    press(page, "Usual pain, 6 of 10")
    press(page, "Less: Minutes you walk toward")
    press(page, "More: Minutes of the first walk")
    assert told[-1] == Plan(25, 4, 13, 6)


def test_usual_pain_keeps_a_number(page: SettingsPage, told: list[object]) -> None:
    press(page, "Usual pain, 3 of 10")
    assert told == []
    assert is_checked(page, "Usual pain, 3 of 10")


def test_a_region_that_is_not_known_is_somewhere_else(page: SettingsPage, told: list[object]) -> None:
    box = control(page, "Where you are, for emergency numbers")
    assert isinstance(box, DropDown)
    assert box.chosen == "other"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told == [Catalogue(RESOURCES).regions()[-2].id]


def test_the_safety_questions_can_be_answered_again(page: SettingsPage, told: list[object]) -> None:
    press(page, "Safety questions again")
    assert told == ["flags"]


def test_starting_at_login_says_when_it_does_not_work(page: SettingsPage, told: list[object]) -> None:
    press(page, "Start Amble when you log in")
    assert told == [True]
    page.show_login(False, "This desktop has no place for it.")
    assert not is_checked(page, "Start Amble when you log in")
    assert "This desktop has no place for it." in words(page)


def test_the_data_folder_is_shown_and_opened(page: SettingsPage, told: list[object]) -> None:
    assert control(page, FOLDER).isVisible()
    press(page, "Open the folder")
    assert told == ["folder"]


def test_the_licences_of_everything_inside_are_a_press_away(page: SettingsPage) -> None:
    assert "Amble 1.2.3" in words(page)
    press(page, "Show the licences")
    for line in ("Amble · MIT", "espeak-ng · GPL 3", "Qt and PySide6 · LGPL 3", "pyttsx3 · MPL 2.0", "Lucide · ISC"):
        assert line in words(page)
    press(page, "Hide the licences")
    assert "Lucide · ISC" not in words(page)


def test_amble_says_what_it_is_not(page: SettingsPage) -> None:
    assert "It is a companion and not a clinician." in words(page)


def test_the_links_lead_to_their_section(page: SettingsPage) -> None:
    press(page, "Your answers")
    assert page.window().focusWidget() is control(page, "Usual pain, 3 of 10")


def test_tab_goes_from_the_first_switch_on(page: SettingsPage) -> None:
    page.setFocus()
    key(page, Qt.Key.Key_Space)
    assert not is_checked(page, "Speak the walk aloud")


def test_tab_comes_to_the_voices_where_they_stand(page: SettingsPage) -> None:
    page.setFocus()
    met = []
    for _ in range(6):
        key(page, Qt.Key.Key_Tab)
        met.append((page.window().focusWidget() or page).accessibleName())
    usual = "The usual voice"
    assert met[0] == "Can you hear me? Test the sound"
    assert met[1].startswith(usual)
    assert met[2:] == [f"Hear {usual}", "Speed", "Loudness", "Friendly"]
    for name in reversed(["Speak the walk aloud", *met[:-1]]):
        key(page, Qt.Key.Key_Backtab)
        assert (page.window().focusWidget() or page).accessibleName() == name


def test_a_trouble_takes_the_place_of_the_choices_until_it_is_over(page: SettingsPage) -> None:
    page.show_error("The settings could not be read.")
    assert "The settings could not be read. What you chose before is kept." in words(page)
    assert "Reminders" not in names(page)
    page.show_error("")
    assert "Reminders" in names(page)


def test_every_control_says_what_it_is(page: SettingsPage) -> None:
    press(page, "Show the licences")
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("width", "percent"), [(430, 100), (760, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: SettingsPage, appearance: Appearance, qtbot: QtBot, width: int, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
