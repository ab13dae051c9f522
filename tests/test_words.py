"""Guards over every word that people read or hear: no claims, no blame, no fear, British spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.catalogue_entries import read_table
from coach.domain.cue_book import MOST_WORDS

RESOURCES = find_resources()
ROOMS = ("words", "cues", "rules")

CLAIMS = (
    r"\btreat(s|ed|ing|ment)?\b|\bcur(e|es|ed|ing)\b|\brelie(f|ves?|ved|ving)\b|\bprevent(s|ed|ing|ion)?\b"
    r"|clinically proven|\bheal(s|ed|ing)?\b|\brehab\w*|\btherap(y|ies|eutic)\b|\bprescri(be|bes|bed|ption)\w*"
    r"|\bdiagnos\w+|safe for everyone|severity score"
)
BLAME = r"you missed|you failed|you forgot|you should have|your fault|\blazy\b|too slow|\bgive up\b"
FEAR = r"protect your spine|bad posture|\bdanger|\bdamag|\bharmful|\bfragile\b|\bworn\b|\bcripp|wear and tear"
AMERICAN = (
    r"\b(colors?|favorites?|centers?|gray|behaviors?|neighbors?|honors?|labor|program|practicing|catalogs?"
    r"|travel(ed|ing)|cancel(ed|ing)|canceled|meters?|fulfill|mom|pajamas|skillful)\b"
    r"|\b(organ|real|recogn|personal|custom|minim|optim|synchron|apolog|summar|emphas|special|general)iz(e|es|ed|ing)\b"
    r"|\banalyz\w+"
)

DENIALS: frozenset[str] = frozenset({"report_paper.footer"})
"""Ids whose sentence says what Amble does *not* do; each must hold a "not", "never" or "no"."""


def _sentences(value: Any, id: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield id, value
    elif isinstance(value, dict):
        name = value.get("id") or value.get("flag") or value.get("urgency")
        for key, inner in value.items():
            yield from _sentences(inner, f"{name}.{key}" if name else f"{id}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner, id)


def _all_words() -> list[tuple[str, str, str]]:
    paths: list[Path] = [path for room in ROOMS for path in sorted((RESOURCES / room).rglob("*.toml"))]
    return [
        (str(path.relative_to(RESOURCES)), id, text) for path in paths for id, text in _sentences(read_table(path), "")
    ]


WORDS = _all_words()


def found(pattern: str, *, denials: bool = False) -> list[tuple[str, str, str]]:
    """Every sentence with an avoided word; ``denials`` leaves those out that deny it."""
    avoided = re.compile(pattern, re.IGNORECASE)
    return [(file, id, text) for file, id, text in WORDS if avoided.search(text) and not (denials and id in DENIALS)]


def test_there_are_words_to_guard() -> None:
    assert {file.split("/")[0] for file, _, _ in WORDS} >= {"words", "cues", "rules"}
    assert len(WORDS) > 200


def test_no_word_promises_more_than_a_walking_companion_may() -> None:
    assert found(CLAIMS, denials=True) == []


def test_sentences_that_may_name_an_avoided_word_deny_it() -> None:
    for _, id, text in WORDS:
        if id in DENIALS:
            assert re.search(r"\b(not|never|no)\b|n't\b", text, re.IGNORECASE), (id, text)


def test_nobody_is_blamed() -> None:
    assert found(BLAME) == []


def test_nobody_is_frightened() -> None:
    assert found(FEAR) == []


def test_spelling_is_british() -> None:
    assert found(AMERICAN) == []


def test_every_cue_is_short() -> None:
    cues = read_table(RESOURCES / "cues" / "en.toml")
    long = [
        entry["id"]
        for topic, entries in cues.items()
        if topic != "counts"
        for entry in entries
        if topic != "safety" and len(entry["text"].split()) > MOST_WORDS
    ]
    assert long == []


def test_cues_shout_at_nobody() -> None:
    assert [id for file, id, text in WORDS if file.startswith("cues") and "!" in text] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (CLAIMS, "Walking prevents back pain."),
        (CLAIMS, "This is not a diagnosis."),
        (BLAME, "You missed a walk."),
        (FEAR, "Protect your spine."),
        (AMERICAN, "Choose your favorite color."),
        (AMERICAN, "Personalize it."),
    ],
)
def test_the_guards_see_what_they_guard_against(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)
