"""Where a walk has room: never over something that is taken, never outside the hours, and as near as can be."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.appointment import Appointment, FreeTime, SlotAdvice, WalkSlot
from coach.domain.free_time import Around, advise, collides, free_times, up_to_minute
from coach.domain.hours import ALWAYS, DayHours, Hours

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from([BERLIN, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Africa/Cairo"), ZoneInfo("Australia/Lord_Howe")])
DAYS = st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 24), date(2026, 11, 23)])
"""Two days on which clocks change among them."""
OFFICE = Hours((DayHours(time(9), time(18)),) * 7)
QUIET = Hours((None,) * 7)
LEAST = 5


def at(hour: int, minute: int = 0, day: date = date(2026, 11, 23)) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN).astimezone(UTC)


def taken(start: datetime, minutes: int) -> Appointment:
    return Appointment(start, start + timedelta(minutes=minutes))


@st.composite
def arounds(draw: st.DrawFn) -> tuple[date, Around]:
    day, zone = draw(DAYS), draw(ZONES)
    first = datetime.combine(day, time(), zone).astimezone(UTC) - timedelta(hours=3)
    spans = draw(st.lists(st.tuples(st.integers(0, 30 * 60), st.integers(1, 300)), max_size=6))
    appointments = tuple(taken(first + timedelta(minutes=start), length) for start, length in spans)
    return day, Around(zone, draw(st.sampled_from([ALWAYS, OFFICE, QUIET])), appointments)


def fits(start: datetime, minutes: int, around: Around) -> bool:
    """Whether every minute of a walk is free, within the hours, and on one local day."""
    moments = [start + timedelta(minutes=minute) for minute in range(minutes)]
    return all(
        around.hours.is_open(moment, around.zone)
        and around.day_of(moment) == around.day_of(start)
        and not any(each.holds(moment) for each in around.appointments)
        for moment in moments
    )


@settings(max_examples=40)
@given(arounds())
def test_every_minute_is_either_taken_or_free(drawn: tuple[date, Around]) -> None:
    _, around = drawn
    first = datetime(2026, 3, 29, tzinfo=UTC)
    last = first + timedelta(hours=26)
    free = free_times(around.appointments, first, last)
    assert all(before.end < after.start for before, after in itertools.pairwise(free))
    for minute in range(26 * 60):
        moment = first + timedelta(minutes=minute)
        is_free = any(each.start <= moment < each.end for each in free)
        assert is_free is not any(each.holds(moment) for each in around.appointments)


@settings(max_examples=40)
@given(arounds(), st.integers(0, 24 * 60 - 1), st.integers(1, 40), st.integers(0, 24 * 60))
def test_advice_never_lies_over_something_taken_and_is_as_near_as_can_be(
    drawn: tuple[date, Around], wish: int, minutes: int, earliest: int
) -> None:
    day, around = drawn
    midnight = datetime.combine(day, time(), around.zone).astimezone(UTC)
    wished, not_before = midnight + timedelta(minutes=wish), midnight + timedelta(minutes=earliest)
    least = min(LEAST, minutes)
    advice = advise(wished, minutes, least, around, not_before)
    for slot in (advice.now, advice.whole):
        if slot is not None:
            assert slot.at >= not_before
            assert fits(slot.at, slot.minutes, around)
            assert slot.before is None or slot.before >= slot.at + timedelta(minutes=slot.minutes)
    if advice.now is not None:
        assert least <= advice.now.minutes <= minutes
    places = [
        moment
        for moment in (midnight + timedelta(minutes=minute) for minute in range(26 * 60))
        if around.day_of(moment) == around.day_of(wished) and moment >= not_before and fits(moment, minutes, around)
    ]
    if advice.whole is None:
        assert places == []
    else:
        assert advice.whole.minutes == minutes
        assert abs(advice.whole.at - wished) == min(abs(place - wished) for place in places)


def test_without_a_conflict_the_walk_stays_where_it_is_wished() -> None:
    around = Around(BERLIN, ALWAYS, (taken(at(12), 60),))
    place = WalkSlot(at(10), 12, at(12))
    assert advise(at(10), 12, LEAST, around) == SlotAdvice(place, place)


def test_six_minutes_before_ten_or_the_full_twelve_at_twenty_past_eleven() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9), 54), taken(at(10), 80)))
    advice = advise(at(9, 54), 12, LEAST, around)
    assert advice == SlotAdvice(WalkSlot(at(9, 54), 6, at(10)), WalkSlot(at(11, 20), 12, at(18)))


def test_where_the_wished_time_is_taken_a_shorter_walk_may_come_just_before() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9), 54), taken(at(10), 80)))
    assert advise(at(10, 10), 12, LEAST, around).now == WalkSlot(at(9, 54), 6, at(10))


def test_less_than_the_shortest_walk_is_not_offered() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9), 56), taken(at(10), 80)))
    assert advise(at(9, 56), 12, LEAST, around).now is None
    assert advise(at(9, 56), 12, 4, around).now == WalkSlot(at(9, 56), 4, at(10))


def test_what_has_passed_is_not_offered() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9), 54), taken(at(10), 80)))
    advice = advise(at(9, 54), 12, LEAST, around, not_before=at(9, 58) + timedelta(seconds=20))
    assert advice == SlotAdvice(None, WalkSlot(at(11, 20), 12, at(18)))


def test_of_two_places_equally_near_it_is_the_later() -> None:
    around = Around(BERLIN, ALWAYS, (taken(at(10), 60),))
    whole = advise(at(10, 25), 10, LEAST, around).whole
    assert whole is not None
    assert whole.at == at(11)


def test_what_lasts_for_days_leaves_the_days_between_no_room_and_its_last_only_what_comes_after() -> None:
    conference = Appointment(at(9, day=date(2026, 11, 21)), at(17, day=date(2026, 11, 24)))
    around = Around(BERLIN, ALWAYS, (conference,))
    assert around.free_on(date(2026, 11, 22)) == around.free_on(date(2026, 11, 23)) == ()
    (evening,) = around.free_on(date(2026, 11, 24))
    assert evening.start == conference.end
    assert conference.holds(at(3, day=date(2026, 11, 22)))
    assert not conference.holds(conference.end)


def test_a_quiet_day_has_no_room() -> None:
    around = Around(BERLIN, QUIET)
    assert around.free_on(date(2026, 11, 23)) == ()
    assert advise(at(10), 12, LEAST, around) == SlotAdvice(None, None)


def test_the_end_of_the_day_is_nothing_that_comes_next() -> None:
    slot = advise(at(10), 12, LEAST, Around(BERLIN)).now
    assert slot == WalkSlot(at(10), 12, None)
    late = advise(at(23, 52), 12, LEAST, Around(BERLIN)).now
    assert late == WalkSlot(at(23, 52), 8, at(0, day=date(2026, 11, 24)))


def test_free_minutes_are_whole_ones() -> None:
    assert FreeTime(at(9), at(9, 5) + timedelta(seconds=59)).minutes == 5


@pytest.mark.parametrize(
    ("moment", "step", "up"),
    [
        (at(9, 2), 1, at(9, 2)),
        (at(9, 2), 5, at(9, 5)),
        (at(9, 2) + timedelta(seconds=1), 1, at(9, 3)),
        (at(9, 55), 5, at(9, 55)),
    ],
)
def test_places_lie_on_whole_minutes(moment: datetime, step: int, up: datetime) -> None:
    assert up_to_minute(moment, step) == up


def test_touching_is_no_collision() -> None:
    meeting = (taken(at(10), 30),)
    assert not collides(at(9, 48), 12, meeting)
    assert not collides(at(10, 30), 12, meeting)
    assert collides(at(9, 49), 12, meeting)
    assert collides(at(10, 29), 12, meeting)


def test_an_appointment_has_a_length() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Appointment(at(9), at(9))
