"""Clips mixed into one stream of samples, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from coach.adapters.samples import add, faded, silence

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

DROP_AFTER_SECONDS = 3.0
"""A clip that waited this long beyond its time, because the stream stood still, is dropped instead of piled up,
unless it must sound."""
FADE_SECONDS = 0.03
"""Short enough to feel immediate, long enough not to click."""


@dataclass
class _Placed:
    samples: Samples
    at: int
    asked: int
    must: bool = False
    started: bool = False


class Mixer:
    """Places mono clips on a line of frames. Any thread may add; one thread takes blocks."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._lock = Lock()
        self._placed: list[_Placed] = []
        self._next = 0

    def add(self, samples: Samples, at: int, gain: float = 1.0, must: bool = False) -> None:
        """Let a clip begin at frame ``at``, or at once when that has passed; late or not when it ``must``."""
        with self._lock:
            self._placed.append(_Placed(samples * gain, at, max(at, self._next), must))

    def fade_out(self) -> None:
        """Forget what waits; what sounds fades within 30 ms."""
        length = int(FADE_SECONDS * self._rate)
        with self._lock:
            self._placed = [placed for placed in self._placed if placed.started]
            for placed in self._placed:
                placed.samples = faded(placed.samples[self._next - placed.at :], length)
                placed.at = self._next

    def block(self, start: int, frames: int) -> Samples:
        """The sum of every clip over ``frames`` frames from ``start``."""
        out = silence(frames)
        with self._lock:
            self._next = start + frames
            self._placed = [placed for placed in self._placed if self._mix(placed, out, start)]
        return out

    def _mix(self, placed: _Placed, out: Samples, start: int) -> bool:
        """Add one clip's share; False once it is over (or too late)."""
        if not placed.started and placed.at < start:
            if not placed.must and start - placed.asked > DROP_AFTER_SECONDS * self._rate:
                return False
            placed.at = start
        begin = placed.at - start
        if begin >= len(out):
            return True
        placed.started = True
        add(placed.samples[max(0, -begin) : len(out) - begin], out, max(0, begin))
        return begin + len(placed.samples) > len(out)
