"""The sound of a machine without sound: a session's clock alone."""

from __future__ import annotations

from pathlib import Path

from coach.services.ports import Clock


class SilentSound:
    """Plays nothing and tells monotonic time since ``open`` (a ``SoundOut``)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._opened: float | None = None
        self._position = 0.0

    def open(self) -> None:
        """Begin again at 0."""
        self._opened = self._clock.monotonic()
        self._position = 0.0

    def position(self) -> float:
        """Seconds since ``open``; 0 before it, standing still after ``close``."""
        if self._opened is not None:
            self._position = max(self._position, self._clock.monotonic() - self._opened)
        return self._position

    def play(self, clip: Path, at: float, gain: float = 1.0, must: bool = False) -> None:
        """Nothing is heard."""

    def silence(self) -> None:
        """Nothing was sounding."""

    def close(self) -> None:
        """Stop the clock."""
        self.position()
        self._opened = None
