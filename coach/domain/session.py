"""A session: one walk as it was really walked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.walk import Ground, Route

LEAST_SECONDS = 59
"""Seconds of walking from which a session is a walk."""


class Outcome(StrEnum):
    """How a session ended."""

    DONE = "done"
    SHORTENED = "shortened"
    STOPPED = "stopped"


class StopReason(StrEnum):
    """Why somebody ended a walk before its end."""

    SHARP_PAIN = "sharp_pain"
    PAIN = "pain"
    WORSE = "worse"
    """Nobody said: it was told to be worse on the way, and the walk was not finished."""
    TIRED = "tired"
    TIME = "time"
    OTHER = "other"

    @property
    def is_pain(self) -> bool:
        """Whether it is the back that ended the walk."""
        return self in (StopReason.SHARP_PAIN, StopReason.PAIN, StopReason.WORSE)


@dataclass(frozen=True)
class Session:
    """One finished walk.

    ``started_at`` is aware. ``planned_minutes`` is the plan's length; ``chosen_minutes`` is set
    when the user picked a shorter one (``bad_day`` when that was the bad-day offer).
    ``walked_minutes`` counts walking only: no warm-up, no pauses, no rests. ``bouts`` are the minutes of its parts
    (empty for one), ``brisk_minutes`` those of a brisker middle; ``warm_up`` None is not known. ``by_hand`` was walked
    without Amble and added later; ``note`` is in the user's words.
    """

    started_at: datetime
    planned_minutes: int
    walked_minutes: float
    outcome: Outcome
    stop_reason: StopReason | None = None
    check_in: CheckIn | None = None
    chosen_minutes: int | None = None
    bad_day: bool = False
    id: int = 0
    warm_up: bool | None = None
    bouts: tuple[int, ...] = ()
    brisk_minutes: int = 0
    route: Route = Route.ROUND
    ground: Ground | None = None
    day: DayKind | None = None
    by_hand: bool = False
    note: str = ""

    @property
    def intended_minutes(self) -> int:
        """What the user set out to walk: their shorter choice, or the plan's length."""
        return self.chosen_minutes or self.planned_minutes

    @property
    def share(self) -> float:
        """The part of the intended walk that was walked, 0 to 1."""
        return min(1.0, self.walked_minutes / self.intended_minutes)

    @property
    def is_walked(self) -> bool:
        """Whether it was a walk at all: a minute of walking, give or take a second of the clock (our choice). Less than
        that was begun, and says nothing about what a back bears."""
        return self.walked_minutes * 60 >= LEAST_SECONDS

    @property
    def says_nothing(self) -> bool:
        """Whether it was walked without Amble and not one answer was given about it, as the strolls are that a phone
        records by itself, hundreds of them. Nothing about a back follows from it: it is no reason to walk longer."""
        # Asked of ten thousand walks at a time, of which hardly one has answers that are empty.
        answers = self.check_in
        return self.by_hand and self.stop_reason is None and (answers is None or answers == CheckIn())

    @property
    def is_telling(self) -> bool:
        """Whether it is a walk that ends a flare plan and a gap (our choice): one was walked, and it is not one that
        says nothing."""
        return self.is_walked and not self.says_nothing

    @property
    def is_ordinary(self) -> bool:
        """Walked at the plan's length: not a shorter choice, not a bad day."""
        return self.chosen_minutes is None and not self.bad_day
