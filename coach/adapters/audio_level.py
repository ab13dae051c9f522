"""How loud each sound of a file has to be, so that a meter finds the whole at −16 LUFS.

Sentences are at −16 LUFS each, but a meter also counts their beginnings and ends, so a file comes out up to 1 LU
softer: its gain is worked out from the very sentences in it.

A beat or a breath that goes on between the sentences would pull a file far down (to −25 LUFS). A meter leaves out what
is 10 LU below the mean of all that sounds (the gate of ITU-R BS.1770-4), so what goes on for long is held under that.
It then lies about 20 LU below the voice, as music does under speech on the air.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coach.adapters.loudness import TARGET_LUFS, block_powers, gated
from coach.adapters.samples import joined, read_clip, silence
from coach.domain.sound import Bus
from coach.services.sound_ports import FileClip

_AIM = TARGET_LUFS + 0.3
"""The limiter takes a little back, and soft sounds another little."""
_MOST_GAIN_DB = 2.0
_OVERLAP_SECONDS = 0.3
"""A block of a meter that only just touches a clip."""
_GATE_DB, _ROOM_DB = 10.0, 1.5
_SILENT_POWER = 10 ** ((-70 + 0.691) / 10)
_ENOUGH = 24
"""Sentences that tell how loud the rest are: each was brought to the same loudness before."""
_FEW = 20
"""Sounds that come no more often, such as chimes, are heard as loud as they are."""


def levelled(clips: Sequence[FileClip]) -> list[FileClip]:
    """The same clips, each with the gain it needs. Raises ``BadClip``."""
    spoken = [clip.clip for clip in clips if clip.bus is Bus.VOICE]
    if not spoken:
        return list(clips)
    some = spoken[:: -(-len(spoken) // _ENOUGH)]
    voice = [power for path in some for power in _powers(path)]
    gain = 10 ** (max(-_MOST_GAIN_DB, min(_MOST_GAIN_DB, _AIM - gated(voice))) / 20)
    highest = _highest_of_the_long(clips, voice, len(spoken) / len(some))
    return [replace(clip, gain=min(clip.gain, highest.get((clip.clip, clip.bus), clip.gain)) * gain) for clip in clips]


def _highest_of_the_long(
    clips: Sequence[FileClip], voice: Sequence[float], times: float
) -> dict[tuple[Path, Bus], float]:
    """The most that each sound which goes on for long may be raised; ``times`` as many sentences sound as were
    measured."""
    counted = Counter(clip.clip for clip in clips if clip.bus is Bus.SOUNDS)
    powers = {path: _powers(path) for path in counted}
    blocks = len(voice) * times
    long = {path: count * len(powers[path]) for path, count in counted.items() if count > _FEW and powers[path]}
    # The mean that the gate hangs on, as if what goes on for long had no power itself: it only lowers the mean.
    mean = sum(voice) * times / (blocks + sum(long.values()))
    most = mean * 10 ** (-(_GATE_DB + _ROOM_DB) / 10)
    return {(path, Bus.SOUNDS): (most / max(powers[path])) ** 0.5 for path in long}


def _powers(path: Path) -> list[float]:
    """Of the blocks of one clip that a meter counts."""
    rate, samples = read_clip(path)
    quiet = silence(round(_OVERLAP_SECONDS * rate))
    powers = block_powers(joined(joined(quiet, samples), quiet), rate)
    return [power for power in powers.tolist() if power > _SILENT_POWER]
