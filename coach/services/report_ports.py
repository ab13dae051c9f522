"""What the report asks of the outside world."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from coach.domain.report_told import Lack, ToldReport
from coach.domain.sheet import Paper


class ReportProblem(Exception):
    """A report that cannot be saved; the message is one sentence for the user."""


class ReportPrinter(Protocol):
    """Writes a report down."""

    def save(self, told: ToldReport, file: Path, paper: Paper | None = None) -> frozenset[Lack]:
        """Write ``file``, whole or not at all; without ``paper`` for that of the system's country. Says what it lacks.

        For the GUI thread; takes under 0.3 s. Raises ``ReportProblem``.
        """
