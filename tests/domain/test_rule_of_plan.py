"""The rules of one plan: its pace, and what its bounds ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.rule_of_plan import rise_is_looser, rules_of
from coach.domain.rules import PACES, Rules
from coach.domain.thresholds import THRESHOLDS, Stricter, threshold_kind, value_of
from tests.strategies import NOW, histories, plans

RULES = Rules()
PACE_IDS = [pace.id for pace in PACES]


@st.composite
def stricter(draw: st.DrawFn) -> tuple[tuple[str, float], ...]:
    """Thresholds of bounds, each stricter than ours."""
    chosen = draw(st.lists(st.sampled_from(THRESHOLDS), max_size=3, unique=True))
    found = []
    for kind in chosen:
        ours = value_of(RULES, kind.name)
        low, high = (kind.least, ours) if kind.stricter is Stricter.LOWER else (ours, kind.most)
        whole = st.integers(int(low), int(high)).map(float)
        found.append((kind.name, draw(whole if kind.is_whole else st.floats(low, high))))
    return tuple(found)


def test_a_plan_without_wishes_goes_by_our_own_rules() -> None:
    assert rules_of(Plan(), RULES) == RULES
    assert rules_of(Plan(pace="nobody knows"), RULES) == RULES


def test_a_gentle_pace_is_about_a_minute_a_week_at_any_length() -> None:
    step = rules_of(Plan(pace="gentle"), RULES).step
    assert [step.cap(minutes) - minutes for minutes in (5, 10, 17, 30, 40)] == [1, 1, 1, 1, 2]
    assert step.green_most == 1


@pytest.mark.parametrize("pace", PACE_IDS)
@given(minutes=st.integers(4, 60))
@settings(max_examples=30)
def test_no_pace_grows_more_than_three_minutes_a_step_nor_a_quarter_a_week(pace: str, minutes: int) -> None:
    step = rules_of(Plan(pace=pace), RULES).step
    assert step.green_most <= 3
    assert step.cap(minutes) <= minutes * 1.25


def test_a_quicker_pace_is_never_slower_than_the_usual_one_and_a_gentle_one_never_quicker() -> None:
    gentle, usual, quicker = (rules_of(Plan(pace=pace), RULES).step for pace in ("gentle", "usual", "quicker"))
    assert gentle.green_share < usual.green_share < quicker.green_share
    for minutes in range(5, 61):
        assert gentle.cap(minutes) <= usual.cap(minutes) <= quicker.cap(minutes)


def test_the_bounds_own_rise_is_never_made_up_to_a_whole_minute() -> None:
    step = rules_of(Plan(bounds=Bounds(most_rise=0.1)), RULES).step
    assert [step.cap(minutes) for minutes in (5, 9, 10, 25)] == [5, 9, 11, 27]


def test_a_gentle_pace_stays_gentle_within_the_bounds_rise() -> None:
    step = rules_of(Plan(pace="gentle", bounds=Bounds(most_rise=0.1)), RULES).step
    assert [step.cap(minutes) for minutes in (5, 9, 10, 25, 40)] == [5, 9, 11, 26, 42]
    loose = rules_of(Plan(pace="gentle", bounds=Bounds(most_rise=0.5)), RULES).step
    assert loose == rules_of(Plan(pace="gentle"), RULES).step


def test_a_looser_rise_is_known_to_be_one_and_applied_at_the_usual_pace() -> None:
    bounds = Bounds(most_rise=0.4)
    assert rise_is_looser(bounds, RULES)
    assert not rise_is_looser(Bounds(most_rise=0.25), RULES)
    assert not rise_is_looser(Bounds(), RULES)
    assert rules_of(Plan(bounds=bounds), RULES).step.cap(10) == 14


def test_a_stricter_threshold_counts_and_a_looser_or_odd_one_does_not() -> None:
    thresholds = (("red.rise", 2.0), ("red.peak", 9.0), ("red.raise", 1.0), ("amber.rise", 0.0), ("bouts.least", 9.0))
    found = rules_of(Plan(bounds=Bounds(thresholds=thresholds)), RULES)
    assert found == replace(RULES, red=replace(RULES.red, rise=2))


def test_a_stricter_number_is_not_undone_by_its_neighbour() -> None:
    most = rules_of(Plan(bounds=Bounds(thresholds=(("step.green_most", 0.0),))), RULES)
    assert (most.step.green_least, most.step.green_most) == (0, 0)
    gap = rules_of(Plan(bounds=Bounds(thresholds=(("gap.long_days", 5.0), ("gap.short_share", 0.6)))), RULES).gap
    assert (gap.short_days, gap.long_days, gap.short_share, gap.long_share) == (5, 5, 0.6, 0.6)


@settings(max_examples=60)
@given(plans, histories, stricter(), st.sampled_from(PACE_IDS))
def test_stricter_thresholds_never_give_a_longer_walk(
    plan: Plan, history: History, thresholds: tuple[tuple[str, float], ...], pace: str
) -> None:
    free = replace(plan, pace=pace)
    held = replace(free, bounds=Bounds(thresholds=thresholds))
    assert decide(held, history, NOW, RULES).minutes <= decide(free, history, NOW, RULES).minutes


@settings(max_examples=40)
@given(plans, histories, st.none() | st.floats(0, 1), st.sampled_from(PACE_IDS), st.integers(0, 40))
def test_the_rules_of_a_plan_are_whole_and_within_their_ranges(
    plan: Plan, history: History, rise: float | None, pace: str, days: int
) -> None:
    found = replace(plan, pace=pace, bounds=Bounds(most_rise=rise))
    rules = rules_of(found, RULES)
    for kind in THRESHOLDS:
        assert threshold_kind(kind.name) is kind
        assert kind.name.startswith("step.cap") or not kind.objection(value_of(rules, kind.name))
    assert decide(found, history, NOW + timedelta(days=days), RULES) == decide(
        found, history, NOW + timedelta(days=days), RULES
    )
