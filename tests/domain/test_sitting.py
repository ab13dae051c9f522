"""Since when somebody sits, and when they were away: whatever was seen, and whatever could not be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.domain.sitting import (
    ENGAGING,
    NOT_SITTING,
    Away,
    Seat,
    Sitting,
    SittingRules,
    look,
    pass_time,
    rise,
    seems_to_leave,
    sit_down,
    wake,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULES = SittingRules()


def after(minutes: float) -> datetime:
    """An instant so many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def seen(idle: float | None = None, locked: bool | None = None) -> Presence:
    """What detectors say: seconds without a touch, and the lock; None where they cannot tell."""
    readings = {}
    if idle is not None:
        readings[Detector.IDLE] = Reading(Finding.YES if idle >= 60 else Finding.NO, idle_seconds=idle)
    if locked is not None:
        readings[Detector.LOCKED] = Reading(Finding.YES if locked else Finding.NO)
    return Presence(readings)


def worked(seat: Seat, begin: int, end: int) -> Seat:
    """Somebody types from one minute to the next, seen every minute."""
    for minute in range(begin, end + 1):
        seat = look(seat, seen(idle=2), after(minute), RULES).seat
    return seat


def test_whoever_works_without_a_break_has_been_sitting_since_they_began() -> None:
    seat = worked(sit_down(NINE), 1, 45)
    assert seat.sitting(after(45), RULES) == Sitting(NINE)


def test_a_break_of_their_own_begins_the_sitting_anew_and_says_when_they_were_away() -> None:
    seat = worked(sit_down(NINE), 1, 20)
    for minute in range(21, 27):
        gone = look(seat, seen(idle=(minute - 20) * 60), after(minute), RULES)
        seat = gone.seat
        assert gone.away is None
    assert seat.sitting(after(26), RULES) == NOT_SITTING
    back = look(seat, seen(idle=5), after(27), RULES)
    assert back.away is not None
    assert (back.away.since - after(20)) < timedelta(minutes=1)
    assert back.away.minutes == 6
    assert back.seat.sitting(after(27), RULES) == Sitting(after(27) - timedelta(seconds=5))


def test_reading_for_four_minutes_without_a_touch_is_no_break() -> None:
    seat = worked(sit_down(NINE), 1, 20)
    seat = look(seat, seen(idle=4 * 60), after(24), RULES).seat
    assert seat.sitting(after(24), RULES) == Sitting(NINE)
    back = look(seat, seen(idle=1), after(24.5), RULES)
    assert back.away is None
    assert back.seat.since == NINE


@pytest.mark.parametrize("detector", sorted(ENGAGING))
def test_listening_in_a_call_or_watching_something_is_not_being_away(detector: Detector) -> None:
    seat = worked(sit_down(NINE), 1, 20)
    for minute in range(24, 40):
        idle = seen(idle=(minute - 20) * 60, locked=minute > 30).readings
        seat = look(seat, Presence({**idle, detector: Reading(Finding.YES)}), after(minute), RULES).seat
        assert seat.sitting(after(minute), RULES) == Sitting(NINE)
    quiet = look(seat, seen(idle=24 * 60), after(44), RULES).seat
    assert quiet.sitting(after(43.9), RULES) == Sitting(NINE)
    assert quiet.sitting(after(44), RULES) == NOT_SITTING
    back = look(quiet, seen(idle=0), after(45), RULES)
    assert back.away == Away(after(39), after(45))


def test_a_clock_that_goes_back_takes_the_end_of_a_call_with_it() -> None:
    in_call = Presence({Detector.CAMERA: Reading(Finding.YES)})
    seat = look(sit_down(NINE), in_call, after(60), RULES).seat
    seat = look(seat, seen(idle=600), after(30), RULES).seat
    assert seat.sitting(after(34), RULES) == Sitting(NINE)
    assert seat.sitting(after(35), RULES) == NOT_SITTING


@pytest.mark.parametrize(("idle", "leaves"), [(None, False), (239.0, False), (240.0, True)])
def test_a_minute_before_somebody_counts_as_away_they_seem_to_leave(idle: float | None, leaves: bool) -> None:
    assert seems_to_leave(seen(idle=idle), RULES) is leaves


def test_where_nobody_can_tell_an_unlocked_computer_counts_as_sitting() -> None:
    seat = sit_down(NINE)
    for minute in range(1, 120):
        seat = look(seat, seen(), after(minute), RULES).seat
    assert seat.sitting(after(119), RULES) == Sitting(NINE)


def test_a_locked_computer_has_nobody_sitting_at_it() -> None:
    seat = look(worked(sit_down(NINE), 1, 9), seen(locked=True), after(10), RULES).seat
    assert seat.sitting(after(14), RULES) == Sitting(NINE)
    seat = look(seat, seen(locked=True), after(30), RULES).seat
    assert seat.sitting(after(30), RULES) == NOT_SITTING
    back = look(seat, seen(locked=False), after(35), RULES)
    assert back.away == Away(after(10), after(35))


def test_keys_pressed_at_the_lock_do_not_bring_somebody_back_to_work_but_end_the_absence() -> None:
    seat = look(worked(sit_down(NINE), 1, 9), seen(idle=0, locked=True), after(10), RULES).seat
    assert not seat.there
    back = look(seat, seen(idle=0, locked=True), after(30), RULES)
    assert back.away == Away(after(10), after(30))


def test_sleep_is_a_break_of_its_own() -> None:
    seat = worked(sit_down(NINE), 1, 10)
    woken = wake(seat, timedelta(minutes=40), after(50), RULES)
    assert woken.away == Away(after(10), after(50))
    assert woken.seat.sitting(after(50), RULES) == Sitting(after(50))


def test_a_nap_of_the_computer_is_no_break() -> None:
    woken = wake(sit_down(NINE), timedelta(minutes=2), after(50), RULES)
    assert woken.away is None
    assert woken.seat.since == NINE


def test_who_was_gone_before_the_computer_slept_is_looked_for_afresh() -> None:
    seat = look(sit_down(NINE), seen(idle=120), after(2), RULES).seat
    assert wake(seat, timedelta(minutes=30), after(40), RULES) == (wake(seat, timedelta(), after(40), RULES))
    assert look(seat, seen(idle=0), after(40), RULES).away == Away(NINE, after(40))


def test_a_gap_between_two_looks_was_slept_through() -> None:
    passed = pass_time(sit_down(NINE), after(30), RULES)
    assert passed.away == Away(NINE, after(30))
    assert pass_time(sit_down(NINE), after(1), RULES).away is None


def test_who_was_not_there_does_not_come_back_by_waiting() -> None:
    seat = look(sit_down(NINE), seen(locked=True), after(1), RULES).seat
    assert pass_time(seat, after(2), RULES).seat == seat


def test_looks_now_and_then_say_nothing_of_the_time_in_between() -> None:
    found = look(sit_down(NINE), seen(), after(300), RULES, watched=False)
    assert found.away is None
    assert found.seat == Seat(since=NINE, touched=after(300))


def test_a_walk_ends_the_sitting_however_early_and_is_no_absence() -> None:
    seat = rise(worked(sit_down(NINE), 1, 10), after(10))
    assert seat.sitting(after(11), RULES) == NOT_SITTING
    back = look(look(seat, seen(idle=900), after(25), RULES).seat, seen(idle=0), after(26), RULES)
    assert back.away is None
    assert back.seat.sitting(after(26), RULES) == NOT_SITTING
    assert sit_down(after(30)).sitting(after(31), RULES) == Sitting(after(30))


def test_only_an_absence_that_the_walk_fits_into_may_have_been_it() -> None:
    away = Away(NINE, after(25))
    assert away.may_be_walk(12, RULES)
    assert away.may_be_walk(25, RULES)
    assert not away.may_be_walk(26, RULES)
    assert not away.may_be_walk(0, RULES)
    assert not Away(NINE, after(121)).may_be_walk(12, RULES)


LOOKS = st.tuples(
    st.sampled_from(["look", "pass", "wake", "rise", "sit"]),
    st.integers(-600, 3 * 3600),
    st.none() | st.integers(0, 4 * 3600),
    st.none() | st.booleans(),
    st.booleans(),
)


@given(st.lists(LOOKS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_whatever_is_seen_sitting_began_in_the_past_and_absences_are_long_enough_and_in_order(
    looks: list[tuple[str, int, int | None, bool | None, bool]],
) -> None:
    seat, now, absences = sit_down(NINE), NINE, list[Away]()
    for what, seconds, idle, locked, watched in looks:
        went_back, now = seconds < 0, now + timedelta(seconds=seconds)
        if went_back:
            absences.clear()
        if what == "rise":
            seat = rise(seat, now)
        elif what == "sit":
            seat = sit_down(now)
        else:
            found = {
                "look": lambda: look(seat, seen(idle, locked), now, RULES, watched),  # noqa: B023
                "pass": lambda: pass_time(seat, now, RULES),  # noqa: B023
                "wake": lambda: wake(seat, timedelta(seconds=seconds), now, RULES),  # noqa: B023
            }[what]()
            seat = found.seat
            absences += [] if found.away is None else [found.away]
            assert seat.since <= now
            assert seat.touched <= now
    for away in absences:
        assert away.until - away.since >= RULES.natural_break
    for earlier, later in pairwise(absences):
        assert earlier.until <= later.since
    sitting = seat.sitting(now, RULES)
    assert sitting.since is None or sitting.since <= now
