"""The walk that was begun and not finished, on Today: the same day it can go on, the next day it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.services.left_over import left_over
from coach.services.ports import StoreProblem
from coach.services.walk_changes import easy_seconds_left

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


def left_over_waits(pages: Pages) -> bool:
    """Whether a walk of today was begun and waits to go on or to be closed. Raises ``StoreProblem``."""
    if pages.core.sessions.unfinished() is None:
        return False
    show_left_over(pages)
    return pages.core.sessions.unfinished() is not None


def show_left_over(pages: Pages) -> None:
    """Offer to go on with it. Raises ``StoreProblem``."""
    core = pages.core
    found = core.sessions.unfinished()
    kept = left_over(core.sessions, core.values, core.clock, core.rules.way) if found is not None else None
    left = None if kept is None else easy_seconds_left(core.values, kept)
    pages.today.show_unfinished(kept, None if left is None else max(1, round(left / 60)))
    if found is not None and kept is None:
        core.planning.refresh()


class LeftOverWatch:
    """Looks again on each new day: the program may be open for weeks."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._day = pages.core.clock.now().date()
        pages.core.planning.today_changed.connect(self._look)

    def _look(self, _today: object) -> None:
        day, self._day = self._day, self._pages.core.clock.now().date()
        if day == self._day or not self._is_idle:
            return
        try:
            show_left_over(self._pages)
        except StoreProblem:
            self._day = day  # told above the page; looked at again with the next refresh

    @property
    def _is_idle(self) -> bool:
        performance = self._pages.__dict__.get("performance")
        return performance is None or performance.walks.running is None


def rest_for_longer(pages: Pages) -> None:
    """A walk was put away: Today keeps it."""
    show_left_over(pages)
    pages.raise_window()
    pages.window.show_page("today")
    pages.window.show_toast(pages.texts.say("walk.put_away"))
