"""How the weeks went: read a year at a time, and kept until something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from coach.domain.look_back import is_same_goal
from coach.domain.look_back_due import Comparison, compare_peg, compare_roland_morris
from coach.domain.plan import Plan
from coach.domain.planned_weeks import lengths_of
from coach.domain.progress_view import ProgressView, Score, Span
from coach.domain.session import Session
from coach.domain.time_off import TimeOff, marked, without
from coach.domain.week_figures import WeekFigures
from coach.domain.week_sums import (
    WEEK,
    WeekParts,
    answers_after,
    monday_of,
    week_figures,
)
from coach.services.past_read import DECIDED, around
from coach.services.planning import FIRST_DAY, FLARE_SINCE
from coach.services.progress_standing import ProgressParts, Standing, standing_of
from coach.services.records import day_from_json, moment_from_json
from coach.services.time_off_records import TIMES_OFF, keep_marks, times_off_from_json

BLOCK = 52
"""Weeks that are read together."""
_EPOCH = date(2001, 1, 1)
"""A Monday, from which blocks are counted."""


@dataclass(frozen=True)
class _Block:
    """What is known of 52 weeks: the figures of each, its flares, and every answer about pain after a walk."""

    weeks: tuple[WeekFigures, ...]
    flares: tuple[TimeOff, ...]
    after: tuple[Score, ...]


class _Scores(NamedTuple):
    """The fields of a view that come from looking back, in its order."""

    peg: Comparison | None
    roland_morris: Comparison | None
    peg_scores: tuple[Score, ...]
    roland_morris_scores: tuple[Score, ...]
    goal_scores: tuple[Score, ...]
    goal: str


class ProgressDesk(QObject):
    """Works out the weeks of a span, and keeps days off. Every call raises ``StoreProblem``."""

    changed = Signal()
    """A day off was marked or taken away, or the past has changed."""

    def __init__(self, parts: ProgressParts) -> None:
        super().__init__()
        self._parts = parts
        self._blocks: dict[int, _Block] = {}
        self._known_day: date | None = None

    def forget(self) -> None:
        """Something about the past has changed: read it afresh."""
        self._clear()
        self.changed.emit()

    def view(self, span: Span) -> ProgressView:
        """The weeks of ``span`` up to today's."""
        today = self._today()
        monday = monday_of(today)
        first = monday - ((span.weeks or 0) - 1) * WEEK if span.weeks else date.min
        first = min(monday, max(first, monday_of(self._first or today)))
        blocks = [self._block(number, today) for number in range(_number(first), _number(monday) + 1)]
        weeks = tuple(week for block in blocks for week in block.weeks if first <= week.monday <= monday)
        flares = _joined(chain.from_iterable(block.flares for block in blocks))
        bands = (*(one for one in self.times_off() if one.touches(first, today)), *flares)
        counted = [week for week in weeks if week.on_plan is not None]
        return ProgressView(
            span,
            first,
            today,
            weeks,
            self._stands.way,
            tuple(one for block in blocks for one in block.after if first <= one[0]),
            sum(week.on_plan is True for week in counted),
            len(counted),
            tuple(one for one in bands if one.touches(first, today)),
            self._stands.pain,
            *self._scores(first),
        )

    def weeks(self, first: date, last: date) -> tuple[WeekFigures, ...]:
        """The weeks that hold the days ``first`` to ``last``."""
        today = self._today()
        begin, end = monday_of(first), monday_of(last)
        blocks = [self._block(number, today) for number in range(_number(begin), _number(end) + 1)]
        return tuple(week for block in blocks for week in block.weeks if begin <= week.monday <= end)

    def load_more(self) -> bool:
        """Read the newest part of the past that is not read yet; whether there was one. For idle moments."""
        today = self._today()
        oldest = _number(monday_of(self._first or today))
        missing = (number for number in range(_number(today), oldest - 1, -1) if number not in self._blocks)
        number = next(missing, None)
        if number is not None:
            self._block(number, today)
        return number is not None

    # --- days off --------------------------------------------------------------------------------------------------

    def times_off(self) -> tuple[TimeOff, ...]:
        """Every time off that was marked, and the pauses of the plan; in order."""
        return times_off_from_json(self._parts.values.get(TIMES_OFF))

    def mark(self, time_off: TimeOff) -> None:
        """Say why nobody expects the plan to be kept on some days; this counts over what was said of them before."""
        self._keep(marked(self.times_off(), time_off))

    def unmark(self, first: date, last: date) -> None:
        """Take away what was said of some days; a pause of the plan is not said, and stays."""
        self._keep(without(self.times_off(), first, last))

    def restore(self, times_off: Sequence[TimeOff]) -> None:
        """Put back what ``times_off`` gave earlier: an undo."""
        self._keep(times_off)

    def _keep(self, times_off: Sequence[TimeOff]) -> None:
        before = self.times_off()
        keep_marks(self._parts.values, times_off)
        moved = set(before) ^ set(self.times_off())
        for number in [number for number in self._blocks if any(one.touches(*_days(number)) for one in moved)]:
            del self._blocks[number]
        self.changed.emit()

    # --- working out -----------------------------------------------------------------------------------------------

    def _today(self) -> date:
        today = self._parts.clock.now().date()
        if today != self._known_day:
            self._clear()
            self._known_day = today
        return today

    def _clear(self) -> None:
        self._blocks.clear()
        for name in ("_first", "_recent", "_stands"):
            self.__dict__.pop(name, None)

    @cached_property
    def _first(self) -> date | None:
        """The first day of which anything is known."""
        days = (self._parts.walks.first_day(), self._plan_day())
        return min((day for day in days if day is not None), default=None)

    def _plan_day(self) -> date | None:
        return day_from_json(self._parts.values.get(FIRST_DAY))

    def _block(self, number: int, today: date) -> _Block:
        if number not in self._blocks:
            self._blocks[number] = self._read(*_days(number), today)
        return self._blocks[number]

    def _read(self, first: date, last: date, today: date) -> _Block:
        parts = self._parts
        since = moment_from_json(parts.values.get(FLARE_SINCE))
        walks, flares = around(self._walks, since, first, last, today, parts.rules)
        inside = [walk for walk in walks if walk.started_at.date() >= first]
        start = (parts.planning.plan() or Plan()).start_minutes
        lengths = lengths_of(walks, start, self._stands.ahead if last >= today else None)
        week_parts = WeekParts(
            inside, parts.routine_days(first, last), parts.planning.schedule(), lengths,
            self._plan_day(), (*self.times_off(), *flares), today, parts.progress,
        )  # fmt: skip
        return _Block(week_figures(week_parts, first, BLOCK), flares, answers_after(inside))

    @cached_property
    def _stands(self) -> Standing:
        return standing_of(self._parts, self._recent, self._today())

    @cached_property
    def _recent(self) -> tuple[Session, ...]:
        """The walks that the next one can follow from, and what else is in this week's block: read once for both."""
        today = self._today()
        return self._parts.walks.between(today - DECIDED, _days(_number(monday_of(today)))[1])

    def _walks(self, first: date, last: date) -> Sequence[Session]:
        if first < self._today() - DECIDED:
            return self._parts.walks.between(first, last)
        return [walk for walk in self._recent if first <= walk.started_at.date() <= last]

    def _scores(self, first: date) -> _Scores:
        """What was answered when looking back, and the goal."""
        weeks, forms, goal = self._stands.looks, self._stands.forms, self._stands.goal
        shown = [one for one in weeks if one.monday >= first]
        return _Scores(
            compare_peg(weeks),
            compare_roland_morris(forms),
            tuple((one.monday, peg) for one in shown if (peg := one.peg) is not None),
            tuple((one.day, float(one.score)) for one in forms if one.day >= first),
            tuple(
                (one.monday, float(one.goal_score))
                for one in shown
                if one.goal_score is not None and goal and is_same_goal(one.goal, goal)
            ),
            goal,
        )


def _number(monday: date) -> int:
    """The number of the block that holds a week."""
    return (monday - _EPOCH).days // (BLOCK * WEEK.days)


def _days(number: int) -> tuple[date, date]:
    """The first and the last day of a block."""
    first = _EPOCH + number * BLOCK * WEEK
    return first, first + BLOCK * WEEK - timedelta(days=1)


def _joined(flares: Iterable[TimeOff]) -> tuple[TimeOff, ...]:
    """Flares that were read in two blocks are one."""
    joined: list[TimeOff] = []
    for one in sorted(flares, key=lambda flare: (flare.first, flare.last)):
        if joined and one.first <= joined[-1].last:
            joined[-1] = replace(joined[-1], last=max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return tuple(joined)
