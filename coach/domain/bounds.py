"""What a clinician, or the user, does not want the plan to pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT
from coach.domain.walk import LONGEST_WALK

MINUTES, DAYS, RISE, CADENCE = (1, LONGEST_WALK), (1, 7), (0.0, 1.0), (SLOWEST_BEAT, FASTEST_BEAT)
"""From and to, both included: what each limit may be."""
LONGEST_BY = 100
"""Letters in who set them."""
NAMES = {
    "by": "by",
    "maximum_minutes": "maximum_minutes",
    "max_minutes": "maximum_minutes",
    "maximum_days": "maximum_days",
    "max_days": "maximum_days",
    "rise_per_week": "rise_per_week",
    "max_rise_per_week": "rise_per_week",
    "cadence_cap": "cadence_cap",
    "banned_exercises": "banned_exercises",
    "banned_positions": "banned_positions",
    "thresholds": "thresholds",
}
"""Every name that a limit may be given under, in a file or a question, and the one that is meant."""


@dataclass(frozen=True)
class Bounds:
    """Limits of a plan; None and empty leave everything to the plan.

    ``most_minutes`` (1–60) of any walk, ``most_days`` (1–7) with a walk in any seven, ``most_rise`` the part a walk may
    grow over any seven days (0–1, in place of our own cap; a looser one is said each time it counts), ``most_cadence``
    steps a minute of the metronome (60–120), ``banned_exercises`` by id, ``banned_positions`` by the names of
    ``Position``, and ``thresholds``: stricter values than ours, as pairs of a name ("red.rise") and a number. ``by`` is
    who set them, in words; ``signed_at`` (aware) is when the user agreed to them.
    """

    most_minutes: int | None = None
    most_days: int | None = None
    most_rise: float | None = None
    most_cadence: int | None = None
    banned_exercises: frozenset[str] = frozenset()
    banned_positions: frozenset[str] = frozenset()
    thresholds: tuple[tuple[str, float], ...] = ()
    by: str = ""
    signed_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether they limit nothing."""
        return replace(self, by="", signed_at=None) == NO_BOUNDS


NO_BOUNDS = Bounds()
