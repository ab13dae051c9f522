"""A late reminder says why, where that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach.domain.lateness import LateCause
from coach.domain.presence import HoldCause
from coach.domain.reminder import Reminder, ReminderKind
from coach.services.lateness import Lateness
from tests.fakes.clock import FakeClock
from tests.fakes.scheduler import FakeScheduler

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HALF_PAST = Reminder(ReminderKind.WALK, NINE.date(), NINE + timedelta(minutes=30), late=True)


def test_a_reminder_that_was_slept_through_says_so_whoever_noticed_the_sleep_first() -> None:
    for told in (True, False):
        clock = FakeClock(NINE)
        scheduler = FakeScheduler(clock)
        lateness = Lateness(clock, scheduler)
        clock.advance(600)
        clock.sleep(3600)
        if told:
            scheduler.wake()
        assert lateness.explained(HALF_PAST).because is LateCause.ASLEEP


def test_what_was_meant_for_a_time_before_this_run_says_that_amble_was_closed() -> None:
    clock = FakeClock(NINE + timedelta(hours=1))
    assert Lateness(clock, FakeScheduler(clock)).explained(HALF_PAST).because is LateCause.CLOSED


def test_what_is_in_time_or_was_held_or_has_no_time_of_its_own_says_nothing() -> None:
    clock = FakeClock(NINE + timedelta(hours=1))
    lateness = Lateness(clock, FakeScheduler(clock))
    others = (
        replace(HALF_PAST, late=False),
        replace(HALF_PAST, held=HoldCause.CALL),
        replace(HALF_PAST, kind=ReminderKind.MORNING),
    )
    for reminder in others:
        assert lateness.explained(reminder) == reminder


def test_a_pause_in_typing_after_a_sleep_is_not_what_made_it_late() -> None:
    clock = FakeClock(NINE + timedelta(hours=1))
    held = replace(HALF_PAST, held=HoldCause.TYPING)
    told = Lateness(clock, FakeScheduler(clock)).explained(held)
    assert (told.because, told.held) == (LateCause.CLOSED, None)
    clock = FakeClock(NINE)
    lateness = Lateness(clock, FakeScheduler(clock))
    clock.advance(3600)
    assert lateness.explained(held) == held
