"""The soft sound that comes with a reminder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from coach.domain.sound import Bus
from coach.services.sound_ports import PlacedClip, SoundOut, SoundUnavailable

_LET_GO_MS = 4000
"""Milliseconds; longer than the sound and what the device holds ahead."""


class Chime(QObject):
    """Plays one short sound and lets the device go; without a device it is quiet."""

    def __init__(self, sound: SoundOut, clip: Path) -> None:
        super().__init__()
        self._sound, self._clip = sound, clip
        self._closer = QTimer(self, singleShot=True)
        self._closer.timeout.connect(sound.close)

    def ring(self, loudness: float, clip: Path | None = None) -> bool:
        """Play it now, or another ``clip`` in its place, at a loudness of 0–1; whether it could."""
        try:
            self._sound.open()
        except SoundUnavailable:
            return False
        self._sound.play(PlacedClip(clip or self._clip, self._sound.position(), Bus.SOUNDS, loudness))
        self._closer.start(_LET_GO_MS)
        return True

    def stop(self) -> None:
        """Be silent at once, and let the device go."""
        self._closer.stop()
        self._sound.close()
