"""What somebody answers about their back before, after and the morning after a walk.

Every answer may be missing (None); a missing answer never counts as a good one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.red_flag import RedFlag

WORST_PAIN = 10
"""Pain is a 0–10 numeric rating."""


class Reach(StrEnum):
    """How far down the symptom reaches, from nowhere to the foot."""

    NONE = "none"
    BACK = "back"
    BUTTOCK = "buttock"
    THIGH = "thigh"
    BELOW_KNEE = "below_knee"
    FOOT = "foot"

    @property
    def zone(self) -> int:
        """0 in the back or nowhere (new pain in the back has not moved down a leg), up to 4 in the foot."""
        return max(0, list(Reach).index(self) - 1)


class Quality(StrEnum):
    """What the pain was like."""

    ACHING = "aching"
    STIFF = "stiff"
    SHARP = "sharp"
    SHOOTING = "shooting"
    NUMB = "numb"
    WEAK_LEG = "weak_leg"


class Effort(StrEnum):
    """How hard the walk was, in our own words (the talk test)."""

    EASY = "easy"
    STEADY = "steady"
    HARD = "hard"
    TOO_HARD = "too_hard"


class HealthEvent(StrEnum):
    """What may have happened since: it calls for the red-flag questions."""

    FALL = "fall"
    FEVER = "fever"


@dataclass(frozen=True)
class CheckIn:
    """The answers about one walk. Pain scores are 0–10; ``where`` holds ids of body-map areas. ``events`` is asked
    for the red flags alone: left open, it makes no answer amber."""

    before: int | None = None
    peak: int | None = None
    after: int | None = None
    morning: int | None = None
    reach_before: Reach | None = None
    reach_after: Reach | None = None
    qualities: frozenset[Quality] | None = None
    effort: Effort | None = None
    leg_soreness: bool | None = None
    red_flags: frozenset[RedFlag] | None = frozenset()
    where: frozenset[str] | None = None
    events: frozenset[HealthEvent] | None = None

    def __post_init__(self) -> None:
        for name in ("before", "peak", "after", "morning"):
            score = getattr(self, name)
            if score is not None and not 0 <= score <= WORST_PAIN:
                raise ValueError(f"{name} is a pain score from 0 to {WORST_PAIN}, not {score}")


def asks_red_flags(check_in: CheckIn) -> bool:
    """Whether the answers call for the red-flag questions again: new leg signs, a fall, a fever or a "too hard".

    Source: evidence, red flags.
    """
    spread = (
        check_in.reach_before is not None
        and check_in.reach_after is not None
        and check_in.reach_after.zone > check_in.reach_before.zone
    )
    leg_signs = bool((check_in.qualities or frozenset()) & {Quality.NUMB, Quality.WEAK_LEG, Quality.SHOOTING})
    return spread or leg_signs or bool(check_in.events) or check_in.effort is Effort.TOO_HARD
