"""A sound device that only writes down what it was asked to play."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.domain.sound import Bus, Levels
from coach.services.ports import Clock
from coach.services.sound_ports import Heard, PlacedClip, SoundUnavailable


@dataclass(frozen=True)
class Played:
    """One clip: where it was placed, and at which position it was asked for."""

    clip: Path
    at: float
    gain: float
    asked_at: float
    must: bool = False
    bus: Bus = Bus.VOICE
    mark: int = 0


class FakeSoundOut:
    """A ``SoundOut`` whose position follows the clock that it is given."""

    def __init__(self, clock: Clock, *, missing: str = "") -> None:
        """``missing``: the sentence with which ``open`` fails, "" for a device that works."""
        self.played: list[Played] = []
        self.silenced_at: list[float] = []
        self.is_open = False
        self.levels: list[Levels] = []
        self.broken = ""
        self._heard: list[Heard] = []
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

    def play(self, placed: PlacedClip) -> None:
        """Write it down, at the present position when its time has passed."""
        if self.is_open:
            now, one = self.position(), placed
            at = max(one.at, now)
            self.played.append(Played(one.clip, at, one.gain, now, one.must, one.bus, one.mark))
            if one.mark:
                self._heard.append(Heard(one.mark, at))

    def set_levels(self, levels: Levels) -> None:
        """Remember them."""
        self.levels.append(levels)

    def heard(self) -> tuple[Heard, ...]:
        """Every marked clip whose place has passed, once."""
        now = self.position()
        due = tuple(heard for heard in self._heard if heard.at is not None and heard.at <= now)
        self._heard = [heard for heard in self._heard if heard not in due]
        return due

    def peak(self) -> float:
        """Half, while anything was ever played."""
        return 0.5 if self.played else 0.0

    def trouble(self) -> str:
        """What a test says went wrong."""
        return self.broken

    def silence(self) -> None:
        """Write the position down and forget what was not yet sounding."""
        now = self.position()
        self.silenced_at.append(now)
        self.played = [played for played in self.played if played.at <= now]
        self._heard = [heard for heard in self._heard if heard.at is not None and heard.at <= now]

    def close(self) -> None:
        """Stop; the position stays."""
        self.position()
        self.is_open = False

    def names(self) -> list[str]:
        """The stems of the clips played, in order of their place."""
        return [played.clip.stem for played in sorted(self.played, key=lambda played: played.at)]
