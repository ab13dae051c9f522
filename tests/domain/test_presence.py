"""Promises of what holds a reminder back, and of what a calendar has taken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.appointment import Appointment, FreeTime
from coach.domain.presence import (
    USUAL_HOLDS,
    Detector,
    Finding,
    HoldCause,
    HoldRules,
    Presence,
    Reading,
    hold_cause,
)

RULES = HoldRules()
EVERY = frozenset(Detector)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
READINGS = st.dictionaries(
    st.sampled_from(Detector),
    st.builds(Reading, st.sampled_from(Finding), idle_seconds=st.none() | st.floats(0, 1000)),
)


@settings(max_examples=60)
@given(READINGS, st.frozensets(st.sampled_from(Detector)))
def test_only_a_yes_that_may_hold_does(readings: dict[Detector, Reading], holds: frozenset[Detector]) -> None:
    unknown = {each: Reading(why="because") for each in Detector if each not in readings}
    presence = Presence({**unknown, **readings})
    cause = hold_cause(presence, holds, RULES)
    says = {each for each in holds - {Detector.IDLE} if presence.says(each)}
    if says:
        assert cause is not None
        assert cause not in (HoldCause.AWAY, HoldCause.TYPING)
    elif Detector.IDLE not in holds or presence.idle_seconds is None:
        assert cause is None


@pytest.mark.parametrize(
    ("idle", "cause"),
    [(0, HoldCause.TYPING), (3.9, HoldCause.TYPING), (4, None), (299, None), (300, HoldCause.AWAY), (None, None)],
)
def test_idle_seconds_tell_typing_from_being_away(idle: float | None, cause: HoldCause | None) -> None:
    assert hold_cause(Presence({Detector.IDLE: Reading(idle_seconds=idle)}), EVERY, RULES) is cause


def test_a_call_is_named_before_everything_else() -> None:
    yes = Reading(Finding.YES)
    everything = Presence(dict.fromkeys(Detector, yes))
    assert hold_cause(everything, EVERY, RULES) is HoldCause.CALL
    assert hold_cause(everything, EVERY - {Detector.MICROPHONE, Detector.CAMERA}, RULES) is HoldCause.SCREEN_SHARED
    assert Detector.ON_BATTERY not in USUAL_HOLDS


def test_an_appointment_ends_after_it_begins_and_holds_in_between() -> None:
    hour = Appointment(AT, AT + timedelta(hours=1))
    assert [hour.holds(AT + timedelta(minutes=minutes)) for minutes in (-1, 0, 59, 60)] == [False, True, True, False]
    with pytest.raises(ValueError, match="after it begins"):
        Appointment(AT, AT)


def test_a_free_time_has_whole_minutes() -> None:
    assert FreeTime(AT, AT + timedelta(seconds=119)).minutes == 1
