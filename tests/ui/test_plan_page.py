"""The plan: walks moved by mouse and by keyboard, weekly times, and pauses that end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.look import Look, Scheme
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.schedule import Move, Schedule
from coach.domain.session import Outcome, Session
from coach.domain.today import DayState, WeekDay, look_at_week
from coach.ui.pages.plan_page import PlanPage
from coach.ui.pages.plan_texts import why_not
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import control, key, named_controls, names, press, show, words
from tests.ui.conftest import RESOURCES

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 12, 9, tzinfo=ZONE)
TODAY = NOW.date()
NOON = time(12, 30)
TIMES = (NOON, None, NOON, time(17), None, NOON, None)
THURSDAY = "Thursday 12 November, today, 10 minutes planned at 17:00"
FRIDAY = "Friday 13 November, rest"
SATURDAY = "Saturday 14 November, 10 minutes planned at 12:30"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture(scope="module")
def walk() -> NextWalk:
    return decide(Plan(), History(sessions=()), NOW, Catalogue(RESOURCES).rules())


@pytest.fixture
def fill(walk: NextWalk) -> Callable[..., None]:
    done = Session(
        id=1,
        started_at=datetime(2026, 11, 9, 12, 30, tzinfo=ZONE),
        planned_minutes=16,
        walked_minutes=16,
        outcome=Outcome.DONE,
    )

    def fill(page: PlanPage, schedule: Schedule, weeks_on: int = 0) -> None:
        page.show_schedule(schedule, TODAY)
        page.show_week(look_at_week(walk, (done,), schedule, NOW, ZONE, weeks_on), weeks_on)

    return fill


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, fill: Callable[..., None]) -> PlanPage:
    page = PlanPage(appearance, texts)
    fill(page, Schedule(TIMES))
    page.week_requested.connect(lambda weeks_on: fill(page, Schedule(TIMES), weeks_on))
    show(qtbot, page)
    page.setFocus()
    return page


@pytest.fixture
def moves(page: PlanPage) -> list[Move]:
    asked: list[Move] = []
    page.move_requested.connect(asked.append)
    return asked


def drag(page: PlanPage, start: str, end: str) -> None:
    source, target = control(page, start), control(page, end)
    to = source.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(source, left, none, source.rect().center())
    for step in (QPoint(40, 0), QPoint(20, 0), QPoint(0, 0)):
        QTest.mouseMove(source, to - step)
    QTest.mouseRelease(source, left, none, to)


def test_a_week_says_of_each_day_what_it_holds(page: PlanPage) -> None:
    assert names(page)[2:9] == [
        "Monday 9 November, 16 minutes walked",
        "Tuesday 10 November, rest",
        "Wednesday 11 November, no walk",
        THURSDAY,
        FRIDAY,
        SATURDAY,
        "Sunday 15 November, rest",
    ]
    assert "1 of 4 walks done · 16 of 46 minutes" in words(page)


def test_a_walk_outside_the_hours_for_reminders_is_told(page: PlanPage, fill: Callable[..., None]) -> None:
    page.show_hours(Hours((DayHours(time(8), time(20)),) * 7))
    assert "outside your hours" not in words(page)
    fill(page, Schedule((None, time(6, 30), *TIMES[2:])))
    assert "Tuesday's walk at 06:30 lies outside your hours: its reminder waits until 08:00." in words(page)
    page.show_hours(ALWAYS)
    assert "outside your hours" not in words(page)


def test_the_keyboard_begins_at_today(page: PlanPage) -> None:
    assert page.window().focusWidget() is control(page, THURSDAY)


@pytest.mark.parametrize("lift", [Qt.Key.Key_M, Qt.Key.Key_Return])
def test_a_walk_moves_to_another_day_by_keyboard(page: PlanPage, moves: list[Move], lift: Qt.Key) -> None:
    key(page, lift)
    key(page, Qt.Key.Key_Right)
    assert "Moving Thursday's walk to Friday 13 November" in words(page)
    key(page, Qt.Key.Key_Return)
    assert moves == [Move(TODAY, TODAY + timedelta(days=1), time(17))]


def test_the_time_can_be_changed_on_the_way(page: PlanPage, moves: list[Move]) -> None:
    key(page, Qt.Key.Key_M)
    key(page, Qt.Key.Key_Right)
    press(page, "Later: Time of the walk")
    press(page, "Put it here")
    assert moves == [Move(TODAY, TODAY + timedelta(days=1), time(17, 15))]


def test_a_walk_can_stay_on_its_day_at_another_time(page: PlanPage, moves: list[Move]) -> None:
    key(page, Qt.Key.Key_M)
    field = control(page, "Time of the walk")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert moves == [Move(TODAY, TODAY, time(18))]


def test_esc_puts_the_walk_back(page: PlanPage, moves: list[Move]) -> None:
    key(page, Qt.Key.Key_M)
    key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_Escape)
    assert moves == []
    assert "Moving" not in words(page)
    assert page.window().focusWidget() is control(page, THURSDAY)


def test_esc_puts_the_walk_back_from_the_time_field_too(page: PlanPage, moves: list[Move]) -> None:
    key(page, Qt.Key.Key_M)
    control(page, "Time of the walk").setFocus()
    key(page, Qt.Key.Key_Escape)
    assert (moves, "Moving" in words(page)) == ([], False)


def test_a_day_with_a_walk_takes_no_second_one(page: PlanPage, moves: list[Move]) -> None:
    key(page, Qt.Key.Key_M)
    key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_Right)
    assert "Saturday 14 November has a walk already." in words(page)
    assert control(page, SATURDAY).accessibleDescription() == "Saturday 14 November has a walk already."
    key(page, Qt.Key.Key_Return)
    assert moves == []


def test_a_walk_can_go_into_next_week(page: PlanPage, moves: list[Move]) -> None:
    for _day in range(2):
        key(page, Qt.Key.Key_Right)
    key(page, Qt.Key.Key_M)
    for _day in range(3):
        key(page, Qt.Key.Key_Right)
    assert "Next week" in words(page)
    key(page, Qt.Key.Key_Return)
    assert moves == [Move(date(2026, 11, 14), date(2026, 11, 17), NOON)]


def test_a_walk_is_dragged_to_another_day(page: PlanPage, moves: list[Move]) -> None:
    drag(page, THURSDAY, FRIDAY)
    assert moves == [Move(TODAY, TODAY + timedelta(days=1), time(17))]
    assert "Moving" not in words(page)


def test_a_walk_dragged_to_a_full_day_says_why_it_cannot_stay(page: PlanPage, moves: list[Move]) -> None:
    drag(page, THURSDAY, SATURDAY)
    assert moves == []
    assert "Saturday 14 November has a walk already." in words(page)


def test_a_walk_is_moved_by_presses_alone(page: PlanPage, moves: list[Move]) -> None:
    press(page, THURSDAY)
    press(page, FRIDAY)
    press(page, "Put it here")
    assert moves == [Move(TODAY, TODAY + timedelta(days=1), time(17))]


def test_a_moved_walk_keeps_the_name_of_its_day(page: PlanPage, moves: list[Move], fill: Callable[..., None]) -> None:
    fill(page, Schedule(TIMES, (Move(date(2026, 11, 14), date(2026, 11, 15), time(10)),)))
    press(page, "Sunday 15 November, 10 minutes at 10:00, moved here")
    press(page, "Saturday 14 November, rest")
    press(page, "Put it here")
    assert moves == [Move(date(2026, 11, 14), date(2026, 11, 14), time(10))]


def test_a_walk_of_a_day_gone_by_can_still_be_put_on_a_later_one(page: PlanPage, moves: list[Move]) -> None:
    press(page, "Wednesday 11 November, no walk")
    press(page, FRIDAY)
    press(page, "Put it here")
    assert moves == [Move(date(2026, 11, 11), date(2026, 11, 13), NOON)]


def test_weeks_are_turned_from_this_one_on(page: PlanPage) -> None:
    assert not control(page, "The week before").isEnabled()
    press(page, "The week after")
    assert "16 November to 22 November" in words(page)
    press(page, "The week before")
    assert "This week" in words(page)


def test_each_weekday_has_its_own_time(page: PlanPage) -> None:
    changed: list[Schedule] = []
    page.schedule_changed.connect(changed.append)
    press(page, "Walk on Friday")
    press(page, "Later: Time on Monday")
    assert changed[-1].times == (time(12, 45), None, NOON, time(17), NOON, NOON, None)
    assert "Your plan is on: 5 walks a week." in words(page)


def test_a_weekday_switched_off_takes_its_moved_walk_along(page: PlanPage, fill: Callable[..., None]) -> None:
    changed: list[Schedule] = []
    page.schedule_changed.connect(changed.append)
    fill(page, Schedule(TIMES, (Move(date(2026, 11, 14), date(2026, 11, 15), time(10)),)))
    press(page, "Walk on Saturday")
    assert changed[-1].moves == ()


@pytest.mark.parametrize(("name", "days"), [("for 3 days", 3), ("for a week", 7), ("for two weeks", 14)])
def test_a_pause_is_one_press_and_has_an_end(page: PlanPage, name: str, days: int) -> None:
    asked: list[date] = []
    page.pause_requested.connect(asked.append)
    press(page, f"Pause {name}")
    assert asked == [TODAY + timedelta(days=days)]


def test_a_pause_goes_until_a_day_of_choice_and_never_ends_today(page: PlanPage) -> None:
    asked: list[date] = []
    page.pause_requested.connect(asked.append)
    press(page, "Later: The day your walks go on")
    press(page, "Pause until Friday 20 November")
    for _press in range(20):
        press(page, "Earlier: The day your walks go on")
    press(page, "Pause until Friday 13 November")
    assert asked == [date(2026, 11, 20), TODAY + timedelta(days=1)]


def test_a_pause_says_when_it_ends_and_can_be_ended_now(page: PlanPage, fill: Callable[..., None]) -> None:
    fill(page, Schedule(TIMES, paused_until=date(2026, 11, 20)))
    assert "Your plan rests. It goes on by itself on Friday 20 November." in words(page)
    ended: list[bool] = []
    page.go_on_requested.connect(lambda: ended.append(True))
    press(page, "Go on now")
    assert ended == [True]


def test_without_days_the_page_says_what_to_do(page: PlanPage, fill: Callable[..., None]) -> None:
    fill(page, Schedule())
    assert "No days are chosen yet." in words(page)
    press(page, "Walk on Monday")
    assert "No days are chosen yet." not in words(page)


def test_a_trouble_takes_the_place_of_the_plan_until_it_is_over(page: PlanPage) -> None:
    page.show_error("The plan could not be read.")
    assert "The plan could not be read. Your plan is kept" in words(page)
    assert "This week" not in words(page)
    page.show_error("")
    assert "This week" in words(page)


def test_before_anything_is_known_the_page_asks_for_a_moment(
    qtbot: QtBot, appearance: Appearance, texts: Texts
) -> None:
    page = PlanPage(appearance, texts)
    show(qtbot, page)
    assert "Just a moment" in words(page)


def test_every_control_says_what_it_is(page: PlanPage) -> None:
    key(page, Qt.Key.Key_M)
    assert [kind for kind, name in named_controls(page) if not name] == []


@pytest.mark.parametrize(("width", "percent"), [(430, 100), (760, 200)])
def test_nothing_is_cut_off_in_a_narrow_window(
    page: PlanPage, appearance: Appearance, qtbot: QtBot, width: int, percent: int
) -> None:
    appearance.apply_look(Look(Scheme.DARK, percent))
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)


@given(st.integers(-10, 10), st.integers(-10, 10), st.sampled_from(DayState))
def test_no_walk_goes_into_the_past_or_onto_another(from_today: int, to_today: int, state: DayState) -> None:
    origin, target = TODAY + timedelta(days=from_today), TODAY + timedelta(days=to_today)
    why = why_not(origin, origin, WeekDay(target, state), TODAY)
    if not why:
        assert target >= TODAY
        assert target == origin or (state is DayState.REST and abs(from_today - to_today) < 7)
