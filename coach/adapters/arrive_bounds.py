"""How much of a stranger's file is read, whatever it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

MOST_BYTES = 6_000_000_000
"""Of what is read, unpacked; ten years of a watch are about two."""
MOST_ELEMENTS = 60_000_000
MOST_POINTS = 3_000_000
"""Of recorded ways in one file: ten days and nights of one a second are fewer."""
SECONDS = 600.0
"""For one file."""


class Bounds:
    """Counts what is read and tells how far it is. Every call raises ``ArrivalProblem`` once it is too much."""

    def __init__(
        self,
        told: Callable[[float], None],
        whole: int = 0,
        most_bytes: int = MOST_BYTES,
        most_elements: int = MOST_ELEMENTS,
        most_points: int = MOST_POINTS,
        seconds: float = SECONDS,
    ) -> None:
        """``told`` hears the share done, 0–1; ``whole`` is how many bytes there are, as far as anybody knows."""
        self._told, self._whole = told, whole
        self._most_bytes, self._most_elements, self._most_points = most_bytes, most_elements, most_points
        self._bytes = self._elements = self._points = 0
        self._until = monotonic() + seconds

    def add_bytes(self, count: int) -> None:
        """So many more were read."""
        self._bytes += count
        if self._bytes > self._most_bytes:
            raise ArrivalProblem(ArrivalFault.TOO_LARGE)
        if monotonic() > self._until:
            raise ArrivalProblem(ArrivalFault.TOO_LONG)
        self._told(min(1.0, self._bytes / self._whole) if self._whole else 0.0)

    def add_element(self) -> None:
        """One more."""
        self._elements += 1
        if self._elements > self._most_elements:
            raise ArrivalProblem(ArrivalFault.TOO_MANY)

    def add_point(self) -> None:
        """One more position."""
        self._points += 1
        if self._points > self._most_points:
            raise ArrivalProblem(ArrivalFault.TOO_MANY)
