"""What is said for what is written: only what the file names is changed, and nothing falls silent."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.pronunciation import LARGEST_NUMBER, NumberWords, Pattern, Pronunciation, Word

ENGLISH = Catalogue(find_resources()).pronunciation()
TEXTS = st.text() | st.text("0123456789:.,-–% kmx×h/°Cabe'\n") | st.from_regex(r"\A[A-Za-z0-9 :,.%-]{0,40}\Z")
ORDINARY = st.lists(st.sampled_from(["walk", "Heel", "toes", "easy", "on", "kmart", "oh", "ten"]), min_size=1)


def numbers() -> NumberWords:
    assert ENGLISH.numbers is not None
    return ENGLISH.numbers


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Back at 10:30.", "Back at ten thirty."),
        ("It is 10:05, or 8:00.", "It is ten oh five, or eight o'clock."),
        ("Walk 5,6 km today", "Walk five point six kilometres today"),
        ("1 km, then 0.5 km", "one kilometre, then zero point five kilometres"),
        ("50% or 20 %", "fifty percent or twenty percent"),
        ("1,250 steps", "one thousand two hundred and fifty steps"),
        ("8–10 minutes", "eight to ten minutes"),
        ("1 min.", "one minute."),
        ("Now the cat-cow.", "Now the cat, cow."),
        ("Bird-dog next", "Bird dog next"),
        ("room 007, a1b, 1.2.3", "room zero zero seven, a1b, 1.2.3"),
        ("6 km/h", "six kilometres an hour"),
    ],
)
def test_english_is_said_as_people_say_it(written: str, spoken: str) -> None:
    assert ENGLISH.spoken(written) == spoken


@given(TEXTS)
@example("1 min 1 min")
@example("1:00:00 1,2,3 4-5-6")
def test_what_is_already_spoken_words_stays(text: str) -> None:
    once = ENGLISH.spoken(text)
    assert ENGLISH.spoken(once) == once


@given(TEXTS)
def test_a_text_with_words_never_falls_silent(text: str) -> None:
    assert bool(ENGLISH.spoken(text).strip()) == bool(text.strip())


@given(ORDINARY)
def test_other_words_are_left_alone(words: list[str]) -> None:
    text = " ".join(words)
    assert ENGLISH.spoken(text) == text


def test_no_cue_needs_a_change() -> None:
    cues = [line.text for line in Catalogue(find_resources()).cue_book().lines]
    assert [cue for cue in cues if re.search(r"\d", ENGLISH.spoken(cue))] == []


@given(st.text("ab cd-", min_size=1), st.text("xyz", min_size=1))
def test_a_word_is_changed_where_it_stands_alone_and_nowhere_else(before: str, spoken: str) -> None:
    said = Pronunciation(words=(Word("q-q", spoken),)).spoken
    assert said(f"{before} q-q") == f"{before} {spoken}"
    assert said(f"{before}e Q-Q") == f"{before}e {spoken.capitalize()}"
    assert said(f"aq-q q-qa {before}") == f"aq-q q-qa {before}"


@given(st.text())
def test_without_a_file_nothing_is_changed(text: str) -> None:
    assert Pronunciation().spoken(text) == text


def test_a_change_to_nothing_leaves_the_text_as_it_was() -> None:
    said = Pronunciation(words=(Word("hush", ""),)).spoken
    assert said("hush") == "hush"
    assert said("hush now") == " now"


@given(st.integers(0, LARGEST_NUMBER), st.integers(0, LARGEST_NUMBER))
def test_different_numbers_are_said_differently(one: int, other: int) -> None:
    assert (numbers().say(str(one)) == numbers().say(str(other))) == (one == other)


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"), ("19", "nineteen"), ("20", "twenty"), ("21", "twenty-one"), ("100", "one hundred"),
        ("105", "one hundred and five"), ("342", "three hundred and forty-two"), ("1000", "one thousand"),
        ("1001", "one thousand and one"), ("12345", "twelve thousand three hundred and forty-five"),
        ("1000000", "one zero zero zero zero zero zero"), ("05", "zero five"),
    ],
)  # fmt: skip
def test_numbers_in_words(digits: str, words: str) -> None:
    assert numbers().say(digits) == words


def test_digits_stay_for_a_language_without_number_words() -> None:
    assert Pronunciation(patterns=(Pattern(r"(\d+) km", "{1:number} Kilometer"),)).spoken("12 km") == "12 Kilometer"


@pytest.mark.parametrize(
    "wrong",
    [
        {"patterns": (Pattern("(", "x"),)},
        {"patterns": (Pattern("x*", "y"),)},
        {"patterns": (Pattern("x", "{1}"),)},
        {"patterns": (Pattern("(x)", "{1:roman}"),)},
        {"words": (Word("x", "{1}"),)},
    ],
)
def test_a_slip_in_the_file_is_told_when_it_is_read(wrong: dict[str, tuple[Pattern, ...]]) -> None:
    with pytest.raises(ValueError, match=r"nothing|no regular"):
        Pronunciation(**wrong)  # type: ignore[arg-type]


def test_number_words_that_are_too_few_are_told() -> None:
    with pytest.raises(ValueError, match="20 small"):
        NumberWords(("zero",), (), "hundred", "thousand")
