"""The page of the diary: days by key and mouse, other years and months, notes, and what cannot be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from coach.domain.diary import DiaryMark, DiaryYear
from coach.domain.diary_search import NoteFound
from coach.domain.look import Look, Scheme
from coach.domain.time_off import TimeOffKind
from coach.ui.pages.diary_page import DiaryPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.day_line import DayLine
from coach.ui.widgets.heat_map import HeatMapView
from tests.ui.by_name import clipped, control, key, named_controls, names, press, show, words
from tests.ui.days import read_words

TODAY = date(2026, 11, 12)
MARKS = (
    DiaryMark(date(2026, 3, 2), 12, 1),
    DiaryMark(date(2026, 11, 3), time_off=TimeOffKind.HOLIDAY),
    DiaryMark(date(2026, 11, 4), 0.2, 1),
    DiaryMark(date(2026, 11, 5), 30.4, 2, 1, hurt=True, worst=6, noted=True),
)
YEAR = DiaryYear(2026, date(2024, 2, 29), TODAY, MARKS)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("diary")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> DiaryPage:
    page = DiaryPage(appearance, texts)
    show(qtbot, page)
    page.resize(900, 1500)
    page.show_year(YEAR, TODAY)
    QApplication.processEvents()
    return page


def calendar(page: DiaryPage) -> HeatMapView:
    found = control(page, "Calendar of 2026")
    assert isinstance(found, HeatMapView)
    return found


def test_a_day_says_all_that_it_held(page: DiaryPage) -> None:
    page.show_year(YEAR, date(2026, 11, 5))
    day = "30 min in 2 walks, worst pain 6 of 10, the back had enough, 1 routine, a note"
    assert f"Thursday 5 November 2026: {day}" in words(page)
    page.show_year(YEAR, date(2026, 11, 4))
    assert "Wednesday 4 November 2026: a walk begun" in words(page)
    page.show_year(YEAR, date(2026, 11, 3))
    assert "Tuesday 3 November 2026: a holiday" in words(page)


def test_keys_and_clicks_choose_a_day_and_read_it_aloud(qtbot: QtBot, page: DiaryPage) -> None:
    map = calendar(page)
    map.setFocus()
    for pressed, day in ((Qt.Key.Key_Up, 11), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Down, 5), (Qt.Key.Key_Right, 12)):
        with qtbot.waitSignal(page.day_chosen) as chosen:
            key(map, pressed)
        assert chosen.args == [date(2026, 11, day)]
        assert f"{day} November 2026" in map.accessibleDescription()
    with qtbot.waitSignal(page.day_chosen) as chosen:
        QTest.mouseClick(map, Qt.MouseButton.LeftButton, pos=map.rect_of(date(2026, 3, 2)).center())
    assert chosen.args == [date(2026, 3, 2)]
    assert "March 2026" in words(page)
    with qtbot.waitSignal(page.day_requested) as opened:
        QTest.mouseDClick(map, Qt.MouseButton.LeftButton, pos=map.rect_of(date(2026, 11, 5)).center())
    assert opened.args == [date(2026, 11, 5)]


def test_days_to_come_cannot_be_chosen(page: DiaryPage) -> None:
    map = calendar(page)
    map.setFocus()
    key(map, Qt.Key.Key_Down)
    QTest.mouseClick(map, Qt.MouseButton.LeftButton, pos=map.rect_of(date(2026, 12, 24)).center())
    QTest.mouseDClick(map, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert page.day == TODAY


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_mouse_over_a_day_tells_it(page: DiaryPage) -> None:
    map = calendar(page)
    place = map.rect_of(date(2026, 3, 2)).center()
    QApplication.sendEvent(map, QHelpEvent(QEvent.Type.ToolTip, place, map.mapToGlobal(place)))
    assert QToolTip.text() == "Monday 2 March 2026: 12 min walked"
    QToolTip.hideText()


def test_another_year_is_asked_for_by_link_key_and_date(qtbot: QtBot, page: DiaryPage) -> None:
    assert "Show 2027" not in names(page)
    with qtbot.waitSignal(page.day_chosen) as chosen:
        press(page, "Show 2025")
    assert chosen.args == [date(2025, 11, 12)]
    page.show_year(DiaryYear(2026, YEAR.first, TODAY), date(2026, 1, 3))
    calendar(page).setFocus()
    with qtbot.waitSignal(page.day_chosen) as chosen:
        key(calendar(page), Qt.Key.Key_Left)
    assert chosen.args == [date(2025, 12, 27)]
    field = page.findChild(DayLine)
    assert field is not None
    with qtbot.waitSignal(page.day_chosen) as chosen:
        field.show_day(date(2024, 2, 29))
    assert chosen.args == [date(2024, 2, 29)]
    page.show_year(DiaryYear(2024, YEAR.first, TODAY), date(2024, 2, 29))
    with qtbot.waitSignal(page.day_chosen) as chosen:
        press(page, "Show 2025")
    assert chosen.args == [date(2025, 2, 28)]


def test_the_list_goes_from_month_to_month_as_far_as_there_are_days(qtbot: QtBot, page: DiaryPage) -> None:
    assert not control(page, "Later month").isEnabled()
    with qtbot.waitSignal(page.day_chosen) as chosen:
        press(page, "Earlier month")
    assert chosen.args == [date(2026, 10, 12)]
    QApplication.processEvents()
    assert "Nothing is noted in this month." in words(page)
    assert control(page, "Later month").isEnabled()
    page.show_year(DiaryYear(2024, YEAR.first, TODAY), date(2024, 2, 29))
    assert not control(page, "Earlier month").isEnabled()


def test_notes_are_looked_for_and_lead_to_their_days(qtbot: QtBot, page: DiaryPage) -> None:
    field = control(page, "Words in your notes")
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(page.words_changed) as asked:
        QTest.keyClicks(field, "kerb")
    assert asked.args == ["kerb"]
    page.show_found([NoteFound(TODAY - timedelta(days=day), f"the kerb {day}") for day in range(40)])
    QApplication.processEvents()
    assert "40 notes found, the newest first. The newest 30 are shown." in words(page)
    assert "the kerb 30" not in words(page)
    press(page, "Show 10 more notes")
    QApplication.processEvents()
    assert "40 notes found, the newest first." in words(page)
    assert "are shown" not in words(page)
    assert "the kerb 39" in words(page)
    assert page.focusWidget() is control(page, "Tuesday 13 October 2026: the kerb 30")
    assert "Show more" not in words(page)
    assert not any("more note" in name for name in names(page))
    with qtbot.waitSignal(page.day_requested) as opened:
        press(page, "Wednesday 11 November 2026: the kerb 1")
    assert opened.args == [date(2026, 11, 11)]


def test_what_cannot_be_read_is_told_and_what_can_be_again_is_shown(page: DiaryPage) -> None:
    page.show_error("The disk does not answer.")
    assert "The disk does not answer. Nothing is lost by it." in words(page)
    assert "Open Thursday 12 November 2026" not in names(page)
    page.show_year(YEAR, TODAY)
    QApplication.processEvents()
    assert "Open Thursday 12 November 2026" in names(page)


def test_before_anything_happened_it_says_what_will_stand_here(page: DiaryPage) -> None:
    page.show_year(DiaryYear(2026, TODAY, TODAY), TODAY)
    assert "Your first one begins it." in words(page)


def test_esc_leaves_and_large_text_is_not_cut(qtbot: QtBot, page: DiaryPage, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.DARK, 200))
    QApplication.processEvents()
    assert clipped(page) == []
    assert [name for name in named_controls(page) if not name[1]] == []
    map = calendar(page)
    assert map.height() >= map.heightForWidth(map.width())
    assert map.rect().contains(map.rect_of(date(2026, 12, 31)))
    map.setFocus()
    with qtbot.waitSignal(page.back_requested):
        key(map, Qt.Key.Key_Escape)
    assert not map.rect().contains(QPointF(-1, -1).toPoint())
