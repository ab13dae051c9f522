"""The parts of Today that most days never show: each is built when it is first wanted, and wired to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.ui.pages.today_lock import LockCard
    from coach.ui.pages.today_morning_card import MorningCard
    from coach.ui.pages.today_page import TodayPage
    from coach.ui.pages.today_routine_card import RoutineCard
    from coach.ui.pages.unfinished_panel import UnfinishedPanel


def unfinished_walk(page: TodayPage) -> UnfinishedPanel:
    """A walk that was cut off."""
    from coach.ui.pages.unfinished_panel import UnfinishedPanel

    panel = UnfinishedPanel(page.texts, parent=page)
    panel.continue_requested.connect(page.continue_requested)
    panel.close_unfinished_requested.connect(page.close_unfinished_requested)
    return panel


def unfinished_routine(page: TodayPage) -> UnfinishedPanel:
    """A routine that was cut off."""
    from coach.ui.pages.unfinished_panel import UnfinishedPanel

    panel = UnfinishedPanel(page.texts, "today_routine.unfinished", page)
    panel.continue_requested.connect(page.continue_routine_requested)
    panel.close_unfinished_requested.connect(page.close_routine_requested)
    return panel


def lock(page: TodayPage) -> LockCard:
    """What stands in the walk's place while walking waits."""
    from coach.ui.pages.today_lock import LockCard

    card = LockCard(page.appearance, page.texts, page)
    card.seen_requested.connect(page.seen_requested)
    card.read_aloud_requested.connect(page.read_aloud_requested)
    card.region_changed.connect(page.region_changed)
    return card


def morning(page: TodayPage) -> MorningCard:
    """The morning-after question."""
    from coach.ui.pages.today_morning_card import MorningCard

    card = MorningCard(page.appearance, page.texts, page)
    card.morning_answered.connect(page.morning_answered)
    return card


def routine(page: TodayPage) -> RoutineCard:
    """The day's routine."""
    from coach.ui.pages.today_routine_card import RoutineCard

    return RoutineCard(page.appearance, page.texts, page)
