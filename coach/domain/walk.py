"""A walk: how long it is and which paces it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_WALK = 60
"""Minutes; the longest walk Amble will compose (targets are 20–40)."""
WARM_UP_MINUTES = 4
"""Minutes of the warm-up before a walk: common practice is 3–5, and 4 give or take a fifth lie between them."""


class Route(StrEnum):
    """Which way a walk goes: out and back the same way (and then it says when to turn round), a round, or indoors."""

    OUT_AND_BACK = "out_and_back"
    ROUND = "round"
    INDOORS = "indoors"


class Ground(StrEnum):
    """What is walked on."""

    PAVEMENT = "pavement"
    SOFT = "soft"
    """Grass or dirt."""
    MIXED = "mixed"
    INDOORS = "indoors"


class Pace(StrEnum):
    """How fast a segment is walked, by the talk test."""

    EASY = "easy"
    STEADY = "steady"
    BRISK = "brisk"


@dataclass(frozen=True)
class Segment:
    """A stretch of walking at one pace; ``seconds`` is above 0."""

    pace: Pace
    seconds: float


@dataclass(frozen=True)
class Walk:
    """One walk: whole ``minutes`` of walking, its segments, and whether a warm-up comes first."""

    minutes: int
    segments: tuple[Segment, ...]
    warm_up: bool = False


def shape_walk(minutes: int, warm_up: bool = False) -> Walk:
    """Easy, steady, easy: the first 2–5 minutes slow, the last sixth slow.

    Source: common warm-up and cool-down practice; a walk under
    5 minutes is three equal thirds. Raises ``ValueError`` outside 1–60 minutes.
    """
    if not 1 <= minutes <= LONGEST_WALK:
        raise ValueError(f"a walk lasts 1 to {LONGEST_WALK} minutes, not {minutes}")
    if minutes < 5:
        third = minutes * 60 / 3
        return Walk(minutes, tuple(Segment(pace, third) for pace in _EASY_STEADY_EASY), warm_up)
    opening = min(5, max(2, round(minutes / 6)))
    closing = min(5, max(1, round(minutes / 6)))
    lengths = (opening, minutes - opening - closing, closing)
    segments = tuple(Segment(pace, length * 60.0) for pace, length in zip(_EASY_STEADY_EASY, lengths, strict=True))
    return Walk(minutes, segments, warm_up)


_EASY_STEADY_EASY = (Pace.EASY, Pace.STEADY, Pace.EASY)
