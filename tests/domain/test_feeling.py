"""What being told "worse" in mid-walk leads to."""

from __future__ import annotations

import pytest

from coach.domain.feeling import Feeling, Felt, calls_for_ease

WORDS = {"B": Feeling.BETTER, "S": Feeling.SAME, "W": Feeling.WORSE}


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("", False),
        ("W", False),
        ("WW", True),
        ("WSW", False),
        ("BWW", True),
        ("WWB", False),
        ("WWW", False),
        ("WWWW", True),
        ("WWSWW", True),
    ],
)
def test_two_worse_in_a_row_call_for_ease_and_so_do_the_next_two(told: str, called: bool) -> None:
    felt = [Felt(60.0 * place, WORDS[word]) for place, word in enumerate(told)]
    assert calls_for_ease(felt, 2) is called


def test_how_many_worse_call_for_ease_is_a_number_of_the_rules() -> None:
    felt = [Felt(60.0 * place, Feeling.WORSE) for place in range(3)]
    assert [calls_for_ease(felt, running) for running in (1, 2, 3, 4)] == [True, False, True, False]
