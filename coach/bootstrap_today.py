"""What stands on Today and what somebody can ask for there, and who carries it out.

Imported before the first paint; everything it names is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.bouts import parts_of
from coach.domain.today import Today
from coach.domain.walk import Walk, shape_walk

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.day import DayKind
    from coach.domain.progression import NextWalk
    from coach.ui.pages.today_lock import LockWords
    from coach.ui.pages.today_page import TodayPage

STRETCH_MINUTES = 5
"""Minutes of the gentle stretches of a bad day; the library has longer and shorter ones."""


def wire_today(page: TodayPage, pages: Pages) -> None:
    """Connect the page's requests."""
    page.start_requested.connect(lambda warm_up: pages.flow.ask_before_walk(warm_up))
    page.later_opening.connect(lambda: pages.flow.offer_later())
    page.later_requested.connect(lambda choice: pages.flow.later(choice))
    page.skip_requested.connect(lambda: pages.flow.skip_today())
    page.morning_answered.connect(lambda score: pages.flow.answer_morning(score))
    page.check_in_requested.connect(lambda: pages.flow.ask_check_in())
    page.check_in_skipped.connect(lambda: pages.flow.skip_check_in())
    page.seen_requested.connect(lambda: pages.signs.show_waiting())
    page.read_aloud_requested.connect(pages.read_aloud)
    page.region_changed.connect(pages.core.settings.set_region)
    page.continue_requested.connect(lambda: pages.flow.go_on())
    page.close_unfinished_requested.connect(lambda: pages.flow.close_unfinished())
    page.resume_plan_requested.connect(pages.core.planning.go_on)
    page.flare_requested.connect(lambda: pages.flow.declare_flare())
    page.take_along_requested.connect(lambda: pages.take_along.open())
    page.day_told.connect(lambda kind: tell_day(pages, kind))
    page.stretches_requested.connect(lambda: stretch(pages))
    page.why_requested.connect(lambda: pages.dose.why.open())
    page.add_walk_requested.connect(lambda: pages.dose.add_walk.open())


def fill_today(page: TodayPage, today: Today, pages: Pages) -> None:
    """Show a day: its walk and why, and what each kind of day would make of it, while there is one to come."""
    allowed = today.walk.walk_allowed
    reasons = tuple(pages.texts.reason(because) for because in today.walk.reasons)
    page.show_lock(None if allowed else lock_words(today, pages))
    if today.walk.may_begin and not today.done_today:
        page.show_day(pages.core.planning.versions(), pages.core.days.kind())
    page.show_today(today, reasons, shape_of(today.walk, pages) if allowed else None)


def shape_of(walk: NextWalk, pages: Pages) -> Walk:
    """A walk as it is offered, with the rests between its parts as they were chosen the last time."""
    parts = parts_of(walk.minutes, len(walk.bouts))
    if not parts:
        return shape_walk(walk.minutes)
    from coach.services.walk_wishes import WalkWishes

    return shape_walk(walk.minutes, bouts=parts, rest_minutes=WalkWishes(pages.core.values).wish().rest_minutes)


def lock_words(today: Today, pages: Pages) -> LockWords | None:
    """What to do while walking waits, and what it waits for."""
    from coach.domain.red_flag import flags_of, most_urgent
    from coach.ui.pages.today_lock import LockWords

    flags = flags_of(today.walk.waiting)
    urgency = most_urgent(flags)
    if urgency is None:
        return None
    ticked = tuple(pages.flag_book.question(flag).text for flag in flags)
    return LockWords(urgency, pages.core.settings.settings.region, ticked, pages.flag_book, pages.regions)


def tell_day(pages: Pages, kind: DayKind | None) -> None:
    """What kind of day it is: today's walk follows."""
    pages.core.days.tell(kind)
    pages.core.planning.refresh()


def stretch(pages: Pages) -> None:
    """Gentle stretches in place of a walk, or before it."""
    from coach.domain.exercise import ExerciseKind

    offer = pages.performance.routines.offer(ExerciseKind.STRETCH, STRETCH_MINUTES)
    pages.exercises.playing.start(offer.routine)
