"""What was offered and read is kept, and a day has one card at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import find_resources
from coach.adapters.learn_files import read_learn_book, read_offer_rules
from coach.domain.learn import LearnBook
from coach.domain.learn_offer import LearnRecord
from coach.domain.red_flag import RedFlag
from coach.services.learn_desk import LEARN, LearnDesk, record_from_json, record_to_json
from tests.services.conftest import OpenRoom
from tests.services.rooms import START, Room

BOOK = read_learn_book(find_resources())
RULES = read_offer_rules(find_resources())
TODAY = START.date()


def a_desk(room: Room, read: list[int] | None = None) -> LearnDesk:
    """The desk; ``read`` gets an entry each time the cards are read."""

    def book() -> LearnBook:
        if read is not None:
            read.append(1)
        return BOOK

    return LearnDesk(room.store.values, room.planning, room.clock, book, lambda: RULES)


@pytest.fixture
def desk(room: Room) -> LearnDesk:
    return a_desk(room)


def offered(desk: LearnDesk) -> str:
    given = desk.offer()
    return "" if given is None else given.card.id


def test_the_card_of_a_day_is_the_same_after_a_restart(room: Room, desk: LearnDesk, open_room: OpenRoom) -> None:
    first = offered(desk)
    assert first
    assert offered(desk) == first
    room.close()
    assert offered(a_desk(open_room(room.clock))) == first


def test_a_card_that_was_opened_is_read_and_the_day_has_no_other(room: Room, desk: LearnDesk) -> None:
    first = offered(desk)
    desk.mark_read(first)
    assert offered(desk) == ""
    assert desk.record().read == {first: TODAY}
    room.clock.set_wall(START + timedelta(days=1))
    second = offered(desk)
    assert second not in ("", first)


def test_a_card_put_away_can_be_taken_back(desk: LearnDesk) -> None:
    first = offered(desk)
    undo = desk.put_away()
    assert offered(desk) == ""
    undo()
    assert offered(desk) == first


def test_offers_that_are_switched_off_stay_off(room: Room, desk: LearnDesk, open_room: OpenRoom) -> None:
    desk.switch(False)
    assert offered(desk) == ""
    room.close()
    another = a_desk(open_room(room.clock))
    assert offered(another) == ""
    another.switch(True)
    assert offered(another)


def test_nothing_is_offered_before_there_is_a_plan_or_while_it_waits(room: Room) -> None:
    room.check_ins.report_flags(frozenset({RedFlag.FEVER}))
    assert offered(a_desk(room)) == ""
    room.store.values.remove("plan")
    assert offered(a_desk(room)) == ""


def test_a_day_that_had_its_card_does_not_read_the_cards_again(room: Room) -> None:
    read: list[int] = []
    desk = a_desk(room, read)
    offered(desk)
    desk.put_away()
    read.clear()
    offered(desk)
    assert read == []


def test_the_card_of_a_day_stays_while_the_day_goes_on_and_is_not_worked_out_again(room: Room) -> None:
    read: list[int] = []
    desk, walk = a_desk(room, read), room.planning.next_walk()
    first = desk.offer(walk)
    read.clear()
    room.put_walk()
    assert desk.offer(room.planning.next_walk()) is first is not None
    assert desk.offer(replace(walk, walk_allowed=False)) is None
    assert read == []
    room.clock.set_wall(START + timedelta(days=1))
    another = desk.offer(room.planning.next_walk())
    assert another is None or another.card != first.card


def test_what_changes_is_told(desk: LearnDesk) -> None:
    told: list[int] = []
    desk.changed.connect(lambda: told.append(1))
    desk.mark_read("shoes")
    desk.switch(False)
    desk.put_away()()
    assert len(told) == 4


days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
records = st.builds(
    LearnRecord,
    offered=st.dictionaries(st.text(max_size=5), days, max_size=4),
    read=st.dictionaries(st.text(max_size=5), days, max_size=4),
    open_id=st.text(max_size=5),
    is_on=st.booleans(),
)


@given(records)
@settings(max_examples=40)
def test_a_record_comes_back_as_it_was(record: LearnRecord) -> None:
    assert record_from_json(record_to_json(record)) == record


@pytest.mark.parametrize(
    "found", [None, 3, [], {"offered": 3, "read": {"a": "lately", "b": 7}, "open": 1, "on": "yes"}]
)
def test_a_damaged_record_is_an_empty_one(room: Room, found: object) -> None:
    room.store.values.put(LEARN, found)
    assert a_desk(room).record() == LearnRecord()
