"""The page of the report: what is chosen is told, and what will be printed is seen and heard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from coach.domain.look import Look, Scheme
from coach.domain.report_wish import ReportDays, ReportPart, ReportSpan, ReportWish
from coach.domain.sheet import Paper
from coach.drawing.theme import read_theme
from coach.ui.pages.report_page import ReportPage
from coach.ui.pages.report_sheet import ReportSheet
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.day_line import DayLine
from tests.reports import QUESTION, TODAY, empty, everyday
from tests.ui.by_name import clipped, control, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import read_words

THEME = read_theme(RESOURCES / "themes" / "light.toml")
WISH = ReportWish(question=QUESTION)
DAYS = WISH.days(TODAY, None)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("report")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> ReportPage:
    page = ReportPage(appearance, texts, THEME, Paper.A4)
    show(qtbot, page)
    fill(page)
    return page


def fill(page: ReportPage, wish: ReportWish = WISH, has_last: bool = True) -> None:
    page.show_wish(wish, wish.days(TODAY, None), TODAY, has_last)
    page.show_report(everyday(wish), wish.days(TODAY, None), is_empty=False)
    QApplication.processEvents()


def sheet(page: ReportPage) -> ReportSheet:
    return page.findChildren(ReportSheet)[0]


def picture(page: ReportPage) -> QImage:
    return sheet(page).grab().toImage()


def test_what_is_kept_is_shown(page: ReportPage) -> None:
    wish = ReportWish(
        ReportSpan.FOUR_WEEKS, None, QUESTION, "Jo", 1971, True, frozenset([ReportPart.PAIN]), detail=True
    )
    fill(page, wish)
    found = page.wish
    assert (found.span, found.question, found.name, found.birth_year) == (wish.span, QUESTION, "Jo", 1971)
    assert (found.keeps_person, found.left_out, found.detail) == (True, wish.left_out, True)
    assert "16 October 2026 to 12 November 2026" in words(page)


def test_a_choice_is_told_at_once(page: ReportPage, qtbot: QtBot) -> None:
    for name, changed in (
        ("4 weeks", lambda wish: wish.span is ReportSpan.FOUR_WEEKS),
        ("Pain", lambda wish: wish.left_out == {ReportPart.PAIN}),
        ("Pages of detail: every walk in a table", lambda wish: wish.detail),
    ):
        with qtbot.waitSignal(page.wish_changed, check_params_cb=changed):
            press(page, name)


def test_what_is_written_is_told_once_it_rests(page: ReportPage, qtbot: QtBot) -> None:
    told: list[ReportWish] = []
    page.wish_changed.connect(told.append)
    field = control(page, "Your question, in your own words")
    assert isinstance(field, QPlainTextEdit)
    for letter in "Why?":
        field.insertPlainText(letter)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert [wish.question for wish in told] == [f"Why?{QUESTION}"]


def test_saving_takes_what_was_written_last(page: ReportPage) -> None:
    told: list[str] = []
    page.wish_changed.connect(lambda wish: told.append(wish.name))
    page.save_requested.connect(told.append)
    name = control(page, "Name")
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Jo")
    press(page, "Save as PDF")
    press(page, "Save for a browser")
    assert told == ["Jo", ".pdf", ".html"]


def test_ctrl_s_saves_and_esc_goes_back(page: ReportPage, qtbot: QtBot) -> None:
    control(page, "Name").setFocus()
    with qtbot.waitSignal(page.save_requested, check_params_cb=lambda ending: ending == ".pdf"):
        key(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_own_days_are_chosen_in_two_fields_in_either_order(page: ReportPage) -> None:
    assert page.findChildren(DayLine) != []
    assert not any(field.isVisible() for field in page.findChildren(DayLine))
    press(page, "Own days")
    page.show_report(everyday(page.wish), DAYS, is_empty=False)
    first, last = (field for field in page.findChildren(DayLine))
    first.show_day(date(2026, 5, 1))
    last.show_day(date(2026, 4, 1))
    assert page.wish.own == ReportDays(date(2026, 4, 1), date(2026, 5, 1))
    first.show_day(date(2099, 1, 1))
    assert first.day == TODAY


def test_since_the_last_report_is_offered_once_there_is_one(page: ReportPage) -> None:
    assert "Since the last report" in names(page)
    fill(page, has_last=False)
    assert "Since the last report" not in names(page)


@pytest.mark.parametrize(
    ("written", "year", "told"), [("1971", 1971, False), ("19", None, False), ("0071", None, True)]
)
def test_a_year_that_is_none_is_said_in_one_sentence_and_not_printed(
    page: ReportPage, written: str, year: int | None, told: bool
) -> None:
    field = control(page, "Year of birth")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, written)
    assert page.wish.birth_year == year
    assert ("four digits" in words(page)) is told
    assert field.text() == written


def test_the_preview_is_the_page_itself_and_is_read_aloud(page: ReportPage) -> None:
    before = picture(page)
    found = sheet(page)
    assert found.accessibleName() == "Page 1 of 1 of the report"
    assert QUESTION in found.accessibleDescription()
    assert "Longest walk" in found.accessibleDescription()
    assert found.height() > found.width()
    page.show_report(everyday(ReportWish(question="Something else?")), DAYS, is_empty=False)
    QApplication.processEvents()
    assert picture(page) != before
    assert "Something else?" in found.accessibleDescription()


def test_pages_of_detail_are_turned_with_buttons_and_keys(page: ReportPage) -> None:
    assert "Next page" not in names(page)
    fill(page, ReportWish(detail=True))
    first = picture(page)
    sheet(page).setFocus()
    key(page, Qt.Key.Key_PageDown)
    assert sheet(page).accessibleName() == "Page 2 of 2 of the report"
    assert "Page 2 of 2" in words(page)
    assert picture(page) != first
    key(page, Qt.Key.Key_PageDown)
    press(page, "Page before")
    assert sheet(page).number == 0
    assert picture(page) == first
    press(page, "Next page")
    fill(page)
    assert sheet(page).number == 0


def test_what_the_page_does_not_hold_is_said_beside_it(page: ReportPage) -> None:
    said = "Your question was shortened to fit the page. The report for a browser holds all of it."
    assert said not in words(page)
    fill(page, ReportWish(question="Why does it hurt? " * 90))
    assert said in words(page)
    fill(page, ReportWish(question="Why does it hurt? " * 90, detail=True))
    assert said not in words(page)
    fill(page, ReportWish(question=chr(0x3134A)))
    assert "Some letters cannot be drawn here" in words(page)


def test_a_question_longer_than_any_report_takes_says_so(page: ReportPage) -> None:
    field = control(page, "Your question, in your own words")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("x" * 5000)
    assert "The report takes the first" not in words(page)
    field.setPlainText("x" * 5001)
    assert "The report takes the first 5000 letters of it." in words(page)
    fill(page, ReportWish(question="x" * 5000))
    assert "The report takes the first" not in words(page)


def test_the_preview_is_made_larger_and_smaller(page: ReportPage) -> None:
    usual = sheet(page).width()
    press(page, "Larger")
    assert sheet(page).width() > usual
    sheet(page).setFocus()
    key(page, Qt.Key.Key_Plus)
    key(page, Qt.Key.Key_Minus)
    press(page, "Smaller")
    assert sheet(page).width() == usual
    assert not control(page, "Smaller").isEnabled()


def test_what_was_saved_and_what_went_wrong_is_said(page: ReportPage, qtbot: QtBot) -> None:
    page.show_saved("Walking report.pdf")
    assert "Saved as Walking report.pdf." in words(page)
    with qtbot.waitSignal(page.folder_requested):
        press(page, "Open its folder")
    page.show_problem("The report could not be saved.")
    assert "The report could not be saved." in words(page)
    assert "Open its folder" not in names(page)
    press(page, "4 weeks")
    assert "could not be saved" not in words(page)


def test_nothing_is_saved_while_walks_are_gathered(page: ReportPage) -> None:
    page.show_gathering()
    assert "Gathering what you walked" in words(page)
    assert not control(page, "Save as PDF").isEnabled()
    fill(page)
    assert control(page, "Save as PDF").isEnabled()


def test_empty_days_and_a_store_that_cannot_be_read_say_what_is_next(page: ReportPage) -> None:
    page.show_report(empty(WISH), DAYS, is_empty=True)
    assert "You have no walks in these days." in words(page)
    page.show_error("The record cannot be read.")
    assert "The record cannot be read. Nothing is lost." in words(page)
    assert "Save as PDF" not in names(page)
    fill(page)
    assert "Save as PDF" in names(page)


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_everything_has_a_name_and_its_room(
    page: ReportPage, appearance: Appearance, scheme: Scheme, percent: int
) -> None:
    appearance.apply_look(Look(scheme, percent))
    fill(page, ReportWish(ReportSpan.OWN, ReportDays(TODAY - timedelta(days=9), TODAY), detail=True))
    assert all(name for _, name in named_controls(page))
    assert clipped(page) == []
