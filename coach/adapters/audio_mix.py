"""The sound of a whole file, block by block, from the mixer that live walks use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coach.adapters.audio_level import levelled
from coach.adapters.clip_shelf import ClipShelf
from coach.adapters.loudness import CLIP_CEILING_DB
from coach.adapters.mixer import Mixer
from coach.services.sound_ports import FileClip

if TYPE_CHECKING:
    from coach.adapters.samples import Samples

_AHEAD_SECONDS = 2
"""A clip is handed over so long before its block, so that what must know of it beforehand does: ducking, limiter."""
_SHELF_BYTES = 8 * 1024 * 1024
"""Sentences come once or twice in a file; beats, chimes and tones are what is kept."""
_CEILING = 10 ** (CLIP_CEILING_DB / 20)
"""Lower than live: what a lossy format adds to a peak must still find room."""


def blocks(clips: Sequence[FileClip], frames: int, rate: int) -> Iterator[Samples]:
    """``frames`` samples in blocks of a second. Raises ``BadClip``."""
    mixer, shelf = Mixer(rate, ceiling=_CEILING), ClipShelf(rate, _SHELF_BYTES)
    waiting = sorted(levelled(clips), key=lambda clip: clip.start, reverse=True)
    for start in range(0, frames, rate):
        while waiting and waiting[-1].start < start + _AHEAD_SECONDS * rate:
            clip = waiting.pop()
            mixer.add(shelf.samples(clip.clip), clip.start, clip.gain, must=True, bus=clip.bus)
        yield mixer.block(start, min(rate, frames - start))
