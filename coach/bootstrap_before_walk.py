"""Just before a walk: what the day and the pain now make of it, and how somebody likes to walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.bouts import equal_parts
from coach.domain.progression import NextWalk
from coach.services.walk_wishes import WalkWishes
from coach.services.walks import WalkChoice

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


class BeforeWalkWires:
    """Fills the page, and completes what was chosen on it."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._wishes = WalkWishes(pages.core.values)
        pages.before_walk.wish_changed.connect(self._wishes.keep)

    def show(self, planned: NextWalk, warm_up: bool, usual_pain: int) -> None:
        """The plan's walk, or its version for the kind of day that was told."""
        page = self._pages.before_walk
        page.show_walk(planned, warm_up, usual_pain, self._wishes.wish())
        if planned.walk_allowed and self._core.days.kind() is not None:
            self.offer_for(None)

    def offer_for(self, pain: int | None) -> None:
        """What the plan offers to somebody who starts with this pain on this day."""
        walk = self._core.planning.next_walk(pain, self._core.days.kind())
        reasons = tuple(self._pages.texts.reason(because) for because in walk.reasons)
        self._pages.before_walk.show_offer(walk, reasons)

    def prepare(self, warm_up: bool) -> None:
        """Have the sentences of the likely walk rendered."""
        walk = self._core.planning.next_walk(day=self._core.days.kind())
        wish = self._wishes.wish()
        brisk = walk.brisk_minutes if wish.brisk else 0
        choice = WalkChoice(walk.minutes, warm_up, route=wish.route, brisk_minutes=brisk)
        parts = equal_parts(walk.minutes, max(len(walk.bouts), wish.parts)) if walk.minutes else ()
        choice = replace(choice, bouts=parts, rest_minutes=wish.rest_minutes)
        self._pages.performance.walks.prepare(walk.minutes, warm_up, choice)

    def complete(self, choice: WalkChoice) -> WalkChoice:
        """What was chosen, with the kind of day."""
        return replace(choice, day=self._core.days.kind())
