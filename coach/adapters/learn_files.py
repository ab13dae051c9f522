"""The cards of Learn, one file each, and what the search of a language knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coach.adapters.catalogue_entries import CatalogueProblem, decoded, read_table, refuse_unknown, words
from coach.domain.learn import LEADS_TO, LearnBook, LearnCard, SearchWords, Source, Theme
from coach.domain.learn_offer import OfferRules

FALLBACK_LANGUAGE = "en"
_SEARCH = ("ignored", "same")


def read_learn_book(resources: Path, language: str = FALLBACK_LANGUAGE) -> LearnBook:
    """The cards of a language, in English where it has no folder of its own. Raises ``CatalogueProblem`` with one
    sentence that names file and field."""
    room = resources / "learn"
    code = language if (room / language).is_dir() else FALLBACK_LANGUAGE
    cards = [_card(path) for path in sorted((room / code).glob("*.toml"))]
    order = list(Theme)
    cards.sort(key=lambda card: (order.index(card.theme), card.place))
    try:
        return LearnBook(tuple(cards), _search_words(room / f"{code}.toml"))
    except ValueError as problem:
        raise CatalogueProblem(f"learn/{code}: {problem}.") from None


def read_offer_rules(resources: Path) -> OfferRules:
    """When a card is offered. Raises ``CatalogueProblem``."""
    path = resources / "rules" / "learn.toml"
    rules = decoded(OfferRules, read_table(path), path.name)
    for name in ("again_days", "quiet_days", "fresh_days"):
        if not 1 <= getattr(rules, name) <= 1000:
            raise CatalogueProblem(f'{path.name}, field "{name}": 1 to 1000 days are needed.')
    return rules


def _card(path: Path) -> LearnCard:
    table = read_table(path)
    for number, source in enumerate(table.get("sources") or (), 1):
        if isinstance(source, dict):
            decoded(Source, source, path.name, f"source {number}")
    card = decoded(LearnCard, table, path.name)
    problem = _problem(card, path.stem)
    if problem:
        field, sentence = problem
        raise CatalogueProblem(f'{path.name}, field "{field}": {sentence}.')
    return card


def _problem(card: LearnCard, stem: str) -> tuple[str, str] | None:
    """The first field that says nothing or something impossible, and what is wrong with it."""
    texts: dict[str, tuple[str, ...]] = {name: (getattr(card, name),) for name in ("title", "question")}
    texts |= {name: getattr(card, name) for name in ("body", "todo", "tags", "topics")}
    empty = next((name for name, each in texts.items() if not all(text.strip() for text in each)), None)
    checks = (
        ("id", card.id != stem, f'is "{stem}" as the file is called'),
        (empty or "title", empty is not None, "has no words"),
        ("sources", not card.sources, "a card names where it comes from"),
        ("body", not (card.body or card.signs), "has no words"),
        ("weeks", any(week < 1 for week in card.weeks), "weeks of the plan count from 1"),
        ("leads_to", card.leads_to not in ("", *LEADS_TO), f"is one of {', '.join(LEADS_TO)}"),
    )
    return next(((field, sentence) for field, wrong, sentence in checks if wrong), None)


def _search_words(path: Path) -> SearchWords:
    table: dict[str, Any] = read_table(path)
    refuse_unknown(table, _SEARCH, path.name)
    groups = table.get("same", [])
    if not isinstance(groups, list):
        raise CatalogueProblem(f'{path.name}, field "same": lists of words are needed.')
    same = tuple(frozenset(words(path.name, {"same": group}, "same")) for group in groups)
    return SearchWords(frozenset(words(path.name, table, "ignored")), same)
