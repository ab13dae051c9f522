"""The plan: where the walks start, where they are going, and how the person lives with their back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.rules import USUAL_PACE

START_SHARE = 0.8
"""Start at 80 % of what is tolerated (pacing guidance)."""
LOWEST_START, HIGHEST_START = 5, 20
"""Minutes the first walk is kept within."""
DEFAULT_START = 10
"""Minutes for somebody who does not know (SWIFT trial: at least 10 minutes on at least 4 days)."""
DEFAULT_START_DAYS = 4
"""Days a week for somebody who does not know (SWIFT trial)."""
LOWEST_TARGET, DEFAULT_TARGET, HIGHEST_TARGET = 20, 30, 40
"""Minutes; the target somebody may set (WalkBack trial: toward 30 minutes on 5 days)."""


@dataclass(frozen=True)
class Plan:
    """Minutes of the first walk and of the target, walks a week, and the usual pain 0–10.

    ``pace`` is the id of the pace rule, how quickly walks grow; ``brisk`` wants a brisker middle once at the target;
    ``intervals`` sits down on the way for heavy legs; ``day_added`` is when a day a week was added last. ``bounds`` are
    never passed.
    """

    target_minutes: int = DEFAULT_TARGET
    days_per_week: int = DEFAULT_START_DAYS
    start_minutes: int = DEFAULT_START
    usual_pain: int = 0
    pace: str = USUAL_PACE
    brisk: bool = False
    intervals: bool = False
    day_added: date | None = None
    bounds: Bounds = NO_BOUNDS


def start_from_tries(tolerated: Sequence[float]) -> int:
    """Minutes of the first walk: 80 % of the mean of what was comfortable, kept within 5–20.

    No tries at all gives 10 minutes. Source: pacing guidance and the SWIFT trial.
    """
    if not tolerated:
        return DEFAULT_START
    share = int(START_SHARE * sum(tolerated) / len(tolerated) + 1e-9)
    return max(LOWEST_START, min(HIGHEST_START, share))
