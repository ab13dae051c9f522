"""Finding a card by what somebody types: beginnings of words, other words for the same, and a slip of a finger."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from coach.domain.learn import LearnBook, LearnCard, SearchWords

TITLE, TAGS, BODY = 6.0, 4.0, 1.0
"""What a word counts for by where it was found (our choice): the question is read with the title."""
WHOLE, BEGINNING, KIN, SLIP = 1.0, 0.8, 0.7, 0.5
"""And by how it was found: the word itself, its beginning, a form of it, one letter off."""
OTHER = 0.6
"""What is left of those where the word itself is written somewhere: "numb" is meant, and "number" less so."""
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


class LearnIndex:
    """The words of every card, taken apart once."""

    def __init__(self, book: LearnBook) -> None:
        self._cards, self._ignored = book.cards, book.words.ignored
        self._same = _by_word(book.words)
        self._places: dict[str, dict[int, float]] = {}
        """Each word that is written, with the cards it stands in and what it counts for there."""
        for place, card in enumerate(book.cards):
            for word, weight in _weights(card).items():
                self._places.setdefault(word, {})[place] = weight

    def find(self, query: str) -> tuple[LearnCard, ...]:
        """The cards that have every word of ``query`` in some form, the closest first; where there is none, those that
        have most of them, half at least; none for no words. Words that tell nothing count only where there are no
        others."""
        asked = words_of(query[:LONGEST_QUERY])
        asked = [word for word in asked if word not in self._ignored] or asked
        each = [self._scores(word) for word in dict.fromkeys(asked)]
        met = Counter(place for scores in each for place in scores)
        most = max(met.values(), default=0)
        if most == 0 or 2 * most < len(each):
            return ()
        total = {place: sum(scores.get(place, 0.0) for scores in each) for place, count in met.items() if count == most}
        return tuple(self._cards[place] for place in sorted(total, key=lambda place: (-total[place], place)))

    def _scores(self, asked: str) -> dict[int, float]:
        """The cards that have a word, or one that means the same, with how well the best of them meets it."""
        best: dict[int, float] = {}
        same, is_written = self._same.get(asked, frozenset()), asked in self._places
        for word, places in self._places.items():
            close = WHOLE if word in same else closeness(asked, word)
            if is_written and close < WHOLE:
                close *= OTHER
            for place, weight in places.items() if close else ():
                best[place] = max(weight * close, best.get(place, 0.0))
        return best


def _by_word(words: SearchWords) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in words.same:
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def _weights(card: LearnCard) -> dict[str, float]:
    """What each word of a card counts for, by the best place it stands in."""
    best: dict[str, float] = {}
    fields = ((BODY, (*card.body, *card.todo)), (TAGS, card.tags), (TITLE, (card.title, card.question)))
    for weight, texts in fields:
        best.update((word, weight) for text in texts for word in words_of(text))
    return best


def closeness(asked: str, word: str) -> float:
    """How well a word that was typed meets one that is written, 0 for not at all."""
    if asked == word:
        return WHOLE
    if word.startswith(asked):
        return BEGINNING
    if len(word) >= LEAST_FOR_KIN and asked.startswith(word) and len(asked) - len(word) <= MOST_ENDING:
        return KIN
    near = abs(len(asked) - len(word)) <= 1 and min(len(asked), len(word)) >= LEAST_FOR_SLIP
    if near and is_one_slip(asked, word):
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
