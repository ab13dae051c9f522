"""How many more weeks it may take until the walks are as long as somebody wants them: always a range, never a promise.

All of it is our own choice. The slow end goes on as walks have grown on average over the last weeks, at the slower of a
short and a long look back; the quick end as in the best of these weeks, and never quicker than the rules allow. What
fell or stood still is not drawn on into the future: it is said as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import ceil

LOOK, SHORT_LOOK = 6, 3
"""Weeks looked back at."""
LEAST_WEEKS = 3
"""Weeks with walks before anything is said."""
FAR = 26
"""Weeks from which on a number would only pretend to know."""
STEADY = 0.25
"""Minutes a week below which lengths hold."""


class Way(StrEnum):
    """How things stand."""

    EARLY = "early"
    """Too few weeks to tell."""
    THERE = "there"
    GROWING = "growing"
    """There is a range of weeks."""
    SLOWLY = "slowly"
    """It grows, so slowly that half a year is passed at the slow end."""
    HOLDING = "holding"
    SHORTER = "shorter"
    FLARE = "flare"
    RESTING = "resting"
    """The plan is paused."""
    WAITING = "waiting"
    """A sign waits for somebody to be seen."""


@dataclass(frozen=True)
class WayToTarget:
    """``target`` and ``now`` are minutes; ``least`` and ``most`` weeks, 0 unless the way is GROWING, then
    1 ≤ least < most."""

    way: Way
    target: int
    now: int
    least: int = 0
    most: int = 0


def weeks_to_target(lengths: Sequence[int], target: int, week_rise: float) -> WayToTarget:
    """The way on from what was planned in the last weeks.

    ``lengths`` are the longest planned lengths in minutes of the weeks that had walks, oldest first, the newest what is
    planned now; ``week_rise`` is the most that the rules add in seven days, as a share (0.25).
    """
    now = lengths[-1] if lengths else 0
    if lengths and now >= target:
        return WayToTarget(Way.THERE, target, now)
    recent = lengths[-(LOOK + 1) :]
    if len(recent) <= LEAST_WEEKS:
        return WayToTarget(Way.EARLY, target, now)
    steps = [later - earlier for earlier, later in pairwise(recent)]
    slow = min(sum(steps) / len(steps), sum(steps[-SHORT_LOOK:]) / len(steps[-SHORT_LOOK:]))
    if abs(slow) < STEADY:
        return WayToTarget(Way.HOLDING, target, now)
    if slow < 0:
        return WayToTarget(Way.SHORTER, target, now)
    least = max(ceil((target - now) / max(steps)), _at_best(now, target, week_rise))
    most = max(ceil((target - now) / slow), least + 1)
    if most > FAR:
        return WayToTarget(Way.SLOWLY, target, now)
    return WayToTarget(Way.GROWING, target, now, least, most)


def _at_best(now: int, target: int, week_rise: float) -> int:
    """Weeks when every one of them goes as well as the rules allow; at least a minute a week is gained."""
    weeks, length = 0, now
    while length < target:
        length = max(length + 1, int(length * (1 + week_rise) + 1e-9))
        weeks += 1
    return weeks
