"""How loud samples are and how high they peak, measured and brought to where they should be.

Loudness follows ITU-R BS.1770-4. A true peak is the highest point of the sound between samples too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from coach.adapters.samples import Samples

TARGET_LUFS = -16.0
"""Usual for speech on phones (AES TD1004.1.15-10 recommends −16 to −20)."""
CLIP_CEILING_DB = -2.5
"""True peak of a clip in dBFS: room for a beat under the voice, and for what a lossy format adds."""
CEILING_DB = -1.5
"""Highest point of the mixed stream in dBFS."""
CEILING = 10 ** (CEILING_DB / 20)
MAX_GAIN_DB = 60.0
SILENT = -120.0
"""What counts as nothing, in LUFS or dBFS."""
_ROUNDS, _EAGERNESS = 5, 2.0
"""How often a gain is tried, and how much of a shortfall is added each time: the limiter eats about half of it."""
_PHASES, _TAPS = 4, 24
HIGHEST_GAIN = 2.5
"""No point between samples is ever higher than this times the highest sample near it (the sum of each row of taps)."""
_PIECE = 1 << 18
_FAR = 1000
"""Samples between two loud places that are worth skipping."""


def normalise(samples: Samples, rate: int) -> Samples:
    """At −16 LUFS, true peak held under −2.5 dBFS by a look-ahead limiter. Silence stays silence."""
    import numpy as np

    measured = loudness(samples, rate)
    if measured < -70.0:
        return samples
    ceiling, gain_db, eagerness, done = 10 ** ((CLIP_CEILING_DB - 0.05) / 20), 0.0, 1.0, samples
    for _ in range(_ROUNDS):
        # The limiter takes a little loudness away; the next round gives it back.
        gain_db = min(MAX_GAIN_DB, gain_db + eagerness * (TARGET_LUFS - measured))
        done = limit(samples * np.float32(10 ** (gain_db / 20)), rate, ceiling)
        measured = loudness(done, rate)
        if abs(measured - TARGET_LUFS) < 0.1:
            break
        eagerness = _EAGERNESS
    return done


def limit(samples: Samples, rate: int, ceiling: float = CEILING) -> Samples:
    """Peaks under the ceiling (of 1), by a gain that falls 5 ms before each and comes back as softly."""
    import numpy as np

    return held_down(np.pad(samples, reach(rate)), rate, ceiling)


def reach(rate: int) -> int:
    """Frames that the limiter looks back and ahead: about 10 ms."""
    return 4 * _half(rate) + _TAPS


def held_down(window: Samples, rate: int, ceiling: float = CEILING) -> Samples:
    """The middle of ``window``, which is ``reach`` frames longer at either end, with its peaks under the ceiling."""
    import numpy as np

    far, half = reach(rate), _half(rate)
    middle = window[far : len(window) - far]
    levels = _high_levels(window, ceiling)[_TAPS : len(window) - _TAPS]
    if levels.max(initial=0.0) <= ceiling:
        return middle
    wanted = np.minimum(1.0, ceiling / np.maximum(levels, 1e-9))
    # The least gain within 5 ms each way, then two averages that each look 2.5 ms each way: never above what is wanted.
    held = _running_minimum(wanted, 4 * half + 1)
    smooth = _running_mean(_running_mean(held, 2 * half + 1), 2 * half + 1)
    return (middle * smooth).astype(np.float32)


def true_peak(samples: Samples, goes_on: bool = False) -> float:
    """The highest point in dBFS, looked for at four times the rate; −120 for silence. Of a part of a sound that
    ``goes_on`` beyond both its ends, the outermost half millisecond only helps to find it."""
    import numpy as np

    if not goes_on:
        samples = np.pad(samples, _TAPS)
    inner = range(_TAPS, len(samples) - _TAPS, _PIECE)
    pieces = (_levels(samples[at - _TAPS : min(at + _PIECE, len(samples) - _TAPS) + _TAPS]) for at in inner)
    highest = max((float(piece[_TAPS : len(piece) - _TAPS].max(initial=0.0)) for piece in pieces), default=0.0)
    return float(20 * np.log10(highest)) if highest > 1e-6 else SILENT


def _half(rate: int) -> int:
    return max(2, int(0.0025 * rate))


def _high_levels(samples: Samples, ceiling: float) -> Samples:
    """The levels around samples that could pass the ceiling between them, and 0 elsewhere: most of a walk is quiet."""
    import numpy as np

    levels = np.zeros(len(samples), np.float32)
    high = np.flatnonzero(np.abs(samples) * HIGHEST_GAIN > ceiling)
    for run in np.split(high, np.flatnonzero(np.diff(high) > _FAR) + 1) if len(high) else ():
        first, last = max(0, int(run[0]) - _TAPS), int(run[-1]) + _TAPS
        levels[first:last] = _levels(samples[max(0, first - _TAPS) : last + _TAPS])[min(first, _TAPS) :][: last - first]
    return levels


def _levels(samples: Samples) -> Samples:
    """For each sample the highest point from it to the next, looked for at every quarter of the way."""
    import numpy as np

    level = np.abs(samples)
    for taps in _interpolation():
        between = np.convolve(samples, taps)[_TAPS // 2 : _TAPS // 2 + len(samples)]
        level = np.maximum(level, np.abs(between))
    return level


@cache
def _interpolation() -> tuple[Samples, ...]:
    """Windowed sincs for one, two and three quarters of the way from a sample to the next."""
    import numpy as np

    rows = []
    for phase in range(1, _PHASES):
        away = np.arange(_TAPS) - (_TAPS // 2 - 1) - 1 + phase / _PHASES
        window = np.i0(6.0 * np.sqrt(np.maximum(0.0, 1.0 - (away / (_TAPS / 2)) ** 2))) / np.i0(6.0)
        taps = np.sinc(away) * window
        rows.append((taps / taps.sum()).astype(np.float32))
    return tuple(rows)


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
    return gated(block_powers(samples, rate))


def block_powers(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The weighted power of every 0.4 s, one beginning each 0.1 s; of the whole where it is shorter."""
    weighted = _k_weighted(samples, rate)
    block = min(len(weighted), int(0.4 * rate))
    if not block:
        return weighted
    return _running_mean(weighted**2, block)[:: max(1, block // 4)]


def gated(powers: Any) -> float:
    """The loudness in LUFS of many blocks, the silent and the far softer ones left out; −120 for silence."""
    import numpy as np

    powers = np.asarray(powers, np.float64)
    kept = powers[_lufs(powers) > -70.0]
    if not len(kept):
        return SILENT
    kept = kept[_lufs(kept) > _lufs(kept.mean()) - 10.0]
    return float(_lufs(np.mean(kept)))


def _lufs(power: Any) -> Any:
    import numpy as np

    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))


def _k_weighted(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Weighted as hearing is, in pieces of a quarter of a million samples so that memory stays flat."""
    import numpy as np

    piece = min(len(samples), _PIECE)
    size = 1 << (piece + rate // 10).bit_length()
    response = _k_response(size, rate)
    pieces = (samples[start : start + piece] for start in range(0, len(samples), piece or 1))
    done = [np.fft.irfft(np.fft.rfft(part, size) * response, size)[: len(part)] for part in pieces]
    return np.concatenate([np.zeros(0), *done])


@lru_cache(maxsize=2)
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
