"""M4A (AAC) through PyAV, which is the extra "m4a" since few need it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.adapters.audio_chapters import lrc
from coach.services.sound_ports import AudioFileProblem, FileTags

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

_BITS_A_SECOND = 96_000
_CODER = {"aac_coder": "fast"}
"""The usual one puts up to 2 dB on the peaks of speech, this one none that we could measure."""
MISSING = (
    'M4A files need the library PyAV, which comes with the extra "m4a" '
    f"({sys.executable} -m pip install av). MP3 plays everywhere too."
)
_log = logging.getLogger(__name__)


class M4aWriter:
    """Writes one M4A file from blocks of mono samples."""

    def __init__(self, file: Path, rate: int, tags: FileTags) -> None:
        """Raises ``OSError``, and ``AudioFileProblem`` without the extra."""
        try:
            import av
        except ImportError as problem:
            _log.info("no M4A: %s", problem)
            raise AudioFileProblem(MISSING) from None
        self._rate, self._samples = rate, 0
        container: Any = av.open(str(file), "w", format="ipod")
        self._container = container
        self._stream: Any = self._container.add_stream(
            "aac", rate=rate, layout="mono", bit_rate=_BITS_A_SECOND, options=_CODER
        )
        self._container.metadata.update(_metadata(tags))
        self._container.set_chapters(_chapters(tags))

    def write(self, samples: Samples) -> None:
        """The next block. Raises ``OSError``."""
        import av

        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = self._rate, Fraction(1, self._rate), self._samples
        self._samples += len(samples)
        with _as_os_error():
            self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """The rest. Raises ``OSError``."""
        with _as_os_error():
            self._container.mux(self._stream.encode(None))
            self._container.close()

    def close(self) -> None:
        """Let the file go, finished or not."""
        with suppress(OSError), _as_os_error():
            self._container.close()


def m4a_pieces(file: Path, seconds: int) -> Iterator[Samples]:
    """The sound of an M4A file, in pieces. Raises ``OSError``."""
    import av

    with _as_os_error(), av.open(str(file)) as container:
        fifo: Any = av.AudioFifo()
        for frame in container.decode(audio=0):
            frame.pts = None
            fifo.write(frame)
            while fifo.samples >= seconds * frame.sample_rate:
                yield fifo.read(seconds * frame.sample_rate).to_ndarray().reshape(-1)
        if fifo.samples:
            yield fifo.read().to_ndarray().reshape(-1)


@contextmanager
def _as_os_error() -> Iterator[None]:
    """FFmpeg's own failures, those that are no system's, as those of a file."""
    import av

    try:
        yield
    except OSError:
        raise
    except av.FFmpegError as problem:
        raise OSError(problem.errno, problem.strerror) from problem


def _metadata(tags: FileTags) -> dict[str, str]:
    words = {"title": tags.title, "album": tags.album, "date": tags.date, "comment": tags.comment}
    return {**words, "lyrics": lrc(tags)} if tags.lyrics else words


def _chapters(tags: FileTags) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "start": round(chapter.start * 1000),
            "end": round(chapter.end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(tags.chapters, 1)
    ]
