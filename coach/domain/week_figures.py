"""What a week came to, for the pages of progress and for the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coach.domain.time_off import TimeOffKind


@dataclass(frozen=True)
class WeekFigures:
    """The local week that began on ``monday``.

    ``minutes`` were walked; ``planned_minutes`` and ``planned_walks`` is what the plan had in it, None for weeks
    before the plan and where nobody knows any more. ``done``, ``shortened`` and ``stopped`` count walks, ``routines``
    routines that were done. ``before``, ``peak``, ``after`` and ``morning`` are the means of what was answered (0–10),
    None where nothing was. ``excused`` says why nobody expects the plan to be kept; ``on_plan`` is None for a week that
    is excused, not planned or not over.
    """

    monday: date
    minutes: float = 0.0
    planned_minutes: int | None = None
    planned_walks: int | None = None
    done: int = 0
    shortened: int = 0
    stopped: int = 0
    routines: int = 0
    before: float | None = None
    peak: float | None = None
    after: float | None = None
    morning: float | None = None
    excused: TimeOffKind | None = None
    on_plan: bool | None = None
    is_over: bool = True

    @property
    def walks(self) -> int:
        """All that were walked."""
        return self.done + self.shortened + self.stopped
