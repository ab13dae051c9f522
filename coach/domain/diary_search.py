"""Finding notes by their words: whatever the case, and with or without accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

AROUND = 60
"""Letters told on each side of what was found (our choice)."""


@dataclass(frozen=True)
class NoteFound:
    """A note in the user's words: about the walk ``walk`` (0: about the day) of the local ``day``."""

    day: date
    words: str
    walk: int = 0


def fold(text: str) -> str:
    """The same for "Café", "cafe" and "CAFÉ"."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def find(notes: Iterable[NoteFound], query: str) -> tuple[NoteFound, ...]:
    """Those that hold every word of ``query``, or its beginning anywhere in a word; the newest first. Nothing is found
    by nothing."""
    words = fold(query).split()
    found = (note for note in notes if words and _holds(fold(note.words), words))
    return tuple(sorted(found, key=lambda note: (note.day, note.walk), reverse=True))


def excerpt(text: str, query: str) -> str:
    """What of a note is shown in one line: around the first word of ``query``, with "…" where it goes on."""
    line = " ".join(text.split())
    words = fold(query).split()
    at, begins = 0, 0
    for word in line.split():
        if any(one in fold(word) for one in words):
            at = begins
            break
        begins += len(word) + 1
    first, last = max(0, at - AROUND), min(len(line), at + AROUND)
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"


def _holds(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
