"""Where a file of somebody's may be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.domain.phrases import Phrases
from coach.domain.save_target import NoTarget

FindNoTarget = Callable[[Path], NoTarget | None]
"""Why nothing can be saved under this name, or None."""


def no_target_words(find: FindNoTarget, file: Path, phrases: Phrases) -> str:
    """One sentence why a file cannot be saved under this name, or ""."""
    found = find(file)
    return "" if found is None else phrases.say(f"save_target.{found}", name=str(file))
