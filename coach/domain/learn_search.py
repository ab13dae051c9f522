"""Finding a card by what somebody types: beginnings of words, other words for the same, and a slip of a finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from coach.domain.learn import LearnBook, LearnCard, SearchWords

TITLE, TAGS, BODY = 6.0, 4.0, 1.0
"""What a word counts for by where it was found (our choice): the question is read with the title."""
WHOLE, BEGINNING, KIN, SLIP = 1.0, 0.8, 0.7, 0.5
"""And by how it was found: the word itself, its beginning, a form of it, one letter off."""
LEAST_FOR_SLIP = 5
"""Letters of a word from which one may be wrong: shorter words become others too easily."""
LEAST_FOR_KIN, MOST_ENDING = 4, 3
"""Letters of a stem, and at most of its ending: "walks" and "walking" find "walk"."""
LONGEST_QUERY = 200
"""Letters that are looked at."""
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text without case and accents; an apostrophe is no part of a word and parts none."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


@dataclass(frozen=True)
class _Entry:
    """A card's words with what each counts for."""

    card: LearnCard
    words: tuple[tuple[str, float], ...]


class LearnIndex:
    """The words of every card, taken apart once."""

    def __init__(self, book: LearnBook) -> None:
        self._ignored = book.words.ignored
        self._same = _by_word(book.words)
        self._entries = [_entry(card) for card in book.cards]

    def find(self, query: str) -> tuple[LearnCard, ...]:
        """The cards that have every word of ``query`` in some form, the closest first; none for no words. Words that
        tell nothing count only where there are no others."""
        asked = words_of(query[:LONGEST_QUERY])
        asked = [word for word in asked if word not in self._ignored] or asked
        if not asked:
            return ()
        wanted = [self._same.get(word, frozenset((word,))) for word in asked]
        scored = [(_score(entry, wanted), entry.card) for entry in self._entries]
        return tuple(card for score, card in sorted(scored, key=lambda found: -found[0]) if score > 0)


def _by_word(words: SearchWords) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in words.same:
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def _entry(card: LearnCard) -> _Entry:
    best: dict[str, float] = {}
    fields = (
        (TITLE, (card.title, card.question)),
        (TAGS, card.tags),
        (BODY, (*card.body, *card.todo)),
    )
    for weight, texts in fields:
        for text in texts:
            for word in words_of(text):
                best[word] = max(weight, best.get(word, 0.0))
    return _Entry(card, tuple(best.items()))


def _score(entry: _Entry, wanted: list[frozenset[str]]) -> float:
    """The sum over all words asked for; 0 where one of them is not there."""
    each = [max(_best(entry, word) for word in same) for same in wanted]
    return sum(each) if all(each) else 0.0


def _best(entry: _Entry, asked: str) -> float:
    return max((weight * closeness(asked, word) for word, weight in entry.words), default=0.0)


def closeness(asked: str, word: str) -> float:
    """How well a word that was typed meets one that is written, 0 for not at all."""
    if asked == word:
        return WHOLE
    if word.startswith(asked):
        return BEGINNING
    if len(word) >= LEAST_FOR_KIN and asked.startswith(word) and len(asked) - len(word) <= MOST_ENDING:
        return KIN
    if min(len(asked), len(word)) >= LEAST_FOR_SLIP and is_one_slip(asked, word):
        return SLIP
    return 0.0


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter too many, too few or wrong, or by two that changed places."""
    at = _common(one, other)
    left, right = one[at:], other[at:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[1::-1] and len(left) > 1 and left[2:] == right[2:])
    )


def _common(one: str, other: str) -> int:
    """Letters at the beginning that are the same."""
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
