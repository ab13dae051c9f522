"""The file of what to do after a stopped walk says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.catalogue_entries import CatalogueProblem, read_table
from coach.adapters.stop_cards import read_stop_cards
from coach.domain.guided_stop import PAINS

FILE = find_resources() / "rules" / "after_stop.toml"


def test_every_way_to_stop_for_pain_has_words_and_the_file_names_its_source() -> None:
    cards = read_stop_cards(FILE)
    assert {card.reason for card in cards} == set(PAINS)
    assert all(card.now and card.sentences for card in cards)
    assert "nhs.uk" in read_table(FILE)["source"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[card]]\nreason = "pain"\nnow = "Rest."\nsentences = []\n', "sharp_pain"),
        ('[[card]]\nreason = "hunger"\nnow = "Eat."\nsentences = []\n', "hunger"),
        ("speed = 1\n", "speed"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "after_stop.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueProblem, match=fault):
        read_stop_cards(file)
