"""What the tests of the voice share: voices that are let go, clips that are waited for, a hibari to be changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.adapters.clip_cache import ClipCache
from coach.adapters.hibari_driver import package_folder
from coach.adapters.samples import read_clip
from coach.adapters.speech import SpeechVoice
from coach.adapters.speech_child import usual_command
from coach.services.sound_ports import Voice, VoiceSettings
from tests.patience import until

USUAL = VoiceSettings()
PLAIN = (*usual_command(), "--without", "natural")
"""As on a computer without the natural voice."""
ODD = (*usual_command(), "--driver", "tests.fakes.odd_speech_driver")
ODD_FIRST = (*usual_command(), "--first", "tests.fakes.odd_speech_driver")


class Room:
    """Makes voices over one folder of clips; ``close`` lets all of them go."""

    def __init__(self, folder: Path) -> None:
        self.clips, self.fetched = folder / "clips", folder / "voices"
        self._made: list[SpeechVoice] = []

    def voice(
        self, command: Sequence[str] | None = None, limit: float = 10.0, language: str = "en", idle: float = 300.0
    ) -> SpeechVoice:
        cache = ClipCache(self.clips)
        self._made.append(SpeechVoice(cache, command, limit, language, self.fetched, idle=idle))
        return self._made[-1]

    def close(self) -> None:
        for voice in self._made:
            voice.close()


def rendered(voice: Voice, text: str, settings: VoiceSettings = USUAL, limit: float = 20.0) -> Path:
    """The clip of a sentence, asked for and awaited for so many seconds."""
    voice.prepare([text], settings)
    until(lambda: voice.clip(text, settings) is not None, limit)
    clip = voice.clip(text, settings)
    assert clip is not None
    return clip


def seconds(clip: Path) -> float:
    rate, samples = read_clip(clip)
    return len(samples) / rate


def rate_of(clip: Path) -> int:
    """24,000 Hz is the natural voice, 22,050 espeak."""
    return read_clip(clip)[0]


def pitch(clip: Path) -> float:
    """The commonest tone of a voice in Hz, 60 to 400: where the whole sentence resembles itself most."""
    rate, samples = read_clip(clip)
    power = np.abs(np.fft.rfft(samples, 2 * len(samples))) ** 2
    likeness = np.fft.irfft(power)
    shortest = rate // 400
    return rate / (shortest + int(np.argmax(likeness[shortest : rate // 60])))


def own_hibari(folder: Path) -> Path:
    """A copy of the installed hibari that can be changed, in which the model of "emma" is that of "heart".

    Put ``folder`` on PYTHONPATH for the speech process; the model to fetch is returned.
    """
    package = package_folder()
    assert package is not None
    copy = folder / "hibari"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("*.onnx", "*.gz", "__pycache__"))
    for big in (*package.rglob("*.onnx"), *package.rglob("*.gz")):
        (copy / big.relative_to(package)).symlink_to(big)
    register = copy / "assets" / "voices.json"
    voices = json.loads(register.read_text(encoding="utf-8"))
    model: Path = copy / "assets" / voices["heart"]["file"]
    whole = hashlib.sha256(model.read_bytes()).hexdigest()
    voices["emma"].update(sha256=whole, bytes=model.stat().st_size)
    register.write_text(json.dumps(voices), encoding="utf-8")
    return model
