"""How somebody wants Amble to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Percent of the designed text size."""


class Scheme(StrEnum):
    """Which theme somebody asked for; the system's choice is light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True)
class Look:
    """What somebody chose in Settings. Raises ``ValueError`` for a text size outside 80–200 %."""

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    reduced_motion: bool = False

    def __post_init__(self) -> None:
        if not SMALLEST_TEXT <= self.text_percent <= LARGEST_TEXT:
            raise ValueError(f"text size is {SMALLEST_TEXT} to {LARGEST_TEXT} per cent, not {self.text_percent}")
