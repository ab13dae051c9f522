"""What the services ask of a printer of sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from coach.domain.sheet import Paper, Sheet


class SheetProblem(Exception):
    """A sheet that cannot be saved; the message is one sentence for the user."""


class SheetPrinter(Protocol):
    """Puts a walk on paper."""

    def save_sheet(self, sheet: Sheet, file: Path, paper: Paper = Paper.A4) -> None:
        """Write ``file`` as a PDF of one page, whole or not at all. For the GUI thread; takes under 0.2 s. Raises
        ``SheetProblem``."""
