"""The sound of a whole file, block by block, from the mixer that live walks use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coach.adapters.mixer import Mixer
from coach.adapters.samples import read_clip, resample
from coach.services.sound_ports import FileClip

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

AHEAD_SECONDS = 2
"""A clip is handed over so long before its block, so that what must know of it beforehand does."""


def blocks(clips: Sequence[FileClip], frames: int, rate: int) -> Iterator[Samples]:
    """``frames`` samples in blocks of a second. Raises ``BadClip``."""
    mixer = Mixer(rate)
    waiting = sorted(clips, key=lambda clip: clip.start, reverse=True)
    for start in range(0, frames, rate):
        while waiting and waiting[-1].start < start + AHEAD_SECONDS * rate:
            clip = waiting.pop()
            clip_rate, samples = read_clip(clip.clip)
            mixer.add(resample(samples, clip_rate, rate), clip.start, clip.gain, must=True)
        yield mixer.block(start, min(rate, frames - start))
