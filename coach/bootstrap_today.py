"""What somebody can ask for on Today, and who carries it out.

Imported before the first paint; everything it names is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.today_page import TodayPage


def wire_today(page: TodayPage, pages: Pages) -> None:
    """Connect the page's requests."""
    page.start_requested.connect(lambda warm_up: pages.flow.ask_before_walk(warm_up))
    page.later_requested.connect(lambda minutes: pages.flow.later(minutes))
    page.skip_requested.connect(lambda: pages.flow.skip_today())
    page.morning_answered.connect(lambda score: pages.flow.answer_morning(score))
    page.check_in_requested.connect(lambda: pages.flow.ask_check_in())
    page.check_in_skipped.connect(lambda: pages.flow.skip_check_in())
    page.seen_requested.connect(lambda: pages.flow.show_waiting())
    page.read_aloud_requested.connect(pages.read_aloud)
    page.continue_requested.connect(lambda: pages.flow.go_on())
    page.close_unfinished_requested.connect(lambda: pages.flow.close_unfinished())
    page.resume_plan_requested.connect(pages.core.planning.go_on)
    page.flare_requested.connect(lambda: pages.flow.declare_flare())
    page.take_along_requested.connect(lambda: pages.take_along.open())
