"""How much room the sentence of a walk takes, and whether the ring has any beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from coach.ui.theme import Appearance

LEAST, LEAST_WORDS = 190, 130
"""Pixels the ring may shrink to: at any size of text, and at 100 %, so that the words in it stay legible."""
SPOKEN, SPOKEN_SMALL = 27, 16
"""Pixels at 100 % of the sentence just spoken, and of one for which there is too little room."""
ROLES = (("spoken", SPOKEN), ("large", 21))
"""Type roles of the sentence with their pixels at 100 %, the most wanted first; "bold" where neither fits."""
MARGIN = 32
"""Pixels at either side of the page, at most."""
AIR, APART = 12, 24
"""Pixels between two lines of words, and between the ring and the words."""


@dataclass(frozen=True)
class WalkRoom:
    """``width`` and ``height`` are the pixels there are; ``beside`` is whether the words stand beside the ring."""

    appearance: Appearance
    width: int = 0
    height: int = 0
    beside: bool = False

    def has_ring(self, longest: str) -> bool:
        """Whether there is room for the least ring and the ``longest`` sentence, written small."""
        words = self._height_of(longest, SPOKEN_SMALL) + self._line
        return not self.width or (max(self._least, words) if self.beside else self._taken + words) <= self.height

    def for_sentence(self, tight: bool) -> int:
        """Pixels of height for the sentence; ``tight`` is where a line stands in place of the ring."""
        if not self.width:
            return 2 * self.two_lines
        left = self.height - self._line * (2 if tight else 1)
        return left if tight or self.beside else left - self._taken

    def role(self, sentence: str, tight: bool) -> str:
        """The type role in which ``sentence`` fits."""
        room = self.for_sentence(tight)
        return next((role for role, size in ROLES if self._height_of(sentence, size) <= room), "bold")

    @property
    def two_lines(self) -> int:
        """Pixels of height of two lines of the sentence as it is wanted."""
        return 2 * QFontMetrics(self.appearance.font(SPOKEN, bold=True)).lineSpacing()

    @property
    def _least(self) -> int:
        return max(LEAST, self.appearance.px(LEAST_WORDS))

    @property
    def _taken(self) -> int:
        """By the ring above the words."""
        return self._least + APART

    @property
    def _line(self) -> int:
        return self._height_of("–", SPOKEN_SMALL) + AIR

    def _height_of(self, text: str, size: int) -> int:
        inner = self.width - 2 * MARGIN if self.width else 1_000_000
        room = QRect(0, 0, (inner - APART) // 2 if self.beside else inner, 0)
        metrics = QFontMetrics(self.appearance.font(size, bold=True))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
