"""Why the next walk is as long as it is: asked, never decided here."""

from __future__ import annotations

from coach.domain.plan import Plan
from coach.domain.progression import work_out
from coach.domain.rules import Rules
from coach.domain.why import Why, explain
from coach.services.endings import Endings
from coach.services.planning import Planning
from coach.services.ports import Clock
from coach.services.revisions import Revisions


class Explaining:
    """Puts the present decision into words that a page or a terminal can show."""

    def __init__(self, planning: Planning, revisions: Revisions, endings: Endings, clock: Clock, rules: Rules) -> None:
        self._planning, self._revisions, self._endings = planning, revisions, endings
        self._clock, self._rules = clock, rules

    def why(self) -> Why:
        """The next walk, with the kind of day that was told. Raises ``StoreProblem``."""
        plan, history, now = self._planning.plan() or Plan(), self._planning.history(), self._clock.now()
        working = work_out(plan, history, now, self._rules)
        return explain(working, plan, history, now, self._rules, self._revisions.changes, self._endings.before)
