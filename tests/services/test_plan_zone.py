"""On a journey: asked once, told to the plan, kept over a restart, and forgotten at home."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from coach.domain.travel import KeptTime, ZoneQuestion
from coach.services.plan_zone import NAME, PlanZone
from tests.services.conftest import OpenRoom
from tests.services.rooms import WEEK, Room

TOKYO = ZoneInfo("Asia/Tokyo")


def zone_of(room: Room) -> PlanZone:
    """The service, with where somebody is looked at once."""
    zone = PlanZone(room.store.values, room.clock, room.planning)
    zone.look()
    return zone


def test_at_home_nothing_is_asked_and_the_plan_stays_as_it_is(room: Room) -> None:
    zone = zone_of(room)
    assert (zone.question, zone.kept, zone.home) == (None, None, "Europe/Berlin")
    assert room.planning.schedule() == WEEK


def test_another_zone_is_asked_about_once_and_the_answer_outlives_a_restart(room: Room, open_room: OpenRoom) -> None:
    zone, asked, kept = zone_of(room), list[ZoneQuestion | None](), list[KeptTime | None]()
    zone.question_changed.connect(asked.append)
    zone.kept_changed.connect(kept.append)
    room.clock.set_zone(TOKYO)
    zone.look()
    zone.look()
    assert [question and question.here for question in asked] == ["Asia/Tokyo"]
    zone.answer(KeptTime.HOME)
    assert asked[-1] is None
    assert kept == [KeptTime.HOME]
    assert room.planning.schedule() == replace(WEEK, home="Europe/Berlin")
    room.close()
    again = open_room(room.clock)
    later = zone_of(again)
    assert (later.question, later.kept) == (None, KeptTime.HOME)
    assert again.planning.schedule().home == "Europe/Berlin"


def test_back_home_the_plan_goes_by_the_clock_there_again_and_the_next_journey_is_asked_about(room: Room) -> None:
    zone = zone_of(room)
    room.clock.set_zone(TOKYO)
    zone.answer(KeptTime.HOME)
    room.clock.set_zone(ZoneInfo("Europe/Berlin"))
    zone.look()
    assert room.planning.schedule() == WEEK
    assert zone.kept is None
    room.clock.set_zone(TOKYO)
    zone.look()
    assert zone.question is not None


def test_the_answer_can_be_changed_on_the_journey_and_says_when_walks_would_be(room: Room) -> None:
    zone = zone_of(room)
    room.clock.set_zone(TOKYO)
    zone.look()
    times = {kept: at.time() for kept, at in zone.walks().items()}
    # Eighteen o'clock in Tokyo, ten in Berlin, where the walk of half past twelve is at half past eight in Tokyo.
    assert times == {KeptTime.LOCAL: time(12, 30), KeptTime.HOME: time(20, 30)}
    zone.answer(KeptTime.HOME)
    zone.answer(KeptTime.LOCAL)
    assert room.planning.schedule() == WEEK
    zone.live_here()
    assert (zone.home, zone.kept) == ("Asia/Tokyo", None)


def test_an_answer_at_home_changes_nothing(room: Room) -> None:
    zone = zone_of(room)
    zone.answer(KeptTime.HOME)
    assert room.planning.schedule() == WEEK


def test_before_set_up_there_is_no_plan_to_tell(open_room: OpenRoom) -> None:
    room = open_room()
    zone = zone_of(room)
    room.clock.set_zone(TOKYO)
    zone.answer(KeptTime.HOME)
    assert not room.planning.is_set_up()
    assert zone.kept is KeptTime.HOME
    assert zone.walks() == {}


def test_a_plan_made_anew_elsewhere_is_told_again(room: Room) -> None:
    zone = zone_of(room)
    room.clock.set_zone(TOKYO)
    zone.answer(KeptTime.HOME)
    room.planning.set_schedule(WEEK)
    zone.look()
    assert room.planning.schedule().home == "Europe/Berlin"


def test_what_nobody_of_ours_wrote_is_taken_as_no_journey(room: Room) -> None:
    half_wrong: dict[str, object] = {"home": "x" * 101, "answers": [7, ["a"], ["Asia/Tokyo", "x", "y"]]}
    wrong_ones: tuple[object, ...] = (7, [], {"home": 7, "answers": 7}, half_wrong)
    for wrong in wrong_ones:
        room.store.values.put(NAME, wrong)
        assert zone_of(room).home == "Europe/Berlin"
