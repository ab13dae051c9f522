"""The timeline: everything that happens in a session, each thing with its time in seconds.

The live player, captions, the ring and the terminal perform the same timeline; none of them
decides what is said or when.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from coach.domain.walk import Route


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
    REST = "rest"
    """Between two parts of a walk, seated or standing; it is no walking."""
    STRETCH = "stretch"
    CORE = "core"


WALKING = frozenset((Phase.EASY, Phase.STEADY, Phase.BRISK))
"""The phases in which somebody walks."""


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
    SHORTER = "shorter"
    """The rest is easy, and shorter than planned."""
    REST = "rest"
    """A rest begins."""
    GO_ON = "go_on"
    """A rest is over."""
    TURN = "turn"
    """Time to turn round."""
    HOME = "home"
    """The rest is the way home."""
    FAR = "far"
    """The rest is easy and cannot be shorter: it is the way home."""
    FINISH = "finish"
    EXERCISE = "exercise"
    """What to do in an exercise: its name, its steps, its breath."""
    NEXT = "next"
    """Which exercise comes."""
    SIDES = "sides"
    """Change to the other side."""


@dataclass(frozen=True)
class PoseStep:
    """The figure goes on to key frame ``frame`` (from 0) of an exercise in ``seconds``; ``mirrored`` is the other
    side. ``breath`` is BREATH_IN or BREATH_OUT where the movement goes with the breath."""

    exercise: str
    frame: int
    seconds: float
    mirrored: bool = False
    breath: EventKind | None = None


@dataclass(frozen=True)
class Event:
    """One thing at ``at`` seconds from the start; ``text`` is spoken and shown, ``topic`` is set for cues.

    A count ("Three") is spoken too, but is no cue: it may come again and stands beside no caption. One that belongs to
    an exercise has the topic EXERCISE. ``pose`` is set for poses only."""

    at: float
    kind: EventKind
    phase: Phase
    text: str = ""
    topic: Topic | None = None
    pose: PoseStep | None = None


class Side(StrEnum):
    """The side that works."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True)
class Repetition:
    """Number ``number`` of ``of`` on ``side`` (None for both at once), from ``start`` to ``end``; held from ``holds``
    to ``released`` (equal without a hold). All in seconds of the timeline."""

    start: float
    end: float
    number: int
    of: int
    side: Side | None = None
    holds: float = 0.0
    released: float = 0.0


@dataclass(frozen=True)
class Station:
    """One exercise on a timeline, from its announcement at ``start`` to the end of its rest at ``end``; ``number``
    (from 1) of ``of``, at ``level``."""

    exercise: str
    start: float
    end: float
    number: int
    of: int
    level: int = 1
    repetitions: tuple[Repetition, ...] = ()

    def repetition_at(self, at: float) -> Repetition | None:
        """The one that is on, or None before, between and after them."""
        return next((one for one in self.repetitions if one.start <= at < one.end), None)


@dataclass(frozen=True)
class PhaseSpan:
    """A phase from ``start`` to ``end``, in seconds from the start of the session."""

    phase: Phase
    start: float
    end: float


@dataclass(frozen=True)
class Timeline:
    """Events in order of time, the length of the whole in seconds, its exercises in order, and which way it goes."""

    events: tuple[Event, ...]
    seconds: float
    stations: tuple[Station, ...] = ()
    route: Route = Route.ROUND

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

    @property
    def walking_seconds(self) -> float:
        """Seconds of walking in the whole: no warm-up, no rests, no exercises."""
        return self.walked_at(self.seconds)

    def walked_at(self, position: float) -> float:
        """Seconds of walking up to ``position``: no warm-up, no rests."""
        return sum(max(0.0, min(span.end, position) - span.start) for span in self.spans if span.phase in WALKING)

    def position_at(self, walked: float) -> float:
        """Where so many seconds have been walked: at a rest its start, for 0 (and less) the start of the walk, for as
        many as there are (and more) the end."""
        if walked <= 0:
            return self.walk_starts
        left = walked
        for span in self.spans:
            if span.phase not in WALKING:
                continue
            if left <= span.end - span.start:
                return span.start + left
            left -= span.end - span.start
        return self.seconds

    @property
    def turn(self) -> float | None:
        """The second at which the walker is told to turn round, or None."""
        return next((cue.at for cue in reversed(self.cues) if cue.topic is Topic.TURN), None)

    def span_at(self, at: float) -> PhaseSpan:
        """The phase that holds ``at``; the last one after the end. Raises ``IndexError`` on an empty timeline."""
        for span in self.spans:
            if at < span.end:
                return span
        return self.spans[-1]

    def station_at(self, at: float) -> Station | None:
        """The exercise that is on, or None."""
        return next((station for station in self.stations if station.start <= at < station.end), None)

    def last_cue(self, at: float) -> Event | None:
        """The cue most recently due at ``at``, or None before the first."""
        return next((cue for cue in reversed(self.cues) if cue.at <= at), None)

    def next_cue(self, at: float) -> Event | None:
        """The first cue after ``at``, or None when none is left."""
        return next((cue for cue in self.cues if cue.at > at), None)
