"""What a PDF says its glyphs mean, put right, so that words can be found and copied.

Several letters can share a glyph, and Qt (6.11) writes down the lowest of them: in our typeface, for a space, a tab.
"""

from __future__ import annotations

import re

TAB, SPACE = b"<0009>", b"<0020>"
_RANGES = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_MEANT = re.compile(rb"\[[^\]]*\]|(?<=> )<[0-9A-F]{4}>(?=\n)")
"""What glyphs stand for in a line of a table: a list, or one letter at its end; before it stand the glyphs' numbers."""


def with_spaces(pdf: bytes) -> bytes:
    """The same file with spaces where its tables speak of tabs; nothing in it moves."""
    return _RANGES.sub(lambda table: _MEANT.sub(lambda meant: meant[0].replace(TAB, SPACE), table[0]), pdf)
