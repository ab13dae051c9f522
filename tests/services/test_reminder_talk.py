"""What commands ask about reminders is answered in JSON, the same by the running Amble and by the store alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.hours import DayHours, Hours
from coach.domain.presence import HoldCause
from coach.domain.reminder import (
    HeadsUp,
    Held,
    OccurrenceName,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderStatus,
    walk_name,
)
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Occurrence
from coach.services.ports import StoreProblem
from coach.services.reminder_status import instant_from_json, name_from_json, status_from_json, status_to_json
from coach.services.reminder_talk import ReminderTalk, TalkParts, WalkPrice, price_from_json
from tests.fakes.clock import FakeClock

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)
TODAY = NOW.date()
WALK, BREAK = walk_name(TODAY), OccurrenceName(ReminderKind.BREAK, TODAY, "1130")
NEXT = Occurrence(TODAY, NOW + timedelta(hours=3))
SHOWN = Reminder(ReminderKind.WALK, TODAY, NOW - timedelta(minutes=5), held=HoldCause.CALL, snoozes=1)


@dataclass
class Engine:
    """Stands for the reminders: remembers what it is told, and puts nothing off more often than it lets."""

    lets: bool = True
    told: list[tuple[object, ...]] = field(default_factory=list)

    def skip(self, name: OccurrenceName) -> None:
        self.told.append(("skip", name))

    def snooze(self, name: OccurrenceName, until: datetime) -> bool:
        self.told.append(("snooze", name, until))
        return self.lets

    def pause_until(self, instant: datetime) -> None:
        self.told.append(("pause", instant))

    def resume(self) -> None:
        self.told.append(("resume",))


@dataclass
class House:
    """A talk with all it needs."""

    status: ReminderStatus = field(default_factory=lambda: ReminderStatus(next=NEXT))
    engine: Engine = field(default_factory=Engine)
    place: datetime | None = None
    runs: bool = True
    settings: ReminderSettings = field(default_factory=ReminderSettings)
    price: WalkPrice | None = None

    def asks(self, **request: object) -> dict[str, object]:
        """What is answered, through JSON as in a socket."""
        clock = FakeClock(NOW)
        parts = TalkParts(
            self.engine,
            clock,
            lambda: self.settings,
            lambda: self.status,
            lambda _name: self.runs,
            lambda _name: self.place,
            lambda _name, _until: self.price,
        )
        answer: dict[str, object] = json.loads(json.dumps(ReminderTalk(parts).answer(request)))
        return answer


names = st.builds(
    OccurrenceName,
    st.sampled_from(ReminderKind),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sampled_from(["", "0905", "1430"]),
)
moments = st.integers(0, 10**6).map(lambda seconds: NOW.astimezone(UTC) + timedelta(seconds=seconds))
reminders = st.builds(
    lambda name, at, late, held, snoozes: Reminder(
        name.kind, name.day, at, late, slot=name.slot, held=held, snoozes=snoozes
    ),
    names, moments, st.booleans(), st.none() | st.sampled_from(HoldCause), st.integers(0, 3),
)  # fmt: skip
states = st.builds(
    ReminderStatus,
    st.none() | st.builds(Occurrence, st.dates(), moments),
    st.lists(reminders, max_size=2).map(tuple),
    st.none() | st.builds(HeadsUp, names, moments),
    st.none() | st.builds(Held, names, st.sampled_from(HoldCause), moments, st.none() | moments),
    st.none() | st.builds(ReminderPause, moments, moments),
    st.lists(st.tuples(names, moments), max_size=2).map(tuple),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40)
@given(states)
def test_a_status_comes_through_the_socket_as_it_went_in(status: ReminderStatus) -> None:
    assert status_from_json(json.loads(json.dumps(status_to_json(status)))) == status


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["next", "showing", "announced", "held", "pause", "snoozed"]), anything))
def test_what_another_version_tells_in_another_way_is_left_out(found: dict[str, object]) -> None:
    told = status_from_json(found)
    assert status_from_json(status_to_json(told)) == told


@settings(max_examples=40)
@given(anything, anything, anything)
def test_any_request_is_answered(asked: object, until: object, minutes: object) -> None:
    answer = House().asks(reminders=asked, until=until, minutes=minutes)
    assert answer == {"refused": "not_understood"} or "status" in answer


def test_the_status_is_told_and_changes_nothing() -> None:
    house = House(ReminderStatus(showing=(SHOWN,)))
    answer = house.asks(reminders="status")
    assert status_from_json(answer["status"]) == house.status
    assert house.engine.told == []


def test_a_pause_has_an_end_within_a_week() -> None:
    house = House()
    until = NOW + timedelta(hours=2)
    assert house.asks(reminders="pause", until=until.isoformat())["done"] == "pause"
    assert house.engine.told == [("pause", until)]
    for wrong in (NOW - timedelta(hours=1), NOW + timedelta(days=8)):
        assert house.asks(reminders="pause", until=wrong.isoformat())["refused"] == "not_now"
    assert house.asks(reminders="pause")["refused"] == "not_now"
    assert house.asks(reminders="go_on")["done"] == "go_on"
    assert house.engine.told[1:] == [("resume",)]


ANNOUNCED = HeadsUp(BREAK, NOW + timedelta(minutes=4))
HELD = Held(BREAK, HoldCause.CALL, NOW)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (ReminderStatus(next=NEXT, showing=(SHOWN,), announced=ANNOUNCED), WALK),
        (ReminderStatus(next=NEXT, announced=ANNOUNCED), BREAK),
        (ReminderStatus(next=NEXT, held=HELD), BREAK),
        (ReminderStatus(next=NEXT, snoozed=((BREAK, NOW),)), BREAK),
        (ReminderStatus(next=NEXT), WALK),
        (ReminderStatus(next=replace(NEXT, at=NOW + timedelta(days=1))), None),
        (ReminderStatus(showing=(replace(SHOWN, kind=ReminderKind.MORNING),)), None),
        (ReminderStatus(), None),
    ],
)
def test_later_and_skip_are_about_what_is_nearest(status: ReminderStatus, name: OccurrenceName | None) -> None:
    house = House(status)
    answer = house.asks(reminders="skip")
    assert (name_from_json(answer.get("about")), house.engine.told) == (name, [("skip", name)] if name else [])
    assert answer.get("refused") == (None if name else "nothing_due")


@pytest.mark.parametrize(
    ("status", "since"),
    [
        (ReminderStatus(next=NEXT, showing=(SHOWN,)), NOW),
        (ReminderStatus(next=NEXT, held=Held(WALK, HoldCause.CALL, NOW)), NOW),
        (ReminderStatus(announced=ANNOUNCED), ANNOUNCED.at),
        (ReminderStatus(next=NEXT), NEXT.at),
    ],
)
def test_minutes_later_count_from_the_time_that_is_ahead(status: ReminderStatus, since: datetime) -> None:
    house = House(status)
    house.asks(reminders="snooze", minutes=15)
    ((_, _, until),) = house.engine.told
    assert until == since + timedelta(minutes=15)


def test_later_is_later_today() -> None:
    house = House(ReminderStatus(showing=(SHOWN,)))
    for wrong in (NOW, NOW + timedelta(hours=12)):
        assert house.asks(reminders="snooze", until=wrong.isoformat())["refused"] == "not_now"
    assert house.asks(reminders="snooze")["refused"] == "not_now"
    assert house.asks(reminders="snooze", until=(NOW + timedelta(hours=11)).isoformat())["done"] == "snooze"


def test_nothing_is_put_off_past_the_hours_in_which_it_may_come() -> None:
    till_six, till_five = (Hours((DayHours(time(9), time(end)),) * 7) for end in (18, 17))
    both = ReminderSettings(hours=till_six, breaks=Rhythm(hours=till_five))
    for status, end in ((ReminderStatus(showing=(SHOWN,)), 18), (ReminderStatus(held=HELD), 17)):
        house, closes = House(status, settings=both), NOW.replace(hour=end)
        answer = house.asks(reminders="snooze", until=closes.isoformat())
        assert (answer["refused"], instant_from_json(answer["closes"])) == ("closed", closes)
        assert house.engine.told == []
        in_time = closes - timedelta(minutes=1)
        assert house.asks(reminders="snooze", until=in_time.isoformat())["done"] == "snooze"


def test_a_quiet_day_has_no_later() -> None:
    house = House(ReminderStatus(next=NEXT), settings=ReminderSettings(hours=Hours((None,) * 7)))
    answer = house.asks(reminders="snooze", minutes=15)
    assert (answer["refused"], answer["closes"]) == ("closed", None)


def test_the_time_that_was_kept_is_told() -> None:
    kept = NOW + timedelta(hours=3)
    house = House(ReminderStatus(next=NEXT, snoozed=((WALK, kept),)))
    answer = house.asks(reminders="snooze", until=(NOW + timedelta(hours=1)).isoformat())
    assert answer["until"] == kept.isoformat()


def test_what_was_put_off_often_enough_is_moved_and_not_lost() -> None:
    house = House(ReminderStatus(showing=(SHOWN,)), Engine(lets=False), place=NOW + timedelta(days=1))
    answer = house.asks(reminders="snooze", minutes=5)
    assert (answer["done"], answer["until"]) == ("moved", (NOW + timedelta(days=1)).isoformat())
    house.place = None
    assert house.asks(reminders="snooze", minutes=5)["refused"] == "too_often"


def test_start_says_where_nothing_runs() -> None:
    assert House().asks(reminders="start")["done"] == "start"
    assert House(runs=False).asks(reminders="start")["refused"] == "not_running"


def test_a_store_that_cannot_be_read_is_told() -> None:
    def refuse() -> ReminderStatus:
        raise StoreProblem("The disk is away.")

    parts = TalkParts(Engine(), FakeClock(NOW), ReminderSettings, refuse, lambda _name: True, lambda _name: None)
    assert ReminderTalk(parts).answer({"reminders": "status"}) == {"problem": "The disk is away."}


@pytest.mark.parametrize("price", [WalkPrice(12, 6, NOW + timedelta(hours=2)), WalkPrice(12, 0)])
def test_the_price_of_later_comes_through_whole(price: WalkPrice) -> None:
    answer = House(price=price).asks(reminders="snooze", minutes=15)
    assert price_from_json(answer["price"]) == price


def test_where_no_price_is_known_none_is_told() -> None:
    assert "price" not in House().asks(reminders="snooze", minutes=15)
