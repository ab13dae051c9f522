"""Sound as samples: WAV files, another rate, mixing. With ``loudness`` the one place that knows numpy.

Samples are mono, 32-bit floating point, −1 to 1.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

KEEP_SECONDS = 0.008
"""Silence left before and after a clip, so that soft consonants keep their beginning."""


class BadClip(Exception):
    """A sound file that cannot be read; the message says why."""


def read_clip(path: Path) -> tuple[int, Samples]:
    """Rate in Hz and the samples, −1 to 1, channels averaged. Raises ``BadClip``; reads 8, 16 and 32 bit PCM WAV."""
    import wave

    import numpy as np

    try:
        with wave.open(str(path), "rb") as file:
            rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as problem:
        raise BadClip(f"{path.name}: {problem}") from problem
    return rate, _decode(data, width).reshape(-1, channels).mean(axis=1, dtype=np.float32)


def _decode(data: bytes, width: int) -> Samples:
    import numpy as np

    if width == 1:
        return (np.frombuffer(data, np.uint8).astype(np.float32) - 128.0) / 128.0
    if width not in (2, 4):
        raise BadClip(f"{8 * width} bits a sample are not supported")
    whole = len(data) - len(data) % width
    scale = float(1 << (8 * width - 1))
    return (np.frombuffer(data[:whole], f"<i{width}") / scale).astype(np.float32)


def write_clip(path: Path, rate: int, samples: Samples) -> None:
    """Write 16-bit mono through a part file, so that no half file ever has the final name. Raises ``OSError``."""
    import numpy as np

    data = np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()
    write_pcm(path, rate, data)


def write_pcm(path: Path, rate: int, data: bytes) -> None:
    """Like ``write_clip``, from 16-bit mono bytes."""
    import wave

    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def resample(samples: Samples, rate: int, wanted: int) -> Samples:
    """The same sound at another rate, band-limited, through the spectrum; fit for clips, not for hours."""
    import numpy as np

    if rate == wanted or not len(samples):
        return samples
    # Silence around the clip keeps its ends from ringing into each other; whole seconds keep the ratio exact.
    padded = rate * (len(samples) // rate + 2)
    long = np.fft.irfft(np.fft.rfft(samples, padded), padded * wanted // rate) * (wanted / rate)
    return long[: -(-len(samples) * wanted // rate)].astype(np.float32)


def silence(frames: int) -> Samples:
    """So many samples of nothing."""
    import numpy as np

    return np.zeros(frames, np.float32)


def add(piece: Samples, into: Samples, at: int) -> None:
    """Mix ``piece`` into ``into`` from index ``at`` on; it must fit."""
    into[at : at + len(piece)] += piece


def faded(samples: Samples, length: int) -> Samples:
    """The first ``length`` samples, sinking to silence."""
    import numpy as np

    return samples[:length] * np.linspace(1.0, 0.0, length, endpoint=False, dtype=np.float32)[: len(samples)]


def as_bytes(samples: Samples) -> bytes:
    """What a stream of 32-bit floating point takes, held within −1 to 1."""
    import numpy as np

    return np.clip(samples, -1.0, 1.0).tobytes()


def trim(samples: Samples, rate: int) -> Samples:
    """Without the silence before and after (below 1 % of the peak), but with 8 ms of it kept."""
    import numpy as np

    level = np.abs(samples)
    loud = np.flatnonzero(level > 0.01 * level.max(initial=0.0))
    if not len(loud):
        return samples[:0]
    keep = int(KEEP_SECONDS * rate)
    return samples[max(0, int(loud[0]) - keep) : int(loud[-1]) + 1 + keep]
