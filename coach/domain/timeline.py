"""The timeline: everything that happens in a session, each thing with its time in seconds.

The live player, captions, the ring and the terminal perform the same timeline; none of them
decides what is said or when.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class EventKind(StrEnum):
    """What an event is, in the order in which events of one moment come."""

    PHASE = "phase"
    CHIME = "chime"
    CUE = "cue"
    COUNT = "count"
    BEAT = "beat"
    BREATH_IN = "breath_in"
    BREATH_OUT = "breath_out"
    POSE = "pose"


class Phase(StrEnum):
    """The part of a session an event belongs to."""

    WARM_UP = "warm_up"
    EASY = "easy"
    STEADY = "steady"
    BRISK = "brisk"


class Topic(StrEnum):
    """What a cue is about."""

    SAFETY = "safety"
    WARM_UP = "warm_up"
    START = "start"
    PACE = "pace"
    POSTURE = "posture"
    BREATHING = "breathing"
    SURROUNDINGS = "surroundings"
    HALF_WAY = "half_way"
    TIME_LEFT = "time_left"
    ENCOURAGEMENT = "encouragement"
    EASE = "ease"
    FINISH = "finish"


@dataclass(frozen=True)
class Event:
    """One thing at ``at`` seconds from the start; ``text`` is spoken and shown, ``topic`` is set for cues only.

    A count ("Three") is spoken too, but is no cue: it may come again and stands beside no caption."""

    at: float
    kind: EventKind
    phase: Phase
    text: str = ""
    topic: Topic | None = None


@dataclass(frozen=True)
class PhaseSpan:
    """A phase from ``start`` to ``end``, in seconds from the start of the session."""

    phase: Phase
    start: float
    end: float


@dataclass(frozen=True)
class Timeline:
    """Events in order of time, and the length of the whole in seconds."""

    events: tuple[Event, ...]
    seconds: float

    @cached_property
    def cues(self) -> tuple[Event, ...]:
        """The spoken events, in order."""
        return tuple(event for event in self.events if event.kind is EventKind.CUE)

    @cached_property
    def spans(self) -> tuple[PhaseSpan, ...]:
        """The phases with their starts and ends."""
        starts = [event for event in self.events if event.kind is EventKind.PHASE]
        ends = [*(event.at for event in starts[1:]), self.seconds][: len(starts)]
        return tuple(PhaseSpan(event.phase, event.at, end) for event, end in zip(starts, ends, strict=True))

    @cached_property
    def _times(self) -> tuple[float, ...]:
        return tuple(event.at for event in self.events)

    def before(self, at: float) -> int:
        """How many events come before ``at``; with a metronome there are thousands, so none is looked at."""
        return bisect_left(self._times, at)

    def until(self, at: float) -> int:
        """How many events come before or at ``at``."""
        return bisect_right(self._times, at)

    @property
    def walk_starts(self) -> float:
        """Seconds of warm-up before the walk itself (0 without one)."""
        return self.spans[0].end if self.spans and self.spans[0].phase is Phase.WARM_UP else 0.0

    def span_at(self, at: float) -> PhaseSpan:
        """The phase that holds ``at``; the last one after the end. Raises ``IndexError`` on an empty timeline."""
        for span in self.spans:
            if at < span.end:
                return span
        return self.spans[-1]

    def last_cue(self, at: float) -> Event | None:
        """The cue most recently due at ``at``, or None before the first."""
        return next((cue for cue in reversed(self.cues) if cue.at <= at), None)

    def next_cue(self, at: float) -> Event | None:
        """The first cue after ``at``, or None when none is left."""
        return next((cue for cue in self.cues if cue.at > at), None)
