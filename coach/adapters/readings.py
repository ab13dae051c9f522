"""What detectors say, in the words that all of them share."""

from __future__ import annotations

from coach.domain.presence import Finding, Reading
from coach.domain.sitting import THERE_SECONDS

YES, NO = Reading(Finding.YES), Reading(Finding.NO)
FAILED = Reading(Finding.UNKNOWN, why="failed")
NO_DISPLAY = Reading(Finding.UNKNOWN, why="no_display")

TIMES = 3
"""How often in a row a state is asked for again that changes while it is asked for."""


def idle_reading(seconds: float) -> Reading:
    """Seconds since the last touch as a reading; below 0 (a clock that was set) counts as 0."""
    seconds = max(0.0, seconds)
    return Reading(Finding.YES if seconds >= THERE_SECONDS else Finding.NO, idle_seconds=seconds)


def yes_or_no(yes: bool, detail: str = "") -> Reading:
    """A plain answer; ``detail`` names who."""
    return Reading(Finding.YES, detail) if yes else NO
