"""A walk in the window as it is put together: changed on its way, put away for hours, and closed the next day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.bootstrap_core import Core
from coach.bootstrap_window import House
from coach.domain.change import Change
from coach.domain.day import DayKind
from coach.domain.feeling import Feeling
from coach.domain.plan import Plan
from coach.domain.reminder import Reminder, ReminderKind
from coach.domain.session import Outcome
from coach.domain.walk import Route
from coach.services.walk_wishes import WalkWish, WalkWishes
from coach.services.walks import WalkChoice
from tests.fakes.clock import FakeClock
from tests.open_house import open_house
from tests.terminal import set_up
from tests.ui.by_name import press, words

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

SPLIT = WalkChoice(10, bouts=(5, 5), rest_minutes=2)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime.now(UTC).replace(hour=9, minute=0))


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path, clock: FakeClock) -> Iterator[House]:
    """Amble with a plan and its first page open, a voice that renders nothing, and time moved by hand."""
    set_up(tmp_path)
    with open_house(qapp, tmp_path, Core(tmp_path, clock)) as house:
        house.pages.offer_unfinished()
        yield house


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def test_two_presses_of_worse_offer_the_way_home_on_the_page(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    before = house.performance.runner.timeline.seconds
    for _ in range(2):
        press(house.pages.walk, "My back is worse")
    assert house.performance.runner.timeline.seconds < before
    assert "Your walk is shorter and easier from here." in words(house.pages.walk)
    running = house.performance.walks.running
    assert running is not None
    assert [felt.feeling for felt in house.core.feelings.feelings(running.id)] == [Feeling.WORSE, Feeling.WORSE]
    press(house.pages.walk, "Take the way home")
    assert "Your walk is shorter and easier from here." not in words(house.pages.walk)


def test_a_mistaken_worse_is_undone_on_the_page(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    planned = house.performance.runner.timeline
    for _ in range(2):
        press(house.pages.walk, "My back is worse")
    assert house.performance.runner.timeline != planned
    press(house.pages.walk, "Go on as planned")
    assert house.performance.runner.timeline.seconds == planned.seconds
    assert "On as planned." in words(house.pages.walk)
    press(house.pages.walk, "My back is the same")
    press(house.pages.walk, "Undo: take back what I just told")
    running = house.performance.walks.running
    assert running is not None
    assert [felt.feeling for felt in house.core.feelings.feelings(running.id)] == [Feeling.WORSE]


def test_a_walk_that_rests_for_longer_waits_on_today_and_goes_on(house: House) -> None:
    house.pages.flow.start(SPLIT)
    house.performance.walks.rest_for_longer()
    assert page_of(house) == "today"
    assert house.core.planning.sessions() == ()
    press(house.pages.today, "Continue the walk")
    assert page_of(house) == "walk"
    assert house.performance.walks.running is not None


def test_the_way_back_to_a_walk_that_was_made_shorter_tells_what_is_left(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    whole = house.performance.runner.timeline.walking_seconds
    for _ in range(2):
        press(house.pages.walk, "My back is worse")
    left = house.performance.runner.timeline.walking_seconds
    assert left < whole
    house.performance.walks.rest_for_longer()
    assert f"about {round(left / 60)} easy minutes are left" in words(house.pages.today)


def test_while_a_walk_rests_none_other_begins_from_anywhere(house: House) -> None:
    house.pages.flow.start(SPLIT)
    house.performance.walks.rest_for_longer()
    house.pages.window.show_page("plan")
    house.pages.flow.ask_before_walk(warm_up=True)
    assert page_of(house) == "today"
    press(house.pages.today, "Continue the walk")
    assert house.performance.walks.running is not None


def test_a_walk_of_last_night_keeps_none_of_the_morning_from_beginning(house: House, clock: FakeClock) -> None:
    clock.set_wall(clock.now().replace(hour=23, minute=40))
    house.pages.flow.start(SPLIT)
    house.performance.walks.rest_for_longer()
    clock.set_wall(clock.now() + timedelta(hours=2))
    house.core.planning.refresh()
    assert house.core.sessions.unfinished() is not None
    clock.set_wall(clock.now() + timedelta(hours=7))
    house.pages.flow.ask_before_walk(warm_up=False)
    assert page_of(house) == "before_walk"
    assert house.core.sessions.unfinished() is None


def test_the_next_day_it_is_closed_though_amble_was_open_all_night(house: House, clock: FakeClock) -> None:
    house.pages.flow.start(SPLIT)
    house.performance.walks.rest_for_longer()
    clock.set_wall(clock.now() + timedelta(days=1))
    house.core.planning.refresh()
    (session,) = house.core.planning.sessions()
    assert session.outcome is Outcome.SHORTENED
    assert house.core.sessions.unfinished() is None
    assert "Your walk can go on" not in words(house.pages.today)


def test_a_walk_of_yesterday_is_closed_before_anything_reminds_of_todays(house: House, clock: FakeClock) -> None:
    house.pages.flow.start(WalkChoice(10))
    house.performance.walks.changes.make(Change.GENTLER)
    house.performance.walks.rest_for_longer()
    clock.set_wall(clock.now() + timedelta(days=1))
    house.desktop.open()
    assert house.core.sessions.unfinished() is None
    house.desktop.show_reminder(Reminder(ReminderKind.WALK, clock.now().date(), clock.now()))
    minutes = house.core.planning.next_walk().minutes
    assert minutes < 10
    assert f"{minutes} minutes" in words(house.desktop.reminder_window)


def test_a_reminder_that_is_shown_follows_the_plan(house: House, clock: FakeClock) -> None:
    house.desktop.open()
    house.desktop.show_reminder(Reminder(ReminderKind.WALK, clock.now().date(), clock.now()))
    house.core.planning.set_plan(Plan(start_minutes=8))
    assert "8 minutes" in words(house.desktop.reminder_window)


def test_heavy_legs_may_sit_down_all_the_way(house: House) -> None:
    house.core.planning.set_plan(Plan(intervals=True))
    house.pages.flow.start(WalkChoice(10))
    whole = house.performance.runner.timeline.seconds
    press(house.pages.walk, "I need to sit")
    assert house.performance.runner.timeline.seconds == whole + 120


def test_the_kind_of_day_goes_with_the_walk_and_a_bad_one_is_a_small_one(house: House) -> None:
    house.core.days.tell(DayKind.BAD)
    house.pages.flow.ask_before_walk(warm_up=False)
    small = house.core.planning.next_walk().minutes
    assert small < house.core.planning.whole_walk().minutes
    press(house.pages.before_walk, f"Start walking, {small} minutes")
    running = house.performance.walks.running
    assert running is not None
    assert (running.day, running.bad_day, running.chosen_minutes) == (DayKind.BAD, True, small)


def test_how_somebody_walked_is_remembered(house: House) -> None:
    house.pages.flow.ask_before_walk(warm_up=False)
    press(house.pages.before_walk, "Change how you walk")
    press(house.pages.before_walk, "Out and back")
    press(house.pages.before_walk, "Start walking, 10 minutes")
    running = house.performance.walks.running
    assert running is not None
    assert running.route is Route.OUT_AND_BACK
    assert WalkWishes(house.core.values).wish() == WalkWish(Route.OUT_AND_BACK)


def test_a_walk_is_taken_along_the_way_that_was_chosen_the_last_time(house: House) -> None:
    WalkWishes(house.core.values).keep(WalkWish(Route.OUT_AND_BACK, parts=2, rest_minutes=4))
    house.pages.take_along.open()
    assert "Out and back · in parts: 5 + 5 min, 4 min of rest between" in words(house.pages.take_along.page)
