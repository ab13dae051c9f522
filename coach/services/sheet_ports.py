"""What the services ask of a printer of sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from coach.domain.routine_sheet import RoutineSheet
from coach.domain.sheet import Paper, Sheet


class SheetProblem(Exception):
    """A sheet that cannot be saved; the message is one sentence for the user."""


class SheetPrinter(Protocol):
    """Puts a walk on paper."""

    def save_sheet(self, sheet: Sheet, file: Path, paper: Paper | None = None) -> None:
        """Write ``file`` as a PDF of one page, whole or not at all; without ``paper`` on that of the system's country.

        For the GUI thread; takes under 0.1 s. Raises ``SheetProblem``.
        """


class RoutinePrinter(Protocol):
    """Puts a routine on paper."""

    def save_routine(self, sheet: RoutineSheet, file: Path, paper: Paper | None = None) -> None:
        """Write ``file`` as a PDF of as few pages as it takes, whole or not at all; without ``paper`` on that of the
        system's country.

        For the GUI thread; takes under 0.5 s. Raises ``SheetProblem``.
        """
