"""How hard a passphrase is to guess, as far as a look at it can tell."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

SHORTEST, FEWEST_LETTERS, WORDS = 15, 6, 4
"""Letters below which it is weak, different letters below which it is, and words from which on it is not. Our choice:
long and easy to remember is worth more than short and odd."""
LONGEST = 256
"""Letters."""


class Strength(StrEnum):
    """What a passphrase is worth."""

    EMPTY = "empty"
    WEAK = "weak"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """How hard it is to guess."""
    plain = written_alike(passphrase)
    if not plain.strip():
        return Strength.EMPTY
    words = {word.casefold() for word in plain.split()}
    different = len(set(plain.casefold()))
    if different < FEWEST_LETTERS or plain.replace(" ", "").isdigit():
        return Strength.WEAK
    return Strength.GOOD if len(plain) >= SHORTEST or len(words) >= WORDS else Strength.WEAK


def written_alike(passphrase: str) -> str:
    """The same letters in the same code points, however a keyboard composed them."""
    return unicodedata.normalize("NFC", passphrase)
