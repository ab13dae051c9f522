"""Bounds and kinds of days in a question for ``decide``: read by either name, refused with the exact field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coach.adapters.json_bounds import BoundsInput
from coach.adapters.json_input import read_decide_request
from coach.domain.bounds import NAMES, NO_BOUNDS, Bounds
from coach.domain.day import DayKind
from coach.domain.progression import decide
from coach.domain.rules import Rules
from coach.services.decide_request import as_json
from coach.services.input_problem import InputProblem
from tests.adapters.test_json_input import PHRASES
from tests.decide_inputs import a_question

LONG = {"maximum_minutes": 15, "maximum_days": 3, "rise_per_week": 0.1}
SHORT = {"max_minutes": 15, "max_days": 3, "max_rise_per_week": 0.1}


def bounds_of(given: dict[str, Any]) -> Bounds:
    return read_decide_request(json.dumps(a_question(bounds=given)), Rules()).plan.bounds


def refused(question: dict[str, Any]) -> str:
    with pytest.raises(InputProblem) as problem:
        read_decide_request(json.dumps(question), Rules())
    return str(problem.value)


@pytest.mark.parametrize("given", [LONG, SHORT, {**LONG, **SHORT}])
def test_limits_are_read_by_either_name(given: dict[str, Any]) -> None:
    assert bounds_of(given) == Bounds(most_minutes=15, most_days=3, most_rise=0.1)


def test_every_limit_is_read() -> None:
    given = {
        "cadence_cap": 110,
        "banned_exercises": ["bridge"],
        "banned_positions": ["lying"],
        "thresholds": {"red.rise": 2, "amber.share": 0.95},
        "by": "Jo Miller",
    }
    assert bounds_of(given) == Bounds(
        most_cadence=110,
        banned_exercises=frozenset({"bridge"}),
        banned_positions=frozenset({"lying"}),
        thresholds=(("red.rise", 2.0), ("amber.share", 0.95)),
        by="Jo Miller",
    )


@pytest.mark.parametrize("none", [{}, {"bounds": None}, {"bounds": {}}])
def test_without_limits_there_are_none(none: dict[str, Any]) -> None:
    assert read_decide_request(json.dumps(a_question(**none)), Rules()).plan.bounds == NO_BOUNDS


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"max_minutes": 0}, "bounds.max_minutes: "),
        ({"maximum_minutes": 61}, "bounds.maximum_minutes: "),
        ({"max_days": 8}, "bounds.max_days: "),
        ({"rise_per_week": 25}, "bounds.rise_per_week: "),
        ({"cadence_cap": 140}, "bounds.cadence_cap: "),
        ({"banned_positions": ["upside_down"]}, "bounds.banned_positions[0]: "),
        ({"max_minutes": 10, "maximum_minutes": 12}, "bounds.maximum_minutes: given twice"),
        ({"thresholds": {"red.raise": 2}}, "bounds.thresholds.red.raise: there is no such threshold"),
        ({"thresholds": {"red.rise": 2.5}}, "bounds.thresholds.red.rise: "),
        ({"thresholds": {"red.rise": 99}}, "bounds.thresholds.red.rise: "),
        ({"thresholds": {"red.rise": 9}}, "bounds.thresholds.red.rise: 9 is looser than Amble's own 3"),
        ({"thresholds": {"bouts.least": 9}}, "bounds.thresholds.bouts.least: neither more nor less"),
        ({"thresholds": {"red.rise": None}}, "bounds.thresholds"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(given: dict[str, Any], field: str) -> None:
    sentence = refused(a_question(bounds=given))
    assert sentence.startswith(field)
    assert sentence.endswith(".")


def test_a_threshold_that_is_our_own_is_no_mistake() -> None:
    assert bounds_of({"thresholds": {"red.rise": 3}}).thresholds == (("red.rise", 3.0),)


def test_a_question_knows_a_limit_by_every_name_that_a_file_does() -> None:
    assert set(BoundsInput.__struct_fields__) == set(NAMES)


def test_a_pace_that_there_is_not_is_refused() -> None:
    question = a_question()
    assert refused({**question, "plan": {**question["plan"], "pace": "turbo"}}) == (
        "plan.pace: expected one of gentle, usual, quicker."
    )


@pytest.mark.parametrize("kind", DayKind)
def test_a_kind_of_day_is_read(kind: DayKind) -> None:
    assert read_decide_request(json.dumps(a_question(day=kind)), Rules()).history.day is kind
    assert refused(a_question(day="awful")).startswith("day: ")


def test_a_day_that_is_none_is_refused() -> None:
    plan = {**a_question()["plan"], "day_added": "soon"}
    assert refused(a_question(plan=plan)) == "plan.day_added: expected a day like 2026-03-01."


def test_the_answer_says_from_which_day_on_the_bounds_allow_the_walk() -> None:
    request = read_decide_request(json.dumps(a_question(bounds={"max_days": 1})), Rules())
    told = as_json(decide(request.plan, request.history, request.now, Rules()), PHRASES)
    assert told["earliest"] == "2026-11-18"
