"""The record of signs is dated; a mistake is taken back in the open; a card for an appointment waits to be put away."""

from __future__ import annotations

from datetime import timedelta

from coach.domain.check_in import CheckIn
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.response import Response
from coach.services.safety_desk import SafetyDesk
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room

FEVER, AGE = frozenset({RedFlag.FEVER}), frozenset({RedFlag.AGE})


def desk_of(room: Room) -> SafetyDesk:
    return SafetyDesk(room.store.values, room.store.answers, room.planning, room.clock)


def test_what_was_ticked_and_answered_is_on_record_with_its_date(open_room: OpenRoom, room: Room) -> None:
    ticked_at = room.clock.now()
    room.check_ins.report_flags(FEVER)
    room.clock.advance(3600)
    room.check_ins.mark_seen("Walking is fine.", "Dr Roy, this morning")
    room.clock.advance(3600)
    room.check_ins.report_flags(frozenset())
    record = desk_of(open_room(room.clock)).record()
    assert record == (
        FlagReport(ticked_at + timedelta(hours=2), frozenset()),
        SeenNote(ticked_at + timedelta(hours=1), "Walking is fine.", "Dr Roy, this morning"),
        FlagReport(ticked_at, FEVER),
    )


def test_a_tick_by_mistake_lets_the_plan_go_on_and_stays_on_record(room: Room) -> None:
    room.check_ins.save(room.put_walk(), CheckIn(before=2, peak=2, after=2, red_flags=FEVER | AGE))
    assert not room.planning.next_walk().walk_allowed
    desk = desk_of(room)
    desk.mark_mistake()
    walk = room.planning.next_walk()
    assert walk.walk_allowed
    assert walk.response is not Response.RED
    said, ticked = desk.record()
    assert isinstance(said, SeenNote)
    assert said.mistake
    assert isinstance(ticked, FlagReport)
    assert ticked.flags == FEVER | AGE


def test_a_mistake_takes_nothing_from_walks_whose_signs_were_seen_long_ago(room: Room) -> None:
    first = room.put_walk()
    room.check_ins.save(first, CheckIn(before=2, red_flags=FEVER))
    room.clock.advance(60)
    room.check_ins.mark_seen("")
    room.clock.advance(60)
    room.check_ins.report_flags(FEVER)
    desk_of(room).mark_mistake()
    answers = room.planning.sessions()[0].check_in
    assert answers is not None
    assert answers.red_flags == FEVER
    assert room.planning.next_walk().walk_allowed


def test_the_card_for_an_appointment_waits_until_it_is_put_away(open_room: OpenRoom, room: Room) -> None:
    desk = desk_of(room)
    assert desk.booking() is None
    room.check_ins.report_flags(AGE)
    assert room.planning.next_walk().walk_allowed
    told: list[FlagReport | None] = []
    desk.booking_changed.connect(told.append)
    booking = desk_of(open_room(room.clock)).booking()
    assert booking is not None
    desk.put_booking_away()
    assert (desk_of(open_room(room.clock)).booking(), told) == (None, [None])
    desk.bring_booking_back()
    assert told[-1] == booking
    desk.put_booking_away()
    room.clock.advance(60)
    room.check_ins.report_flags(AGE)
    assert desk.booking() is not None


def test_a_sign_dated_by_a_wrong_clock_can_be_put_away_too(room: Room) -> None:
    room.store.answers.report_flags(FlagReport(room.clock.now() + timedelta(days=2), AGE))
    desk = desk_of(room)
    desk.put_booking_away()
    desk.put_booking_away()
    assert desk.booking() is None
