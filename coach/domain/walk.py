"""A walk: how long it is and which paces it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_WALK = 60
"""Minutes; the longest walk Amble will compose (targets are 20–40)."""
WARM_UP_MINUTES = 4
"""Minutes of the warm-up before a walk: common practice is 3–5, and 4 give or take a fifth lie between them."""
LEAST_BOUT = 3
"""Minutes of the shortest part of a walk."""
LEAST_REST, LONGEST_REST = 1, 10
"""Minutes of a rest between two parts."""


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
    """A stretch of walking at one pace, or a rest (no pace); ``seconds`` is above 0."""

    pace: Pace | None
    seconds: float

    @property
    def name(self) -> str:
        """The pace, or "rest"; phases of a timeline are called the same."""
        return self.pace.value if self.pace else "rest"


@dataclass(frozen=True)
class Walk:
    """One walk: whole ``minutes`` of walking (rests do not count), its segments, whether a warm-up comes first, and
    which way it goes."""

    minutes: int
    segments: tuple[Segment, ...]
    warm_up: bool = False
    route: Route = Route.ROUND

    @property
    def brisk_minutes(self) -> int:
        """Whole minutes of its brisk middle."""
        return int(sum(part.seconds for part in self.segments if part.pace is Pace.BRISK) // 60)


def brisk_part(minutes: int, of_minutes: int, brisk_minutes: int) -> int:
    """Brisk minutes of a shorter walk: no larger a part of it than ``brisk_minutes`` are of ``of_minutes``."""
    return min(brisk_minutes, minutes * brisk_minutes // max(1, of_minutes))


def shape_walk(
    minutes: int,
    warm_up: bool = False,
    *,
    bouts: Sequence[int] = (),
    rest_minutes: int = 0,
    brisk_minutes: int = 0,
    route: Route = Route.ROUND,
) -> Walk:
    """Easy, steady, easy: the first 2–5 minutes slow, the last sixth slow.

    Source: common warm-up and cool-down practice; a walk under
    5 minutes is three equal thirds. ``bouts`` of at least 3 minutes that add up to ``minutes`` are parts with rests of
    ``rest_minutes`` (1–10) between them; after a rest a minute is slow again. ``brisk_minutes`` are walked in the
    middle of the (longest) steady part, which keeps a minute on either side; what does not fit is left out.
    Raises ``ValueError`` outside 1–60 minutes, and for parts or rests that are not like that.
    """
    if not 1 <= minutes <= LONGEST_WALK:
        raise ValueError(f"a walk lasts 1 to {LONGEST_WALK} minutes, not {minutes}")
    parts = tuple(bouts) if len(bouts) > 1 else (minutes,)
    _refuse_parts(minutes, tuple(bouts), rest_minutes)
    if minutes < 5:
        return Walk(minutes, tuple(Segment(pace, minutes * 60 / 3) for pace in _EASY_STEADY_EASY), warm_up, route)
    segments = _segments(parts, _slow(minutes, least=2), _slow(minutes, least=1), rest_minutes)
    return Walk(minutes, _with_brisk(segments, brisk_minutes), warm_up, route)


def _slow(minutes: int, least: int) -> int:
    return min(5, max(least, round(minutes / 6)))


def _refuse_parts(minutes: int, bouts: tuple[int, ...], rest_minutes: int) -> None:
    if bouts and sum(bouts) != minutes:
        raise ValueError(f"the parts of a walk of {minutes} minutes add up to it, not to {sum(bouts)}")
    if len(bouts) > 1 and min(bouts) < LEAST_BOUT:
        raise ValueError(f"a part of a walk lasts at least {LEAST_BOUT} minutes, not {min(bouts)}")
    if len(bouts) > 1 and not LEAST_REST <= rest_minutes <= LONGEST_REST:
        raise ValueError(f"a rest lasts {LEAST_REST} to {LONGEST_REST} minutes, not {rest_minutes}")


def _segments(parts: tuple[int, ...], opening: int, closing: int, rest_minutes: int) -> tuple[Segment, ...]:
    """Parts with rests between them: the first begins with the slow opening, the last ends with the slow closing, and
    each has at least a minute between its slow ends."""
    segments: list[Segment] = []
    for place, minutes in enumerate(parts):
        first, last = place == 0, place == len(parts) - 1
        slow_in = min(opening, minutes - 1) if first else 1
        slow_out = min(closing, minutes - slow_in - 1) if last else 0
        lengths = zip(_EASY_STEADY_EASY, (slow_in, minutes - slow_in - slow_out, slow_out), strict=True)
        segments += [] if first else [Segment(None, rest_minutes * 60.0)]
        segments += [Segment(pace, length * 60.0) for pace, length in lengths if length]
    return tuple(segments)


def _with_brisk(segments: tuple[Segment, ...], brisk_minutes: int) -> tuple[Segment, ...]:
    """The first of the longest steady segments with a brisk middle."""
    steady = max((one.seconds for one in segments if one.pace is Pace.STEADY), default=0.0)
    brisk = min(brisk_minutes * 60.0, steady - 2 * _AROUND_BRISK)
    if brisk <= 0:
        return segments
    place = segments.index(Segment(Pace.STEADY, steady))
    around = Segment(Pace.STEADY, (steady - brisk) / 2)
    return (*segments[:place], around, Segment(Pace.BRISK, brisk), around, *segments[place + 1 :])


_EASY_STEADY_EASY = (Pace.EASY, Pace.STEADY, Pace.EASY)
_AROUND_BRISK = 60.0
"""Seconds of steady walking on either side of a brisk middle, at least (our choice)."""
