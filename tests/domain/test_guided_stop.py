"""After a stopped walk the steps come one by one, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.guided_stop import StopCard, StopStep, card_for, ended_for_pain, next_step, was_stopped
from coach.domain.session import Outcome, Session, StopReason
from tests.strategies import check_ins

WALK = Session(datetime(2026, 11, 12, 9, tzinfo=UTC), 18, 4.0, Outcome.STOPPED, StopReason.SHARP_PAIN)
CARDS = tuple(StopCard(reason, reason, ()) for reason in (StopReason.PAIN, StopReason.SHARP_PAIN))


def test_only_a_walk_stopped_for_the_back_calls_for_the_steps() -> None:
    assert was_stopped(WALK)
    assert was_stopped(replace(WALK, stop_reason=StopReason.PAIN))
    assert not was_stopped(replace(WALK, stop_reason=StopReason.TIRED))
    assert not was_stopped(replace(WALK, stop_reason=None))
    assert not was_stopped(replace(WALK, outcome=Outcome.SHORTENED))
    assert not was_stopped(replace(WALK, by_hand=True))


def test_a_walk_that_came_home_gently_ended_for_pain_too() -> None:
    assert ended_for_pain(replace(WALK, outcome=Outcome.SHORTENED, stop_reason=StopReason.PAIN))
    assert not ended_for_pain(replace(WALK, outcome=Outcome.SHORTENED, stop_reason=StopReason.TIME))


def test_the_steps_follow_one_another() -> None:
    asked, answered = replace(WALK, check_in=CheckIn(red_flags=None)), replace(WALK, check_in=CheckIn())
    assert next_step(asked, is_read=False, is_check_in_open=True) is StopStep.NOW
    assert next_step(asked, is_read=True, is_check_in_open=True) is StopStep.SIGNS
    assert next_step(answered, is_read=True, is_check_in_open=True) is StopStep.ANSWERS
    assert next_step(WALK, is_read=True, is_check_in_open=False) is StopStep.NEXT


@given(st.none() | check_ins, st.booleans(), st.booleans())
@settings(max_examples=40)
def test_open_questions_about_signs_are_never_passed_over(answers: CheckIn | None, read: bool, is_open: bool) -> None:
    step = next_step(replace(WALK, check_in=answers), read, is_open)
    asked = answers is not None and answers.red_flags is None
    assert not (asked and step in (StopStep.ANSWERS, StopStep.NEXT))


def test_each_reason_has_its_card_and_a_gentle_end_that_of_an_ache() -> None:
    assert card_for(CARDS, WALK).reason is StopReason.SHARP_PAIN
    assert card_for(CARDS, replace(WALK, stop_reason=StopReason.TIRED)).reason is StopReason.PAIN
    with pytest.raises(ValueError, match="sharp_pain"):
        card_for(CARDS[:1], WALK)


def test_after_it_felt_worse_the_card_is_that_of_pain() -> None:
    worse = replace(WALK, outcome=Outcome.SHORTENED, stop_reason=StopReason.WORSE)
    assert ended_for_pain(worse)
    assert card_for(CARDS, worse).reason is StopReason.PAIN
