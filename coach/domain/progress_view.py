"""What the page of progress shows of a span of weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.look_back_due import Comparison
from coach.domain.time_off import TimeOff
from coach.domain.way_to_target import WayToTarget
from coach.domain.week_figures import WeekFigures


class Span(StrEnum):
    """How far back is looked."""

    FOUR_WEEKS = "four_weeks"
    TWELVE_WEEKS = "twelve_weeks"
    YEAR = "year"
    ALL = "all"

    @property
    def weeks(self) -> int | None:
        """Weeks, this one included; None for all there are."""
        return {Span.FOUR_WEEKS: 4, Span.TWELVE_WEEKS: 12, Span.YEAR: 52, Span.ALL: None}[self]


Score = tuple[date, float]
"""A day, and a score or the mean of its answers."""


@dataclass(frozen=True)
class ProgressView:
    """The weeks of ``span`` from the one that holds ``first``, a Monday, to the one that holds ``last``, today; never
    weeks before anything happened, but always this one.

    ``after`` holds every answer about pain after a walk with its day, in order. ``on_plan`` of ``counted`` weeks
    kept the plan; weeks that are excused, not planned or not over are not counted. ``bands`` are the flares and the
    times off that touch the span. ``pain`` compares pain after the first walks of all with the newest ones, ``peg`` and
    ``roland_morris`` the first answers with the newest; None where there is too little to compare. ``peg_scores``,
    ``roland_morris_scores`` and ``goal_scores`` are those of the span, the latter of this very ``goal`` alone, which is
    in the user's words, "" for none.
    """

    span: Span
    first: date
    last: date
    weeks: tuple[WeekFigures, ...]
    way: WayToTarget
    after: tuple[Score, ...] = ()
    on_plan: int = 0
    counted: int = 0
    bands: tuple[TimeOff, ...] = ()
    pain: Comparison | None = None
    peg: Comparison | None = None
    roland_morris: Comparison | None = None
    peg_scores: tuple[Score, ...] = ()
    roland_morris_scores: tuple[Score, ...] = ()
    goal_scores: tuple[Score, ...] = ()
    goal: str = ""

    @property
    def this_week(self) -> WeekFigures:
        """The week that holds today."""
        return self.weeks[-1]

    @property
    def excused(self) -> tuple[WeekFigures, ...]:
        """The weeks in which nobody expected the plan to be kept."""
        return tuple(week for week in self.weeks if week.excused is not None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened in it."""
        return not any(week.walks or week.routines for week in self.weeks)
