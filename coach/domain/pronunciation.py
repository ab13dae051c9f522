"""Written words to spoken ones: numbers, units and names that speech engines say wrongly. Captions stay as written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

LARGEST_NUMBER = 999_999
_SLOT = re.compile(r"\{(\d+)(?::(\w+))?\}")


@dataclass(frozen=True)
class NumberWords:
    """How a language builds its numbers the English way: ``small`` are 0 to 19, ``tens`` 20, 30 to 90, and ``link``
    stands between hundreds and the rest ("and"). Raises ``ValueError`` for lists of another length."""

    small: tuple[str, ...]
    tens: tuple[str, ...]
    hundred: str
    thousand: str
    link: str = ""

    def __post_init__(self) -> None:
        if len(self.small) != 20 or len(self.tens) != 8:
            raise ValueError("numbers need 20 small words and 8 tens")

    def say(self, digits: str) -> str:
        """ "105" is "one hundred and five"; digits that begin with 0 or go past 999,999 are said one by one."""
        if (digits != "0" and digits.startswith("0")) or int(digits) > LARGEST_NUMBER:
            return self.spell(digits)
        return self._say(int(digits))

    def spell(self, digits: str) -> str:
        """ "05" is "zero five"."""
        return " ".join(self.small[int(digit)] for digit in digits)

    def _say(self, number: int) -> str:
        if number < 20:
            return self.small[number]
        if number < 100:
            tens, ones = divmod(number, 10)
            return self.tens[tens - 2] + (f"-{self.small[ones]}" if ones else "")
        whole, unit = (100, self.hundred) if number < 1000 else (1000, self.thousand)
        count, rest = divmod(number, whole)
        link = [self.link] if self.link and 0 < rest < 100 else []
        return " ".join([self._say(count), unit, *link, *([self._say(rest)] if rest else [])])


@dataclass(frozen=True)
class Word:
    """Whole words as ``written``, in capitals or not, and as ``spoken``."""

    written: str
    spoken: str

    @property
    def pattern(self) -> str:
        """What finds it."""
        return rf"(?<!\w){re.escape(self.written)}(?!\w)"


@dataclass(frozen=True)
class Pattern:
    """A regular expression, and what is said for it: ``{1}`` is its first group as written, ``{1:number}`` as a number
    in words, ``{1:digits}`` digit by digit. Capitals or not is the same."""

    written: str
    spoken: str

    @property
    def pattern(self) -> str:
        """What finds it."""
        return self.written


@dataclass(frozen=True)
class Pronunciation:
    """What is changed, in order, each over the whole text. Without ``numbers`` digits stay as they are.

    Raises ``ValueError`` for a regular expression that is none, or a group or a form that does not exist.
    """

    patterns: tuple[Pattern, ...] = ()
    words: tuple[Word, ...] = ()
    numbers: NumberWords | None = field(default=None)

    def __post_init__(self) -> None:
        for change in self._in_order:
            _check(change)

    def spoken(self, text: str) -> str:
        """The text as an engine should say it; never blank where the text is not."""
        said = text
        for finder, say in self._changes:
            said = finder.sub(say, said)
        return said if said.strip() else text

    @property
    def _in_order(self) -> tuple[Pattern | Word, ...]:
        return (*self.patterns, *self.words)

    @cached_property
    def _changes(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
        return tuple(
            (re.compile(change.pattern, re.IGNORECASE), self._sayer(change.spoken)) for change in self._in_order
        )

    def _sayer(self, spoken: str) -> Callable[[re.Match[str]], str]:
        def say(found: re.Match[str]) -> str:
            words = _SLOT.sub(lambda slot: self._fill(found[int(slot[1])] or "", slot[2]), spoken)
            # A sentence keeps its capital: engines stress by it.
            return words[:1].upper() + words[1:] if found[0][:1].isupper() else words

        return say

    def _fill(self, written: str, form: str | None) -> str:
        digits = re.sub(r"\D", "", written)
        if form is None or self.numbers is None or not (digits.isascii() and digits.isdigit()):
            return written
        return self.numbers.say(digits) if form == "number" else self.numbers.spell(digits)


def _check(change: Word | Pattern) -> None:
    try:
        groups = re.compile(change.pattern).groups
    except re.error as problem:
        raise ValueError(f"{change.written!r} is no regular expression: {problem}") from None
    if re.compile(change.pattern).search(""):
        raise ValueError(f"{change.written!r} finds nothing everywhere")
    for slot in _SLOT.finditer(change.spoken):
        if not int(slot[1]) <= groups or slot[2] not in (None, "number", "digits"):
            raise ValueError(f"{slot[0]} in {change.spoken!r} stands for nothing")
