"""What an exercise can still be answered with, of which the player knows something."""

from __future__ import annotations

import pytest

from coach.domain.routine_session import Managed, admitted, after_answer


@pytest.mark.parametrize("answer", [None, *Managed])
def test_what_hurt_stays_pain_whatever_is_answered(answer: Managed | None) -> None:
    assert after_answer(Managed.PAIN, answer) is Managed.PAIN


def test_what_was_too_much_was_not_easy_and_what_was_skipped_was_not_done() -> None:
    assert after_answer(Managed.TOO_MUCH, Managed.EASY) is Managed.TOO_MUCH
    assert after_answer(Managed.TOO_MUCH, Managed.ENOUGH) is Managed.ENOUGH
    for answer in (Managed.EASY, Managed.ENOUGH):
        assert after_answer(Managed.SKIPPED, answer) is Managed.SKIPPED
    assert after_answer(Managed.SKIPPED, Managed.PART) is Managed.PART


@pytest.mark.parametrize("answer", Managed)
def test_where_the_player_knows_nothing_every_answer_counts_and_can_be_taken_back(answer: Managed) -> None:
    assert answer in admitted(None)
    assert after_answer(None, answer) is answer
    assert after_answer(None, None) is None


@pytest.mark.parametrize("known", Managed)
def test_an_answer_taken_back_leaves_what_the_player_knows(known: Managed) -> None:
    assert after_answer(known, None) is known
