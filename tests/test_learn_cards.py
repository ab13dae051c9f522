"""What the cards of Learn say: short, kind, sourced, and on every question that people ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.learn_files import read_learn_book
from coach.domain.learn import LEADS_TO, Fit, LearnCard, SourceKind, Theme
from coach.domain.learn_search import LearnIndex
from coach.domain.red_flag import Urgency
from tests.test_words import AMERICAN, BLAME, CLAIMS, FEAR

RESOURCES = find_resources()
BOOK = read_learn_book(RESOURCES)
INDEX = LearnIndex(BOOK)
SHORTEST, LONGEST = 60, 180
"""Words below the question: a minute to read."""
TOPICS = frozenset(
    {"walking_good", "not_enough", "posture", "shoes", "ground", "how_long_until", "hurt_not_harm", "flare_ups"}
    | {"swimming", "running", "nordic", "companion", "routes", "sitting", "sleep", "see_someone_now"}
    # Questions that people ask, of the evidence.
    | {"how_long_walk", "walk_with_pain", "make_worse", "every_kind", "other_exercises", "keep_away", "backwards"}
    | {"very_long", "heels"}
)


def texts_of(card: LearnCard) -> Iterator[str]:
    yield from (card.title, card.question, *card.body, *card.todo, *(source.name for source in card.sources))


def found(pattern: str) -> list[tuple[str, str]]:
    avoided = re.compile(pattern, re.IGNORECASE)
    return [(card.id, text) for card in BOOK.cards for text in texts_of(card) if avoided.search(text)]


def wrong(test: Callable[[LearnCard], bool]) -> list[str]:
    return [card.id for card in BOOK.cards if not test(card)]


def test_every_topic_has_a_card_and_no_other_topic_is_named() -> None:
    assert {topic for card in BOOK.cards for topic in card.topics} == TOPICS
    assert len(BOOK.cards) >= 32


@pytest.mark.parametrize("pattern", [CLAIMS, BLAME, FEAR, AMERICAN])
def test_cards_promise_nothing_blame_nobody_and_frighten_nobody(pattern: str) -> None:
    assert found(pattern) == []


def test_cards_are_short_and_have_no_mark_up() -> None:
    assert wrong(lambda card: card.urgent or SHORTEST <= card.words <= LONGEST) == []
    assert wrong(lambda card: len(card.title.split()) <= 9 and len(card.question.split()) <= 16) == []
    assert found(r"[*_#<>`\[\]{}]|!|https?:") == []


def test_sentences_can_be_read_in_one_breath() -> None:
    long = [
        (card.id, sentence)
        for card in BOOK.cards
        for text in (*card.body, *card.todo)
        for sentence in re.split(r"(?<=[.?:;])\s", text)
        if len(sentence.split()) > 40
    ]
    assert long == []


def test_every_card_names_its_sources_and_says_what_kind_they_are() -> None:
    assert wrong(lambda card: all(source.name.strip() and 1980 <= source.year <= 2026 for source in card.sources)) == []
    kinds = {source.kind for card in BOOK.cards for source in card.sources}
    assert kinds == set(SourceKind)


def test_a_card_with_a_number_of_a_study_names_a_study_or_guidance() -> None:
    def is_backed(card: LearnCard) -> bool:
        told = any(re.search(r"\bstud(y|ies)\b", text) and re.search(r"\d", text) for text in card.body)
        return not told or any(source.kind is not SourceKind.OURS for source in card.sources)

    assert wrong(is_backed) == []


def test_every_card_can_be_found_by_its_title_and_by_each_of_its_tags() -> None:
    assert wrong(lambda card: card in INDEX.find(card.title)) == []
    lost = [(card.id, tag) for card in BOOK.cards for tag in card.tags if card not in INDEX.find(tag)]
    assert lost == []


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("what shoes should I wear", "shoes"),
        ("how long until it helps", "how_soon"),
        ("sciatica", "leg_pain"),
        ("can I walk with pain", "walk_with_pain"),
        ("running", "running"),
        ("swimming", "swimming"),
        ("poles", "nordic"),
        ("flare up", "flare_ups"),
        ("matress", "sleep"),
        ("office chair", "sitting"),
        ("when to see someone", "see_someone_now"),
        ("my knees hurt", "sore_feet"),
        ("stop", "stop_signs"),
        ("dog", "companion"),
        ("backwards", "backwards"),
        ("winter", "weather"),
        ("numb", "leg_pain"),
        ("how much pain is too much", "walk_with_pain"),
        ("flair up", "flare_ups"),
        ("why did my walk get shorter", "too_much"),
        ("talk test", "talk_test"),
        ("how far", "how_long_walk"),
        ("swollen leg", "sore_feet"),
    ],
)
def test_what_people_ask_finds_its_card_first(query: str, id: str) -> None:
    assert INDEX.find(query)[0].id == id


@pytest.mark.parametrize(
    "query",
    [
        *("pee", "wee", "toilet", "incontinence", "poo", "numb bum", "sex", "both legs numb", "foot drop"),
        *("heart attack", "car crash", "fainted", "dizzy", "fever", "temperature", "losing weight", "lump"),
        *("worse at night", "cancer", "infection", "steroids", "thin bones", "999", "A&E", "scoliosis"),
        *("breathless", "weak leg"),
    ],
)
def test_what_people_call_a_sign_finds_the_urgent_card_among_the_first(query: str) -> None:
    assert "see_someone_now" in [card.id for card in INDEX.find(query)[:2]]


def test_no_card_calls_two_points_within_the_limit() -> None:
    assert found(r"within (about )?two points") == []


def test_every_occasion_and_each_of_the_first_weeks_has_a_card() -> None:
    assert {fit for card in BOOK.cards for fit in card.fits} == set(Fit)
    assert {week for card in BOOK.cards for week in card.weeks} >= set(range(1, 11))
    assert {card.theme for card in BOOK.cards} == set(Theme)


def test_every_word_around_the_cards_is_there() -> None:
    phrases = Catalogue(RESOURCES).phrases()
    ids = [f"learn.because.{fit}" for fit in (*Fit, "week")] + [f"learn.theme.{theme}" for theme in Theme]
    ids += [f"learn.kind.{kind}" for kind in SourceKind] + [f"learn.leads.{page}" for page in LEADS_TO]
    assert all(phrases.say(id) for id in ids)


def test_what_is_said_about_signs_stands_in_the_red_flag_book_too() -> None:
    phrases, book = Catalogue(RESOURCES).phrases(), Catalogue(RESOURCES).red_flags()
    for card in book.cards:
        theirs = " ".join((card.now, *card.sentences))
        ours = phrases.templates[f"learn.signs.also.{card.urgency}"]
        assert all(sentence in theirs for sentence in re.split(r"(?<=\.)\s", ours))
        begin = phrases.templates[f"learn.signs.now.{card.urgency}"].split(",")[0].removesuffix(".")
        assert card.now.startswith(begin)


def test_the_urgent_card_shows_both_lists_that_stop_walking() -> None:
    assert BOOK.urgent.signs == (Urgency.EMERGENCY, Urgency.URGENT)
    assert {urgency for card in BOOK.cards for urgency in card.signs} == set(Urgency)
