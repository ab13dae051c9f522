"""Later has a price that is true, and a walk that was put off often enough is moved and not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.domain.free_time import Around
from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.schedule import Move, Schedule, occurrences, to_instant
from coach.domain.snooze_choice import DAYS_ON, OpenWalk, as_move, next_place, price_of, snooze_choices
from tests.domain.test_free_time import OFFICE, arounds, at, fits, taken

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
LUNCH = time(13)
MOST = 3
DAILY = Schedule((time(10),) * 7)
THRICE = Schedule((time(10), None, time(10), None, time(11), None, None))


def choices(
    now: datetime, around: Around, snoozed: int = 0, schedule: Schedule = THRICE
) -> dict[SnoozeKind, SnoozeChoice]:
    found = snooze_choices(now, OpenWalk(MONDAY, 12, snoozed, schedule), around, LUNCH, MOST)
    return {choice.kind: choice for choice in found}


@settings(max_examples=40)
@given(
    arounds(),
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 40),
    st.integers(0, 4),
    st.lists(st.sampled_from([None, time(7), time(10), time(23, 50)]), min_size=7, max_size=7),
    st.booleans(),
)
def test_every_choice_is_later_and_its_price_is_true(
    drawn: tuple[date, Around], minute: int, minutes: int, snoozed: int, times: list[time | None], rests: bool
) -> None:
    day, around = drawn
    now = to_instant(day, time(), around.zone).astimezone(UTC) + timedelta(minutes=minute)
    today = around.day_of(now)
    schedule = Schedule(tuple(times), paused_until=today + timedelta(days=2) if rests else None)
    walk = OpenWalk(today, minutes, snoozed, schedule)
    found = snooze_choices(now, walk, around, LUNCH, MOST)
    assert len({choice.until for choice in found}) == len(found)
    moves = [choice for choice in found if choice.kind is SnoozeKind.MOVE]
    assert moves == list(found) or not moves
    assert snoozed < MOST or moves == list(found)
    for choice in found:
        assert choice.until > now
        assert fits(choice.until, choice.fits, around)
        assert choice.fits == minutes or not fits(choice.until, choice.fits + 1, around)
        assert choice.before is None or choice.before >= choice.until + timedelta(minutes=choice.fits)
        if choice.kind is not SnoozeKind.MOVE:
            assert around.day_of(choice.until) == today
            assert around.hours.is_open(choice.until, around.zone)
    for choice in moves:
        to_day = around.day_of(choice.until)
        assert choice.fits == minutes
        assert today <= to_day <= today + timedelta(days=DAYS_ON)
        others = {around.day_of(other.at) for other in occurrences(schedule, to_day, 1, around.zone)}
        assert to_day == today or (to_day not in others and not schedule.is_paused(to_day))


@settings(max_examples=40)
@given(arounds(), st.integers(0, 24 * 60 - 1), st.integers(0, 4))
def test_a_moved_walk_takes_place_where_it_was_said(drawn: tuple[date, Around], minute: int, snoozed: int) -> None:
    day, around = drawn
    now = to_instant(day, time(), around.zone).astimezone(UTC) + timedelta(minutes=minute)
    walk = OpenWalk(around.day_of(now), 12, snoozed, DAILY)
    place = next_place(now, walk, around)
    if place is not None:
        moved = occurrences(DAILY.with_move(place), place.to_day, 1, around.zone)
        until = to_instant(place.to_day, place.at, around.zone)
        assert walk.day in {each.day for each in moved}
        assert until > now
        assert fits(until, 12, around)


def test_the_price_names_what_comes_next() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9, 40), 20), taken(at(11), 110)))
    now = at(9, 5)
    assert choices(now, around) == {
        SnoozeKind.FIVE: SnoozeChoice(SnoozeKind.FIVE, at(9, 10), 12, at(9, 40)),
        SnoozeKind.FIFTEEN: SnoozeChoice(SnoozeKind.FIFTEEN, at(9, 20), 12, at(9, 40)),
        SnoozeKind.HOUR: SnoozeChoice(SnoozeKind.HOUR, at(10, 5), 12, at(11)),
        SnoozeKind.AFTER_LUNCH: SnoozeChoice(SnoozeKind.AFTER_LUNCH, at(13), 12, at(18)),
        SnoozeKind.NEXT_FREE: SnoozeChoice(SnoozeKind.NEXT_FREE, at(10), 12, at(11)),
    }


def test_a_time_of_somebodys_own_has_its_price_too() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9, 40), 20), taken(at(11), 110)))
    price = price_of(at(9, 33).astimezone(BERLIN), OpenWalk(MONDAY, 12), around)
    assert (price.until, price.fits, price.before) == (at(9, 33), 7, at(9, 40))
    assert price_of(at(9, 45), OpenWalk(MONDAY, 12), around).fits == 0


def test_a_time_that_is_taken_fits_nothing() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(9, 10), 30),))
    assert choices(at(9, 5), around)[SnoozeKind.FIFTEEN] == SnoozeChoice(SnoozeKind.FIFTEEN, at(9, 20), 0)


def test_after_lunch_waits_for_what_is_on_then() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(12, 45), 45), taken(at(13, 33), 27)))
    assert choices(at(9, 5), around)[SnoozeKind.AFTER_LUNCH].until == at(14)


def test_without_a_calendar_nothing_is_called_the_next_free_time() -> None:
    assert SnoozeKind.NEXT_FREE not in choices(at(9, 5), Around(BERLIN, OFFICE))
    assert SnoozeKind.AFTER_LUNCH not in choices(at(13, 5), Around(BERLIN, OFFICE))


def test_a_choice_stands_there_once() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(11), 120),))
    assert SnoozeKind.NEXT_FREE not in choices(at(10, 30), around)


def test_after_the_last_snooze_the_walk_goes_to_later_today_or_to_the_next_day_without_one() -> None:
    around = Around(BERLIN, OFFICE, (taken(at(10), 125),))
    walk = OpenWalk(MONDAY, 12, MOST, THRICE)
    found = snooze_choices(at(10, 2), walk, around, LUNCH, MOST)
    assert [choice.until for choice in found] == [at(12, 5), at(10, day=date(2026, 11, 24))]
    assert next_place(at(10, 2), walk, around) == Move(MONDAY, MONDAY, time(12, 5))


def test_late_in_the_evening_only_another_day_is_left() -> None:
    found = choices(at(23, 58), Around(BERLIN))
    assert found == {SnoozeKind.MOVE: SnoozeChoice(SnoozeKind.MOVE, at(10, day=date(2026, 11, 24)), 12)}


def test_a_day_that_is_taken_or_paused_or_quiet_is_passed_over() -> None:
    no_tuesday = Hours(tuple(DayHours() if day != 1 else None for day in range(7)))
    walk = OpenWalk(MONDAY, 12, MOST, THRICE)
    quiet = next_place(at(23), walk, Around(BERLIN, no_tuesday))
    assert quiet == Move(MONDAY, date(2026, 11, 26), time(10))
    paused = replace(walk, schedule=replace(THRICE, paused_until=date(2026, 11, 28)))
    assert next_place(at(23), paused, Around(BERLIN)) == Move(MONDAY, date(2026, 11, 28), time(10))


def test_a_full_week_has_no_place() -> None:
    walk = OpenWalk(MONDAY, 12, MOST, DAILY)
    assert next_place(at(23), walk, Around(BERLIN)) is None
    assert snooze_choices(at(23), walk, Around(BERLIN), LUNCH, MOST) == ()


def test_a_walk_without_a_usual_time_goes_to_this_time_of_another_day() -> None:
    none = Schedule()
    walk = OpenWalk(MONDAY, 12, MOST, none)
    found = next_place(at(23, 3) + timedelta(seconds=9), walk, Around(BERLIN))
    assert found == Move(MONDAY, date(2026, 11, 24), time(23, 4))


def test_a_move_is_told_by_the_clock_of_the_plan() -> None:
    choice = SnoozeChoice(SnoozeKind.MOVE, datetime(2026, 11, 23, 20, 0, tzinfo=UTC), 12)
    away = Around(ZoneInfo("Asia/Kathmandu"), ALWAYS)
    assert as_move(choice, OpenWalk(MONDAY, 12), away) == Move(MONDAY, date(2026, 11, 24), time(1, 45))
    at_home = OpenWalk(MONDAY, 12, schedule=replace(THRICE, home="Europe/Berlin"))
    assert as_move(choice, at_home, away) == Move(MONDAY, MONDAY, time(21))


def test_far_from_home_the_usual_time_is_that_of_home() -> None:
    home = replace(THRICE, home="Europe/Berlin")
    auckland = Around(ZoneInfo("Pacific/Auckland"))
    place = next_place(at(11, 10), OpenWalk(MONDAY, 12, MOST, home), auckland)
    assert place == Move(MONDAY, date(2026, 11, 24), time(10))
