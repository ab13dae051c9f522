"""Counting steps by tapping: from the times of taps to steps a minute, with a reason where that does not work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT

COUNT_SECONDS = 30.0
"""How long one count lasts, from its first tap (our choice: about 50 steps)."""
EARLY_SECONDS = 10.0
"""From here on a steady count may be ended early (our choice)."""
BOUNCE = 0.15
"""Seconds; a tap this soon after another is the same tap twice. Nobody walks 400 steps a minute."""
FEWEST_GAPS = 8
"""Times from one step to the next that a result needs (our choice)."""
NEAR = 0.3
"""How far a gap may be from the middle one, as a share of it, and still be one step (our choice)."""
STEADY_SHARE = 0.6
"""Share of the gaps that must be near the middle one (our choice): the rest are missed and extra taps."""


class CadenceWhy(StrEnum):
    """What there is to say about a count."""

    WELL = "well"
    FAST = "fast"
    """Quicker than the beat ever goes, so the beat stays at its quickest."""
    SLOW = "slow"
    """Slower than the beat ever goes: often one foot only was tapped."""
    FEW = "few"
    UNEVEN = "uneven"


@dataclass(frozen=True)
class CadenceResult:
    """What was counted: ``steps_per_minute`` is a whole number, or None where the taps do not tell (few, uneven)."""

    steps_per_minute: int | None
    why: CadenceWhy

    @property
    def beat(self) -> int | None:
        """Steps a minute for the metronome, never above its quickest; None where there is nothing to use."""
        if self.steps_per_minute is None or self.steps_per_minute < SLOWEST_BEAT:
            return None
        return min(FASTEST_BEAT, self.steps_per_minute)


def steps_in(taps: Sequence[float]) -> int:
    """How many steps were tapped; one tap that came twice counts once. ``taps`` are seconds, in order."""
    return len(_settled(taps))


def count_cadence(taps: Sequence[float]) -> CadenceResult:
    """Steps a minute from the times of taps, in seconds, in order. Forgives missed, extra and double taps: the middle
    gap tells what one step is, and the cadence is the mean of the gaps near it."""
    gaps = [later - earlier for earlier, later in pairwise(_settled(taps))]
    if len(gaps) < FEWEST_GAPS:
        return CadenceResult(None, CadenceWhy.FEW)
    middle = median(gaps)
    near = [gap for gap in gaps if abs(gap - middle) <= NEAR * middle]
    if len(near) < STEADY_SHARE * len(gaps):
        return CadenceResult(None, CadenceWhy.UNEVEN)
    steps = round(60 * len(near) / sum(near))
    return CadenceResult(steps, _why(steps))


def may_end_early(taps: Sequence[float]) -> bool:
    """Whether a count that is not over yet is long and steady enough to be used."""
    return bool(taps) and taps[-1] - taps[0] >= EARLY_SECONDS and count_cadence(taps).beat is not None


def _settled(taps: Sequence[float]) -> list[float]:
    """The taps without those that came twice."""
    kept: list[float] = []
    for tap in taps:
        if not kept or tap - kept[-1] >= BOUNCE:
            kept.append(tap)
    return kept


def _why(steps: int) -> CadenceWhy:
    if steps > FASTEST_BEAT:
        return CadenceWhy.FAST
    return CadenceWhy.SLOW if steps < SLOWEST_BEAT else CadenceWhy.WELL
