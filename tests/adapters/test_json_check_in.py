"""Answers handed to ``check-in`` are read as strictly as questions, and every name people write is understood."""

from __future__ import annotations

import json

import pytest

from coach.adapters.json_input import read_check_in
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.red_flag import RedFlag
from coach.services.input_problem import InputProblem
from tests.decide_inputs import CHECK_IN


def test_every_answer_of_a_check_in_is_read() -> None:
    text = json.dumps({**CHECK_IN, "red_flags": ["fever"], "where": ["low_back_left"]})
    assert read_check_in(text) == CheckIn(
        2, 4, 3, 2, Reach.NONE, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False,
        frozenset({RedFlag.FEVER}), frozenset({"low_back_left"}),
    )  # fmt: skip


def test_an_empty_check_in_says_nothing() -> None:
    assert read_check_in("{}") == CheckIn()


@pytest.mark.parametrize(
    ("name", "value"), [("peak", 11), ("effort", "very"), ("now", "x"), ("qualities", ["odd"]), ("where", [1])]
)
def test_a_wrong_answer_is_named(name: str, value: object) -> None:
    with pytest.raises(InputProblem) as problem:
        read_check_in(json.dumps({name: value}))
    assert name in str(problem.value)
    assert str(problem.value).endswith(".")


@pytest.mark.parametrize("name", ["numb", "numbness", "tingling", "numb_or_tingling", "numb_tingling"])
def test_numbness_is_understood_by_every_name_people_write(name: str) -> None:
    assert read_check_in(json.dumps({"qualities": [name]})).qualities == frozenset({Quality.NUMB})
