"""Sound as samples: WAV files, another rate, mixing. With ``loudness`` the one place that knows numpy.

Samples are mono, 32-bit floating point, −1 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.adapters.part_file import part_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

Span = tuple[tuple[int, float], ...]

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


def clip_length(path: Path) -> tuple[int, int]:
    """Frames and rate in Hz, without reading the samples. Raises ``BadClip``."""
    import wave

    try:
        with wave.open(str(path), "rb") as file:
            return file.getnframes(), file.getframerate()
    except (OSError, EOFError, wave.Error) as problem:
        raise BadClip(f"{path.name}: {problem}") from problem


def clip_seconds(path: Path) -> float:
    """The length of a clip in seconds; 0 for one that cannot be read."""
    try:
        frames, rate = clip_length(path)
    except BadClip:
        return 0.0
    return frames / rate


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
    write_pcm(path, rate, as_pcm(samples))


def as_pcm(samples: Samples) -> bytes:
    """16-bit mono, little end first."""
    import numpy as np

    return np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()


def write_pcm(path: Path, rate: int, data: bytes) -> None:
    """Like ``write_clip``, from 16-bit mono bytes."""
    import wave

    with part_of(path) as part, part.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(data)


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


def joined(first: Samples, second: Samples) -> Samples:
    """One after the other."""
    import numpy as np

    return np.concatenate((first, second))


def add(piece: Samples, into: Samples, at: int, gain: float | Samples = 1.0) -> None:
    """Mix ``piece``, times ``gain``, into ``into`` from index ``at`` on; it must fit."""
    into[at : at + len(piece)] += piece if isinstance(gain, float) and gain == 1.0 else piece * gain


def highest(samples: Samples) -> float:
    """The highest sample, whatever its sign; 0 for none."""
    import numpy as np

    return float(np.abs(samples).max(initial=0.0))


def faded(samples: Samples, length: int) -> Samples:
    """The first ``length`` samples, sinking to silence."""
    import numpy as np

    return samples[:length] * np.linspace(1.0, 0.0, length, endpoint=False, dtype=np.float32)[: len(samples)]


def glide(before: float, after: float, length: int, first: int, frames: int) -> Samples:
    """``frames`` values, from frame ``first`` on, of a smooth way from ``before`` to ``after`` in ``length`` frames."""
    import numpy as np

    share = np.clip(np.arange(first, first + frames) / length, 0.0, 1.0)
    way: Samples = (before + (after - before) * _smooth(share)).astype(np.float32)
    return way


def ducking(spans: Sequence[Span], decibels: float, first: int, frames: int) -> Samples:
    """``frames`` gains from frame ``first`` on: ``decibels`` down where a span is at 1, softly from and to its zeros.

    A span is (frame, depth 0-1) in order; where spans overlap the deepest counts.
    """
    import numpy as np

    line = np.arange(first, first + frames)
    depths = [np.interp(line, [frame for frame, _ in span], [depth for _, depth in span]) for span in spans]
    gains: Samples = (10 ** (-decibels / 20 * _smooth(np.maximum.reduce(depths)))).astype(np.float32)
    return gains


def _smooth(share: Any) -> Any:
    """From 0 to 1 with level ends."""
    return share * share * (3.0 - 2.0 * share)


def tone(hertz: float, level: float, seconds: float, fade_seconds: float, rate: int) -> Samples:
    """A sine of so many Hz whose amplitude is ``level``, fading in and out."""
    import numpy as np

    line = np.arange(int(seconds * rate)) / rate
    fade = np.minimum(1.0, np.minimum(line, line[::-1]) / fade_seconds)
    sine: Samples = (level * _smooth(fade) * np.sin(2 * np.pi * hertz * line)).astype(np.float32)
    return sine


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
