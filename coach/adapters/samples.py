"""Sound as samples, and the one place that knows numpy: WAV files, another rate, mixing, loudness.

Samples are mono, 32-bit floating point, −1 to 1.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

TARGET_LUFS = -16.0
"""Usual for speech on phones (AES TD1004.1.15-10 recommends −16 to −20)."""
CEILING = 10 ** (-1.5 / 20)
"""Highest sample, −1.5 dBFS, which leaves room for the peaks between samples."""
KEEP_SECONDS = 0.008
"""Silence left before and after a clip, so that soft consonants keep their beginning."""
MAX_GAIN_DB = 30.0


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


def normalise(samples: Samples, rate: int) -> Samples:
    """At −16 LUFS, peaks held under −1.5 dBFS by a look-ahead limiter. Silence stays silence."""
    measured = loudness(samples, rate)
    if measured < -70.0:
        return samples
    for _ in range(2):
        # The limiter takes a little loudness away; the second round gives it back.
        gain_db = min(MAX_GAIN_DB, TARGET_LUFS - measured)
        samples = limit(samples * 10 ** (gain_db / 20), rate)
        measured = loudness(samples, rate)
    return samples


def limit(samples: Samples, rate: int) -> Samples:
    """Peaks under the ceiling, by a gain that falls 5 ms before each and comes back as softly."""
    import numpy as np

    level = np.abs(samples)
    if level.max(initial=0.0) <= CEILING:
        return samples
    half = max(2, int(0.0025 * rate))
    wanted = np.pad(np.minimum(1.0, CEILING / np.maximum(level, 1e-9)), 4 * half, constant_values=1.0)
    # The least gain within 5 ms each way, then two averages that each look 2.5 ms each way: never above what is wanted.
    held = _running_minimum(wanted, 4 * half + 1)
    smooth = _running_mean(_running_mean(held, 2 * half + 1), 2 * half + 1)
    return (samples * smooth).astype(np.float32)


def _running_minimum(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Of every ``width`` neighbours, by doubling: ten passes instead of ``width``."""
    import numpy as np

    done = 1
    while done < width:
        step = min(done, width - done)
        values = np.minimum(values[:-step], values[step:])
        done += step
    return values


def _running_mean(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    import numpy as np

    total = np.cumsum(np.concatenate(([0.0], values)))
    means: NDArray[np.float64] = (total[width:] - total[:-width]) / width
    return means


def loudness(samples: Samples, rate: int) -> float:
    """Gated loudness in LUFS of a mono clip (ITU-R BS.1770-4); −120 for silence. Clips under 0.4 s count whole."""
    import numpy as np

    weighted = _k_weighted(samples, rate)
    block = min(len(weighted), int(0.4 * rate))
    if not block:
        return -120.0
    powers = _running_mean(weighted**2, block)[:: max(1, block // 4)]
    kept = powers[_lufs(powers) > -70.0]
    if not len(kept):
        return -120.0
    kept = kept[_lufs(kept) > _lufs(kept.mean()) - 10.0]
    return float(_lufs(np.mean(kept)))


def _lufs(power: Any) -> Any:
    import numpy as np

    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))


def _k_weighted(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Weighted as hearing is, in pieces of a quarter of a million samples so that memory stays flat."""
    import numpy as np

    piece = min(len(samples), 1 << 18)
    size = 1 << (piece + rate // 10).bit_length()
    response = _k_response(size, rate)
    pieces = (samples[start : start + piece] for start in range(0, len(samples), piece or 1))
    done = [np.fft.irfft(np.fft.rfft(part, size) * response, size)[: len(part)] for part in pieces]
    return np.concatenate([np.zeros(0), *done])


def _k_response(size: int, rate: int) -> NDArray[np.complex128]:
    """The two filters of BS.1770-4, from their analogue values, over the spectrum of ``size`` samples."""
    import numpy as np

    s = np.tan(np.pi * np.fft.rfftfreq(size)) * 1j
    square = s * s
    shelf_at, shelf_q = np.tan(np.pi * 1681.974450955533 / rate), 0.7071752369554196
    gain = 10 ** (3.999843853973347 / 20)
    shelf = (gain * square + gain**0.4996667741545416 * s * shelf_at / shelf_q + shelf_at**2) / (
        square + s * shelf_at / shelf_q + shelf_at**2
    )
    high_at, high_q = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    response: NDArray[np.complex128] = shelf * square / (square + s * high_at / high_q + high_at**2)
    return response
