"""Clips mixed into one stream of samples, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

DROP_AFTER_SECONDS = 3.0
"""A clip that waited this long beyond its time, because the stream stood still, is dropped instead of piled up."""
FADE_SECONDS = 0.03
"""Short enough to feel immediate, long enough not to click."""


@dataclass
class _Placed:
    samples: Samples
    at: int
    asked: int
    started: bool = False


class Mixer:
    """Places mono clips on a line of frames. Any thread may add; one thread takes blocks."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._lock = Lock()
        self._placed: list[_Placed] = []
        self._next = 0

    def add(self, samples: Samples, at: int, gain: float = 1.0) -> None:
        """Let a clip begin at frame ``at``, or at once when that has passed."""
        import numpy as np

        scaled = (samples * np.float32(gain)).astype(np.float32)
        with self._lock:
            self._placed.append(_Placed(scaled, at, max(at, self._next)))

    def fade_out(self) -> None:
        """Forget what waits; what sounds fades within 30 ms."""
        import numpy as np

        length = int(FADE_SECONDS * self._rate)
        with self._lock:
            self._placed = [placed for placed in self._placed if placed.started]
            for placed in self._placed:
                rest = placed.samples[self._next - placed.at :][:length]
                fade = np.linspace(1.0, 0.0, length, endpoint=False, dtype=np.float32)[: len(rest)]
                placed.samples, placed.at = rest * fade, self._next

    def block(self, start: int, frames: int) -> Samples:
        """The sum of every clip over ``frames`` frames from ``start``, held within −1 to 1."""
        import numpy as np

        out = np.zeros(frames, np.float32)
        with self._lock:
            self._next = start + frames
            self._placed = [placed for placed in self._placed if self._mix(placed, out, start)]
        return np.clip(out, -1.0, 1.0, out=out)

    def _mix(self, placed: _Placed, out: Samples, start: int) -> bool:
        """Add one clip's share; False once it is over (or too late)."""
        if not placed.started and placed.at < start:
            if start - placed.asked > DROP_AFTER_SECONDS * self._rate:
                return False
            placed.at = start
        begin = placed.at - start
        if begin >= len(out):
            return True
        placed.started = True
        piece = placed.samples[max(0, -begin) : len(out) - begin]
        first = max(0, begin)
        out[first : first + len(piece)] += piece
        return begin + len(placed.samples) > len(out)
