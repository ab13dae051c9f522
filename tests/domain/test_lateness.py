"""Why a reminder comes late: said only where it is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.lateness import Attention, LateCause

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def hours(number: float) -> datetime:
    """An instant so many hours after nine."""
    return NINE + timedelta(hours=number)


def test_what_was_meant_for_a_time_before_this_run_came_while_amble_was_closed() -> None:
    assert Attention(NINE).why_late(hours(-1)) is LateCause.CLOSED
    assert Attention(NINE).why_late(hours(1)) is None


def test_what_was_meant_for_a_time_that_was_slept_through_says_so_and_nothing_else_does() -> None:
    attention = Attention(NINE).after_sleep(timedelta(hours=2), hours(4))
    assert attention.why_late(hours(2)) is LateCause.ASLEEP
    assert attention.why_late(hours(3.5)) is LateCause.ASLEEP
    assert attention.why_late(hours(1.5)) is None
    assert attention.why_late(hours(4)) is None


def test_a_clock_set_back_or_trimmed_explains_nothing() -> None:
    assert Attention(NINE).after_sleep(timedelta(hours=-2), hours(4)) == Attention(NINE)
    assert Attention(NINE).after_sleep(timedelta(seconds=5), hours(4)) == Attention(NINE)
