"""Taking a walk along: what is chosen is what is asked for, and nothing is lost without a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.domain.sound import SoundSettings
from coach.domain.take_along import CHOSEN_ROUTINE, FileFormat, LyricsKind, TakeAlong
from coach.domain.walk import Route
from coach.services.take_along import TakenAlong
from coach.ui.pages.take_along_page import TakeAlongPage
from coach.ui.pages.take_along_wish import FileWish
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.share_bar import ShareBar
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

TODAY = TakeAlong(date(2026, 11, 12), 18, sound=SoundSettings(cadence=104))
MUSIC, OTHER = Path("/music"), Path("/other")
FORMATS = tuple(kind for kind in FileFormat if kind is not FileFormat.M4A)
LENGTH = "Length of the walk to take along"
FULL = "There is no room left on the disk."


def name_of(request: TakeAlong, kind: FileFormat) -> str:
    return f"walk {request.minutes}.{kind}"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("take_along")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[TakeAlongPage]:
    page = TakeAlongPage(appearance, texts, name_of, lambda _parent, _title, _folder: OTHER)
    page.show_walk(TODAY, MUSIC, FORMATS)
    show(qtbot, page)
    page.setFocus()
    yield page
    let_go()


@pytest.fixture
def wishes(page: TakeAlongPage) -> list[FileWish]:
    made: list[FileWish] = []
    page.make_requested.connect(made.append)
    return made


def length(page: TakeAlongPage) -> QSpinBox:
    field = control(page, LENGTH)
    assert isinstance(field, QSpinBox)
    return field


def test_todays_walk_is_offered_as_an_mp3(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    press(page, "Make the file")
    assert wishes == [FileWish(TODAY, MUSIC / "walk 18.mp3")]


def test_everything_that_is_chosen_is_asked_for(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    length(page).setValue(25)
    press(page, "Start with a warm-up")
    press(page, "A steady beat to walk to")
    press(page, "FLAC")
    press(page, "Lyrics (LRC)")
    press(page, "Choose a folder…")
    press(page, "Make the file")
    sound = replace(TODAY.sound, beat_on=True)
    wanted = replace(TODAY, minutes=25, warm_up=True, sound=sound, lyrics=LyricsKind.LRC)
    assert wishes == [FileWish(wanted, OTHER / "walk 25.flac")]


def test_a_walk_goes_the_way_that_was_chosen_the_last_time_in_any_length(
    page: TakeAlongPage, wishes: list[FileWish]
) -> None:
    split = replace(TODAY, bouts=(9, 9), rest_minutes=2, route=Route.OUT_AND_BACK)
    page.show_walk(split, MUSIC, FORMATS)
    assert "Out and back · in parts: 9 + 9 min, 2 min of rest between" in words(page)
    length(page).setValue(25)
    assert "in parts: 13 + 12 min" in words(page)
    length(page).setValue(5)
    assert "in parts" not in words(page)
    length(page).setValue(9)
    press(page, "Make the file")
    (wish,) = wishes
    assert (wish.request.bouts, wish.request.rest_minutes, wish.request.route) == ((5, 4), 2, Route.OUT_AND_BACK)
    assert wish.request.walk.minutes == 9


def test_a_brisk_middle_is_told(page: TakeAlongPage) -> None:
    page.show_walk(replace(TODAY, brisk_minutes=4), MUSIC, FORMATS)
    assert "A round · 4 min brisk" in words(page)
    length(page).setValue(9)
    assert "A round · 2 min brisk" in words(page)


def test_name_and_folder_are_shown_as_they_will_be(page: TakeAlongPage) -> None:
    length(page).setValue(30)
    press(page, "Ogg")
    assert "Name: walk 30.ogg" in words(page)
    assert f"Folder: {MUSIC}" in words(page)


def test_the_chosen_folder_is_told_so_that_it_can_be_kept(qtbot: QtBot, page: TakeAlongPage) -> None:
    with qtbot.waitSignal(page.folder_chosen) as chosen:
        press(page, "Choose a folder…")
    assert chosen.args == [OTHER]
    assert f"Folder: {OTHER}" in words(page)


def test_a_choice_of_folder_that_was_left_changes_nothing(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = TakeAlongPage(appearance, texts, name_of, lambda _parent, _title, _folder: None)
    page.show_walk(TODAY, MUSIC, FORMATS)
    show(qtbot, page)
    press(page, "Choose a folder…")
    assert f"Folder: {MUSIC}" in words(page)


def test_the_length_goes_from_five_minutes_to_an_hour(page: TakeAlongPage) -> None:
    assert (length(page).minimum(), length(page).maximum()) == (5, 60)
    page.show_walk(replace(TODAY, minutes=3), MUSIC, FORMATS)
    assert (length(page).value(), length(page).minimum()) == (3, 3)


def test_a_longer_walk_than_todays_says_so(page: TakeAlongPage) -> None:
    assert "Today's walk is 18 minutes." in words(page)
    length(page).setValue(19)
    (notice,) = [bar for bar in page.findChildren(NoticeBar) if bar.isVisible()]
    assert "longer than the 18 minutes of your plan" in notice.accessibleName()
    length(page).setValue(18)
    assert notice.isHidden()


def test_the_warm_up_can_be_taken_alone(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    press(page, "The warm-up alone")
    assert "Today's walk is" not in words(page)
    assert LENGTH not in [name for _, name in named_controls(page)]
    press(page, "Make the file")
    press(page, "A walk")
    press(page, "Make the file")
    assert [wish.request.routine for wish in wishes] == ["warm-up", ""]
    assert "Today's walk is 18 minutes." in words(page)


def test_once_todays_walk_is_done_the_next_one_is_meant(page: TakeAlongPage) -> None:
    page.show_walk(TODAY, MUSIC, FORMATS, done_today=True)
    assert "Your next walk is 18 minutes." in words(page)
    assert "Today's walk" not in words(page)


def test_the_folder_is_told_and_that_it_could_not_be_opened(page: TakeAlongPage) -> None:
    page.show_sheet(MUSIC / "walk 18.pdf")
    assert f"It is in this folder: {MUSIC}" in words(page)
    page.show_no_folder()
    assert "The folder could not be opened here." in words(page)
    page.show_sheet(MUSIC / "walk 18.pdf")
    assert "The folder could not be opened here." not in words(page)


def test_after_a_stop_the_button_with_the_keyboard_is_in_sight(page: TakeAlongPage, qapp: QApplication) -> None:
    page.show_making(MUSIC / "walk 18.mp3")
    page.show_cancelled()
    qapp.processEvents()
    qapp.processEvents()
    button = control(page, "Make the file")
    assert button.hasFocus()
    assert page.viewport().rect().contains(button.rect().translated(button.mapTo(page.viewport(), QPoint())))


def test_the_beat_is_the_one_that_was_counted(page: TakeAlongPage) -> None:
    assert "104 steps a minute" in words(page)
    page.show_walk(replace(TODAY, sound=SoundSettings(beat_on=True)), MUSIC, FORMATS)
    assert is_checked(page, "A steady beat to walk to")
    assert "100 steps a minute" in words(page)


def test_m4a_is_offered_only_where_it_can_be_made(page: TakeAlongPage, qapp: QApplication) -> None:
    assert "M4A" not in names(page)
    page.show_walk(TODAY, MUSIC, tuple(FileFormat))
    qapp.processEvents()
    press(page, "M4A")
    page.show_walk(TODAY, MUSIC, FORMATS)
    qapp.processEvents()
    let_go()
    assert is_checked(page, "MP3")


def test_the_sheet_lies_beside_the_sound_file_under_its_name(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    press(page, "Save a sheet (PDF)")
    assert wishes == [FileWish(TODAY, MUSIC / "walk 18.pdf")]
    assert wishes[0].is_sheet


def test_nothing_is_replaced_without_a_question(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    press(page, "Make the file")
    page.ask_to_replace(wishes[0], "walk 18.mp3")
    assert "walk 18.mp3 is already there." in words(page)
    key(page, Qt.Key.Key_Space)
    assert len(wishes) == 1
    assert "Make the file" in names(page)
    page.ask_to_replace(wishes[0], "walk 18.mp3")
    press(page, "Replace it")
    assert wishes[1] == replace(wishes[0], replaces=True)


def test_while_it_is_made_it_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot, page: TakeAlongPage) -> None:
    page.show_making(MUSIC / "walk 18.mp3")
    page.show_progress(0.42)
    assert "walk 18.mp3, 42 % done" in words(page)
    assert page.findChildren(ShareBar)[0].accessibleName() == "Making the file, 42 %"
    assert "Make the file" not in names(page)
    with qtbot.waitSignal(page.cancel_requested):
        key(page, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.cancel_requested):
        key(page, Qt.Key.Key_Escape)


def test_stopped_it_offers_everything_again(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    length(page).setValue(30)
    page.show_making(MUSIC / "walk 30.mp3")
    page.show_cancelled()
    assert "Stopped. Nothing was left behind." in words(page)
    key(page, Qt.Key.Key_Return)
    assert wishes == [FileWish(replace(TODAY, minutes=30), MUSIC / "walk 30.mp3")]


def test_a_finished_file_can_be_shown_in_its_folder(qtbot: QtBot, page: TakeAlongPage) -> None:
    page.show_making(MUSIC / "walk 18.mp3")
    page.show_made(TakenAlong(MUSIC / "walk 18.mp3", 1082.0, (), MUSIC / "walk 18.lrc"))
    assert "walk 18.mp3, 18:02 long. The words with their times are in walk 18.lrc." in words(page)
    with qtbot.waitSignal(page.folder_requested) as shown:
        key(page, Qt.Key.Key_Space)
    assert shown.args == [MUSIC]
    press(page, "Make another")
    assert "Make the file" in names(page)


def test_sentences_that_could_not_be_said_are_told(page: TakeAlongPage) -> None:
    page.show_made(TakenAlong(MUSIC / "walk 18.mp3", 1080.0, ("One.", "Two.")))
    assert "2 sentences are not in it, because the voice could not say them." in words(page)


def test_a_finished_sheet_is_told(page: TakeAlongPage) -> None:
    page.show_sheet(MUSIC / "walk 18.pdf")
    assert "Your sheet is ready." in words(page)
    assert "walk 18.pdf" in words(page)


def test_a_failure_is_one_sentence_and_the_choices_stay(page: TakeAlongPage) -> None:
    length(page).setValue(30)
    page.show_making(MUSIC / "walk 30.mp3")
    page.show_error(FULL)
    assert FULL in words(page)
    assert length(page).value() == 30


def test_while_walking_waits_nothing_can_be_taken_along(
    qtbot: QtBot, page: TakeAlongPage, wishes: list[FileWish]
) -> None:
    page.show_walk(None, MUSIC, FORMATS)
    assert "told Amble that you were seen and walking is fine" in words(page)
    assert names(page) == ["Back to Today"]
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wishes == []
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_the_page_goes_by_keyboard_alone(page: TakeAlongPage, wishes: list[FileWish]) -> None:
    key(page, Qt.Key.Key_Up)
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wishes == [FileWish(replace(TODAY, minutes=19), MUSIC / "walk 19.mp3")]


def test_every_control_has_a_name(page: TakeAlongPage) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_clipped_at_any_text_size(
    page: TakeAlongPage, appearance: Appearance, qapp: QApplication, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    qapp.processEvents()
    assert (page.horizontalScrollBar().maximum(), clipped(page)) == (0, [])


def on_page(page: TakeAlongPage) -> set[str]:
    return {name for _, name in named_controls(page)} | set(names(page))


PICKED = replace(TODAY, routine=CHOSEN_ROUTINE, name="Core")


def test_a_routine_that_was_picked_elsewhere_is_spoken_of_as_one(
    page: TakeAlongPage, wishes: list[FileWish], texts: Texts
) -> None:
    page.show_walk(PICKED, MUSIC, FORMATS, is_routine=True)
    shown = words(page)
    assert texts.say("take_along.title_routine") in shown
    assert texts.say("take_along.title") not in shown
    assert {"Core", "Which routine"} <= set(shown.splitlines())
    assert not {"A walk", "Core work", "A steady beat to walk to", "Back to Today", LENGTH} & on_page(page)
    assert "Back to Exercises" in names(page)
    press(page, "Make the file")
    assert wishes[0].request == PICKED


def test_after_a_routine_a_walk_is_offered_with_all_its_choices(page: TakeAlongPage) -> None:
    page.show_walk(PICKED, MUSIC, FORMATS, is_routine=True)
    page.show_walk(TODAY, MUSIC, FORMATS)
    assert {"A walk", "Core work", "A steady beat to walk to", "Back to Today", LENGTH} <= on_page(page)
    assert "Core" not in words(page).splitlines()


def test_a_beat_to_walk_to_is_offered_with_a_walk_alone(page: TakeAlongPage) -> None:
    press(page, "Core work")
    assert "A steady beat to walk to" not in names(page)
    press(page, "A walk")
    assert "A steady beat to walk to" in names(page)
