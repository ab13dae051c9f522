"""Titles that somebody else wrote, however long."""

from __future__ import annotations

import re

LONGEST_TITLE = 80
"""Letters shown of a title (our choice): about two lines."""
_LONG_WORD = re.compile(r"(\S{20})(?=\S)")
_BREAK = "\N{ZERO WIDTH SPACE}"


def title_words(title: str) -> str:
    """A title that fits: a very long one ends in an ellipsis, and a long word may go on in the next line."""
    short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return _LONG_WORD.sub(rf"\1{_BREAK}", short)
