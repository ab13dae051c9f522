"""Walks from elsewhere in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.bootstrap_pages import Pages
from coach.domain.plan import Plan
from coach.domain.progress_view import Span
from coach.domain.session import Outcome, Session, StopReason
from coach.services.walks import WalkChoice
from coach.ui.pages.arrivals_found import FoundCard
from coach.ui.pages.arrivals_page import ArrivalsPage
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.long_ticks import LongTicks
from coach.ui.widgets.notice_bar import NoticeBar
from tests.adapters.made_walks import apple, workout
from tests.fakes.clock import FakeClock
from tests.open_house import open_pages

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
FIRST = NOW - timedelta(days=5)
W = TypeVar("W", bound=QWidget)


@pytest.fixture(scope="module")
def pages(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    with open_pages(qapp, tmp_path_factory.mktemp("arrivals"), FakeClock(NOW)) as found:
        found.core.planning.set_plan(Plan(start_minutes=10))
        yield found


@pytest.fixture
def page(pages: Pages) -> ArrivalsPage:
    pages.record.arrivals.open()
    found = pages.record.arrivals.page
    found.show_trouble("")
    return found


def button(page: QWidget, name: str) -> QPushButton:
    """The one that is seen and called so."""
    named = (one for one in page.findChildren(QPushButton) if one.isVisible())
    return next(one for one in named if name in (one.accessibleName(), one.text()))


def part(page: QWidget, kind: type[W]) -> W:
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def rows(page: ArrivalsPage) -> list[str]:
    model = part(page, LongTicks).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.xml"
    walks = [
        workout(FIRST, 30),
        workout(FIRST + timedelta(days=1), 2),
        workout(FIRST + timedelta(days=2), 60, "Hiking"),
    ]
    file.write_bytes(apple([*walks, workout(FIRST + timedelta(days=3), 20), workout(FIRST, 30, "Cycling")]))
    return file


def look(pages: Pages, page: ArrivalsPage, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pages.record.arrivals.runs.previewed, timeout=20_000):
        page.look_requested.emit(file)


def test_a_file_is_looked_into_chosen_by_keyboard_taken_in_and_taken_out(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    runs = pages.record.arrivals.runs
    look(pages, page, export, qtbot)
    assert [row.partition(" · ")[2] for row in rows(page)] == [
        "30 min · Watch",
        "2 min · Watch: shorter than 5 minutes",
        "60 min · hike · Watch",
        "20 min · Watch",
    ]
    ticks = part(page, LongTicks)
    assert ticks.ticked == {0, 3}
    ticks.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(ticks, key)
    assert ticks.ticked == {0, 2, 3}
    button(page, "Tick none").click()
    assert not button(page, "Nothing is ticked").isEnabled()
    button(page, "Tick all").click()
    with qtbot.waitSignal(runs.kept):
        button(page, "Take in 3 walks").click()
    assert [one.walked_minutes for one in pages.core.planning.sessions()] == [30, 60, 20]
    button(page, "Take export.xml out again").click()
    with qtbot.waitSignal(runs.taken_back):
        button(part(page, Asking), "Take out again").click()
    assert pages.core.planning.sessions() == ()


def test_the_message_undoes_all_of_it_at_once(pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot) -> None:
    runs = pages.record.arrivals.runs
    look(pages, page, export, qtbot)
    with qtbot.waitSignal(runs.kept):
        button(page, "Take in 2 walks").click()
    assert len(pages.core.planning.sessions()) == 2
    with qtbot.waitSignal(runs.taken_back):
        button(pages.window, "Undo").click()
    assert pages.core.planning.sessions() == ()


def test_questions_that_were_closed_before_stay_so_when_walks_go_out_again(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    core, runs = pages.core, pages.record.arrivals.runs
    own = core.sessions.add(Session(NOW - timedelta(days=2, hours=2), 10, 10, Outcome.DONE))
    core.planning.close_check_in(core.planning.sessions()[-1])
    look(pages, page, export, qtbot)
    with qtbot.waitSignal(runs.kept):
        button(page, "Take in 2 walks").click()
    core.planning.close_check_in(core.planning.sessions()[-1])
    with qtbot.waitSignal(runs.taken_back):
        button(pages.window, "Undo").click()
    assert [one.id for one in core.planning.sessions()] == [own]
    assert core.planning.today().check_in_due is None
    core.record.removals.remove_walk(own, NOW)


def test_a_file_that_is_none_says_so_and_leaves_the_page_as_it_was(
    pages: Pages, page: ArrivalsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "diary.txt"
    file.write_text("Dear diary")
    with qtbot.waitSignal(pages.record.arrivals.runs.failed):
        page.look_requested.emit(file)
    assert part(page, NoticeBar).accessibleName().startswith("diary.txt is none of the files")
    assert not part(page, LongTicks).isVisible()


def test_escape_puts_a_preview_away_before_it_leads_back(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    look(pages, page, export, qtbot)
    assert part(page, LongTicks).isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not part(page, LongTicks).isVisible()
    assert pages.window.current_page() == "arrivals"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert pages.window.current_page() == "settings"


def test_a_short_preview_is_not_drawn_out_over_a_tall_window(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    size = pages.window.size()
    pages.window.resize(1180, 2000)
    look(pages, page, export, qtbot)
    card = part(page, FoundCard)
    qtbot.waitUntil(lambda: card.height() < 900)
    assert page.viewport().height() > 1500
    pages.window.resize(size)


def test_what_is_shown_of_a_file_is_looked_at_again_when_the_record_is_another(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    runs = pages.record.arrivals.runs
    look(pages, page, export, qtbot)
    with qtbot.waitSignal(runs.kept):
        button(page, "Take in 2 walks").click()
    look(pages, page, export, qtbot)
    with qtbot.waitSignal(runs.kept):
        part(page, FoundCard).accepted.emit(frozenset({2}))
    look(pages, page, export, qtbot)
    assert not any(one.isVisible() for one in page.findChildren(QPushButton) if one.text().startswith("Tick "))
    assert sum("a walk of yours was at that time" in row for row in rows(page)) == 3
    [hike, walks] = [one.id for one in pages.record.arrivals.desk.past()]
    with qtbot.waitSignals([runs.taken_back, runs.previewed]):
        page.take_back_requested.emit(walks)
    assert button(page, "Tick all").isEnabled()
    assert part(page, LongTicks).ticked == {0, 3}
    pages.record.arrivals.desk.take_back(hike)
    pages.window.show_page("settings")
    with qtbot.waitSignal(runs.previewed):
        pages.window.show_page("arrivals")
    assert sum("a walk of yours" in row for row in rows(page)) == 0
    part(page, LongTicks).tick(frozenset({0}))
    pages.window.show_page("settings")
    pages.window.show_page("arrivals")
    assert not runs.is_busy
    assert part(page, LongTicks).ticked == {0}
    page.show_trouble("")


def test_walks_that_come_before_the_plan_are_seen_on_progress_at_once(
    qapp: QApplication, tmp_path: Path, export: Path, qtbot: QtBot
) -> None:
    with open_pages(qapp, tmp_path / "before", FakeClock(NOW)) as fresh:
        fresh.record.arrivals.open()
        page, runs = fresh.record.arrivals.page, fresh.record.arrivals.runs
        assert fresh.core.progress.view(Span.FOUR_WEEKS).is_empty
        look(fresh, page, export, qtbot)
        with qtbot.waitSignal(runs.kept):
            button(page, "Take in 2 walks").click()
        assert sum(week.minutes for week in fresh.core.progress.view(Span.FOUR_WEEKS).weeks) == 50
        with qtbot.waitSignal(runs.taken_back):
            button(fresh.window, "Undo").click()
        assert fresh.core.progress.view(Span.FOUR_WEEKS).is_empty


def test_nothing_comes_in_or_goes_out_while_a_walk_is_written_down_each_second(
    pages: Pages, page: ArrivalsPage, export: Path, qtbot: QtBot
) -> None:
    runs, runner = pages.record.arrivals.runs, pages.performance.runner
    pages.flow.start(WalkChoice(10))
    try:
        pages.record.arrivals.open()
        look(pages, page, export, qtbot)
        button(page, "Take in 2 walks").click()
        assert part(page, NoticeBar).accessibleName().startswith("A walk is on")
        assert part(page, LongTicks).isVisible()
        page.take_back_requested.emit(1)
        assert not runs.is_busy
    finally:
        runner.end(StopReason.OTHER)
    assert not any(one.by_hand for one in pages.core.planning.sessions())
