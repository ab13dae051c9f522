"""Can you hear me? What is played is asked for, what was found is shown, and No brings help in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.domain.sound_report import SoundFacts, SoundReport, TrialPart, report_on
from coach.ui.pages.sound_test_page import SoundTestPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.level_meter import BARS, LevelMeter, meter_share
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

DEVICE = "No sound device answers. Plug one in."
WELL = report_on(SoundFacts(loudness=0.8, volume=0.65))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("sound_test")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[SoundTestPage]:
    page = SoundTestPage(appearance, texts)
    show(qtbot, page)
    page.setFocus()
    yield page
    let_go()


@pytest.fixture
def asked(page: SoundTestPage) -> list[object]:
    heard: list[object] = []
    page.play_requested.connect(heard.append)
    for name in ("stop", "look", "settings", "back"):
        getattr(page, f"{name}_requested").connect(lambda name=name: heard.append(name))
    return heard


def meter(page: SoundTestPage) -> LevelMeter:
    return page.findChildren(LevelMeter)[0]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Play all three", tuple(TrialPart)),
        ("Play: A sentence", (TrialPart.CUE,)),
        ("Play: The chime", (TrialPart.CHIME,)),
        ("Play: The beat", (TrialPart.BEAT,)),
    ],
)
def test_each_button_plays_what_it_says(
    page: SoundTestPage, asked: list[object], name: str, parts: tuple[TrialPart, ...]
) -> None:
    press(page, name)
    assert asked == [parts]


def test_the_page_opens_on_play_all_and_goes_by_keyboard_alone(page: SoundTestPage, asked: list[object]) -> None:
    key(page, Qt.Key.Key_Space)
    page.show_playing(True)
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.show_playing(False)
    key(page, Qt.Key.Key_Escape)
    assert asked == [tuple(TrialPart), "stop", "back"]


def test_alt_and_left_goes_back_as_in_the_set_up(page: SoundTestPage, asked: list[object]) -> None:
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert asked == ["back"]


def test_while_it_plays_it_says_what_should_be_heard(page: SoundTestPage) -> None:
    assert "Nothing is playing." in words(page)
    page.show_playing(True)
    assert "The voice gets ready …" in words(page)
    page.show_part(TrialPart.BEAT)
    assert "You should hear a steady beat now." in words(page)
    page.show_part(None)
    page.show_playing(False)
    assert "Nothing is playing." in words(page)


def test_the_meter_shows_what_goes_out(page: SoundTestPage) -> None:
    page.show_peak(0.5)
    assert 0 < meter(page).lit < BARS
    assert meter(page).accessibleName() == "Level of the sound, 90 %"
    page.show_peak(0.0)
    assert meter(page).lit == 0


def test_the_meter_falls_gently_and_rises_at_once(page: SoundTestPage) -> None:
    page.show_peak(1.0)
    page.show_peak(0.05)
    assert meter(page).lit > BARS * 0.8
    page.show_peak(1.0)
    assert meter(page).lit == BARS


@pytest.mark.parametrize(("peak", "share"), [(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (0.0001, 0.0)])
def test_the_meter_stays_within_itself(peak: float, share: float) -> None:
    assert meter_share(peak) == share


def test_nobody_is_asked_before_something_was_played(page: SoundTestPage) -> None:
    assert not control(page, "Yes, I heard it").isEnabled()
    page.show_playing(True)
    assert not control(page, "Yes, I heard it").isEnabled()
    page.show_playing(False)
    assert control(page, "Yes, I heard it").isEnabled()


def test_nothing_moves_when_it_plays_and_ends(page: SoundTestPage, qapp: QApplication) -> None:
    def places() -> list[int]:
        qapp.processEvents()
        chime, yes = control(page, "Play: The chime"), control(page, "Yes, I heard it")
        return [chime.mapTo(page, chime.rect().topLeft()).x(), yes.mapTo(page, yes.rect().topLeft()).y()]

    before = places()
    page.show_playing(True)
    assert places() == before
    page.show_playing(False)
    assert places() == before


def test_yes_is_good(page: SoundTestPage) -> None:
    page.show_playing(True)
    page.show_playing(False)
    press(page, "Yes, I heard it")
    assert "Good. Your walk will reach you like this." in words(page)
    assert "Try these" not in words(page)


def test_no_brings_what_to_try_in_order_and_another_look(page: SoundTestPage, asked: list[object]) -> None:
    page.show_playing(True)
    page.show_playing(False)
    press(page, "No, or not all")
    lines = words(page).splitlines()
    assert lines[lines.index("Try these, in this order") + 1].startswith("1.  Turn up this computer's volume")
    assert "6.  If nothing helps" in words(page)
    assert asked == ["look"]


def test_what_is_known_to_be_wrong_is_tried_first(page: SoundTestPage) -> None:
    page.show_report(report_on(SoundFacts(device=DEVICE)))
    page.show_playing(True)
    page.show_playing(False)
    press(page, "No, or not all")
    assert "1.  Plug in your headphones" in words(page)


def test_yes_takes_the_help_away_again(page: SoundTestPage) -> None:
    page.show_playing(True)
    page.show_playing(False)
    press(page, "No, or not all")
    press(page, "Yes, I heard it")
    assert "6.  " not in words(page)


def test_before_the_first_look_nothing_is_claimed(page: SoundTestPage) -> None:
    page.show_looking(True)
    assert "Just a moment: Amble looks …" in words(page)
    assert "It answers" not in words(page)


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (WELL, ["On and ready, loudness 80 %", "It answers", "65 %"]),
        (report_on(SoundFacts()), ["Cannot be told here; please look yourself"]),
        (report_on(SoundFacts(volume=0.0)), ["Muted", "This computer is muted. Take it off mute"]),
        (report_on(SoundFacts(device=DEVICE)), ["None answers", DEVICE]),
        (report_on(SoundFacts(voice_on=False)), ["Switched off in Settings"]),
        (report_on(SoundFacts(clip=False, voice="It stopped.")), ["Not ready", "It stopped. Try the sound test"]),
    ],
)
def test_it_shows_voice_device_and_volume_as_they_were_found(
    page: SoundTestPage, report: SoundReport, told: list[str]
) -> None:
    page.show_report(report)
    assert [words_told for words_told in told if words_told not in words(page)] == []


def test_a_trouble_is_told_in_a_sentence_until_it_is_over(page: SoundTestPage) -> None:
    page.show_trouble(DEVICE)
    assert DEVICE in words(page)
    page.show_trouble("")
    assert DEVICE not in words(page)


def test_opened_again_it_begins_afresh(page: SoundTestPage) -> None:
    page.show_playing(True)
    page.show_playing(False)
    press(page, "No, or not all")
    page.show_opened()
    assert "Try these" not in words(page)
    assert not control(page, "Yes, I heard it").isEnabled()


def test_during_the_set_up_there_is_no_way_to_settings(page: SoundTestPage, asked: list[object]) -> None:
    press(page, "Voice and sound in Settings")
    page.show_opened(with_settings=False)
    assert "Voice and sound in Settings" not in names(page)
    assert asked == ["settings"]


def test_every_control_has_a_name(page: SoundTestPage) -> None:
    page.show_report(WELL)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_at_any_text_size(
    page: SoundTestPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.show_report(report_on(SoundFacts(device=DEVICE)))
    page.show_playing(True)
    page.show_playing(False)
    press(page, "No, or not all")
    qapp.processEvents()
    assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])
