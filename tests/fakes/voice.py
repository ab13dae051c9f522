"""A voice without an engine: real, tiny sound files, ready when the test wants them."""

from __future__ import annotations

import hashlib
import wave
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from coach.services.sound_ports import VoiceInfo, VoiceSettings

RATE = 22050


class FakeVoice:
    """A ``Voice``. ``slow`` renders only when ``finish`` is called; ``missing`` is an engine that is not there."""

    def __init__(self, folder: Path, *, slow: bool = False, missing: str = "", seconds: float = 0.05) -> None:
        """``missing``: the sentence of ``trouble``, "" for a healthy voice; ``seconds``: length of every clip."""
        self.asked: list[tuple[tuple[str, ...], VoiceSettings]] = []
        self.closed = False
        self._folder = folder
        self._slow = slow
        self._missing = missing
        self._seconds = seconds
        self._waiting: deque[tuple[str, VoiceSettings]] = deque()

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        """Remember what was asked; render it now unless slow or missing."""
        self.asked.append((tuple(texts), settings))
        self._waiting = deque((text, settings) for text in texts)
        if not self._slow:
            self.finish()

    def clip(self, text: str, settings: VoiceSettings) -> Path | None:
        """The file, once rendered."""
        path = self._path(text, settings)
        return path if settings.on and path.exists() else None

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Two voices, or none without an engine."""
        if self._missing:
            return ()
        return (VoiceInfo("fake/calm", "Calm", "en-gb"), VoiceInfo("fake/bright", "Bright", "en-us"))

    def trouble(self) -> str:
        """Why there is no voice."""
        return self._missing

    def close(self) -> None:
        """Remember that it was let go."""
        self.closed = True

    def finish(self, count: int | None = None) -> None:
        """Render the next ``count`` sentences that wait, or all."""
        for _ in range(len(self._waiting) if count is None else count):
            text, settings = self._waiting.popleft()
            if text.strip() and settings.on and not self._missing:
                self._write(self._path(text, settings))

    def fail(self, words: str) -> None:
        """The engine dies: what is rendered stays, nothing more comes."""
        self._missing = words

    def _path(self, text: str, settings: VoiceSettings) -> Path:
        words = f"{settings.voice_id}|{settings.speed}|{text}"
        return self._folder / f"{hashlib.sha256(words.encode()).hexdigest()[:24]}.wav"

    def _write(self, path: Path) -> None:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"\x00\x10\x00\xf0" * int(RATE * self._seconds / 2))
