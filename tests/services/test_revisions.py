"""Answers changed later: the plan follows, and what stood there is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.red_flag import RedFlag
from coach.domain.session import Session
from coach.services.ports import Clock
from coach.services.revisions import Revisions
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room

GOOD = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
DAY = 86_400


def revisions(room: Room) -> Revisions:
    return Revisions(room.store.revisions, room.check_ins, room.clock)


def answered(room: Room, answers: CheckIn = GOOD) -> Session:
    """A walk with its answers, and a day gone by."""
    room.check_ins.save(room.put_walk(), answers)
    room.clock.advance(DAY)
    return room.planning.sessions()[-1]


def now(clock: Clock) -> datetime:
    return clock.now()


def test_the_plan_follows_and_both_answers_are_kept(room: Room, open_room: OpenRoom) -> None:
    session = answered(room)
    before = room.planning.next_walk().minutes
    assert revisions(room).revise(session, replace(GOOD, peak=6))
    again = open_room(room.clock)
    assert again.planning.next_walk().minutes < before
    fresh = again.planning.sessions()[-1]
    assert fresh.check_in == replace(GOOD, peak=6)
    assert revisions(again).changes(fresh) == ((now(room.clock), GOOD),)


def test_answers_of_a_walk_before_the_last_can_be_changed_and_the_last_ones_questions_stay(room: Room) -> None:
    first = answered(room)
    room.put_walk()
    assert room.planning.today().check_in_due is not None
    revisions(room).revise(first, replace(GOOD, effort=Effort.HARD))
    assert room.planning.today().check_in_due is not None
    assert room.planning.sessions()[0].check_in == replace(GOOD, effort=Effort.HARD)


def test_the_same_answers_again_change_nothing(room: Room) -> None:
    session = answered(room)
    assert not revisions(room).revise(session, GOOD)
    assert revisions(room).changes(session) == ()


def test_a_first_answer_replaces_nothing(room: Room) -> None:
    room.put_walk()
    room.clock.advance(DAY)
    session = room.planning.sessions()[-1]
    assert revisions(room).revise(session, GOOD)
    assert revisions(room).changes(room.planning.sessions()[-1]) == ()


def test_a_morning_answer_can_be_taken_back(room: Room) -> None:
    session = answered(room)
    revisions(room).revise(session, replace(GOOD, morning=None))
    after = room.planning.sessions()[-1].check_in
    assert after is not None
    assert after.morning is None


def test_a_sign_that_was_ticked_stays_ticked(room: Room) -> None:
    session = answered(room, replace(GOOD, red_flags=frozenset({RedFlag.FEVER})))
    revisions(room).revise(session, replace(GOOD, peak=3, red_flags=frozenset()))
    after = room.planning.sessions()[-1].check_in
    assert after is not None
    assert after.red_flags == frozenset({RedFlag.FEVER})
    assert not room.planning.next_walk().walk_allowed


def test_new_leg_signs_ask_about_signs_also_when_they_are_told_later(room: Room) -> None:
    session, asked = answered(room), list[Session]()
    room.check_ins.flags_asked.connect(asked.append)
    revisions(room).revise(session, replace(GOOD, qualities=frozenset({Quality.NUMB})))
    assert [one.id for one in asked] == [session.id]


def test_a_kill_between_keeping_and_changing_tells_of_no_change(room: Room) -> None:
    session = answered(room)
    room.store.revisions.keep_revision(session.id, room.clock.now(), GOOD)
    assert revisions(room).changes(session) == ()
