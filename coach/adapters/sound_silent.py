"""The sound of a machine without sound: a session's clock alone."""

from __future__ import annotations

from coach.domain.cue_proof import CueFate
from coach.domain.sound import Levels
from coach.services.ports import Clock
from coach.services.sound_ports import Heard, PlacedClip


class SilentSound:
    """Plays nothing and tells monotonic time since ``open`` (a ``SoundOut``)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._opened: float | None = None
        self._position = 0.0
        self._marks: list[int] = []

    def open(self) -> None:
        """Begin again at 0."""
        self._opened = self._clock.monotonic()
        self._position = 0.0

    def position(self) -> float:
        """Seconds since ``open``; 0 before it, standing still after ``close``."""
        if self._opened is not None:
            self._position = max(self._position, self._clock.monotonic() - self._opened)
        return self._position

    def play(self, placed: PlacedClip) -> None:
        """Nothing is heard, which ``heard`` tells."""
        if placed.mark:
            self._marks.append(placed.mark)

    def set_levels(self, levels: Levels) -> None:
        """Nothing has a level."""

    def heard(self) -> tuple[Heard, ...]:
        """Each marked clip never sounded, for want of a device."""
        marks, self._marks = self._marks, []
        return tuple(Heard(mark, None, CueFate.NO_DEVICE) for mark in marks)

    def peak(self) -> float:
        """0."""
        return 0.0

    def trouble(self) -> str:
        """Whoever took this one knows why."""
        return ""

    def silence(self) -> None:
        """Nothing was sounding."""

    def close(self) -> None:
        """Stop the clock."""
        self.position()
        self._opened = None
