"""Was being away the walk? Asked seldom, counted by one tap, and taken back by another."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.session import Session
from coach.domain.sitting import Away, SittingRules
from coach.services.away_desk import NAME, AwayDesk, AwayQuestion
from coach.services.hand_walks import HandWalks
from tests.services.rooms import RULES, START, Room


class Desk:
    """The desk in a room in which ``minutes`` of walk are open, an hour after the start."""

    def __init__(self, room: Room, minutes: int = 12, may_ask: bool = True) -> None:
        self.room, self.minutes, self.may_ask = room, minutes, may_ask
        self.asked, self.counted, self.withdrawn = list[AwayQuestion](), list[Session](), list[bool]()
        store = room.store.sessions
        self.walks = HandWalks(store, store, room.planning, room.check_ins, room.clock, RULES)
        self.desk = AwayDesk(
            room.clock,
            room.store.values,
            SittingRules(),
            lambda: self.minutes,
            lambda: self.may_ask,
            lambda: self.walks,
        )
        self.desk.asked.connect(self.asked.append)
        self.desk.counted.connect(self.counted.append)
        self.desk.withdrawn.connect(lambda: self.withdrawn.append(True))
        room.clock.set_wall(START + timedelta(hours=1))

    def comes_back(self, after: int = 25) -> None:
        """Somebody was away for so many minutes, until now."""
        now = self.room.clock.now()
        self.desk.consider(Away(now - timedelta(minutes=after), now))


def test_an_absence_that_the_walk_fits_into_is_asked_about_and_counted_by_one_tap(room: Room) -> None:
    desk = Desk(room)
    desk.comes_back()
    assert [(question.away.minutes, question.minutes) for question in desk.asked] == [(25, 12)]
    desk.desk.count()
    (walk,) = room.planning.sessions()
    assert (walk.walked_minutes, walk.by_hand) == (12, True)
    assert walk.started_at == room.clock.now() - timedelta(minutes=25)
    assert desk.counted == [walk]


def test_undo_takes_it_back_and_once_is_enough(room: Room) -> None:
    desk = Desk(room)
    desk.comes_back()
    desk.desk.count()
    desk.desk.take_back()
    desk.desk.take_back()
    desk.desk.count()
    assert room.planning.sessions() == ()


@pytest.mark.parametrize(
    ("minutes", "after", "may_ask"), [(0, 25, True), (30, 25, True), (12, 121, True), (12, 25, False)]
)
def test_nothing_is_asked_without_a_walk_to_come_too_short_too_long_or_at_a_bad_moment(
    room: Room, minutes: int, after: int, may_ask: bool
) -> None:
    desk = Desk(room, minutes, may_ask)
    desk.comes_back(after)
    assert desk.asked == []


def test_an_absence_that_began_yesterday_is_not_asked_about(room: Room) -> None:
    desk = Desk(room)
    room.clock.set_wall(START.replace(hour=23, minute=10))  # ten minutes past midnight in Berlin
    desk.comes_back(25)
    assert desk.asked == []


def test_nobody_is_asked_more_often_than_twice_a_day_also_after_a_restart(room: Room) -> None:
    desk = Desk(room)
    for _ in range(3):
        desk.comes_back()
    again = Desk(room)
    again.comes_back()
    assert (len(desk.asked), len(again.asked)) == (2, 0)
    room.clock.advance(86400)
    again.comes_back()
    assert len(again.asked) == 1


def test_a_walk_that_is_in_the_record_already_is_not_asked_about(room: Room) -> None:
    room.put_walk()
    desk = Desk(room)
    room.clock.set_wall(START + timedelta(minutes=15))
    desk.comes_back(14)
    assert desk.asked == []


def test_a_question_that_lost_its_meaning_counts_nothing(room: Room) -> None:
    desk = Desk(room)
    desk.desk.withdraw()
    desk.comes_back()
    desk.desk.withdraw()
    desk.desk.count()
    assert desk.withdrawn == [True]
    assert room.planning.sessions() == ()


def test_what_nobody_of_ours_wrote_counts_as_no_question(room: Room) -> None:
    desk = Desk(room)
    for wrong in ("often", [1], [START.date().isoformat(), "often"]):
        room.store.values.put(NAME, wrong)
        desk.comes_back()
    assert len(desk.asked) == 3
