"""What is on the pictures of a routine: moments of one that is always the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coach.bootstrap_scene import ALL, Scene
from coach.bootstrap_studio import Studio
from coach.bootstrap_walk_views import small_view
from coach.domain.compose import compose_walk
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome
from coach.domain.timeline import Timeline
from coach.domain.walk import WARM_UP_MINUTES, shape_walk
from coach.services.performance import RunState

CORE = Routine(
    "core",
    "Core",
    ExerciseKind.CORE,
    (RoutineItem("pelvic_tilt"), RoutineItem("bird_dog", 4), RoutineItem("side_plank_knees"), RoutineItem("bridge")),
)
"""The routine of the pictures."""
_SHOWN = 1
"""The place of its exercise that is shown."""


def _at(moment: Callable[[Timeline], float], paused: bool = False) -> Callable[[Studio], QWidget]:
    def open_it(studio: Studio) -> QWidget:
        page, book = studio.pages.exercises.playing.page, studio.core.exercises.book
        timeline = studio.performance.maker.compose(CORE, 1)
        studio.show("routine")
        page.show_routine(timeline, "Core routine", book)
        page.show_state(RunState.PAUSED if paused else RunState.RUNNING)
        page.show_muted(False)
        page.show_position(moment(timeline))
        return studio.window

    return open_it


def _hold(timeline: Timeline) -> float:
    return timeline.stations[_SHOWN].repetitions[2].holds + 0.5


def _repetition(timeline: Timeline) -> float:
    return timeline.stations[_SHOWN].repetitions[1].start + 1.0


def _ready(timeline: Timeline) -> float:
    return timeline.stations[_SHOWN].repetitions[0].start - 1.5


def _rest(timeline: Timeline) -> float:
    return timeline.stations[_SHOWN - 1].end - 4.0


def _pain(studio: Studio) -> QWidget:
    """The question after "I have pain"."""
    _at(_hold)(studio)
    studio.press(studio.pages.exercises.playing.page, studio.texts.say("walk.pain"))
    studio.pages.exercises.playing.page.show_state(RunState.PAUSED)
    return studio.window


def _done(studio: Studio) -> QWidget:
    """The questions afterwards."""
    managed = (Managed.EASY, Managed.TOO_MUCH, None, Managed.SKIPPED)
    results = tuple(
        ExerciseResult(item.exercise, item.level, answer) for item, answer in zip(CORE.items, managed, strict=True)
    )
    session = RoutineSession(studio.core.clock.now(), CORE.id, CORE.kind, 402.0, Outcome.DONE, results)
    page = studio.pages.exercises.playing.done
    page.show_session(session, "Core routine", studio.core.exercises.book)
    page.show_follows(("Bird-dog was too much, so Bird-dog, leg only takes its place.",))
    return studio.show("routine_done")


def _today(studio: Studio) -> QWidget:
    """The card of the day's routine."""
    studio.pages.exercises.playing.connect_today()
    studio.show("today")
    studio.settle()
    studio.pages.today.ensureWidgetVisible(studio.pages.today.routine)
    return studio.window


def _warm_up(studio: Studio) -> QWidget:
    """An exercise before a walk."""
    timeline = _walk_with_warm_up(studio)
    page = studio.pages.walk
    studio.show("walk")
    page.show_walk(timeline, studio.title())
    page.show_state(RunState.RUNNING)
    page.show_muted(False)
    page.show_position(timeline.stations[_SHOWN].repetitions[1].start + 1.0)
    return studio.window


def _small_warm_up(studio: Studio) -> QWidget:
    """The same in a corner of the screen."""
    timeline = _walk_with_warm_up(studio)
    view = small_view(studio.pages)
    view.show_walk(timeline, studio.title())
    view.show_state(RunState.RUNNING)
    view.show_position(timeline.stations[_SHOWN].repetitions[1].start + 1.0)
    view.show()
    return view


def _walk_with_warm_up(studio: Studio) -> Timeline:
    core, stage = studio.core, studio.performance
    offer = stage.maker.offer(ExerciseKind.WARM_UP, WARM_UP_MINUTES, 1)
    warm_up = stage.maker.compose(offer.routine, 1, before_walk=True)
    walk = shape_walk(core.planning.next_walk().minutes, warm_up=True)
    week = core.planning.week_of_plan()
    return compose_walk(walk, core.settings.settings.style, week, 1, stage.cue_book, warm_up)


ROUTINE_SCENES: tuple[Scene, ...] = (
    Scene("routine_hold", _at(_hold), ALL),
    Scene("routine_repetition", _at(_repetition)),
    Scene("routine_ready", _at(_ready), ALL),
    Scene("routine_rest", _at(_rest)),
    Scene("routine_pain", _pain),
    Scene("walk_warm_up", _warm_up, ALL),
    Scene("small_view_warm_up", _small_warm_up),
    Scene("routine_done", _done, ALL),
    Scene("today_routine", _today, ALL),
)
"""Taken before the plan waits; one line each."""
