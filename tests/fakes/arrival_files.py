"""Files of walks that are nowhere."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from coach.domain.arrival import FoundFile
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem, GoOn

LOOK = 0.01
"""Seconds between two looks whether to go on."""


class FakeArrivalFiles:
    """``ArrivalFiles`` with what was said to be in each."""

    def __init__(self) -> None:
        self._held: dict[Path, FoundFile | Exception | Event] = {}

    def holds(self, file: Path, found: FoundFile) -> None:
        """From now on that is in it."""
        self._held[file] = found

    def refuses(self, file: Path, problem: Exception) -> None:
        """From now on it cannot be read."""
        self._held[file] = problem

    def waits(self, file: Path, end: Event) -> None:
        """From now on it takes until ``end``, or until nobody waits."""
        self._held[file] = end

    def read(self, file: Path, go_on: GoOn) -> FoundFile | None:
        """What is in it. Raises ``ArrivalProblem``, and whatever was said."""
        held = self._held.get(file, ArrivalProblem(ArrivalFault.UNREADABLE, "No such file"))
        if isinstance(held, Exception):
            raise held
        while isinstance(held, Event) and not held.wait(LOOK):
            if not go_on(0.5):
                return None
        return held if isinstance(held, FoundFile) and go_on(1.0) else None
