"""A sound device that only writes down what it was asked to play."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.services.ports import Clock, SoundUnavailable


@dataclass(frozen=True)
class Played:
    """One clip: where it was placed, and at which position it was asked for."""

    clip: Path
    at: float
    gain: float
    asked_at: float
    must: bool = False


class FakeSoundOut:
    """A ``SoundOut`` whose position follows the clock that it is given."""

    def __init__(self, clock: Clock, *, missing: str = "") -> None:
        """``missing``: the sentence with which ``open`` fails, "" for a device that works."""
        self.played: list[Played] = []
        self.silenced_at: list[float] = []
        self.is_open = False
        self._clock = clock
        self._missing = missing
        self._began = 0.0
        self._position = 0.0

    def open(self) -> None:
        """Begin at 0. Raises ``SoundUnavailable`` when missing."""
        if self._missing:
            raise SoundUnavailable(self._missing)
        self.is_open = True
        self._began = self._clock.monotonic()
        self._position = 0.0

    def position(self) -> float:
        """Seconds of the clock since ``open``; standing still while closed."""
        if self.is_open:
            self._position = max(self._position, self._clock.monotonic() - self._began)
        return self._position

    def play(self, clip: Path, at: float, gain: float = 1.0, must: bool = False) -> None:
        """Write it down, at the present position when ``at`` has passed."""
        if self.is_open:
            now = self.position()
            self.played.append(Played(clip, max(at, now), gain, now, must))

    def silence(self) -> None:
        """Write the position down and forget what was not yet sounding."""
        now = self.position()
        self.silenced_at.append(now)
        self.played = [played for played in self.played if played.at <= now]

    def close(self) -> None:
        """Stop; the position stays."""
        self.position()
        self.is_open = False

    def names(self) -> list[str]:
        """The stems of the clips played, in order of their place."""
        return [played.clip.stem for played in sorted(self.played, key=lambda played: played.at)]
