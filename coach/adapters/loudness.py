"""Bring every spoken clip to one loudness, so that no sentence is missed or startles."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from numpy.lib.stride_tricks import sliding_window_view

    if np.abs(samples).max(initial=0.0) <= CEILING:
        return samples
    reach = max(1, int(0.005 * rate))
    wanted = np.minimum(1.0, CEILING / np.maximum(np.abs(samples), 1e-9))
    held = sliding_window_view(np.pad(wanted, 2 * reach, constant_values=1.0), 2 * reach + 1).min(axis=1)
    window = np.hanning(2 * reach + 3)[1:-1]
    smooth = np.convolve(held, window / window.sum(), "valid")
    return (samples * smooth).astype(np.float32)


def loudness(samples: Samples, rate: int) -> float:
    """Gated loudness in LUFS of a mono clip (ITU-R BS.1770-4); −120 for silence. Clips under 0.4 s count whole."""
    import numpy as np
    from numpy.lib.stride_tricks import sliding_window_view

    weighted = _k_weighted(samples, rate)
    block = min(len(weighted), int(0.4 * rate))
    if not block:
        return -120.0
    powers = sliding_window_view(weighted**2, block)[:: max(1, block // 4)].mean(axis=1)
    kept = powers[_lufs(powers) > -70.0]
    if not len(kept):
        return -120.0
    kept = kept[_lufs(kept) > _lufs(kept.mean()) - 10.0]
    return float(_lufs(np.mean(kept)))


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    result: NDArray[np.float64] = -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
    return result


def _k_weighted(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The two filters of BS.1770-4 from their analogue values, applied in the spectrum."""
    import numpy as np

    size = len(samples) + rate // 10
    s = np.tan(np.pi * np.fft.rfftfreq(size)) * 1j
    shelf_at, shelf_q = np.tan(np.pi * 1681.974450955533 / rate), 0.7071752369554196
    gain = 10 ** (3.999843853973347 / 20)
    shelf = (gain * s**2 + gain**0.4996667741545416 * s * shelf_at / shelf_q + shelf_at**2) / (
        s**2 + s * shelf_at / shelf_q + shelf_at**2
    )
    high_at, high_q = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    high_pass = s**2 / (s**2 + s * high_at / high_q + high_at**2)
    return np.fft.irfft(np.fft.rfft(samples, size) * shelf * high_pass, size)[: len(samples)]
