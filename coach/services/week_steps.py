"""Next week's plan: what is proposed, and carrying it out where somebody says yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.domain.added_day import WeeklySlot, free_weekdays, propose_slot, with_slot
from coach.domain.frequency import NextWeek, next_week
from coach.domain.plan import Plan
from coach.domain.progression import decide
from coach.domain.rules import Rules
from coach.domain.schedule import Schedule
from coach.services.planning import Planning
from coach.services.ports import Clock


@dataclass(frozen=True)
class WeekOffer:
    """What the rules make of next week, where one more walk would go, and on which weekdays (0 is Monday) it could.
    ``minutes`` is the plan's next walk as things stand; 0 while none may begin."""

    week: NextWeek
    slot: WeeklySlot | None = None
    free: tuple[int, ...] = ()
    minutes: int = 0


class WeekSteps:
    """Changes plan and schedule together; each change returns what takes it back."""

    def __init__(self, planning: Planning, clock: Clock, rules: Rules) -> None:
        self._planning, self._clock, self._rules = planning, clock, rules

    def offer(self) -> WeekOffer | None:
        """The proposal, now; None before set-up. Raises ``StoreProblem``."""
        plan, schedule = self._planning.plan(), self._planning.schedule()
        if plan is None:
            return None
        history, now = self._planning.past(), self._clock.now()
        week = next_week(plan, history, schedule.days_per_week, now, self._rules)
        walk = decide(plan, history, now, self._rules)
        minutes = walk.minutes if walk.walk_allowed else 0
        return WeekOffer(week, propose_slot(schedule), free_weekdays(schedule), minutes)

    def add_day(self, slot: WeeklySlot) -> Callable[[], None]:
        """One more walk every week; lengths hold for a while then."""
        undo = self._undo()
        self._planning.set_schedule(with_slot(self._planning.schedule(), slot))
        return undo

    def want_brisk(self) -> Callable[[], None]:
        """A brisker middle from now on, where walks are at their target."""
        undo = self._undo()
        self._planning.set_plan(replace(self._plan(), brisk=True))
        return undo

    def _plan(self) -> Plan:
        return self._planning.plan() or Plan()

    def _undo(self) -> Callable[[], None]:
        plan, schedule = self._plan(), self._planning.schedule()
        return lambda: self._put_back(plan, schedule)

    def _put_back(self, plan: Plan, schedule: Schedule) -> None:
        self._planning.set_schedule(schedule)
        now = self._plan()
        before = replace(now, brisk=plan.brisk, day_added=plan.day_added, days_per_week=plan.days_per_week)
        self._planning.set_plan(before)
