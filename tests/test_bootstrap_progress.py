"""Progress, as it is put together: it follows what happens, weeks are marked with undo, and charts become pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.bootstrap_pages import Pages
from coach.bootstrap_year import NOW, StillClock
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.domain.time_off import TimeOffKind
from coach.services.ports import RunningSession
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.chart_card import ChartCard
from coach.ui.widgets.toast import Toast
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import control, is_checked, key, names, press, words

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

MINUTES = "Minutes walked per week"
LAST_WEEK = NOW - timedelta(days=7)


@pytest.fixture(scope="module")
def pages(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window of somebody with a plan."""
    folder = tmp_path_factory.mktemp("progress")
    set_up(folder)
    with open_pages(qapp, folder, StillClock(NOW)) as pages:
        yield pages


@pytest.fixture
def shown(pages: Pages) -> Pages:
    """The page, opened."""
    pages.record.progress.open()
    settle()
    return pages


def settle() -> None:
    """Let what follows after the first paint follow."""
    for _ in range(3):
        QCoreApplication.processEvents()


def walk(pages: Pages, days_ago: int, minutes: int, after: int) -> None:
    """A walk that was finished."""
    core, at = pages.core, NOW - timedelta(days=days_ago)
    begun = RunningSession(0, at, minutes, None, False, True, 1, 0.0, 0.0, CheckIn(before=3))
    id = core.sessions.begin(begun)
    core.sessions.finish(id, minutes * 60.0, Outcome.DONE, None)
    session = next(one for one in core.planning.sessions() if one.id == id)
    core.check_ins.save(session, CheckIn(before=3, peak=3, after=after))
    core.planning.refresh()
    settle()


def numbers(pages: Pages) -> list[str]:
    found = pages.record.progress.page.findChildren(BigNumber)
    return [number.accessibleName() for number in found if number.isVisible()]


def test_before_the_first_walk_it_leads_to_today(shown: Pages) -> None:
    assert "Nothing to see yet" in words(shown.window)
    press(shown.record.progress.page, "Go to Today")
    assert shown.window.current_page() == "today"


def test_it_follows_walks_while_it_is_seen(shown: Pages) -> None:
    walk(shown, 7, 10, after=4)
    walk(shown, 0, 12, after=2)
    assert numbers(shown)[:2] == ["12 min", "2.0 /10"]
    walk(shown, 1, 11, after=3)
    assert numbers(shown)[0] == "23 min"


def test_a_week_is_marked_and_taken_back_by_undo_and_by_itself(shown: Pages) -> None:
    page = shown.record.progress.page
    view = control(page, MINUTES)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Left)
    press(page, "Holiday")
    settle()
    (marked,) = shown.core.progress.times_off()
    assert (marked.kind, marked.first.weekday(), (marked.last - marked.first).days) == (TimeOffKind.HOLIDAY, 0, 6)
    assert marked.first <= LAST_WEEK.date() <= marked.last
    assert is_checked(page, "Holiday")
    assert "1 week off, not counted" in words(page)
    toast = next(iter(shown.window.findChildren(Toast)))
    press(toast, "Undo")
    settle()
    assert shown.core.progress.times_off() == ()
    assert not is_checked(page, "Holiday")
    press(page, "Ill")
    settle()
    assert is_checked(page, "Ill")
    press(page, "Ill")
    settle()
    assert shown.core.progress.times_off() == ()


def test_tab_goes_from_the_sidebar_to_the_top_of_the_page(shown: Pages) -> None:
    window = shown.window
    window.clear_toast()
    control(window, "Settings").setFocus()
    key(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is control(window, "12 weeks")
    key(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is control(window, "Settings")


def test_another_span_is_kept_when_the_page_is_opened_again(shown: Pages) -> None:
    page = shown.record.progress.page
    press(page, "All")
    shown.window.show_page("today")
    shown.record.progress.open()
    assert is_checked(page, "All")
    press(page, "12 weeks")


def test_diary_and_report_open_and_the_sidebar_keeps_its_mark(shown: Pages) -> None:
    press(shown.record.progress.page, "Diary")
    assert shown.window.current_page() == "diary"
    assert is_checked(shown.window, "Progress")
    shown.record.progress.open()
    press(shown.record.progress.page, "Report for my clinician")
    assert shown.window.current_page() == "report"


def test_a_chart_becomes_a_picture_and_what_goes_wrong_is_said(shown: Pages, tmp_path: Path) -> None:
    wires, window = shown.record.progress, shown.window
    chart = next(card.view.chart for card in wires.page.findChildren(ChartCard) if card.view.chart is not None)
    file = tmp_path / "pain.png"
    wires.write(chart, file)
    assert QImage(str(file)).width() == 1200
    assert [one.name for one in tmp_path.iterdir()] == ["pain.png"]
    assert "The picture is saved as pain.png." in words(window)
    wires.write(chart, tmp_path / "missing" / "pain.png")
    assert "pain.png could not be saved" in words(window)
    wires.write(chart, file)
    assert "could not be saved" not in words(window)
    press(wires.page, f"Copy picture: {chart.title}")
    assert QGuiApplication.clipboard().image().width() == 1200
    assert "Copy picture" in " ".join(names(wires.page))
