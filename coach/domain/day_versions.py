"""The three versions of today's walk, written in advance: which one it is, a tap on the traffic light says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.rules import Rules


@dataclass(frozen=True)
class DayVersions:
    """The whole walk of a good day, the same in parts on a so-so day, and the small walk of a bad one."""

    good: NextWalk
    so_so: NextWalk
    bad: NextWalk

    def of(self, kind: DayKind | None) -> NextWalk:
        """The version of a day; the whole walk where nobody told."""
        return {DayKind.SO_SO: self.so_so, DayKind.BAD: self.bad}.get(kind or DayKind.GOOD, self.good)


def day_versions(plan: Plan, history: History, now: datetime, rules: Rules) -> DayVersions:
    """What each kind of day would give. ``now`` is aware. None is ever longer than that of a better day."""
    good, so_so, bad = (decide(plan, replace(history, day=kind), now, rules) for kind in DayKind)
    return DayVersions(good, so_so, bad)
