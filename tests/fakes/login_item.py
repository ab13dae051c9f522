"""A login item that remembers."""

from __future__ import annotations


class FakeLoginItem:
    """Switches freely, or raises ``OSError`` when it was made with ``refuses``."""

    def __init__(self, on: bool = False, refuses: str = "") -> None:
        self._on = on
        self._refuses = refuses

    def is_on(self) -> bool:
        return self._on

    def turn(self, on: bool) -> None:
        if self._refuses:
            raise OSError(self._refuses)
        self._on = on

    def trouble(self) -> str:
        return self._refuses
