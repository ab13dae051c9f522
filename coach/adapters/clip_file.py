"""Sound files: mono clips read into numpy and written whole or not at all."""

from __future__ import annotations

import os
import wave
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]


class BadClip(Exception):
    """A sound file that cannot be read; the message says why."""


def read_clip(path: Path) -> tuple[int, Samples]:
    """Rate in Hz and the samples, −1 to 1, channels averaged. Raises ``BadClip``; reads 8, 16 and 32 bit PCM WAV."""
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
