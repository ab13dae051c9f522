"""How loud a finished sound file is, measured piece by piece, as long as it may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coach.adapters.loudness import HIGHEST_GAIN, SILENT, block_powers, gated, true_peak
from coach.adapters.samples import highest, joined, silence
from coach.domain.sound_manifest import Loudness

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

PIECE_SECONDS = 10
_OVERLAP_TENTHS = 3
"""Tenths of a second by which the pieces overlap, so that no block of 0.4 s is left out or measured twice."""


def measured(pieces: Iterable[Samples], rate: int) -> Loudness:
    """The loudness of samples that come in pieces of ten seconds (the last one may be shorter)."""
    powers: list[float] = []
    overlap = _OVERLAP_TENTHS * rate // 10
    before, peak = silence(0), SILENT
    for piece in pieces:
        whole, high = joined(before, piece), highest(piece)
        if high > 0.0 or highest(before) > 0.0:
            powers += block_powers(whole, rate).tolist()
        if high * HIGHEST_GAIN > 10 ** (peak / 20):
            peak = max(peak, true_peak(whole, goes_on=True))
        before = whole[max(0, len(whole) - overlap) :]
    return Loudness(gated(powers), peak)
