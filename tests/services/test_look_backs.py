"""Looking back at weeks, the questionnaire, and the steps of next week: kept, shown, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coach.domain.added_day import WeeklySlot
from coach.domain.frequency import WeekStep
from coach.domain.look_back import Helped, LookBack
from coach.domain.look_back_due import ROLAND_MORRIS_DAYS
from coach.services.look_backs import LookBacks
from coach.services.planning import Planning
from coach.services.roland_morris import RolandMorrisDesk
from coach.services.week_steps import WeekSteps
from tests.fakes.look_back_store import FakeLookBackStore
from tests.fakes.session_store import FakeSessionStore
from tests.services.conftest import OpenRoom
from tests.services.rooms import PLAN, RULES, START, WEEK, Room

TODAY = START.date()
GOAL = "Walk to the shop and back"


@pytest.fixture
def store() -> FakeLookBackStore:
    return FakeLookBackStore()


@pytest.fixture
def desk(room: Room, store: FakeLookBackStore) -> LookBacks:
    """Looking back, with nothing walked yet."""
    return look_backs(room, store)


def look_backs(room: Room, store: FakeLookBackStore) -> LookBacks:
    return LookBacks(store, room.store.values, room.planning, room.clock)


def days_later(room: Room, days: int) -> None:
    room.clock.set_wall(START + timedelta(days=days))


def test_a_week_after_the_first_walk_a_look_back_is_due_until_it_is_done(room: Room, desk: LookBacks) -> None:
    assert (desk.due(), desk.week(), desk.weekday) == (None, None, 6)
    room.put_walk()
    assert desk.due() is None
    days_later(room, 7)
    monday = date(2026, 11, 16)
    assert desk.due() == desk.week() == monday
    assert desk.weekday == TODAY.weekday()
    desk.finish(monday)
    assert desk.due() is None
    assert desk.week() == monday
    days_later(room, 14)
    assert desk.due() == monday + timedelta(days=7)


def test_a_week_that_is_put_off_is_asked_about_again_only_if_that_is_taken_back(
    room: Room, desk: LookBacks, store: FakeLookBackStore
) -> None:
    desk.put_off()
    room.put_walk()
    days_later(room, 9)
    ask_again = desk.put_off()
    assert desk.due() is None
    assert store.look_backs() == ()
    ask_again()
    assert desk.due() == date(2026, 11, 16)


def test_the_day_is_the_users_after_a_restart_too(room: Room, open_room: OpenRoom, store: FakeLookBackStore) -> None:
    room.put_walk()
    look_backs(room, store).choose_weekday(6)
    room.close()
    again = open_room(room.clock)
    desk = look_backs(again, store)
    assert desk.weekday == 6
    days_later(again, 9)
    assert desk.due() is None
    days_later(again, 10)
    assert desk.due() == date(2026, 11, 16)


def test_answers_are_kept_at_once_and_are_there_when_the_page_opens_again(room: Room, desk: LookBacks) -> None:
    room.put_walk()
    days_later(room, 7)
    monday = desk.week()
    assert monday is not None
    told = replace(desk.begin(monday), pain=4, goal=GOAL, goal_score=5, helped=frozenset({Helped.COMPANY}))
    desk.keep(told)
    assert desk.due() == monday
    assert desk.begin(monday) == replace(told, at=room.clock.now())
    assert desk.goal() == GOAL
    assert desk.begin(monday + timedelta(days=7)) == LookBack(monday + timedelta(days=7), room.clock.now(), goal=GOAL)


def test_the_goal_is_kept_without_a_look_back(desk: LookBacks, room: Room, store: FakeLookBackStore) -> None:
    heard = list[str]()
    desk.changed.connect(lambda: heard.append(desk.goal()))
    desk.set_goal(f"  {GOAL} ")
    assert heard == [GOAL]
    assert look_backs(room, store).goal() == GOAL


def test_a_clock_that_ran_years_ahead_stops_nothing_once_it_is_set_back(room: Room, desk: LookBacks) -> None:
    days_later(room, 1000)
    room.put_walk()
    days_later(room, 1030)
    assert desk.due() is not None
    days_later(room, 0)
    room.put_walk()
    days_later(room, 8)
    assert desk.due() == date(2026, 11, 16)


def test_years_of_walks_make_the_day_no_other_and_are_not_read_for_it(
    room: Room, desk: LookBacks, store: FakeLookBackStore
) -> None:
    room.put_walk()
    days_later(room, 400)
    due = desk.due()
    unread = Planning(room.store.values, FakeSessionStore(), room.store.answers, room.clock, RULES)
    again = LookBacks(store, room.store.values, unread, room.clock)
    assert again.due() == due is not None
    assert again.weekday == TODAY.weekday()


# --- the questionnaire ---------------------------------------------------------------------------------------------


def test_the_questionnaire_can_be_changed_on_its_day_and_rests_for_four_weeks_then(
    room: Room, store: FakeLookBackStore
) -> None:
    months = RolandMorrisDesk(store, room.store.values, room.clock)
    assert months.is_there()
    months.keep(frozenset({1, 2}))
    months.keep(frozenset({1}))
    assert months.today().ticked == {1}
    assert months.is_there()
    days_later(room, 1)
    assert not months.is_there()
    assert months.next_day() == TODAY + timedelta(days=ROLAND_MORRIS_DAYS)
    assert months.today().ticked == frozenset()
    assert [one.score for one in months.answers()] == [1]


def test_what_was_ticked_and_left_is_there_again_that_day_and_counts_for_nothing(
    room: Room, store: FakeLookBackStore
) -> None:
    RolandMorrisDesk(store, room.store.values, room.clock).keep_draft(frozenset({3, 7}))
    months = RolandMorrisDesk(store, room.store.values, room.clock)
    assert months.today().ticked == {3, 7}
    assert months.answers() == ()
    months.keep(frozenset({3}))
    assert months.today().ticked == {3}
    months.keep_draft(frozenset())
    assert months.today().ticked == frozenset()
    assert [one.ticked for one in months.answers()] == [{3}]
    days_later(room, 1)
    assert months.today().ticked == frozenset()


@pytest.mark.parametrize("found", ["x", [], ["2026-11-10"], [1, 2], {"day": 3}])
def test_a_draft_that_cannot_be_read_is_none(room: Room, store: FakeLookBackStore, found: object) -> None:
    room.store.values.put("roland_morris_draft", found)
    assert RolandMorrisDesk(store, room.store.values, room.clock).today().ticked == frozenset()


# --- next week -----------------------------------------------------------------------------------------------------


def steps(room: Room) -> WeekSteps:
    return WeekSteps(room.planning, room.clock, RULES)


def test_before_set_up_nothing_is_proposed(open_room: OpenRoom) -> None:
    assert steps(open_room()).offer() is None


def test_the_rules_propose_and_the_schedule_says_where(room: Room) -> None:
    offer = steps(room).offer()
    assert offer is not None
    assert offer.week.step is WeekStep.HOLD
    assert offer.slot == WeeklySlot(1, time(12, 30))
    assert offer.free == (1, 4, 6)


def test_an_added_day_is_in_the_plan_with_its_date_and_can_be_taken_back(room: Room) -> None:
    take_back = steps(room).add_day(WeeklySlot(4, time(8)))
    plan, schedule = room.planning.plan(), room.planning.schedule()
    assert plan is not None
    assert (plan.days_per_week, plan.day_added) == (5, TODAY)
    assert schedule.times[4] == time(8)
    take_back()
    assert (room.planning.plan(), room.planning.schedule()) == (PLAN, WEEK)


def test_an_added_day_can_be_taken_back_after_midnight_too(room: Room) -> None:
    take_back = steps(room).add_day(WeeklySlot(4, time(8)))
    days_later(room, 1)
    take_back()
    assert room.planning.plan() == PLAN


def test_a_brisker_middle_is_wished_for_and_can_be_taken_back(room: Room) -> None:
    take_back = steps(room).want_brisk()
    assert room.planning.plan() == replace(PLAN, brisk=True)
    take_back()
    assert room.planning.plan() == PLAN


def test_taking_back_leaves_what_was_changed_meanwhile(room: Room) -> None:
    take_back = steps(room).add_day(WeeklySlot(4, time(8)))
    plan = room.planning.plan()
    assert plan is not None
    room.planning.set_plan(replace(plan, target_minutes=40))
    take_back()
    assert room.planning.plan() == replace(PLAN, target_minutes=40)


def test_another_day_of_the_week_in_place_of_one_is_no_added_day(room: Room) -> None:
    times = WEEK.times
    room.planning.set_schedule(replace(WEEK, times=(*times[:5], None, None)))
    room.planning.set_schedule(replace(WEEK, times=(*times[:5], None, times[0])))
    assert room.planning.plan() == PLAN


def test_a_day_added_on_the_plan_page_counts_as_one_after_a_restart_too(room: Room, open_room: OpenRoom) -> None:
    room.planning.set_schedule(replace(WEEK, times=(*WEEK.times[:6], time(9))))
    room.close()
    plan = open_room().planning.plan()
    assert plan is not None
    assert plan.day_added == TODAY
