"""A sound device that only writes down what it was asked to play."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.domain.cue_proof import CueFate
from coach.domain.sound import Bus, Levels
from coach.services.ports import Clock
from coach.services.sound_ports import Heard, PlacedClip, SoundUnavailable


@dataclass(frozen=True)
class Played:
    """One clip: where it was placed, at which position it was asked for, and after how many silences."""

    clip: Path
    at: float
    gain: float
    asked_at: float
    must: bool = False
    bus: Bus = Bus.VOICE
    mark: int = 0
    silences: int = 0


DROP_AFTER = 3.0
"""Seconds that a clip may wait for a device that stands still, unless it must sound."""


class FakeSoundOut:
    """A ``LiveSound`` whose position follows the clock that it is given."""

    def __init__(self, clock: Clock, *, missing: str = "") -> None:
        """``missing``: the sentence with which ``open`` fails, "" for a device that works."""
        self.played: list[Played] = []
        self.silenced_at: list[float] = []
        self.is_open = False
        self.levels: list[Levels] = []
        self._broken = ""
        self._mended_at = 0.0
        self._waiting: list[Played] = []
        self._told: list[Heard] = []
        self._clock = clock
        self._missing = missing
        self._began = 0.0
        self._position = 0.0

    @property
    def broken(self) -> str:
        """What a test says went wrong with a device that was there: time goes on, and nothing sounds."""
        return self._broken

    @broken.setter
    def broken(self, words: str) -> None:
        self._settle()
        if not words:
            self._mended_at = self.position()
        self._broken = words

    def plug_in(self) -> None:
        """The missing device is there now."""
        self._missing = ""

    def open(self) -> None:
        """Begin at 0. Raises ``SoundUnavailable`` when missing."""
        if self._missing:
            raise SoundUnavailable(self._missing)
        self.is_open = True
        self._began = self._clock.monotonic()
        self._position = self._mended_at = 0.0
        self._waiting, self._told = [], []

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
            played = Played(one.clip, at, one.gain, now, one.must, one.bus, one.mark, len(self.silenced_at))
            self.played.append(played)
            self._waiting.append(played)

    def set_levels(self, levels: Levels) -> None:
        """Remember them."""
        self.levels.append(levels)

    def heard(self) -> tuple[Heard, ...]:
        """Every marked clip that began, or that waited too long for a broken device, once."""
        self._settle()
        told, self._told = tuple(self._told), []
        return told

    def tell(self, heard: Heard) -> None:
        """Say this at the next question, and nothing else about that clip."""
        self._waiting = [one for one in self._waiting if one.mark != heard.mark]
        self._told.append(heard)

    def peak(self) -> float:
        """Half, while anything was ever played."""
        return 0.5 if self.played else 0.0

    def trouble(self) -> str:
        """What a test says went wrong."""
        return self._broken

    def silence(self) -> None:
        """Write the position down and forget what was not yet sounding."""
        self._settle()
        now = self.position()
        self.silenced_at.append(now)
        self._told += [Heard(one.mark, None, CueFate.CUT_OFF) for one in self._waiting if one.mark]
        self._waiting = []
        self.played = [played for played in self.played if played.at <= now]

    def close(self) -> None:
        """Stop; the position stays."""
        self.position()
        self.is_open = False

    def names(self) -> list[str]:
        """The stems of the clips played, in order of their place."""
        return [played.clip.stem for played in sorted(self.played, key=lambda played: played.at)]

    def _settle(self) -> None:
        """Tell what became of the clips whose place has passed."""
        now = self.position()
        for one in [one for one in self._waiting if one.at <= now]:
            begins = now if self._broken else max(one.at, self._mended_at)
            in_time = one.must or begins - one.at <= DROP_AFTER
            if self._broken and in_time:
                continue
            self._waiting.remove(one)
            if one.mark:
                why = CueFate.NO_DEVICE
                self._told.append(Heard(one.mark, begins) if in_time else Heard(one.mark, None, why))
