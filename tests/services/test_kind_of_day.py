"""The kind of day: told once, and the same walk wherever the plan is asked."""

from __future__ import annotations

import pytest

from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.walk import Route
from coach.services.day_desk import DayDesk
from coach.services.endings import Endings
from coach.services.explaining import Explaining
from coach.services.revisions import Revisions
from coach.services.settings import Settings
from coach.services.take_along import todays_walk
from coach.services.walk_wishes import WalkWish
from tests.services.rooms import RULES, Room


@pytest.fixture
def desk(room: Room) -> DayDesk:
    """Where the kind of day is told; the first walk of the plan is 20 minutes."""
    room.planning.set_plan(Plan(start_minutes=20))
    return DayDesk(room.store.values, room.clock)


def explaining(room: Room) -> Explaining:
    revisions = Revisions(room.store.revisions, room.check_ins, room.clock)
    endings = Endings(room.store.sessions, room.store.values, room.clock)
    return Explaining(room.planning, revisions, endings, room.clock, RULES)


def test_a_bad_day_is_one_walk_wherever_somebody_asks(room: Room, desk: DayDesk) -> None:
    desk.tell(DayKind.BAD)
    small = room.planning.next_walk()
    assert (small.minutes, small.small) == (10, True)
    assert room.planning.today().walk == explaining(room).why().walk == small
    assert todays_walk(room.planning, Settings(), room.clock.now().date()).minutes == 10


def test_the_plan_itself_and_the_days_ahead_stay_as_they_are(room: Room, desk: DayDesk) -> None:
    whole, week = room.planning.whole_walk(), room.planning.week(1)
    desk.tell(DayKind.BAD)
    assert room.planning.whole_walk() == whole
    assert room.planning.week(1) == week
    assert room.planning.week() == room.planning.today().week


def test_once_a_walk_of_the_day_is_done_the_next_one_is_the_plans_again(room: Room, desk: DayDesk) -> None:
    desk.tell(DayKind.BAD)
    room.put_walk()
    today = room.planning.today()
    assert today.done_today
    assert today.walk == room.planning.next_walk() == room.planning.whole_walk() == explaining(room).why().walk
    assert not today.walk.small


def test_pain_just_before_a_walk_comes_on_top_of_the_day(room: Room, desk: DayDesk) -> None:
    assert not room.planning.next_walk().small
    assert room.planning.next_walk(9).small
    desk.tell(DayKind.SO_SO)
    assert room.planning.next_walk().bouts == (7, 7, 6)
    assert room.planning.next_walk(9).minutes == 10


def test_a_file_has_the_parts_of_the_day_and_the_way_that_was_chosen_last(room: Room, desk: DayDesk) -> None:
    day, wish = room.clock.now().date(), WalkWish(route=Route.OUT_AND_BACK, parts=2, rest_minutes=4)
    assert todays_walk(room.planning, Settings(), day).bouts == ()
    taken = todays_walk(room.planning, Settings(), day, wish)
    assert (taken.bouts, taken.rest_minutes, taken.route) == ((10, 10), 4, Route.OUT_AND_BACK)
    desk.tell(DayKind.SO_SO)
    assert todays_walk(room.planning, Settings(), day, wish).bouts == (7, 7, 6)
