"""Bounds and numbers in words: everything they do is said, and nothing they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.bounds_told import BoundsTold, rule_reason, shown_value, tell
from coach.domain.exercise import Position
from coach.domain.numbers_told import ChangedBy, Number, NumbersTold, tell_numbers
from coach.domain.phrases import Reason
from coach.domain.plan import Plan
from coach.domain.rules import PACES, Rules, StepRules
from coach.domain.thresholds import THRESHOLDS, threshold_kind

CATALOGUE = Catalogue(find_resources())
RULES, BOOK, PHRASES = CATALOGUE.rules(), CATALOGUE.exercise_book(), CATALOGUE.phrases()


def said(reasons: tuple[Reason, ...]) -> list[str]:
    return [PHRASES.reason(one) for one in reasons]


def told(bounds: Bounds, plan: Plan | None = None) -> BoundsTold:
    return tell(bounds, plan, RULES, BOOK)


def number(told: NumbersTold, name: str) -> Number:
    return next(one for _, group in told.groups for one in group if one.name == name)


def test_no_bounds_say_nothing_and_are_empty() -> None:
    assert told(NO_BOUNDS, Plan()) == BoundsTold()
    assert NO_BOUNDS.is_empty
    assert Bounds(by="Jo").is_empty
    assert not Bounds(most_days=7).is_empty


def test_every_limit_is_a_sentence() -> None:
    bounds = Bounds(20, 1, 0.1, 110, frozenset({"bridge"}), frozenset({"lying"}))
    assert said(told(bounds).limits) == [
        "No walk is longer than 20 minutes.",
        "Walks on at most 1 day in any seven.",
        "Walks grow by at most 10 % over any seven days.",
        "The beat asks for at most 110 steps a minute.",
        "Left out: Bridge.",
        "Left out: what is done lying down, 10 exercises here.",
    ]


@pytest.mark.parametrize("position", Position)
def test_every_position_has_its_words(position: Position) -> None:
    assert len(said(told(Bounds(banned_positions=frozenset({position.value}))).limits)) == 1


def test_an_exercise_that_is_not_here_is_said_to_be_unknown() -> None:
    found = told(Bounds(banned_exercises=frozenset({"jo_special"})))
    assert said(found.unknown) == ["No exercise here is called jo_special. It is left out if one comes."]
    assert found.limits == ()


def test_a_looser_rise_is_told_and_a_stricter_one_is_not() -> None:
    assert len(told(Bounds(most_rise=0.3)).looser) == 1
    assert told(Bounds(most_rise=0.25)).looser == ()


@pytest.mark.parametrize(
    ("bounds", "notes"),
    [
        (Bounds(most_minutes=4), ["Your target is 30 minutes. With these", "Amble plans no walk under 5"]),
        (Bounds(most_minutes=20), ["Your target is 30 minutes. With these bounds walks stay below it."]),
        (Bounds(most_minutes=30), ["Your target is 30 minutes, so this limit changes nothing"]),
        (Bounds(most_days=3), ["Your plan has walks on 4 days a week."]),
        (Bounds(most_days=4), []),
        (Bounds(most_rise=0.0), ["Walks keep the length they have"]),
        (Bounds(most_rise=0.15), ["Walks grow by whole minutes, so a walk under 7 minutes"]),
        (Bounds(most_rise=0.2), []),
    ],
)
def test_what_is_good_to_know_is_told(bounds: Bounds, notes: list[str]) -> None:
    found = said(told(bounds, Plan()).notes)
    assert len(found) == len(notes)
    assert all(one.startswith(note) for one, note in zip(found, notes, strict=True))


def test_without_a_plan_nothing_is_said_of_one() -> None:
    assert said(told(Bounds(most_minutes=20, most_days=1)).notes) == []


def test_stricter_thresholds_are_told_with_ours_and_others_are_not() -> None:
    bounds = Bounds(thresholds=(("red.rise", 2.0), ("amber.share", 0.95), ("red.peak", 8.0), ("red.raise", 1.0)))
    first, second = told(bounds).thresholds
    assert said((first.group, first.rule, first.ours)) == [
        "When a walk was too much",
        "Pain during or after the walk stands 2 points or more above the pain before it.",
        "Amble's own number is 3.",
    ]
    assert said((second.rule, second.ours)) == [
        "Less than 95 % of the walk was walked.",
        "Amble's own number is 90 %.",
    ]


def test_every_threshold_has_a_sentence_a_unit_and_a_group() -> None:
    for kind in THRESHOLDS:
        for value in (kind.least, kind.most):
            assert PHRASES.reason(rule_reason(kind, value))
        assert PHRASES.say(f"numbers.unit.{kind.unit}", value=2)
        assert PHRASES.say(f"numbers.group.{kind.table}")


def test_parts_of_a_walk_are_shown_in_per_cent() -> None:
    share, points = threshold_kind("step.green_share"), threshold_kind("red.rise")
    assert share is not None
    assert points is not None
    assert (shown_value(share, 0.1), shown_value(points, 3.0)) == (10, 3)


# --- the numbers ---------------------------------------------------------------------------------------------------


def test_the_numbers_of_a_usual_plan_are_ours() -> None:
    found = tell_numbers(Plan(), RULES)
    assert found.changed == 0
    assert found.chosen == "usual"
    assert found.bounded is None
    assert sum(len(group) for _, group in found.groups) == len(THRESHOLDS)
    assert number(found, "step.green_share").where.startswith("Activity pacing guidance")
    assert number(found, "red.rise").where == ""


def test_a_number_says_who_changed_it() -> None:
    bounds = Bounds(most_rise=0.4, thresholds=(("red.rise", 2.0), ("step.green_share", 0.15)))
    found = tell_numbers(Plan(pace="quicker", bounds=bounds), RULES)
    assert number(found, "red.rise").changed_by is ChangedBy.BOUNDS
    assert (number(found, "red.rise").value, number(found, "red.rise").ours) == (2, 3)
    assert number(found, "step.green_share").changed_by is ChangedBy.BOUNDS
    assert number(found, "step.cap_share").changed_by is ChangedBy.BOUNDS_LOOSER
    assert found.bounded == 40
    gentle = tell_numbers(Plan(pace="gentle"), RULES)
    assert number(gentle, "step.green_most").changed_by is ChangedBy.PACE
    assert gentle.changed == 3


def test_a_pace_nobody_knows_is_shown_as_the_usual_one() -> None:
    assert tell_numbers(Plan(pace="hasty"), RULES).chosen == "usual"


def test_paces_are_told_as_they_would_be_without_bounds() -> None:
    found = tell_numbers(Plan(bounds=Bounds(most_rise=0.1)), RULES)
    assert [(pace.id, pace.most, pace.cap) for pace in found.paces] == [
        ("gentle", 1, 6),
        ("usual", 3, 25),
        ("quicker", 3, 25),
    ]
    assert all(pace.where for pace in found.paces)
    assert not any(pace.where for pace in tell_numbers(Plan(), Rules()).paces)


@settings(max_examples=30)
@given(st.sampled_from(PACES), st.floats(0, 1), st.integers(1, 3))
def test_what_is_marked_as_changed_is_what_differs(pace: object, rise: float, rise_points: int) -> None:
    rules = replace(RULES, step=StepRules())
    plan = Plan(pace=getattr(pace, "id", ""), bounds=Bounds(most_rise=rise, thresholds=(("red.rise", rise_points),)))
    for _, group in tell_numbers(plan, rules).groups:
        for one in group:
            assert one.changed_by is not ChangedBy.NOBODY or one.value == one.ours
