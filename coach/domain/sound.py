"""What sounds beside the voice, and how loud: choices as values, told apart from how they are played."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.timeline import Event, EventKind

SLOWEST_BEAT, FASTEST_BEAT = 60, 120
"""Steps a minute that the metronome may ask for; never more than 120 (our choice)."""
USUAL_CADENCE = 100
"""Steps a minute that are moderate walking for adults (published: about 100)."""


class Bus(StrEnum):
    """The two levels of the mixer: sounds give way while the voice speaks."""

    VOICE = "voice"
    SOUNDS = "sounds"


def bus_of(event: Event) -> Bus:
    """Where an event is heard: words with the voice, everything else with the sounds."""
    return Bus.VOICE if event.kind in (EventKind.CUE, EventKind.COUNT) else Bus.SOUNDS


@dataclass(frozen=True)
class Levels:
    """How loud each bus is, 0–1; ``muted`` silences both at once and keeps them."""

    voice: float = 1.0
    sounds: float = 1.0
    muted: bool = False

    def of(self, bus: Bus) -> float:
        """The gain of a bus, 0–1."""
        if self.muted:
            return 0.0
        return self.voice if bus is Bus.VOICE else self.sounds


@dataclass(frozen=True)
class SoundSettings:
    """What sounds beside the voice. ``level`` 0–1; ``beat_on`` plays the metronome at ``cadence`` steps a minute, which
    somebody counted (None before that); ``breath_on`` a soft tone to breathe by in easy parts; ``count_on`` 3-2-1
    before a change; ``lower_others`` other programs' music during a sentence; ``wake_on`` a faint tone that wakes
    Bluetooth before one. ``most_cadence`` is the most the bounds of the plan let the metronome ask for. Raises
    ``ValueError`` outside these ranges."""

    level: float = 0.8
    beat_on: bool = False
    cadence: int | None = None
    breath_on: bool = False
    count_on: bool = True
    lower_others: bool = True
    wake_on: bool = True
    most_cadence: int | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.level <= 1.0:
            raise ValueError(f"a level is 0 to 1, not {self.level}")
        if self.cadence is not None and not SLOWEST_BEAT <= self.cadence <= FASTEST_BEAT:
            raise ValueError(f"a cadence is {SLOWEST_BEAT} to {FASTEST_BEAT} steps a minute, not {self.cadence}")

    @property
    def beat(self) -> int | None:
        """Steps a minute of the metronome, or None while it is off."""
        return self.own_beat if self.beat_on else None

    @property
    def own_beat(self) -> int:
        """Steps a minute that the metronome has when it is on: those that were counted, or the usual ones, and never
        more than the bounds allow."""
        return min(self.cadence or USUAL_CADENCE, self.most_cadence or FASTEST_BEAT)
