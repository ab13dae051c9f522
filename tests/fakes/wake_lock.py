"""A wake lock that counts."""

from __future__ import annotations


class FakeWakeLock:
    """``held`` says whether the computer would be kept awake."""

    def __init__(self, says: str = "") -> None:
        self.held = False
        self._says = says

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False

    def trouble(self) -> str:
        return self._says
