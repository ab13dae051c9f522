"""Numbers are told as most people round them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.half_up import apart, half_up, rounded


@pytest.mark.parametrize(
    ("value", "told"), [(2.25, "2.3"), (2.35, "2.4"), (0.05, "0.1"), (2.24, "2.2"), (10.0, "10.0"), (0.0, "0.0")]
)
def test_half_a_tenth_goes_up(value: float, told: str) -> None:
    assert half_up(value) == told


def test_whole_numbers_go_up_from_their_half() -> None:
    assert [half_up(value, 0) for value in (0.5, 1.5, 2.5, 2.49)] == ["1", "2", "3", "2"]


def test_two_numbers_are_as_far_apart_as_they_are_told() -> None:
    assert (half_up(3.25), half_up(2.5), apart(3.25, 2.5)) == ("3.3", "2.5", "0.8")
    assert apart(2.44, 2.36) == "0.0"


@given(st.floats(0, 24), st.floats(0, 24))
def test_no_number_is_told_further_off_than_half_its_last_digit(one: float, other: float) -> None:
    assert abs(rounded(one) - one) <= 0.05 + 1e-9
    assert float(apart(one, other)) == pytest.approx(abs(float(half_up(one)) - float(half_up(other))))
