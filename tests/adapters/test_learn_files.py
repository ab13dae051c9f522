"""Cards are files that people write: what is wrong in one is named by its file and field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.adapters.learn_files import read_learn_book, read_offer_rules

OURS = find_resources()
CARD = "see_someone_now"
"""The one card that every book needs."""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A book of one card, and the words of the search."""
    (tmp_path / "learn" / "en").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    text = (OURS / "learn" / "en" / f"{CARD}.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("related")]
    (tmp_path / "learn" / "en" / f"{CARD}.toml").write_text("\n".join(lines), encoding="utf-8")
    shutil.copy(OURS / "learn" / "en.toml", tmp_path / "learn")
    shutil.copy(OURS / "rules" / "learn.toml", tmp_path / "rules")
    return tmp_path


def change(resources: Path, old: str, new: str, file: str = f"learn/en/{CARD}.toml") -> None:
    path = resources / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_language_without_cards_has_them_in_english(resources: Path) -> None:
    assert read_learn_book(resources, "fi").urgent.id == CARD
    (resources / "learn" / "fi").mkdir()
    with pytest.raises(CatalogueProblem, match="fi"):
        read_learn_book(resources, "fi")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "see', 'id = "saw', f'"id": is "{CARD}"'),
        ('title = "When to see someone now"', 'title = " "', '"title": has no words'),
        ('title = "When to see someone now"', "title = 3", "title"),
        ("place = 1", 'place = "first"', "place"),
        ("urgent = true", "urgent = true\nloud = true", '"loud"'),
        ('kind = "guidance"', 'kind = "rumour"', "kind"),
        ("year = 2026", "year = 2026, place = 3", '"place"'),
        ('signs = ["emergency", "urgent"]', "", '"body": has no words'),
        ('signs = ["emergency", "urgent"]', 'signs = ["soon"]', "signs"),
        ("urgent = true", "urgent = true\nweeks = [0]", '"weeks": weeks of the plan count from 1'),
        ('leads_to = "settings"', 'leads_to = "moon"', '"leads_to": is one of exercises'),
        ("urgent = true", "urgent = false", "one card is urgent, not 0"),
        ("reviewed = 2026-11-22", 'reviewed = "lately"', "reviewed"),
    ],
)
def test_what_is_wrong_in_a_card_is_named(resources: Path, old: str, new: str, named: str) -> None:
    change(resources, old, new)
    with pytest.raises(CatalogueProblem, match=named):
        read_learn_book(resources)


def test_a_card_says_where_it_comes_from(resources: Path) -> None:
    path = resources / "learn" / "en" / f"{CARD}.toml"
    before, _, rest = path.read_text(encoding="utf-8").partition("sources = [")
    path.write_text(f"{before}sources = []\n{rest.partition(']')[2]}", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match='"sources": a card names where it comes from'):
        read_learn_book(resources)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('["leg", "legs"]', '["leg", 3]', '"same"'),
        ("same = [", "others = [", '"others"'),
        ('"a", "about"', '"a", 7', '"ignored"'),
    ],
)
def test_what_is_wrong_in_the_words_of_the_search_is_named(resources: Path, old: str, new: str, named: str) -> None:
    change(resources, old, new, "learn/en.toml")
    with pytest.raises(CatalogueProblem, match=named):
        read_learn_book(resources)


def test_words_that_mean_the_same_are_lists(resources: Path) -> None:
    (resources / "learn" / "en.toml").write_text('same = "walk"', encoding="utf-8")
    with pytest.raises(CatalogueProblem, match='"same": lists of words are needed'):
        read_learn_book(resources)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("again_days = 60", "again_days = 0", '"again_days": 1 to 1000 days'),
        ("quiet_days = 3", "", "quiet_days"),
        ("fresh_days = 3", "fresh_days = 3\nmore = 1", '"more"'),
    ],
)
def test_what_is_wrong_in_the_rules_of_offers_is_named(resources: Path, old: str, new: str, named: str) -> None:
    assert read_offer_rules(resources).again_days == 60
    change(resources, old, new, "rules/learn.toml")
    with pytest.raises(CatalogueProblem, match=named):
        read_offer_rules(resources)
