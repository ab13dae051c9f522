"""A detector that has to be asked: it waits for no signal, and what goes wrong in it means that it cannot tell."""

from __future__ import annotations

from collections.abc import Callable

from coach.domain.presence import Detector, Finding, Reading

FAILED = Reading(Finding.UNKNOWN, why="failed")
AWAY_AFTER = 60.0
"""Seconds without a touch from which idle time reads as yes."""


class AskedPart:
    """A ``DetectorPart`` around one function, which may raise whatever its system does."""

    def __init__(self, detectors: frozenset[Detector], ask: Callable[[], dict[Detector, Reading]]) -> None:
        self.detectors, self._ask = detectors, ask

    def read(self) -> dict[Detector, Reading]:
        """What the function says; cannot tell where it fails."""
        try:
            return self._ask()
        except Exception:  # a call into another system's library has no list of what it may raise
            return dict.fromkeys(self.detectors, FAILED)

    def wait_on(self) -> int | None:
        """There is nothing to wait on."""
        return None

    def close(self) -> None:
        """There is nothing to let go."""


def idle_reading(seconds: float) -> Reading:
    """Seconds since the last touch as a reading; below 0 (a clock that was set) counts as 0."""
    seconds = max(0.0, seconds)
    return Reading(Finding.YES if seconds >= AWAY_AFTER else Finding.NO, idle_seconds=seconds)


def yes_or_no(yes: bool, detail: str = "") -> Reading:
    """A plain answer; ``detail`` names who."""
    return Reading(Finding.YES, detail) if yes else Reading(Finding.NO)
