"""A pyttsx3 driver that behaves as the sentence tells it; run by the real speech process with ``--driver``."""

from __future__ import annotations

import os
import time
import wave
from pathlib import Path
from typing import Any

RATE = 22050


def buildDriver(proxy: Any) -> OddDriver:  # noqa: N802 (pyttsx3's name)
    """What pyttsx3 calls."""
    return OddDriver(proxy)


class OddDriver:
    """Hangs, crashes, writes silence, rubbish or nothing when told so; else a short tone."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy

    def save_to_file(self, text: str, filename: str) -> None:
        """Do what the first word of the sentence says."""
        path, order = Path(filename), text.split()[0].strip(".").lower()
        seen = path.with_name(path.name.partition(".")[0] + ".seen")
        if order == "hang" or (order == "once" and not seen.exists()):
            seen.touch()
            time.sleep(600)
        elif order == "crash":
            os._exit(9)
        elif order == "count":
            with seen.open("a", encoding="utf-8") as asked:
                asked.write(".")
        elif order == "rubbish":
            path.write_bytes(b"this is no sound" * 100)
        elif order != "nothing":
            _write(path, 0 if order == "silence" else 8000)

    def getProperty(self, name: str) -> object:  # noqa: N802 (pyttsx3's name)
        """No voices; a usual rate."""
        return {"voices": [], "rate": 200, "voice": "odd"}[name]

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 (pyttsx3's name)
        """Every property is fine."""

    def startLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """Run what waits."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """There is no loop."""

    def stop(self) -> None:
        """Nothing plays."""

    def destroy(self) -> None:
        """Nothing to let go."""


def _write(path: Path, level: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join((level * sign).to_bytes(2, "little", signed=True) for sign in (1, -1)) * 4000)
