"""A new user's answers become a plan that starts within what they can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import start_from_tries
from coach.domain.red_flag import RedFlag
from coach.domain.set_up import (
    DEFAULT_TIMES,
    STEPS,
    SetUpAnswers,
    missing_answers,
    plan_from,
    schedule_from,
    where_left,
)
from coach.domain.walk import shape_walk


@given(st.lists(st.integers(0, 300), max_size=3))
def test_the_first_walk_is_within_five_and_twenty_minutes(tries: list[int]) -> None:
    assert 5 <= start_from_tries(tries) <= 20


@given(st.lists(st.integers(7, 25), min_size=1, max_size=3))
def test_the_first_walk_is_never_over_eighty_percent_of_the_mean(tries: list[int]) -> None:
    assert start_from_tries(tries) <= max(5, 0.8 * sum(tries) / len(tries) + 1e-6)


@pytest.mark.parametrize(
    ("tries", "start"), [((), 10), ((10, 10, 10), 8), ((20,), 16), ((5,), 5), ((60,), 20), ((10, 15, 20), 12)]
)
def test_the_start_follows_from_the_tries(tries: tuple[int, ...], start: int) -> None:
    assert start_from_tries(tries) == start


def test_somebody_who_does_not_know_starts_with_ten_minutes_on_four_days() -> None:
    plan = plan_from(SetUpAnswers(unknown=True, tries=(30,), usual_pain=4))
    assert (plan.start_minutes, plan.days_per_week, plan.usual_pain, plan.target_minutes) == (10, 4, 4, 30)


def test_the_chosen_times_become_the_schedule() -> None:
    times = (time(7), None, None, None, None, None, None)
    answers = SetUpAnswers(times=times, tries=(20,))
    assert schedule_from(answers).times == times
    assert plan_from(answers).days_per_week == 1
    assert sum(slot is not None for slot in DEFAULT_TIMES) == 4


def test_no_days_at_all_still_give_a_plan_of_four() -> None:
    assert plan_from(SetUpAnswers(times=(None,) * 7)).days_per_week == 4


def test_each_step_says_what_it_still_needs() -> None:
    at = {name: SetUpAnswers(step=place) for place, name in enumerate(STEPS)}
    assert missing_answers(at["now"]) == ("usual_pain", "tries")
    assert missing_answers(replace(at["now"], usual_pain=0)) == ("tries",)
    assert missing_answers(replace(at["now"], usual_pain=0, tries=(10,))) == ()
    assert missing_answers(replace(at["now"], usual_pain=0, unknown=True)) == ()
    assert missing_answers(replace(at["times"], times=(None,) * 7)) == ("times",)
    assert missing_answers(at["times"]) == ()
    assert [missing_answers(at[name]) for name in ("welcome", "target", "voice")] == [()] * 3


def test_the_safety_questions_are_answered_by_a_tick_or_by_none_of_these() -> None:
    safety = SetUpAnswers(step=STEPS.index("safety"))
    assert missing_answers(safety) == ("flags",)
    assert missing_answers(replace(safety, no_flags=True)) == ()
    assert missing_answers(replace(safety, flags=frozenset({RedFlag.AGE}))) == ()


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_nobody_goes_on_past_open_safety_questions(step: int) -> None:
    safety, left = STEPS.index("safety"), SetUpAnswers(step=step)
    assert where_left(left).step == min(step, safety)
    assert where_left(replace(left, no_flags=True)).step == step


@given(st.integers(1, 60))
def test_a_walk_is_easy_steady_easy_and_as_long_as_it_says(minutes: int) -> None:
    walk = shape_walk(minutes)
    assert sum(segment.seconds for segment in walk.segments) == pytest.approx(minutes * 60)
    assert [segment.pace for segment in walk.segments] == ["easy", "steady", "easy"]
    assert all(segment.seconds > 0 for segment in walk.segments)
    if minutes >= 5:
        assert 120 <= walk.segments[0].seconds <= 300, "the first 2 to 5 minutes are slow"


@pytest.mark.parametrize("minutes", [0, -1, 61])
def test_walks_have_bounds(minutes: int) -> None:
    with pytest.raises(ValueError, match="1 to 60"):
        shape_walk(minutes)
