"""Levels that move: a fader without clicks, and the way the sounds go down and up under a voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.adapters.samples import glide

if TYPE_CHECKING:
    from coach.adapters.samples import Samples, Span

DUCK_DB = 9.0
"""How far sounds give way to the voice. Our choice: clearly behind it, and still there."""
DUCK_BEFORE, DUCK_AFTER = 0.080, 0.250
"""Seconds before a voice's first and after its last sample for which the sounds are all the way down."""
DUCK_FALL, DUCK_RISE = 0.080, 0.250
"""Seconds it takes them to get there and back."""
DUCK_LEAD = DUCK_BEFORE + DUCK_FALL
"""Seconds before a voice at which the sounds begin to give way."""


@dataclass
class Fader:
    """A level that moves without a click: ``length`` frames from one to the next."""

    length: int
    level: float = 1.0
    before: float = 1.0
    since: int = -(1 << 62)

    def move(self, level: float, now: int) -> None:
        """Go to ``level`` from frame ``now`` on."""
        self.before, self.level, self.since = float(self.over(now, 1)[0]), level, now

    def over(self, start: int, frames: int) -> Samples:
        """The level of each frame."""
        return glide(self.before, self.level, self.length, start - self.since, frames)

    def is_still(self, start: int) -> bool:
        """Whether the level has arrived by frame ``start``."""
        return self.level == self.before or start >= self.since + self.length


def duck_span(at: int, end: int, known: int, rate: int) -> Span:
    """How deep the sounds are under a voice from frame ``at`` to ``end``: all the way from 80 ms before it to 250 ms
    after it. For a voice not ``known`` of so early, the way down begins at that frame."""
    fall, rise = round(DUCK_FALL * rate), round(DUCK_RISE * rate)
    low = max(at - round(DUCK_BEFORE * rate), known + fall)
    up = max(low, end + round(DUCK_AFTER * rate))
    return ((low - fall, 0.0), (low, 1.0), (up, 1.0), (up + rise, 0.0))


def released(span: Span, now: int, rate: int) -> Span:
    """A span whose voice is gone at frame ``now``: straight up from where it is."""
    if not span or span[0][0] >= now:
        return ()
    if now >= span[-2][0]:
        return span
    (begin, _), (low, _) = span[:2]
    depth = min(1.0, (now - begin) / (low - begin))
    return ((begin, 0.0), (now, depth), (now + max(1, round(depth * DUCK_RISE * rate)), 0.0))
