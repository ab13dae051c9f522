"""Just before a walk: what the day and the pain now make of it, and how somebody likes to walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.bouts import parts_of
from coach.services.walk_wishes import WalkWishes
from coach.services.walks import WalkChoice

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.progression import NextWalk


class BeforeWalkWires:
    """Fills the page, and completes what was chosen on it."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._wishes = WalkWishes(pages.core.values)
        pages.before_walk.wish_changed.connect(self._wishes.keep)

    def show(self, walk: NextWalk, warm_up: bool, usual_pain: int) -> None:
        """The walk of the day, or its version for the kind of day that was told."""
        wish, reasons = self._pages.dose.suits.way(self._wishes.wish()), self._reasons(walk)
        self._pages.before_walk.show_walk(walk, warm_up, usual_pain, wish, reasons)

    def offer_for(self, pain: int | None) -> None:
        """What the plan offers to somebody who starts with this pain on this day."""
        walk = self._core.planning.next_walk(pain)
        self._pages.before_walk.show_offer(walk, self._reasons(walk))

    def _reasons(self, walk: NextWalk) -> tuple[str, ...]:
        return tuple(self._pages.texts.reason(because) for because in walk.reasons)

    def prepare(self, warm_up: bool) -> None:
        """Have the sentences of the likely walk rendered."""
        walk, wish = self._core.planning.next_walk(), self._wishes.wish()
        choice = WalkChoice(
            walk.minutes,
            warm_up,
            bouts=parts_of(walk.minutes, max(len(walk.bouts), wish.parts)),
            rest_minutes=wish.rest_minutes,
            brisk_minutes=walk.brisk_minutes if wish.brisk else 0,
            route=wish.route,
        )
        self._pages.performance.walks.prepare(walk.minutes, warm_up, choice)

    def complete(self, choice: WalkChoice) -> WalkChoice:
        """What was chosen, with the kind of day, which is that of one walk."""
        return replace(choice, day=self._core.planning.history().day)
