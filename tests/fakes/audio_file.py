"""Sound files without an encoder: what was asked for is remembered, and a few bytes take each file's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.domain.sound_manifest import Loudness
from coach.services.sound_ports import AudioFileProblem, FileClip, FileTags

RATE = 48_000


@dataclass(frozen=True)
class Written:
    """One file that was asked for."""

    file: Path
    clips: tuple[FileClip, ...]
    frames: int
    tags: FileTags


class FakeAudioFile:
    """An ``AudioFile``. ``fails`` is the sentence of a disk that takes nothing; every clip is ``length`` frames."""

    def __init__(self, *, fails: str = "", length: int = RATE) -> None:
        self.written: list[Written] = []
        self.measured: list[Path] = []
        self._fails = fails
        self._length = length

    def rate(self) -> int:
        """48,000."""
        return RATE

    def frames(self, clip: Path) -> int:
        """The same for every clip that is there."""
        if not clip.exists():
            raise AudioFileProblem(f"{clip.name} is not there.")
        return self._length

    def write(
        self, file: Path, clips: Sequence[FileClip], frames: int, tags: FileTags, go_on: Callable[[float], bool]
    ) -> bool:
        """Two steps of work, each of which can be the last."""
        for share in (0.5, 1.0):
            if not go_on(share):
                return False
        self.write_text(file, "sound")
        self.written.append(Written(file, tuple(clips), frames, tags))
        return True

    def measure(self, file: Path) -> Loudness:
        """As loud as it should be."""
        self.measured.append(file)
        return Loudness(-16.0, -2.5)

    def write_text(self, file: Path, text: str) -> None:
        """A real file."""
        if self._fails:
            raise AudioFileProblem(self._fails)
        file.write_text(text, encoding="utf-8")
