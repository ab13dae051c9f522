"""A detector that has to be asked: it waits for no signal, and what goes wrong in it means that it cannot tell."""

from __future__ import annotations

from collections.abc import Callable

from coach.adapters.readings import FAILED
from coach.domain.presence import Detector, Reading


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
