"""What is on the pictures of a walk in parts: before it, in its rest, and when it was made easier."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import DARK, LARGE, LIGHT, Scene
from coach.bootstrap_studio import Studio
from coach.domain.change import Change
from coach.domain.compose import compose_walk
from coach.domain.feeling import Feeling, Felt
from coach.domain.gentled import Gentled, gentled
from coach.domain.recompose import recompose
from coach.domain.timeline import Phase, Timeline
from coach.domain.walk import Ground, Route, shape_walk
from coach.services.performance import RunState
from coach.services.walk_wishes import WalkWish
from coach.ui.mini_view import MiniView
from coach.ui.pages.walk_page import WalkPage

SEED, WORSE_AT = 4, 300.0
"""Which sentences, and the second of the second "worse"."""


def before_walk_way(studio: Studio) -> QWidget:
    """The choices of the way, opened, on a day for two parts with a brisker middle."""
    plan, page = studio.core.planning.plan(), studio.pages.before_walk
    studio.show("before_walk")
    walk = replace(studio.core.planning.next_walk(), bouts=(10, 9), brisk_minutes=4)
    wish = WalkWish(Route.OUT_AND_BACK, Ground.SOFT)
    page.show_walk(walk, warm_up=True, usual_pain=plan.usual_pain if plan else 0, wish=wish)
    studio.press(page, studio.texts.say("before_walk.way.change"))
    studio.settle()
    bar = studio.page().verticalScrollBar()
    bar.setValue(bar.maximum())
    return studio.window


def walk_rest(studio: Studio) -> QWidget:
    """The rest between two parts."""
    timeline = _in_parts(studio)
    rest = next(span for span in timeline.spans if span.phase is Phase.REST)
    studio.show("walk")
    _show(studio, studio.pages.walk, timeline, rest.start + 40)
    return studio.window


def walk_gentler(studio: Studio) -> QWidget:
    """After two "worse" in a row."""
    studio.show("walk")
    _show(studio, studio.pages.walk, _eased(studio), WORSE_AT + 20)
    studio.pages.walk.show_felt(Felt(WORSE_AT, Feeling.WORSE))
    studio.pages.walk.show_gentler(_gentled(studio))
    return studio.window


def small_view_gentler(studio: Studio) -> QWidget:
    """The same in a corner."""
    view = MiniView(studio.appearance, studio.texts)
    _show(studio, view, _eased(studio), WORSE_AT + 20)
    view.show_felt(Felt(WORSE_AT, Feeling.WORSE))
    view.show_gentler(_gentled(studio))
    view.show()
    return view


def _in_parts(studio: Studio) -> Timeline:
    walk = shape_walk(18, bouts=(9, 9), rest_minutes=3, route=Route.OUT_AND_BACK)
    style, week = studio.core.settings.settings.style, studio.core.planning.week_of_plan()
    return compose_walk(walk, style, week, SEED, studio.performance.cue_book)


def _eased(studio: Studio) -> Timeline:
    style, week = studio.core.settings.settings.style, studio.core.planning.week_of_plan()
    book = studio.performance.cue_book
    return recompose(_in_parts(studio), WORSE_AT, Change.GENTLER, SEED, book, week, style)


def _gentled(studio: Studio) -> Gentled:
    return gentled(_eased(studio), _in_parts(studio), WORSE_AT)


def _show(studio: Studio, view: WalkPage | MiniView, timeline: Timeline, at: float) -> None:
    view.show_state(RunState.IDLE)
    view.show_walk(timeline, studio.title())
    view.show_state(RunState.RUNNING)
    view.show_muted(False)
    cue = timeline.last_cue(at)
    if cue is not None:
        view.show_cue(cue)
    view.show_position(at)


WAY_SCENES: tuple[Scene, ...] = (
    Scene("before_walk_way", before_walk_way, (LIGHT, DARK)),
    Scene("walk_rest", walk_rest, (LIGHT, DARK)),
    Scene("walk_gentler", walk_gentler, (LIGHT, DARK, LARGE)),
    Scene("small_view_gentler", small_view_gentler),
)
"""One line each."""
