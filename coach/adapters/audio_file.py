"""Sound files: a part file in the wanted format, block by block, and its final name once it is whole."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coach.adapters.audio_chapters import vorbis_comments
from coach.adapters.audio_chapters_ogg import NoRoom, put_into_flac, put_into_ogg
from coach.adapters.audio_file_wav import WavWriter
from coach.adapters.audio_m4a import M4aWriter, m4a_pieces
from coach.adapters.audio_meter import PIECE_SECONDS, measured
from coach.adapters.audio_mix import blocks
from coach.adapters.audio_mp3 import Mp3Writer
from coach.adapters.part_file import part_of
from coach.adapters.samples import BadClip, clip_length
from coach.domain.sound_manifest import Loudness
from coach.services.sound_ports import AudioFileProblem, FileClip, FileTags

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

FILE_RATE = 48_000
"""Frames a second, as the live stream has them."""
_ROOM = 64
"""Bytes beside the comments that the library's own fields and the padding take."""
_SMALL_DISK = 1 << 20
"""Bytes left on a disk that counts as full when a library fails without saying why."""


class Writer(Protocol):
    """Writes one sound file in one format; a failed one raises ``OSError``."""

    def write(self, samples: Samples) -> None:
        """The next block."""

    def finish(self) -> None:
        """Complete the file."""

    def close(self) -> None:
        """Let the file go, finished or not."""


class SoundFiles:
    """An ``AudioFile`` for WAV, FLAC, Ogg Vorbis, MP3 and M4A."""

    def rate(self) -> int:
        """48,000."""
        return FILE_RATE

    def frames(self, clip: Path) -> int:
        """The length at the file's rate."""
        with _told(clip):
            frames, rate = clip_length(clip)
        return -(-frames * FILE_RATE // rate)

    def write(
        self,
        file: Path,
        clips: Sequence[FileClip],
        frames: int,
        tags: FileTags,
        go_on: Callable[[float], bool],
    ) -> bool:
        """Mix and write; see ``AudioFile``."""
        make = _WRITERS.get(file.suffix.lower())
        if make is None:
            raise AudioFileProblem(f"{file.name} ends in no kind of sound file: use {', '.join(_WRITERS)}.")
        try:
            # Also inside: whether the disk is full shows only while the part file is there.
            with _told(file), part_of(file) as part, _told(file):
                _write(make(part, FILE_RATE, tags), clips, frames, go_on)
            return True
        except _Stopped:
            return False

    def measure(self, file: Path) -> Loudness:
        """Loudness and true peak of what a player would play."""
        try:
            is_m4a = file.suffix.lower() == ".m4a"
            pieces = m4a_pieces(file, PIECE_SECONDS) if is_m4a else _pieces(file)
            return measured(pieces, FILE_RATE)
        except OSError as problem:
            why = problem.strerror or str(problem).rstrip(".")
            raise AudioFileProblem(f"{file.name} cannot be read again: {why}.") from problem

    def write_text(self, file: Path, text: str) -> None:
        """In UTF-8, through a part file."""
        with _told(file), part_of(file) as part:
            part.write_text(text, encoding="utf-8", newline="\n")


def _pieces(file: Path) -> Iterator[Samples]:
    import soundfile

    with _as_os_error(), soundfile.SoundFile(str(file)) as sound:
        yield from sound.blocks(PIECE_SECONDS * sound.samplerate, dtype="float32")


class _Stopped(Exception):
    """Somebody said no in the middle."""


def _write(writer: Writer, clips: Sequence[FileClip], frames: int, go_on: Callable[[float], bool]) -> None:
    """Mix and encode side by side: a block is encoded, which leaves Python free, while the next one is mixed.

    Raises ``_Stopped`` once ``go_on`` says no.
    """
    from concurrent.futures import Future, ThreadPoolExecutor

    done, before = 0, Future[None]()
    before.set_result(None)
    try:
        with ThreadPoolExecutor(1, "encoder") as encoder:
            for block in blocks(clips, frames, FILE_RATE):
                before.result()
                if not go_on(done / frames):
                    raise _Stopped
                before = encoder.submit(writer.write, block)
                done += len(block)
            before.result()
        if not go_on(1.0):
            raise _Stopped
        writer.finish()
    finally:
        writer.close()


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What goes wrong with ``file``, as one sentence."""
    try:
        yield
    except BadClip as problem:
        raise AudioFileProblem(f"A sound of the walk cannot be read: {problem}.") from problem
    except OSError as problem:
        raise AudioFileProblem(_sentence(problem, file)) from problem


def _sentence(problem: OSError, file: Path) -> str:
    """What went wrong, for the user."""
    folder = file.absolute().parent
    if problem.errno == errno.ENOSPC or (problem.errno is None and _is_full(folder)):
        return f"The disk with {folder} is full, so {file.name} was not written."
    if not os.path.isdir(folder):  # Path.is_dir raises for a name that is too long, or where nobody may look
        return f"There is no folder {folder}, so {file.name} was not written."
    if os.path.isdir(file):
        return f"{file} is a folder, so the sound file needs another name."
    return f"{file.name} cannot be written to {folder}: {problem.strerror or problem}."


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SMALL_DISK
    except OSError:
        return False


class _LibraryWriter:
    """FLAC and Ogg Vorbis through libsndfile; room is left for comments, which it does not know, and then filled."""

    kind, subtype = "", ""

    def __init__(self, file: Path, rate: int, tags: FileTags) -> None:
        import soundfile

        self._path, self._comments, self._frames = file, vorbis_comments(tags), 0
        file.open("wb").close()  # says by itself what is wrong, which the library does not
        with _as_os_error():
            self._sound = soundfile.SoundFile(str(file), "w", rate, 1, self.subtype, format=self.kind)
            self._sound.comment = " " * (len(self._comments) + _ROOM)

    def write(self, samples: Samples) -> None:
        """The next block; never more than a second, since a long one crashes libsndfile's Vorbis encoder."""
        with _as_os_error():
            self._sound.write(samples)
        self._frames += len(samples)

    def finish(self) -> None:
        """The rest, checked by reading, since the library does not tell of what it could not write at the end."""
        import soundfile

        with _as_os_error():
            self._sound.close()
            if soundfile.info(str(self._path)).frames != self._frames:
                raise OSError("it is shorter than it should be")
            self._put(self._path, self._comments)

    def close(self) -> None:
        """Let the file go, finished or not."""
        with suppress(OSError), _as_os_error():
            self._sound.close()

    def _put(self, path: Path, comments: bytes) -> None:
        raise NotImplementedError


class _FlacWriter(_LibraryWriter):
    kind, subtype = "FLAC", "PCM_16"

    def _put(self, path: Path, comments: bytes) -> None:
        put_into_flac(path, comments)


class _OggWriter(_LibraryWriter):
    kind, subtype = "OGG", "VORBIS"

    def _put(self, path: Path, comments: bytes) -> None:
        put_into_ogg(path, comments)


@contextmanager
def _as_os_error() -> Iterator[None]:
    """libsndfile's failures, which tell little, as those of a file."""
    import soundfile

    try:
        yield
    except (soundfile.SoundFileError, AssertionError, NoRoom) as problem:
        raise OSError(str(problem) or "it cannot be written on") from problem


_WRITERS: dict[str, Callable[[Path, int, FileTags], Writer]] = {
    ".mp3": Mp3Writer,
    ".ogg": _OggWriter,
    ".flac": _FlacWriter,
    ".wav": WavWriter,
    ".m4a": M4aWriter,
}
