"""Why the next walk is as long as it is, and what each kind of day would give: asked, never decided here."""

from __future__ import annotations

from coach.domain.day_versions import DayVersions, day_versions
from coach.domain.plan import Plan
from coach.domain.rules import Rules
from coach.domain.today import Today
from coach.domain.why import Why, explain
from coach.services.day_desk import DayDesk
from coach.services.planning import Planning
from coach.services.ports import Clock
from coach.services.revisions import Revisions


class Explaining:
    """Puts the present decision into words that a page or a terminal can show."""

    def __init__(self, planning: Planning, days: DayDesk, revisions: Revisions, clock: Clock, rules: Rules) -> None:
        self._planning, self._days, self._revisions = planning, days, revisions
        self._clock, self._rules = clock, rules

    def why(self) -> Why:
        """Today's walk, with the kind of day that was told. Raises ``StoreProblem``."""
        day = self._days.kind()
        plan, history, now = self._planning.plan() or Plan(), self._planning.history(day=day), self._clock.now()
        return explain(self._planning.working(day=day), plan, history, now, self._rules, self._revisions.changes)

    def as_told(self, today: Today) -> Today:
        """The day with the walk of the kind that was told, while it is still ahead. Raises ``StoreProblem``."""
        kind = self._days.kind()
        return today if kind is None or today.done_today else today.with_version(self._planning.next_walk(day=kind))

    def versions(self) -> DayVersions:
        """The three versions of today's walk. Raises ``StoreProblem``."""
        plan = self._planning.plan() or Plan()
        return day_versions(plan, self._planning.history(), self._clock.now(), self._rules)
