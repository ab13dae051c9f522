"""Long texts in pieces that an engine says one by one, so that none keeps anybody waiting."""

from __future__ import annotations

import re

LONGEST_PIECE = 400
"""Letters; about half a minute of speech, rendered in about a second by the slowest engine measured."""
_ENDS = (
    re.compile(r"(?<=[.!?…؟])\s+|(?<=[。！？])|\n+"),
    re.compile(r"(?<=[,;:،])\s+|(?<=、)"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, the best places first: after sentences, after clauses, between words."""


def pieces(text: str, longest: int = LONGEST_PIECE) -> tuple[str, ...]:
    """The text in order, cut at sentences where that is enough; each piece has 1 to ``longest`` letters and no blank
    ends. Nothing but blanks is left out. Raises ``ValueError`` for a ``longest`` under 1."""
    if longest < 1:
        raise ValueError(f"a piece has at least one letter, not {longest}")
    return tuple(_cut(text, longest, 0))


def _cut(text: str, longest: int, finest: int) -> list[str]:
    text = text.strip()
    if len(text) <= longest:
        return [text] if text else []
    if finest == len(_ENDS):
        return [part for at in range(0, len(text), longest) if (part := text[at : at + longest].strip())]
    found: list[str] = []
    for part in _parts(text, finest):
        if len(part) > longest:
            found += _cut(part, longest, finest + 1)
        elif found and len(found[-1]) + len(part) < longest:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _parts(text: str, finest: int) -> list[str]:
    return [part.strip() for part in _ENDS[finest].split(text) if part.strip()]
