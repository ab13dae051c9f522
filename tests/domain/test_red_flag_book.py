"""What the words around red flags promise."""

from __future__ import annotations

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.red_flag import RedFlag, Urgency
from coach.domain.red_flag_book import ActionCard, FlagQuestion, RedFlagBook, Region, region_named

CATALOGUE = Catalogue(find_resources())
BOOK = CATALOGUE.red_flags()
REGIONS = CATALOGUE.regions()
ELSEWHERE = Region("other", "Elsewhere", "112", "a doctor")
QUESTIONS = tuple(FlagQuestion(flag, flag.value) for flag in RedFlag)
CARDS = tuple(ActionCard(urgency, urgency.value, "now") for urgency in Urgency)


def test_every_flag_has_its_question_in_the_right_list() -> None:
    asked = [item.flag for urgency in Urgency for item in BOOK.asked(urgency, walking=True)]
    assert sorted(asked) == sorted(RedFlag)


def test_fainting_and_breathlessness_are_asked_about_walks_only() -> None:
    asked = {item.flag for urgency in Urgency for item in BOOK.asked(urgency, walking=False)}
    assert set(RedFlag) - asked == {RedFlag.FAINTING, RedFlag.BREATHLESSNESS}


def test_chest_pain_is_worded_for_walks_and_other_flags_stay_the_same() -> None:
    chest, fever = BOOK.question(RedFlag.CHEST_PAIN), BOOK.question(RedFlag.FEVER)
    assert "Back pain together with" in chest.words(walking=False)
    assert "tight or heavy" in chest.words(walking=True)
    assert fever.words(walking=True) == fever.words(walking=False) == fever.text


def test_cards_carry_the_numbers_of_the_region() -> None:
    british = region_named(REGIONS, "gb")
    assert BOOK.card(Urgency.EMERGENCY, british).now.startswith("Call 999")
    assert BOOK.card(Urgency.URGENT, british).now.startswith("Call NHS 111")
    assert any("999" in sentence for sentence in BOOK.card(Urgency.URGENT, british).sentences)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_no_card_shows_an_empty_place(region: Region) -> None:
    for urgency in Urgency:
        card = BOOK.card(urgency, region)
        assert "{" not in " ".join((card.title, card.now, *card.sentences))
        assert card.urgency is urgency


def test_the_wording_says_where_it_comes_from_and_when() -> None:
    assert "nhs.uk" in BOOK.source
    assert "2026" in BOOK.reviewed


@pytest.mark.parametrize(
    ("country", "number"),
    [
        *(("GB", "999"), ("DE", "112"), ("US", "911"), ("CA", "911"), ("AU", "000"), ("NZ", "111"), ("IN", "112")),
        *(("JP", "119"), ("IE", "112 or 999"), ("ZA", "112 from a mobile, or 10177")),
        *(("NO", "113"), ("CH", "144, or 112"), ("IL", "101"), ("SG", "995"), ("BR", "192"), ("MX", "911")),
    ],
)
def test_a_country_has_its_numbers(country: str, number: str) -> None:
    assert [region.emergency.startswith(number) for region in REGIONS if country in region.countries] == [True]


@pytest.mark.parametrize("id", ["default", "atlantis", ""])
def test_an_unknown_region_is_the_default_one(id: str) -> None:
    assert region_named(REGIONS, id).emergency == "112, or the local emergency number"


def test_no_country_stands_in_two_regions() -> None:
    countries = [country for region in REGIONS for country in region.countries]
    assert len(countries) == len(set(countries))
    assert [region.id for region in REGIONS if not region.countries] == ["other"]


def test_an_unknown_region_without_a_default_is_refused() -> None:
    with pytest.raises(ValueError, match="no default"):
        region_named([Region("gb", "Britain", "999", "111", ("GB",))], "de")


def test_a_missing_question_is_named() -> None:
    with pytest.raises(ValueError, match='one question for "saddle_numbness", not 0'):
        RedFlagBook(QUESTIONS[1:], CARDS)


def test_a_card_that_stands_twice_is_named() -> None:
    with pytest.raises(ValueError, match='one action card for "book", not 2'):
        RedFlagBook(QUESTIONS, (*CARDS, ActionCard(Urgency.BOOK, "again", "now")))


def test_a_card_without_places_is_the_same_everywhere() -> None:
    assert CARDS[0].for_region(ELSEWHERE) == CARDS[0]
