"""Long texts in pieces: nothing is lost, nothing is too long, and sentences stay whole where they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.speech_pieces import LONGEST_PIECE, pieces

WORDS = st.text() | st.text("abc .,!?\n。、;", max_size=300)


@given(WORDS, st.integers(1, 60))
def test_no_letter_is_lost_and_none_is_added(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(1 <= len(piece) <= longest and piece == piece.strip() for piece in found)


def test_sentences_stay_whole_where_they_fit() -> None:
    text = "One two three. Four five! Six, seven? Eight."
    assert pieces(text, 26) == ("One two three. Four five!", "Six, seven? Eight.")
    assert pieces(text, 14) == ("One two three.", "Four five!", "Six, seven?", "Eight.")


def test_a_long_sentence_is_cut_between_clauses_then_words_then_anywhere() -> None:
    assert pieces("one two, three four, five", 12) == ("one two,", "three four,", "five")
    assert pieces("one two three", 8) == ("one two", "three")
    assert pieces("abcdefgh", 3) == ("abc", "def", "gh")


def test_an_ordinary_cue_is_one_piece() -> None:
    assert pieces("Walk on, and breathe.") == ("Walk on, and breathe.",)
    assert len(pieces("Almost there. " * 715)) == pytest.approx(10_000 / LONGEST_PIECE, abs=2)
    assert pieces(" \n ") == ()


def test_a_piece_without_letters_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="at least one"):
        pieces("a", 0)
