"""A walk on one sheet of paper: what a walker needs of a timeline when no screen comes along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.timeline import WALKING, Event, Phase, PhaseSpan, Timeline, Topic

OF_THE_MOMENT = frozenset(
    (
        Topic.SAFETY,
        Topic.HALF_WAY,
        Topic.TIME_LEFT,
        Topic.ENCOURAGEMENT,
        Topic.EASE,
        Topic.SHORTER,
        Topic.GO_ON,
        Topic.TURN,
        Topic.HOME,
        Topic.FAR,
    )
)
"""Topics that are true at their second alone, or stand on the sheet in a place of their own."""


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    LETTER = "letter"


LETTER_COUNTRIES = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Countries that print on Letter (source: Unicode CLDR, supplemental measurement data); all others use A4."""


def paper_for(country: str) -> Paper:
    """The usual paper of a country by its two letters; A4 where it is not known."""
    return Paper.LETTER if country.upper() in LETTER_COUNTRIES else Paper.A4


OF_EXERCISES = frozenset((Topic.EXERCISE, Topic.NEXT, Topic.SIDES))
"""Topics of exercises, of which the sheet tells the names alone."""


@dataclass(frozen=True)
class SheetPhase:
    """A phase from ``start`` to ``end``, in seconds from the start, with the sentences that help in it, in order."""

    phase: Phase
    start: float
    end: float
    tips: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.end - self.start


@dataclass(frozen=True)
class Sheet:
    """A walk for printing.

    ``title`` "" leaves the title to the words; ``seconds`` is the whole, ``walk_starts`` the warm-up's part of it;
    ``walking`` are the seconds of walking; ``half_way`` is the second at which half of it is done, or, where ``turns``
    says so, at which the walk turns round; ``safety`` is the safety sentence in full, "" where the timeline has none.
    """

    day: date
    phases: tuple[SheetPhase, ...]
    seconds: float
    walk_starts: float
    walking: float
    half_way: float
    safety: str
    title: str = ""
    turns: bool = False

    @property
    def walk_minutes(self) -> int:
        """Minutes of walking, the warm-up and rests left out, to the nearest whole one."""
        return round(self.walking / 60)

    def holds_half_way(self, phase: SheetPhase) -> bool:
        """Whether the middle of the walking lies in this phase, or ends it for a rest; it lies in exactly one."""
        return phase.phase in WALKING and phase.start < self.half_way <= phase.end


def sheet_of(timeline: Timeline, day: date, title: str = "") -> Sheet:
    """The sheet for a walk on ``day``. Raises ``ValueError`` for a timeline without phases."""
    if not timeline.spans:
        raise ValueError("a sheet needs a walk with phases")
    safety = next((cue.text for cue in timeline.cues if cue.topic is Topic.SAFETY), "")
    phases = tuple(_phase(timeline, span) for span in timeline.spans if span.end > span.start)
    walking, turn = timeline.walking_seconds, timeline.turn
    half_way = timeline.position_at(walking / 2) if turn is None else turn
    starts, turns = timeline.walk_starts, turn is not None
    return Sheet(day, phases, timeline.seconds, starts, walking, half_way, safety, title, turns)


def _phase(timeline: Timeline, span: PhaseSpan) -> SheetPhase:
    # Of an exercise its name is enough; how it is done is said and shown elsewhere.
    names = frozenset(station.start for station in timeline.stations)
    tips = (cue.text for cue in timeline.cues if span.start <= cue.at < span.end and (cue.at in names or _stays(cue)))
    return SheetPhase(span.phase, span.start, span.end, tuple(dict.fromkeys(tips)))


def _stays(cue: Event) -> bool:
    return cue.topic is not None and cue.topic not in OF_THE_MOMENT | OF_EXERCISES
