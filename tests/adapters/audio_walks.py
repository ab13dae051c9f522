"""A short walk in every format, spoken by the real voice, and what it was written with."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from coach.adapters.audio_file import FILE_RATE, SoundFiles
from coach.adapters.audio_m4a import m4a_pieces
from coach.adapters.catalogue import find_resources
from coach.bootstrap_core import Core
from coach.bootstrap_walk import new_voice
from coach.domain.sound import SoundSettings
from coach.domain.take_along import FileFormat, TakeAlong
from coach.services.file_making import FileMaker, FileParts
from coach.services.performance import Sounds
from coach.services.sound_ports import FileClip, FileTags

Samples = NDArray[np.float32]
FORMATS = [kind.value for kind in FileFormat]
WALK = TakeAlong(date(2026, 11, 22), 4, seed=5, sound=SoundSettings(level=1.0, beat_on=True, cadence=105))


class Remembering(SoundFiles):
    """The real writer of sound files; keeps what it was given."""

    def __init__(self) -> None:
        self.clips: tuple[FileClip, ...] = ()
        self.tags: FileTags | None = None

    def write(
        self, file: Path, clips: Sequence[FileClip], frames: int, tags: FileTags, go_on: Callable[[float], bool]
    ) -> bool:
        self.clips, self.tags = tuple(clips), tags
        return super().write(file, clips, frames, tags, go_on)


@dataclass(frozen=True)
class WrittenWalk:
    """A walk as files: their clips with their places, tags and manifests by format."""

    folder: Path
    clips: tuple[FileClip, ...]
    tags: FileTags
    manifests: dict[str, dict[str, Any]]

    def file(self, kind: str) -> Path:
        return self.folder / f"walk.{kind}"


def write_walk(folder: Path, voice_id: str = "", request: TakeAlong = WALK) -> WrittenWalk:
    """The walk in every format."""
    core, files = Core(folder / "data"), Remembering()
    sounds = Sounds.of(find_resources() / "sounds")
    maker = FileMaker(FileParts(core.catalogue.cue_book, lambda: new_voice(core), sounds, files, core.phrases))
    manifests = {}
    for kind in FORMATS:
        path = folder / f"{kind}.json"
        done = maker.make(replace(request, voice_id=voice_id), folder / f"walk.{kind}", lambda _: True, path)
        assert done is not None
        assert done.left_out == ()
        manifests[kind] = json.loads(path.read_text(encoding="utf-8"))
    core.close()
    assert files.tags is not None
    return WrittenWalk(folder, files.clips, files.tags, manifests)


@lru_cache(maxsize=8)
def decoded(file: Path) -> Samples:
    """What a player gets of a file."""
    if file.suffix == ".m4a":
        return np.concatenate(list(m4a_pieces(file, 10)))
    samples, rate = soundfile.read(file, dtype="float32")
    assert rate == FILE_RATE
    return np.asarray(samples, np.float32)


def place_of(clip: Samples, near: int, heard: Samples, within: int = 2400) -> int:
    """The frame at which a matched filter finds a clip, looked for up to 50 ms around ``near``."""
    start = max(0, near - within)
    piece = heard[start : near + len(clip) + within].astype(np.float64)
    size = 1 << (len(piece) + len(clip)).bit_length()
    found = np.fft.irfft(np.fft.rfft(piece, size) * np.conj(np.fft.rfft(clip, size)), size)
    return start + int(np.argmax(found[: len(piece) - len(clip) + 1]))
