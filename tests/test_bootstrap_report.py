"""The report in the window: filled whenever it is opened, kept as it is chosen, and saved as it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.ui.pages.report_page import ReportPage
from coach.ui.pages.report_sheet import ReportSheet
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import control, key, names, press, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three weeks of walks, with a limit and a holiday."""
    folder = tmp_path_factory.mktemp("report")
    set_up(folder)
    core = Core(folder)
    now = core.clock.now().replace(microsecond=0)
    for ago in range(20, -1, -2):
        core.sessions.add(Session(now - timedelta(days=ago), 10, 10, Outcome.DONE, check_in=CheckIn(before=3, after=2)))
    core.progress.mark(TimeOff((now - timedelta(days=9)).date(), (now - timedelta(days=8)).date(), TimeOffKind.HOLIDAY))
    core.bounds.put_back(Bounds(most_minutes=25, by="Dr Lee", signed_at=now - timedelta(days=30)))
    core.close()
    return folder


@pytest.fixture(scope="module")
def pages(qapp: QApplication, folder: Path) -> Iterator[Pages]:
    with open_pages(qapp, folder) as pages:
        yield pages


@pytest.fixture
def page(pages: Pages) -> ReportPage:
    pages.window.show_page("settings")
    pages.record.report.open()
    QApplication.processEvents()
    return pages.record.report.page


def heard(page: ReportPage) -> str:
    QApplication.processEvents()
    return page.findChildren(ReportSheet)[0].accessibleDescription()


def test_it_shows_what_was_walked_planned_and_agreed_on(page: ReportPage) -> None:
    found = heard(page)
    assert "11 walks: 11 done, 0 shortened, 0 stopped." in found
    assert "No walk is longer than 25 minutes., longest 10 min" in found
    assert "set by Dr Lee." in found
    assert "holiday" in found
    assert "minutes a week on average" in found


def test_a_walk_of_meanwhile_is_on_it_when_it_is_opened_again(pages: Pages, page: ReportPage) -> None:
    pages.core.sessions.add(Session(pages.core.clock.now() - timedelta(days=1), 10, 23, Outcome.DONE))
    pages.window.show_page("settings")
    pages.record.report.open()
    assert "12 walks" in heard(page)


def test_signs_that_stand_in_the_answers_about_a_walk_are_told_as_today_counts_them(pages: Pages) -> None:
    session = pages.core.planning.sessions()[-1]
    before = session.check_in or CheckIn()
    pages.core.answers.save_check_in(session.id, replace(before, red_flags=frozenset([RedFlag.SADDLE_NUMBNESS])))
    try:
        assert not pages.core.planning.next_walk().walk_allowed
        pages.window.show_page("settings")
        pages.record.report.open()
        found = heard(pages.record.report.page)
    finally:
        pages.core.answers.save_check_in(session.id, before)
    assert "Ticked: " in found
    assert "The plan waits until somebody has looked at it." in found
    assert "Not asked" not in found


def test_what_is_asked_is_kept_and_a_name_is_not(pages: Pages, page: ReportPage, qtbot: QtBot) -> None:
    field = control(page, "Your question, in your own words")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("May I carry a rucksack?")
    control(page, "Name").setFocus()
    key(page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: "rucksack" in heard(page))
    pages.window.show_page("settings")
    pages.record.report.open()
    assert page.wish.question == "May I carry a rucksack?"
    assert page.wish.name == ""


def test_it_is_saved_as_it_is_seen_and_the_next_may_begin_there(pages: Pages, page: ReportPage, tmp_path: Path) -> None:
    assert "Since the last report" not in names(page)
    pages.record.report.write(tmp_path / "mine.pdf")
    assert "Saved as mine.pdf." in words(page)
    assert len(PdfReader(tmp_path / "mine.pdf").pages) == 1
    pages.record.report.write(tmp_path / "mine.html")
    assert "No walk is longer than 25 minutes." in (tmp_path / "mine.html").read_text(encoding="utf-8")
    pages.record.report.write(pages.core.folders.data / "backups" / "mine.html")
    assert "Amble keeps its own things in" in words(page)
    pages.record.report.write(tmp_path / "gone" / "mine.pdf")
    assert "could not be saved" in words(page)
    pages.window.show_page("settings")
    pages.record.report.open()
    press(page, "Since the last report")
    assert "· 1 day" in heard(page)
    press(page, "12 weeks")


def test_esc_leads_back_to_where_it_was_opened_from(pages: Pages, page: ReportPage) -> None:
    key(page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "settings"
