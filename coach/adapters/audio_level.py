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
from dataclasses import dataclass, replace
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
_SHORT = 0.1
"""Sounds that take less than this of the sentences' time, such as chimes, move the mean by nothing."""


@dataclass(frozen=True)
class _Measured:
    """The powers of the blocks of one clip that a meter counts."""

    powers: tuple[float, ...]

    @property
    def loudest(self) -> float:
        return max(self.powers, default=0.0)


def levelled(clips: Sequence[FileClip]) -> list[FileClip]:
    """The same clips, each with the gain it needs. Raises ``BadClip``."""
    measured = {path: _measure(path) for path in dict.fromkeys(clip.clip for clip in clips)}
    times = Counter((clip.clip, clip.bus, clip.gain) for clip in clips)
    voice = [power for (path, bus, _), n in times.items() if bus is Bus.VOICE for power in measured[path].powers * n]
    if not voice:
        return list(clips)
    gain = 10 ** (max(-_MOST_GAIN_DB, min(_MOST_GAIN_DB, _AIM - gated(voice))) / 20)
    long = {
        (path, bus, level): n * len(measured[path].powers)
        for (path, bus, level), n in times.items()
        if bus is Bus.SOUNDS and n * len(measured[path].powers) > _SHORT * len(voice)
    }
    # The mean that the gate hangs on, if what goes on for long were no louder than nothing.
    mean = sum(voice) / (len(voice) + sum(long.values()))
    highest = mean * 10 ** (-(_GATE_DB + _ROOM_DB) / 10)

    def levelled_one(clip: FileClip) -> FileClip:
        if (clip.clip, clip.bus, clip.gain) not in long:
            return replace(clip, gain=clip.gain * gain)
        most = (highest / measured[clip.clip].loudest) ** 0.5
        return replace(clip, gain=min(clip.gain, most) * gain)

    return [levelled_one(clip) for clip in clips]


def _measure(path: Path) -> _Measured:
    rate, samples = read_clip(path)
    quiet = silence(round(_OVERLAP_SECONDS * rate))
    powers = block_powers(joined(joined(quiet, samples), quiet), rate)
    return _Measured(tuple(power for power in powers.tolist() if power > _SILENT_POWER))
