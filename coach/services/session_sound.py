"""What a session is heard on: the device, or silence while there is none, on one clock that never jumps."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.sound import Levels
from coach.services.sound_ports import Heard, LiveSound, PlacedClip, SoundUnavailable

RETRY_SECONDS = 5.0
"""Seconds between two looks for a device that was missing."""


class SessionSound:
    """Stands before a device and a silent stream; every time it takes and tells is in seconds since ``open``."""

    def __init__(self, real: LiveSound, silent: LiveSound) -> None:
        self._real, self._silent = real, silent
        self._now = silent
        self._levels = Levels()
        self._why = ""
        self._shift = self._tried = 0.0
        self._coming = False

    @property
    def is_silent(self) -> bool:
        """Whether there is no device."""
        return self._now is self._silent

    def open(self) -> None:
        """Begin at 0, on the device if there is one."""
        self._shift = self._tried = 0.0
        self._coming = False
        self._now, self._why = self._real, ""
        try:
            self._real.open()
        except SoundUnavailable as problem:
            self._silent.open()
            self._now, self._why = self._silent, str(problem)
        self._now.set_levels(self._levels)

    def position(self) -> float:
        """Seconds so far, never going backward."""
        return self._shift + self._now.position()

    def look(self) -> bool:
        """Look for a device that was missing; whether the session has just moved to it, so that clips must be placed
        again. The clock goes on in silence until that of the device runs."""
        if not self.is_silent:
            return False
        if not self._coming:
            self._try_again()
        if not self._coming or self._real.position() <= 0.0:
            return False
        self._shift = self.position() - self._real.position()
        self._now, self._why, self._coming = self._real, "", False
        self._silent.close()
        return True

    def play(self, placed: PlacedClip) -> None:
        """Place a clip."""
        self._now.play(replace(placed, at=placed.at - self._shift))

    def silence(self) -> None:
        """Forget every clip, with a short fade."""
        self._now.silence()

    def set_levels(self, levels: Levels) -> None:
        """Change the loudness, here and on a device that comes later."""
        self._levels = levels
        self._now.set_levels(levels)

    def heard(self) -> tuple[Heard, ...]:
        """What became of marked clips since this was last asked."""
        return tuple(
            heard if heard.at is None else replace(heard, at=heard.at + self._shift) for heard in self._now.heard()
        )

    def trouble(self) -> str:
        """One sentence while nothing can be heard, or ""."""
        return self._why or self._now.trouble()

    def close(self) -> None:
        """Let the device go; the position stays."""
        self._now.close()
        if self._coming:
            self._real.close()
            self._coming = False

    def _try_again(self) -> None:
        now = self.position()
        if now - self._tried < RETRY_SECONDS:
            return
        self._tried = now
        try:
            self._real.open()
        except SoundUnavailable:
            return
        self._real.set_levels(self._levels)
        self._coming = True
