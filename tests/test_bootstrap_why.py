"""The kind of day, the page that says why, and answers changed later, as they are put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.bootstrap_core import Core
from coach.bootstrap_today import shape_of
from coach.bootstrap_window import House
from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort
from coach.domain.day import DayKind
from coach.domain.session import Outcome, StopReason
from coach.domain.why_rows import BEST
from coach.services.performance import RunState
from coach.services.ports import RunningSession
from coach.services.walk_wishes import WalkWish, WalkWishes
from coach.services.walks import WalkChoice
from tests.fakes.clock import FakeClock
from tests.open_house import open_house
from tests.terminal import set_up
from tests.ui.by_name import control, is_checked, key, names, press

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
NOON = datetime(2026, 11, 12, 11, 0, tzinfo=UTC)


@pytest.fixture
def early_house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble on the day after a walk of ten minutes that went well, as it is painted first."""
    set_up(tmp_path)
    core = Core(tmp_path, FakeClock(NOON))
    walked_before(core, BEST)
    with open_house(qapp, tmp_path, core) as house:
        yield house


@pytest.fixture
def house(early_house: House) -> House:
    """The same a moment later, with everything on Today that can wait."""
    early_house.pages.offer_unfinished()
    return early_house


def walked_before(core: Core, answers: CheckIn, days: int = 1) -> None:
    at = NOON - timedelta(days=days)
    id = core.sessions.begin(RunningSession(0, at, 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
    core.sessions.finish(id, 600.0, Outcome.DONE, None)
    core.answers.save_check_in(id, answers)


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def open_why(house: House) -> QWidget:
    press(house.pages.today, "How this was decided")
    assert page_of(house) == "why"
    return house.pages.dose.why.page


def test_one_tap_makes_todays_walk_small_and_another_takes_it_back(house: House) -> None:
    today = house.pages.today
    assert "Why 11?" in words(today)
    press(today, "Bad: 5 minutes")
    assert "Why 5?" in words(today)
    assert house.core.days.kind() is DayKind.BAD
    assert is_checked(today, "Bad: 5 minutes")
    press(today, "Bad: 5 minutes")
    assert "Why 11?" in words(today)
    assert house.core.days.kind() is None


def test_what_comes_after_the_first_paint_moves_no_button_of_the_walk(early_house: House) -> None:
    page, start = early_house.pages.today, control(early_house.pages.today, "Start with warm-up")
    assert "Bad: 5 minutes" in names(page)
    before = start.mapTo(page, start.rect().topLeft())
    early_house.pages.offer_unfinished()
    early_house.core.planning.refresh()
    QApplication.processEvents()
    assert start.mapTo(page, start.rect().topLeft()) == before


def test_a_kind_of_day_changes_no_other_day_and_not_the_plan(house: House) -> None:
    press(house.pages.today, "Bad: 5 minutes")
    assert house.core.planning.whole_walk().minutes == 11
    assert names(house.pages.window).count("Start with warm-up") == 1


def test_on_a_so_so_day_the_walk_stands_there_in_its_parts_with_the_rest_that_was_chosen(house: House) -> None:
    WalkWishes(house.core.values).keep(WalkWish(rest_minutes=4))
    assert "min steady" in words(house.pages.today)
    house.core.days.tell(DayKind.SO_SO)
    shape = shape_of(house.core.planning.next_walk(), house.pages)
    assert [part.seconds for part in shape.segments if part.pace is None] == [240.0]
    house.core.planning.refresh()
    assert "min steady" not in words(house.pages.today)
    assert "come in 2 parts" in words(house.pages.today)


def test_gentle_stretches_begin_in_place_of_a_walk(house: House) -> None:
    press(house.pages.today, "Bad: 5 minutes")
    press(house.pages.today, "Gentle stretches")
    assert page_of(house) == "routine"
    assert house.performance.runner.state is RunState.RUNNING


def test_why_a_walk_ended_early_is_put_right_with_both_kept(house: House) -> None:
    core = house.core
    at = NOON - timedelta(hours=20)
    id = core.sessions.begin(RunningSession(0, at, 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
    core.sessions.finish(id, 240.0, Outcome.SHORTENED, StopReason.WORSE)
    core.answers.save_check_in(id, BEST)
    core.planning.refresh()
    why = open_why(house)
    assert "It felt worse on your last walk, and it ended before its half." in words(why)
    press(why, "Change these answers")
    press(house.pages.check_in, "It ended early: No time")
    press(house.pages.check_in, "Use these answers")
    assert page_of(house) == "why"
    assert core.planning.sessions()[-1].stop_reason is StopReason.TIME
    assert core.planning.sessions()[-1].check_in == BEST
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = words(why)
    assert "It felt worse on your last walk" not in told
    assert "How much you walked, before: it felt worse, and the walk was not finished" in told


def test_the_page_says_why_and_leads_back_and_to_a_shorter_walk(house: House) -> None:
    why = open_why(house)
    assert "Why 11 minutes?" in words(why)
    press(why, "Back to Today")
    assert page_of(house) == "today"
    press(open_why(house), "Walk shorter")
    assert page_of(house) == "before_walk"


def test_on_a_bad_day_the_page_explains_the_small_walk(house: House) -> None:
    press(house.pages.today, "Bad: 5 minutes")
    told = words(open_why(house))
    assert "Why 5 minutes?" in told
    assert "A bad day: 5 minutes, the shortest" in told


def test_changed_answers_change_the_walk_and_the_page_says_what_stood_there(house: House) -> None:
    press(open_why(house), "Change these answers")
    check_in = house.pages.check_in
    assert page_of(house) == "check_in"
    press(check_in, "Hard: a few words")
    press(check_in, "Use these answers")
    assert page_of(house) == "why"
    told = words(house.pages.dose.why.page)
    assert "Why 10 minutes?" in told
    assert "You changed these answers on" in told
    assert "How hard it was, before: easy" in told
    assert house.core.planning.sessions()[-1].check_in == CheckIn(**{**vars(BEST), "effort": Effort.HARD})


def test_answers_that_are_left_stay_as_they_were(house: House) -> None:
    press(open_why(house), "Change these answers")
    press(house.pages.check_in, "Leave them as they were")
    assert page_of(house) == "why"
    assert house.core.planning.sessions()[-1].check_in == BEST


def test_changes_that_are_left_by_esc_come_back_by_undo(house: House) -> None:
    check_in = house.pages.check_in
    press(open_why(house), "Change these answers")
    key(check_in, Qt.Key.Key_Escape)
    assert page_of(house) == "why"
    assert "Undo" not in names(house.pages.window)
    for _ in range(2):
        press(house.pages.dose.why.page, "Change these answers")
        press(check_in, "Hard: a few words")
        key(check_in, Qt.Key.Key_Escape)
        assert page_of(house) == "why"
        assert "Your answers stay as they were." in words(house.pages.window)
        assert house.core.planning.sessions()[-1].check_in == BEST
    press(house.pages.window, "Undo")
    assert page_of(house) == "check_in"
    assert is_checked(check_in, "Hard: a few words")
    press(check_in, "Use these answers")
    assert page_of(house) == "why"
    assert house.core.planning.sessions()[-1].check_in == CheckIn(**{**vars(BEST), "effort": Effort.HARD})


def test_a_day_that_the_bounds_leave_free_begins_no_walk_from_anywhere(house: House) -> None:
    walked_before(house.core, BEST, days=2)
    house.core.bounds.sign(Bounds(most_days=2), "Jo")
    house.core.planning.refresh()
    assert "Your bounds leave today free" in words(house.pages.today)
    house.pages.flow.ask_before_walk(False)
    assert page_of(house) == "today"
    house.pages.flow.start(WalkChoice(5))
    assert house.performance.walks.running is None
