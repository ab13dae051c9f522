"""What is on the pictures of the dose: each page with what the made-up year gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import DARK, LARGE, LIGHT, Scene
from coach.bootstrap_scenes_way import WAY_SCENES
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW
from coach.domain.added_day import free_weekdays, propose_slot
from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn
from coach.domain.experiment import ExperimentRules, Factor, compare
from coach.domain.frequency import NextWeek, WeekStep
from coach.domain.look_back import Helped, LookBack, RolandMorris
from coach.domain.look_back_due import week_before
from coach.domain.phrases import reason
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.turns import Experiment, follow_turns
from coach.domain.walk import Ground
from coach.services.experiments import Experience
from coach.services.week_steps import WeekOffer

GOAL = "Walk to the shop and back"
WEEKS = ((6, 5, 7, 3), (5, 5, 5, 4), (4, 3, 5, 5), (4, 3, 4, 6))
"""Pain, enjoyment, activity and goal of the last weeks, the newest last."""
BOUNDS = Bounds(20, 4, 0.1, 110, frozenset({"bridge"}), thresholds=(("red.rise", 2.0),), by="Jo, physiotherapist")
"""What somebody who looks after the user has set."""
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


def suits(studio: Studio) -> QWidget:
    """Turns that are being taken with the warm-up, and what all walks say."""
    studio.show("suits")
    walks = tuple(_compared_walk(number) for number in range(46))
    rules = ExperimentRules()
    experiment = Experiment(Factor.WARM_UP, walks[30].started_at - timedelta(hours=1))
    trial = follow_turns(experiment, walks, rules)
    findings = tuple(compare(walks, factor, rules) for factor in Factor)
    earlier = Experiment(Factor.GROUND, walks[4].started_at, walks[25].started_at)
    studio.pages.dose.suits.page.show_experience(Experience(findings, trial, (follow_turns(earlier, walks, rules),)))
    return studio.window


def suits_end(studio: Studio) -> QWidget:
    """What this can tell, and what not."""
    return _at(suits(studio), studio, 1)


def _compared_walk(number: int) -> Session:
    """Evenings are a little worse the next morning."""
    evening = number % 2
    at = NOW.replace(hour=18 if evening else 9) - timedelta(days=2 * (46 - number))
    morning = 2 + (number % 3 == 0) + evening
    ground = (Ground.SOFT, Ground.PAVEMENT, Ground.PAVEMENT, Ground.MIXED)[number % 4]
    check_in = CheckIn(before=2, morning=None if number % 11 == 0 else morning)
    return Session(at, 20, 20.0, Outcome.DONE, check_in=check_in, warm_up=number % 3 > 0, ground=ground)


def stopped(studio: Studio) -> QWidget:
    """What to do now."""
    studio.show("stopped")
    page = studio.pages.dose.stops.page
    page.show_now(_stopped_walk(studio))
    page.show_read_aloud(True)
    return studio.window


def stopped_next(studio: Studio) -> QWidget:
    """A note, the next walk and tomorrow."""
    window, planning = studio.show("stopped"), studio.core.planning
    because = (reason("change.red"), reason("because.stopped_sharp"))
    walk = replace(planning.next_walk(), minutes=15, bouts=(8, 7), reasons=because)
    note, reasons = "The kerb at the corner, I stepped down hard.", tuple(map(studio.texts.reason, because))
    page, planned = studio.pages.dose.stops.page, planning.today().next
    page.show_next(_stopped_walk(studio), walk, reasons, note, NOW.time().replace(hour=8, minute=0), planned)
    return window


def stopped_next_end(studio: Studio) -> QWidget:
    """Tomorrow, and Done."""
    return _at(stopped_next(studio), studio, 1)


def flags_slip(studio: Studio) -> QWidget:
    """A tick by mistake is asked about twice; below stands what was told before."""
    safety = studio.core.safety.record()
    studio.pages.flags.show_record(safety)
    studio.press(studio.pages.flags, studio.texts.say("flags.mistake"))
    return _at(studio.window, studio, 1)


def _stopped_walk(studio: Studio) -> Session:
    walk = studio.last_walk()
    return replace(walk, outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN, walked_minutes=7.0)


def _at(window: QWidget, studio: Studio, share: float) -> QWidget:
    studio.settle()
    bar = studio.page().verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    return window


def add_walk(studio: Studio) -> QWidget:
    """A walk that was walked without Amble."""
    studio.pages.dose.add_walk.open()
    return studio.window


def numbers(studio: Studio) -> QWidget:
    """Which numbers the walks follow from, some of them changed by bounds."""
    studio.core.bounds.sign(BOUNDS, BOUNDS.by)
    studio.show("numbers")
    return studio.window


def numbers_end(studio: Studio) -> QWidget:
    """Further down."""
    return _at(numbers(studio), studio, 0.3)


def bounds(studio: Studio) -> QWidget:
    """What the plan may not pass."""
    studio.core.bounds.sign(BOUNDS, BOUNDS.by)
    studio.show("bounds")
    studio.settle()
    studio.core.bounds.remove()
    studio.pages.dose.rules.bounds.show_bounds(replace(BOUNDS, signed_at=NOW), studio.core.bounds.tell(BOUNDS))
    return studio.window


def bounds_sign(studio: Studio) -> QWidget:
    """Something to agree to."""
    studio.show("bounds")
    # The focus goes to the top of the page first.
    studio.settle()
    looser = replace(BOUNDS, most_rise=0.3, banned_exercises=frozenset({"bridge", "jo_special"}))
    studio.core.bounds.propose(looser, Path("from-jo.toml"))
    return studio.window


DOSE_SCENES: tuple[Scene, ...] = (
    *WAY_SCENES,
    Scene("look_back", look_back, (LIGHT, DARK, LARGE)),
    Scene("look_back_next_1", look_back_next),
    Scene("look_back_end", look_back_end),
    Scene("roland_morris", roland_morris),
    Scene("suits", suits, (LIGHT, DARK, LARGE)),
    Scene("suits_end", suits_end),
    Scene("stopped", stopped, (LIGHT, DARK, LARGE)),
    Scene("stopped_next", stopped_next),
    Scene("stopped_next_end", stopped_next_end),
    Scene("add_walk", add_walk),
    Scene("numbers", numbers, (LIGHT, DARK, LARGE)),
    Scene("numbers_end", numbers_end),
    Scene("bounds", bounds, (LIGHT, DARK, LARGE)),
    Scene("bounds_sign", bounds_sign),
)
"""Taken before the plan waits; one line each."""
