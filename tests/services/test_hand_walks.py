"""Walks without Amble: added among the others, counted like them, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.hand_walk import HandTrouble, HandWalk
from coach.domain.response import Response
from coach.domain.session import Outcome, Session
from coach.services.hand_walks import HandWalkRefused, HandWalks
from coach.services.walks import WalkChoice
from tests.services.conftest import OpenRoom
from tests.services.rooms import RULES, START, Room, lock

GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)


def hand(room: Room) -> HandWalks:
    store = room.store.sessions
    return HandWalks(store, store, room.planning, room.check_ins, room.clock, RULES)


def refused(room: Room, began: datetime, minutes: int) -> HandTrouble:
    with pytest.raises(HandWalkRefused) as refusal:
        hand(room).add(began, minutes)
    assert room.planning.sessions() == ()
    return refusal.value.trouble


def test_a_walk_is_there_with_its_answers_after_a_restart(room: Room, open_room: OpenRoom) -> None:
    added = hand(room).add(START - timedelta(days=1), 10, GOOD)
    (found,) = open_room().planning.sessions()
    assert replace(found, started_at=added.started_at) == added
    assert found.started_at == added.started_at
    assert (found.by_hand, found.outcome, found.planned_minutes, found.check_in) == (True, Outcome.DONE, 10, GOOD)


def test_the_next_walk_follows_from_it_as_from_any_other(room: Room) -> None:
    hand(room).add(START - timedelta(days=1), 10, GOOD)
    walk = room.planning.next_walk()
    assert (walk.minutes, walk.response) == (11, Response.GREEN)


def test_what_it_was_planned_to_be_follows_from_the_walks_before_it_alone(room: Room) -> None:
    desk = hand(room)
    desk.add(START - timedelta(days=5), 10, GOOD)
    last = desk.add(START - timedelta(days=1), 11, GOOD)
    between = desk.add(START - timedelta(days=3), 11, GOOD)
    assert (last.planned_minutes, between.planned_minutes) == (11, 11)


def test_less_than_the_plan_was_a_shorter_choice_and_more_counts_as_the_plan(room: Room) -> None:
    desk = hand(room)
    shorter = desk.add(START - timedelta(days=3), 6, GOOD)
    assert (shorter.planned_minutes, shorter.chosen_minutes, shorter.share) == (10, 6, 1.0)
    longer = desk.add(START - timedelta(days=1), 45, GOOD)
    assert (longer.planned_minutes, longer.chosen_minutes) == (10, None)
    assert room.planning.next_walk().minutes == 11


def test_a_walk_may_not_be_in_the_future_nor_still_on(room: Room) -> None:
    assert refused(room, START + timedelta(minutes=1), 5) is HandTrouble.LATER
    assert refused(room, START - timedelta(minutes=9), 10) is HandTrouble.NOT_OVER
    assert hand(room).add(START - timedelta(minutes=10), 10).walked_minutes == 10


def test_two_walks_cannot_be_at_the_same_time(room: Room) -> None:
    desk = hand(room)
    desk.add(START - timedelta(hours=2), 20)
    for began, minutes in ((timedelta(hours=2), 20), (timedelta(minutes=130), 11), (timedelta(minutes=101), 30)):
        assert desk.trouble(START - began, minutes) is HandTrouble.OVERLAP
    assert desk.trouble(START - timedelta(minutes=130), 10) is None
    assert desk.trouble(START - timedelta(minutes=100), 30) is None


def test_a_walk_that_is_on_cannot_be_told_a_second_time(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(300)
    assert hand(room).trouble(room.clock.now() - timedelta(minutes=4), 3) is HandTrouble.OVERLAP
    assert hand(room).trouble(START - timedelta(minutes=10), 10) is None


def test_taken_back_it_was_never_there(room: Room) -> None:
    desk = hand(room)
    added = desk.add(START - timedelta(days=1), 10, GOOD)
    desk.remove(added.id)
    assert room.planning.sessions() == ()
    assert room.planning.next_walk().response is None


def test_a_walk_with_amble_is_never_taken_back(room: Room) -> None:
    walked = room.walk()
    hand(room).remove(walked.id)
    assert [session.id for session in room.planning.sessions()] == [walked.id]


@pytest.mark.parametrize(
    "answers",
    [replace(GOOD, effort=Effort.TOO_HARD), replace(GOOD, events=frozenset({HealthEvent.FALL}))],
)
def test_answers_that_call_for_the_red_flag_questions_bring_them(
    room: Room, open_room: OpenRoom, answers: CheckIn
) -> None:
    asked: list[Session] = []
    room.check_ins.flags_asked.connect(asked.append)
    added = hand(room).add(START - timedelta(days=1), 10, answers)
    assert [session.id for session in asked] == [added.id]
    found = open_room().check_ins.open_flags()
    assert isinstance(found, Session)
    assert found.id == added.id


def test_while_the_plan_waits_a_walk_can_be_told_and_the_plan_goes_on_waiting(room: Room) -> None:
    lock(room)
    added = hand(room).add(START - timedelta(days=1), 10, GOOD)
    assert added.planned_minutes == 10
    assert not room.planning.next_walk().walk_allowed


def test_today_is_told_of_it(room: Room) -> None:
    heard: list[object] = []
    room.planning.today_changed.connect(heard.append)
    desk = hand(room)
    added = desk.add(START - timedelta(hours=3), 10)
    assert room.planning.today().done_today
    desk.remove(added.id)
    assert len(heard) == 2


def test_a_time_that_the_clocks_skipped_is_pushed_forward(room: Room) -> None:
    room.clock.set_zone(ZoneInfo("Europe/Berlin"))
    told = HandWalk(date(2026, 3, 29), time(2, 30), 10)
    assert hand(room).moment(told).isoformat() == "2026-03-29T03:30:00+02:00"
