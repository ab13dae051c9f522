"""Five minutes stay five minutes, whatever becomes of the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.occurrence_past import Past, standing
from coach.domain.reminder import OccurrenceState, Planned
from coach.domain.reminder_cause import Cause
from coach.domain.schedule import Occurrence
from coach.domain.snooze_clock import brought_back

AT = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
WINDOW = timedelta(hours=3)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def put_off(chosen: datetime, until: datetime) -> Planned:
    return Planned(Occurrence(AT.date(), AT), OccurrenceState.SNOOZED, snoozed_until=until, noted_at=chosen)


FIVE = put_off(AT + minutes(10), AT + minutes(15))


def test_a_snooze_lasts_as_long_as_it_was_chosen_for_where_the_clock_goes_back() -> None:
    now = AT - minutes(110)
    assert brought_back(FIVE, now, WINDOW) == now + minutes(5)
    assert brought_back(FIVE, AT - minutes(3), WINDOW) == AT + minutes(2)


def test_a_walk_that_lies_far_ahead_again_or_was_put_off_before_its_time_comes_at_its_time() -> None:
    assert brought_back(FIVE, AT - timedelta(hours=4), WINDOW) == AT
    early = put_off(AT - minutes(5), AT + minutes(10))
    assert brought_back(early, AT - minutes(60), WINDOW) == AT
    assert brought_back(early, AT - minutes(7), WINDOW) == AT + minutes(8)
    assert brought_back(put_off(AT - minutes(5), AT), AT - minutes(60), WINDOW) is None


@pytest.mark.parametrize("now", [AT + minutes(10) - timedelta(seconds=59), AT + minutes(10), AT + minutes(14)])
def test_a_clock_that_goes_on_or_is_corrected_by_seconds_changes_nothing(now: datetime) -> None:
    assert brought_back(FIVE, now, WINDOW) is None


def test_only_what_rests_is_brought_back() -> None:
    now = AT - minutes(60)
    assert brought_back(replace(FIVE, state=OccurrenceState.SHOWN), now, WINDOW) is None
    assert brought_back(replace(FIVE, snoozed_until=None), now, WINDOW) is None
    assert brought_back(replace(FIVE, noted_at=None), now, WINDOW) is None


def test_what_the_clock_made_of_a_snooze_is_not_counted_as_one_more() -> None:
    notes = [Past(OccurrenceState.SNOOZED, AT), Past(OccurrenceState.SNOOZED, AT, Cause.CLOCK_WENT_BACK)]
    assert (standing(notes).snoozes, standing(notes).is_snoozed) == (1, True)
