"""Six steps to a plan: by mouse, by keyboard alone, forward and back, and with something to be looked at first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.look import Look, Scheme
from coach.domain.red_flag import RedFlag
from coach.domain.set_up import DEFAULT_TIMES, SetUpAnswers, plan_from
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.set_up_page import SetUpPage
from coach.ui.texts import Texts, read_texts
from coach.ui.theme import Appearance
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.tick_list import TickList
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

LAST = 5
SAFETY, NOW, TARGET, TIMES = 1, 2, 3, 4


@pytest.fixture(scope="module")
def texts() -> Texts:
    room = RESOURCES / "words"
    return read_texts(
        room / "en.toml", room / "en" / "flags.toml", room / "en" / "set_up.toml", room / "en" / "voices.toml"
    )


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[SetUpPage]:
    catalogue = Catalogue(RESOURCES)
    page = SetUpPage(appearance, texts, catalogue.red_flags(), catalogue.regions())
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def kept(page: SetUpPage) -> list[SetUpAnswers]:
    answers: list[SetUpAnswers] = []
    page.answers_changed.connect(answers.append)
    return answers


@pytest.fixture
def finished(page: SetUpPage) -> list[SetUpAnswers]:
    answers: list[SetUpAnswers] = []
    page.finished_requested.connect(answers.append)
    return answers


def type_number(page: QWidget, name: str, number: int) -> None:
    field = control(page, name)
    field.setFocus()
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, str(number))


def test_six_steps_by_mouse_give_the_answers_a_plan_is_made_of(page: SetUpPage, finished: list[SetUpAnswers]) -> None:
    press(page, "Continue")
    press(page, "None of these")
    press(page, "Continue")
    press(page, "Usual pain, 4 of 10")
    type_number(page, "One walk, minutes", 12)
    type_number(page, "Another, minutes", 18)
    press(page, "Continue")
    type_number(page, "Minutes you walk toward", 25)
    press(page, "Continue")
    press(page, "Walk on Tuesday")
    press(page, "Continue")
    press(page, "Make my plan")
    times = (time(12, 30), time(12, 30), *DEFAULT_TIMES[2:])
    assert finished == [
        SetUpAnswers(step=LAST, usual_pain=4, tries=(12, 18), target_minutes=25, times=times, no_flags=True),
    ]


def test_the_whole_set_up_goes_by_keyboard_alone(page: SetUpPage, finished: list[SetUpAnswers]) -> None:
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return):
        key(page, pressed)
    key(page, Qt.Key.Key_3)
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_1)
    key(page, Qt.Key.Key_5)
    for _step in ("now", "target", "times", "voice"):
        key(page, Qt.Key.Key_Return)
    assert [(answers.usual_pain, answers.tries) for answers in finished] == [(3, (15,))]


def test_back_and_forward_keep_every_answer(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=NOW, no_flags=True))
    press(page, "Usual pain, 6 of 10")
    type_number(page, "One walk, minutes", 20)
    press(page, "Continue")
    press(page, "Back")
    assert is_checked(page, "Usual pain, 6 of 10")
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "your safety" in words(page)
    press(page, "Continue")
    assert kept[-1] == SetUpAnswers(step=NOW, usual_pain=6, tries=(20,), no_flags=True)
    assert is_checked(page, "Usual pain, 6 of 10")


def test_every_answer_and_every_step_is_told_so_that_it_can_be_kept(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    press(page, "Continue")
    press(page, "You have or have had cancer")
    press(page, "Continue")
    press(page, "Usual pain, 2 of 10")
    assert [(answers.step, answers.usual_pain) for answers in kept] == [(1, None), (1, None), (2, None), (2, 2)]
    assert kept[-1].flags == {RedFlag.CANCER}


def test_somebody_who_left_half_way_goes_on_where_they_were(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=TARGET, target_minutes=35))
    assert "Step 4 of 6" in words(page)
    press(page, "Continue")
    assert "Step 5 of 6" in words(page)


def test_a_missing_pain_is_asked_for_beside_the_scale_with_the_focus_there(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=NOW))
    press(page, "Continue")
    assert "Please choose a number first" in words(page)
    assert page.window().focusWidget().accessibleName() == "Usual pain, 0 of 10"
    key(page, Qt.Key.Key_5)
    assert "Please choose a number first" not in words(page)


def test_everything_missing_is_asked_for_at_once(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=NOW))
    press(page, "Continue")
    assert "Please choose a number first" in words(page)
    assert "Please give one number of minutes" in words(page)


def test_missing_minutes_are_asked_for_beside_the_field_with_the_focus_there(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=NOW, usual_pain=2))
    press(page, "Continue")
    assert "Please give one number of minutes" in words(page)
    assert page.window().focusWidget().accessibleName() == "One walk, minutes"


def test_a_week_without_a_day_is_not_a_plan(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=TIMES, times=(None, time(9), *(None,) * 5)))
    press(page, "Walk on Tuesday")
    press(page, "Continue")
    assert "Please choose at least one day." in words(page)
    assert kept[-1].step == TIMES
    press(page, "Walk on Friday")
    assert "Please choose at least one day." not in words(page)


def test_not_knowing_begins_with_ten_minutes_on_four_days(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=NOW, usual_pain=2))
    press(page, "I don't know")
    assert "Your first walk: 10 minutes" in words(page)
    assert "10 minutes on 4 days a week" in words(page)
    assert plan_from(kept[-1]).start_minutes == 10


def test_the_first_walk_follows_from_the_tries_before_going_on(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=NOW, usual_pain=2))
    assert "Your first walk" not in words(page)
    type_number(page, "A third, minutes", 15)
    assert "Your first walk: 12 minutes" in words(page)


def test_a_minute_given_takes_back_i_do_not_know(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=NOW, usual_pain=2, unknown=True))
    type_number(page, "One walk, minutes", 30)
    assert (kept[-1].unknown, kept[-1].tries) == (False, (30,))
    assert not is_checked(page, "I don't know")


def test_the_safety_questions_cannot_be_passed_unseen(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    for _again in range(3):
        key(page, Qt.Key.Key_Return)
    assert "Step 2 of 6" in words(page)
    assert "Please tick what is true for you, or “None of these”." in words(page)
    assert page.window().focusWidget().accessibleName() == "None of these"
    press(page, "None of these")
    assert "Please tick" not in words(page)
    press(page, "You are pregnant")
    assert (kept[-1].flags, kept[-1].no_flags) == (frozenset({RedFlag.PREGNANCY}), False)
    assert not is_checked(page, "None of these")
    press(page, "None of these")
    assert (kept[-1].flags, kept[-1].no_flags) == (frozenset(), True)
    assert not is_checked(page, "You are pregnant")
    press(page, "None of these")
    assert (kept[-1].flags, kept[-1].no_flags) == (frozenset(), False)
    press(page, "Continue")
    assert "Step 2 of 6" in words(page)


def test_a_tick_shows_at_once_whom_to_call_and_that_the_plan_waits(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=SAFETY, region="gb"))
    assert "Your plan waits" not in words(page)
    press(page, "Losing weight without trying")
    assert "Call NHS 111" in words(page)
    press(page, "New loss of bowel control, or not feeling when you need to poo")
    assert "Call 999" in words(page)
    assert "Call NHS 111" not in words(page)
    assert "Your plan waits" in words(page)


def test_the_region_chooses_the_number(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=SAFETY, flags=frozenset({RedFlag.BOWEL})))
    chooser = control(page, "Telephone numbers for")
    assert isinstance(chooser, DropDown)
    told: list[str] = []
    page.region_changed.connect(told.append)
    while chooser.chosen != "us":
        QTest.keyClick(chooser, Qt.Key.Key_Up)
    assert told[-1] == "us"
    assert kept[-1].region == "us"
    assert "Call 911" in words(page)


def test_a_sign_for_an_appointment_shows_its_card_and_stops_nothing(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=SAFETY))
    press(page, "You are pregnant")
    assert "Book a visit" in words(page)
    assert "waits until" not in words(page)
    page.show_answers(SetUpAnswers(step=LAST, usual_pain=2, unknown=True, flags=frozenset({RedFlag.PREGNANCY})))
    assert "Your plan is ready when you are" in words(page)


def test_the_last_step_says_that_a_plan_with_a_stopping_sign_is_ready_and_waits(
    page: SetUpPage, finished: list[SetUpAnswers]
) -> None:
    page.show_answers(SetUpAnswers(step=LAST, usual_pain=2, tries=(15,), flags=frozenset({RedFlag.FEVER})))
    assert "Your plan is ready, and it waits" in words(page)
    assert "Your first walk, 12 minutes, opens when you tell Amble that you were seen" in words(page)
    press(page, "Make my plan")
    assert finished[0].flags == {RedFlag.FEVER}


def test_the_card_that_a_tick_calls_up_comes_into_view(qtbot: QtBot, qapp: QApplication, page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=SAFETY, region="gb"))
    qapp.processEvents()
    page.verticalScrollBar().setValue(0)
    press(page, "Numb, tingling or changed feeling around your genitals, back passage, buttocks or inner thighs")
    card = control(
        page, "Please get help now. Call 999, or have somebody take you to the nearest emergency department."
    )

    def in_view() -> bool:
        top = card.mapTo(page.viewport(), card.rect().topLeft()).y()
        return 0 <= top <= page.viewport().height() - 120

    qtbot.waitUntil(in_view)


def test_voice_choices_are_told_and_the_sample_uses_them(page: SetUpPage) -> None:
    chosen: list[VoiceSettings] = []
    samples: list[VoiceSettings] = []
    page.voice.voice_changed.connect(chosen.append)
    page.voice.sample_requested.connect(samples.append)
    page.voice.show_voices((VoiceInfo("scot", "Fiona", "en-gb-scotland"),))
    page.voice.show_voice(VoiceSettings(voice_id="scot", speed=1.0, loudness=0.8))
    page.show_answers(SetUpAnswers(step=LAST, usual_pain=2, unknown=True))
    QTest.keyClick(control(page, "Speed"), Qt.Key.Key_End)
    press(page, "Hear Fiona")
    QTest.keyClick(control(page, "Speed"), Qt.Key.Key_Home)
    assert samples == [VoiceSettings(voice_id="scot", speed=1.4, loudness=0.8)]
    assert [settings.speed for settings in chosen] == [1.4, 0.75]
    press(page, "Speak the walk aloud")
    assert chosen[-1] == VoiceSettings(on=False, voice_id="scot", speed=0.75, loudness=0.8)
    assert not control(page, "Hear Fiona").isEnabled()


def test_no_voice_is_one_sentence_and_the_set_up_goes_on(page: SetUpPage, finished: list[SetUpAnswers]) -> None:
    page.voice.show_voices(())
    page.voice.show_trouble("There is no voice on this computer.")
    page.show_answers(SetUpAnswers(step=LAST, usual_pain=2, unknown=True))
    assert "There is no voice on this computer." in words(page)
    assert "Hear The usual voice" not in names(page)
    press(page, "Make my plan")
    assert len(finished) == 1


def test_the_last_step_shows_its_way_on_whatever_voices_there_are(page: SetUpPage, qapp: QApplication) -> None:
    page.resize(1120, 740)
    page.voice.show_voices(tuple(VoiceInfo(f"espeak/{name}", name, "en") for name in "abcdefghij"))
    page.show_answers(SetUpAnswers(step=LAST, usual_pain=2, unknown=True))
    for _ in range(6):
        qapp.processEvents()
    assert page.verticalScrollBar().maximum() == 0


def test_a_day_switched_off_and_on_keeps_its_time(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=TIMES, times=(time(7, 15), *(None,) * 6)))
    press(page, "Walk on Monday")
    press(page, "Walk on Monday")
    assert kept[0].times == (None,) * 7
    assert kept[-1].times == (time(7, 15), *(None,) * 6)
    assert "1 walk a week" in words(page)


def test_each_weekday_has_a_time_of_its_own(page: SetUpPage, kept: list[SetUpAnswers]) -> None:
    page.show_answers(SetUpAnswers(step=TIMES))
    field = control(page, "Time on Thursday")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert kept[-1].times[3] != DEFAULT_TIMES[3]
    assert replace(kept[-1], times=DEFAULT_TIMES) == SetUpAnswers(step=TIMES)


@pytest.mark.parametrize("step", range(6))
def test_every_control_of_every_step_has_a_name(page: SetUpPage, step: int) -> None:
    page.show_answers(SetUpAnswers(step=step, flags=frozenset(RedFlag)))
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_no_step_is_clipped_at_any_text_size(
    page: SetUpPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    for step in range(6):
        page.show_answers(SetUpAnswers(step=step, flags=frozenset({RedFlag.FEVER})))
        qapp.processEvents()
        assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, []), step


def test_esc_goes_back_a_step_and_stays_at_the_first(page: SetUpPage) -> None:
    press(page, "Continue")
    for _again in range(2):
        key(page, Qt.Key.Key_Escape)
    assert "Step 1 of 6" in words(page)
    assert "Back" not in names(page)


def test_a_tick_scrolls_to_a_card_only_when_it_is_new_or_graver(page: SetUpPage) -> None:
    page.show_answers(SetUpAnswers(step=1))
    first, second, *_ = page.findChildren(TickList)[0].rows
    last = page.findChildren(TickList)[-1].rows[0]
    bar = page.verticalScrollBar()
    first.setFocus()
    first.click()
    QApplication.processEvents()
    assert first.visibleRegion().boundingRect().height() == first.height()
    bar.setValue(0)
    second.click()
    QApplication.processEvents()
    assert bar.value() == 0
    last.setFocus()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    place = bar.value()
    last.click()
    QApplication.processEvents()
    assert not last.visibleRegion().isEmpty()
    assert bar.value() == place


def test_a_step_that_is_shown_begins_at_its_top_with_its_first_field(page: SetUpPage) -> None:
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.show_answers(SetUpAnswers(step=SAFETY))
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == 0
    assert page.window().focusWidget() is control(page, "None of these")
