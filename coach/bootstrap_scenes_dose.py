"""What is on the pictures of the dose: each page with what the made-up year gave it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import DARK, LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.added_day import free_weekdays, propose_slot
from coach.domain.frequency import NextWeek, WeekStep
from coach.domain.look_back import Helped, LookBack, RolandMorris
from coach.domain.look_back_due import week_before
from coach.domain.phrases import reason
from coach.services.week_steps import WeekOffer

GOAL = "Walk to the shop and back"
WEEKS = ((6, 5, 7, 3), (5, 5, 5, 4), (4, 3, 5, 5), (4, 3, 4, 6))
"""Pain, enjoyment, activity and goal of the last weeks, the newest last."""
TICKED = frozenset({2, 3, 6, 9, 11, 17, 23})


def look_back(studio: Studio) -> QWidget:
    """A minute for the week, half answered, after three others."""
    desk, newest = studio.core.look_backs, week_before(NOW.date())
    for weeks_ago, (pain, enjoyment, activity, reached) in enumerate(reversed(WEEKS)):
        monday = newest - timedelta(days=7 * weeks_ago)
        helped = frozenset({Helped.WALKS, Helped.WARMTH})
        desk.keep(LookBack(monday, NOW, pain, enjoyment, activity, GOAL, reached, helped))
    studio.pages.dose.look_back.open()
    return studio.window


def look_back_next(studio: Studio) -> QWidget:
    """Next week's plan, after a week that went well."""
    window, planning = look_back(studio), studio.core.planning
    week = NextWeek(WeekStep.ADD_DAY, 5, (reason("because.week_add_day", days=5),), (WeekStep.ADD_DAY,))
    offer = WeekOffer(week, propose_slot(planning.schedule()), free_weekdays(planning.schedule()))
    studio.pages.dose.look_back.page.show_offer(offer)
    return _at(window, studio, 0.6)


def look_back_end(studio: Studio) -> QWidget:
    """The weeks before, and when it is asked."""
    return _at(look_back(studio), studio, 1)


def roland_morris(studio: Studio) -> QWidget:
    """Twenty-four sentences."""
    earlier = RolandMorris(NOW.date() - timedelta(days=35), frozenset(range(1, 12)))
    studio.core.look_back_store.keep_roland_morris(earlier)
    studio.core.look_back_store.keep_roland_morris(RolandMorris(NOW.date(), TICKED))
    studio.pages.dose.look_back.open_roland_morris()
    return studio.window


def _at(window: QWidget, studio: Studio, share: float) -> QWidget:
    studio.settle()
    bar = studio.page().verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    return window


DOSE_SCENES: tuple[Scene, ...] = (
    Scene("look_back", look_back, (LIGHT, DARK, LARGE)),
    Scene("look_back_next_1", look_back_next),
    Scene("look_back_end", look_back_end),
    Scene("roland_morris", roland_morris),
)
"""Taken before the plan waits; one line each."""
