"""A clock that ran ahead and was mended: what was walked and said since counts all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.red_flag import RedFlag
from coach.domain.response import Response
from coach.domain.session import Session
from tests.services.conftest import OpenRoom
from tests.services.rooms import START, Room

AHEAD = timedelta(days=300)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)


def walk_ahead(room: Room) -> Session:
    """A walk while the clock is ahead; it is mended afterwards."""
    room.clock.set_wall(START + AHEAD)
    walked = room.put_walk()
    room.clock.set_wall(START + timedelta(hours=1))
    return walked


def test_the_answers_to_a_walk_after_the_clock_was_mended_decide(room: Room, open_room: OpenRoom) -> None:
    room.check_ins.save(walk_ahead(room), GOOD)
    since = room.put_walk()
    room.check_ins.save(since, replace(GOOD, peak=9))
    for run in (room, open_room(room.clock)):
        walk = run.planning.next_walk()
        assert (walk.response, walk.minutes) == (Response.RED, 8)
        assert run.planning.sessions()[-1].id == since.id


def test_the_questions_are_about_the_walk_since(room: Room) -> None:
    walk_ahead(room)
    since = room.put_walk()
    due = room.planning.today().check_in_due
    assert due is not None
    assert due.id == since.id
    room.clock.advance(86400)
    asked = room.planning.today().morning_due
    assert asked is not None
    assert asked.id == since.id


def test_no_gap_opens_and_no_day_is_done_by_a_walk_of_the_future(room: Room) -> None:
    room.check_ins.save(walk_ahead(room), GOOD)
    assert room.planning.next_walk().response is Response.GREEN
    assert not room.planning.today().done_today


def test_a_sign_ticked_while_the_clock_was_ahead_waits_until_seen_and_no_longer(room: Room) -> None:
    walked = walk_ahead(room)
    room.clock.set_wall(START + AHEAD + timedelta(hours=1))
    room.check_ins.report_flags(frozenset({RedFlag.FEVER}), walked)
    room.clock.set_wall(START + timedelta(hours=1))
    assert not room.planning.next_walk().walk_allowed
    room.check_ins.mark_seen("All is well")
    assert room.planning.next_walk().walk_allowed


def test_seen_while_the_clock_was_ahead_covers_no_sign_ticked_since(room: Room) -> None:
    room.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    room.clock.set_wall(START + AHEAD)
    room.check_ins.mark_seen("")
    room.clock.set_wall(START + timedelta(hours=1))
    assert room.planning.next_walk().walk_allowed
    since = room.put_walk()
    room.check_ins.report_flags(frozenset({RedFlag.BLADDER}), since)
    assert not room.planning.next_walk().walk_allowed
    room.check_ins.mark_seen("")
    assert room.planning.next_walk().walk_allowed


def test_a_sign_in_the_answers_to_a_walk_of_the_future_waits_no_longer_than_until_seen(room: Room) -> None:
    walked = walk_ahead(room)
    room.check_ins.save(walked, replace(GOOD, red_flags=frozenset({RedFlag.FEVER})))
    assert not room.planning.next_walk().walk_allowed
    room.check_ins.mark_seen("")
    assert room.planning.next_walk().walk_allowed
