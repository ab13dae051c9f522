"""Counting what a long command has done, from the lines that it prints."""

from __future__ import annotations

import re
from collections.abc import Callable

MANY = 25
"""With more things than this to count, only some of them are said."""
SAID = 8


class Progress:
    """Says "3 of 12" with the name of the thing. ``pattern`` finds the lines that count, and their ``what``."""

    def __init__(self, say: Callable[[str], None], total: int, pattern: str) -> None:
        self._say = say
        self._total = total
        self._pattern = re.compile(pattern)
        self._count = 0

    def heard(self, line: str, done: str) -> None:
        """Take in one line. ``done`` says what has happened to the thing, or is happening."""
        found = self._pattern.match(line)
        if not found:
            return
        self._count += 1
        every = 1 if self._total <= MANY else -(-self._total // SAID)
        if self._count % every == 0 or self._count == self._total:
            self._say(f"  {min(self._count, self._total)} of {self._total} {done}: {found['what']}")
