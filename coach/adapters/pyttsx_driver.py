"""What pyttsx3 gives a driver and wants of one, and how our own are found: it looks for drivers by module."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Proxy(Protocol):
    """What pyttsx3 hands to a driver."""

    def notify(self, topic: str, **values: object) -> None:
        """Tell the engine's listeners."""

    def setBusy(self, busy: bool) -> None:  # noqa: N802 (pyttsx3's name)
        """False runs the commands that wait."""


@dataclass(frozen=True)
class DriverVoice:
    """A voice as pyttsx3 describes one."""

    id: str
    name: str
    languages: tuple[str, ...]


def register(name: str, build: Callable[[Proxy], object]) -> None:
    """Let ``pyttsx3.init(name)`` find the driver that ``build`` makes."""
    module = types.ModuleType(f"pyttsx3.drivers.{name}")
    module.__dict__["buildDriver"] = build
    sys.modules[module.__name__] = module
