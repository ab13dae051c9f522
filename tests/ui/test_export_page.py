"""The page of the export: what is asked for, what is told, and that nothing is lost by accident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.domain.record import Days, Wanted
from coach.services.export_desk import Exported
from coach.services.export_ports import ExportWish, RecordKind
from coach.ui.pages.export_page import ExportPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.day_line import DayLine
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

TODAY = date(2026, 11, 12)
FIRST = date(2025, 11, 12)
SAVE = "Save the file"


@dataclass
class Dialogue:
    """The system's question for a file: what it was asked, and what is answered ("" for nothing)."""

    answer: Path | None = None
    start: str = ""
    kinds: str = ""
    asked: int = 0

    def __call__(self, _parent: QWidget, _title: str, start: str, kinds: str) -> Path | None:
        self.start, self.kinds, self.asked = start, kinds, self.asked + 1
        return self.answer


@dataclass
class Shown:
    """The page, its dialogue and what it asked for."""

    page: ExportPage
    dialogue: Dialogue
    wishes: list[ExportWish] = field(default_factory=list)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("export")


@pytest.fixture
def shown(qtbot: QtBot, appearance: Appearance, texts: Texts, tmp_path: Path) -> Iterator[Shown]:
    dialogue = Dialogue(tmp_path / "mine.json")
    found = Shown(ExportPage(appearance, texts, dialogue), dialogue)
    found.page.save_requested.connect(found.wishes.append)
    found.page.show_start(FIRST, TODAY, tmp_path)
    show(qtbot, found.page)
    yield found
    let_go()


def test_everything_of_all_days_without_a_word_is_what_it_begins_with(shown: Shown, tmp_path: Path) -> None:
    press(shown.page, SAVE)
    assert shown.dialogue.start == str(tmp_path / "amble-2026-11-12.json")
    assert shown.wishes == [ExportWish(tmp_path / "mine.json", RecordKind.JSON)]


@pytest.mark.parametrize(
    ("chip", "ending", "said"),
    [
        ("Another Amble", "json", "Everything"),
        ("A spreadsheet", "csv", "A table with one row for each walk"),
        ("A clinic's computer", "fhir.json", "ask them first"),
        ("A calendar", "ics", "Your planned walks are not in it"),
    ],
)
def test_each_kind_says_what_it_is_for(shown: Shown, tmp_path: Path, chip: str, ending: str, said: str) -> None:
    press(shown.page, chip)
    assert said in words(shown.page)
    shown.dialogue.answer = tmp_path / f"mine.{ending}"
    press(shown.page, SAVE)
    assert shown.dialogue.start.endswith(f"amble-2026-11-12.{ending}")
    assert f"*.{ending}" in shown.dialogue.kinds
    assert [wish.kind.value for wish in shown.wishes] == [ending]


def test_who_can_read_it_is_said_before_it_is_saved(shown: Shown) -> None:
    assert "whoever has it can read it" in words(shown.page)


def test_words_and_sentences_go_along_when_they_are_ticked(shown: Shown) -> None:
    press(shown.page, "The words I wrote")
    press(shown.page, "What was said on each walk")
    press(shown.page, SAVE)
    press(shown.page, "A spreadsheet")
    assert "What was said on each walk" not in names(shown.page)
    press(shown.page, SAVE)
    assert [wish.wanted for wish in shown.wishes] == [Wanted(words=True, proofs=True), Wanted(words=True)]


def test_a_name_goes_to_a_clinic_alone(shown: Shown) -> None:
    press(shown.page, "A clinic's computer")
    line = control(shown.page, "My name")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, " Jo Miller ")
    press(shown.page, SAVE)
    press(shown.page, "A calendar")
    press(shown.page, SAVE)
    assert [wish.name for wish in shown.wishes] == ["Jo Miller", ""]


def test_days_are_a_span_until_today_or_somebodys_own(shown: Shown) -> None:
    page = shown.page
    for chip in ("Last 12 weeks", "Last 12 months", "Own dates"):
        press(page, chip)
        press(page, SAVE)
    weeks, year, own = (wish.wanted.days for wish in shown.wishes)
    assert weeks == Days(TODAY - timedelta(days=83), TODAY)
    assert year == Days(TODAY - timedelta(days=364), TODAY)
    assert own == Days(FIRST, TODAY)


def test_days_the_wrong_way_round_are_told_and_nothing_is_saved(shown: Shown) -> None:
    press(shown.page, "Own dates")
    fields = {name: control(shown.page, name) for name in ("First day", "Last day")}
    first, last = fields["First day"], fields["Last day"]
    assert isinstance(first, DayLine)
    assert isinstance(last, DayLine)
    last.show_day(first.day)
    first.show_day(first.day + timedelta(days=1))
    press(shown.page, SAVE)
    assert "The first day is after the last one" in words(shown.page)
    assert (shown.wishes, shown.dialogue.asked) == ([], 0)


def test_whoever_chooses_no_file_saves_nothing(shown: Shown) -> None:
    shown.dialogue.answer = None
    press(shown.page, SAVE)
    assert shown.wishes == []
    assert SAVE in names(shown.page)


def test_a_name_without_its_ending_gets_it_and_what_is_there_is_asked_about(shown: Shown, tmp_path: Path) -> None:
    shown.dialogue.answer = tmp_path / "mine"
    press(shown.page, SAVE)
    assert [wish.file.name for wish in shown.wishes] == ["mine.json"]
    (tmp_path / "mine.json").write_text("of before")
    press(shown.page, SAVE)
    assert len(shown.wishes) == 1
    assert "mine.json is already there" in words(shown.page)
    assert shown.page.window().focusWidget() is control(shown.page, "Keep it")
    press(shown.page, "Keep it")
    assert SAVE in names(shown.page)
    press(shown.page, SAVE)
    press(shown.page, "Replace it")
    assert len(shown.wishes) == 2


def test_while_it_is_written_its_share_is_told_and_it_can_be_stopped(shown: Shown, qtbot: QtBot) -> None:
    shown.page.show_making(Path("mine.json"))
    shown.page.show_progress(0.42)
    assert "mine.json: 42 % done." in words(shown.page)
    with qtbot.waitSignal(shown.page.cancel_requested):
        key(shown.page, Qt.Key.Key_Escape)
    shown.page.show_cancelled()
    assert "No file was written" in words(shown.page)
    assert SAVE in names(shown.page)


def test_where_the_file_is_and_what_is_in_it_is_told(shown: Shown, qtbot: QtBot) -> None:
    shown.page.show_saved(Exported(Path("/home/you/mine.csv"), 1))
    assert "mine.csv, with 1 walk." in words(shown.page)
    assert "It lies in /home/you." in words(shown.page).replace("\u200b", "")
    with qtbot.waitSignal(shown.page.folder_requested) as asked:
        press(shown.page, "Show in folder")
    assert asked.args == [Path("/home/you")]
    shown.page.show_no_folder()
    assert "could not be opened" in words(shown.page)
    press(shown.page, "Save another")
    assert SAVE in names(shown.page)


def test_a_file_without_walks_is_told_kindly(shown: Shown) -> None:
    shown.page.show_saved(Exported(Path("/home/you/mine.csv"), 0))
    assert "There were no walks on these days" in words(shown.page)


def test_what_went_wrong_is_one_sentence_above_the_choices(shown: Shown) -> None:
    shown.page.show_making(Path("mine.json"))
    shown.page.show_trouble("The disk is full.")
    assert "The disk is full." in words(shown.page)
    assert shown.page.window().focusWidget() is control(shown.page, SAVE)


def test_ctrl_enter_saves_and_esc_goes_back(shown: Shown, qtbot: QtBot) -> None:
    key(shown.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.wishes) == 1
    with qtbot.waitSignal(shown.page.back_requested):
        key(shown.page, Qt.Key.Key_Escape)


def test_tab_goes_through_it_from_top_to_bottom(shown: Shown) -> None:
    control(shown.page, "Back").setFocus()
    seen = list[str]()
    for _ in range(5):
        key(shown.page, Qt.Key.Key_Tab)
        focus = shown.page.window().focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
    assert seen == ["Another Amble", "All", "The words I wrote", "What was said on each walk", SAVE]


def test_every_control_has_a_name_and_nothing_is_clipped_at_200_percent(shown: Shown, appearance: Appearance) -> None:
    press(shown.page, "A clinic's computer")
    press(shown.page, "Own dates")
    assert all(name for _, name in named_controls(shown.page))
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    QApplication.processEvents()
    assert clipped(shown.page) == []
