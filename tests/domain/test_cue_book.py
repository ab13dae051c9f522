"""What a book of cues promises, and the book that ships."""

from __future__ import annotations

import pytest

from coach.domain.cue_book import MOST_WORDS, CueBook, CueLine, VoiceStyle
from coach.domain.timeline import Phase, Topic
from coach.domain.walk import Pace
from tests.composed_walks import BOOK, SAFETY

SAFETY_LINE = CueLine("safety", Topic.SAFETY, SAFETY)


def posture(id: str = "tall", text: str = "Walk tall.", paces: frozenset[Pace] = frozenset(Pace)) -> CueLine:
    return CueLine(id, Topic.POSTURE, text, paces)


def test_a_cue_of_more_than_twelve_words_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match='"long" has 13 words'):
        posture("long", "one two three four five six seven eight nine ten eleven twelve thirteen")


def test_a_cue_of_twelve_words_is_fine() -> None:
    assert posture(text="one two three four five six seven eight nine ten eleven twelve").say().endswith("twelve")


@pytest.mark.parametrize(("id", "text"), [("empty", " "), ("", "Walk tall.")])
def test_a_cue_without_words_or_name_is_refused(id: str, text: str) -> None:
    with pytest.raises(ValueError, match=f'"{id}" has no text or no id'):
        posture(id, text)


def test_a_cue_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match='"nowhere" fits no pace'):
        posture("nowhere", paces=frozenset())
    with pytest.raises(ValueError, match='"nobody" fits no pace or no style'):
        CueLine("nobody", Topic.POSTURE, "Walk tall.", styles=frozenset())


@pytest.mark.parametrize("text", ["{seconds} seconds left.", "{} left.", "{minutes left."])
def test_a_time_left_cue_asks_for_minutes_only(text: str) -> None:
    with pytest.raises(ValueError, match='"odd" has a place for something else'):
        CueLine("odd", Topic.TIME_LEFT, text)


def test_a_time_left_cue_has_a_form_for_one() -> None:
    line = CueLine("left", Topic.TIME_LEFT, "{minutes} {minutes:minute|minutes} to go.")
    assert (line.say(1), line.say(2)) == ("1 minute to go.", "2 minutes to go.")


@pytest.mark.parametrize("twin", [posture("tall", "Head up."), posture("taller", "walk  TALL.")])
def test_nothing_stands_twice_in_a_book(twin: CueLine) -> None:
    with pytest.raises(ValueError, match=f'"{twin.id}".*"tall"'):
        CueBook((SAFETY_LINE, posture(), twin))


def test_a_book_has_exactly_one_safety_sentence() -> None:
    with pytest.raises(ValueError, match="not 0: none"):
        CueBook((posture(),))
    with pytest.raises(ValueError, match="not 2: safety, second"):
        CueBook((SAFETY_LINE, CueLine("second", Topic.SAFETY, "Stop if it hurts.")))


def test_a_cue_fits_its_paces_and_styles_only() -> None:
    line = CueLine("x", Topic.PACE, "Slow.", frozenset({Pace.EASY}), frozenset({VoiceStyle.FRIENDLY}))
    assert line.fits(Phase.EASY, VoiceStyle.FRIENDLY)
    assert not line.fits(Phase.STEADY, VoiceStyle.FRIENDLY)
    assert not line.fits(Phase.EASY, VoiceStyle.PLAIN)


def test_no_sentence_of_a_walk_is_said_in_exercises() -> None:
    assert not any(posture().fits(phase, VoiceStyle.PLAIN) for phase in (Phase.WARM_UP, Phase.STRETCH, Phase.CORE))
    assert posture().fits(Phase.EASY, VoiceStyle.PLAIN)


def test_the_book_that_ships_is_rich_enough() -> None:
    assert len(BOOK.lines) >= 150
    of_exercises = {Topic.WARM_UP, Topic.EXERCISE, Topic.NEXT, Topic.SIDES}
    for topic in set(Topic) - {Topic.SAFETY, Topic.ENCOURAGEMENT, *of_exercises}:
        for style in VoiceStyle:
            assert len([line for line in BOOK.about(topic) if style in line.styles]) >= 4, (topic, style)


def test_the_safety_sentence_that_ships_is_word_for_word() -> None:
    assert BOOK.safety.text == SAFETY
    assert BOOK.safety.fits(Phase.BRISK, VoiceStyle.PLAIN)


def test_plain_voices_leave_encouragement_out() -> None:
    assert not [line for line in BOOK.about(Topic.ENCOURAGEMENT) if VoiceStyle.PLAIN in line.styles]


def test_only_pace_sentences_announce_a_change() -> None:
    assert {line.topic for line in BOOK.lines if line.change} == {Topic.PACE}
    assert all(len(line.paces) == 1 for line in BOOK.lines if line.change)


def test_the_back_is_asked_after_in_one_sentence_of_half_way_alone() -> None:
    asking = [line for line in BOOK.lines if "how does your back feel" in line.text.lower()]
    assert [line.topic for line in asking] == [Topic.HALF_WAY]


def test_every_other_sentence_that_ships_is_short() -> None:
    too_long = [line.id for line in BOOK.lines if line is not BOOK.safety and len(line.say(2).split()) > MOST_WORDS]
    assert too_long == []
