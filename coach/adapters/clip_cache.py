"""Rendered sentences kept on disk; anybody may delete the folder at any time."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

CLIP_VERSION = "3"
"""Part of every clip's key: raise it when the same sentence should sound different (driver, trimming, loudness)."""
DEFAULT_LIMIT = 50 * 1024 * 1024
"""Bytes; about 350 sentences, more than a year of different walks uses."""

STALE_SECONDS = 600.0
"""No sentence takes so long."""


class ClipCache:
    """WAV files by a key of what was said and how. Bounded; the least recently used go first."""

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit

    def path(self, voice: str, speed: float, text: str, engine: str) -> Path:
        """Where the clip of this sentence lives, whether it exists or not. ``engine`` names driver and version."""
        words = "\0".join((engine, voice, f"{speed:.3f}", text))
        return self._folder / f"{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()}.wav"

    def find(self, path: Path) -> Path | None:
        """The clip when it is there, marked as just used; else None."""
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def make_room(self) -> None:
        """Delete the least recently used clips beyond the limit.

        Raises ``OSError`` when the folder cannot be made or read.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        used = sorted(self._clips(), reverse=True)
        total = 0
        for _, size, path in used:
            total += size
            if total > self._limit:
                with suppress(OSError):
                    path.unlink()

    def drop_parts(self) -> None:
        """Delete files left half-written long ago; another voice may be writing the young ones."""
        with suppress(OSError):
            for part in self._folder.glob("*.part"):
                if time.time() - part.stat().st_mtime > STALE_SECONDS:
                    part.unlink(missing_ok=True)

    def _clips(self) -> list[tuple[float, int, Path]]:
        found: list[tuple[float, int, Path]] = []
        for entry in os.scandir(self._folder):
            if entry.name.endswith(".wav"):
                with suppress(OSError):
                    status = entry.stat()
                    found.append((status.st_mtime, status.st_size, Path(entry.path)))
        return found
