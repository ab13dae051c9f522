"""The two views of a walk, wired to what performs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach.bootstrap_left_over import rest_for_longer
from coach.domain.exercise import ExerciseBook
from coach.services.session_runner import SessionRunner
from coach.services.walks import Walks
from coach.ui.mini_view import MiniView
from coach.ui.pages.walk_page import WalkPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


def walk_page(pages: Pages) -> WalkPage:
    """The walk in the whole window."""
    page = WalkPage(pages.appearance, pages.texts)
    runner, walks = pages.performance.runner, pages.performance.walks

    def show_sound(trouble: str) -> None:
        """What is wrong with the sound, or that the voice is switched off, which is nobody's fault."""
        if trouble or pages.core.settings.settings.voice.on:
            page.show_trouble(trouble)
        else:
            page.show_voice_off()

    settings = pages.core.settings
    page.show_beat(settings.settings.sound.beat)
    settings.sound_changed.connect(lambda sound: page.show_beat(sound.beat))
    wire_walk_view(page, walks, runner)
    page.next_requested.connect(lambda: pages.performance.exercising.next())
    page.easier_requested.connect(lambda: pages.performance.exercising.easier())
    _show_exercises(page, pages)
    _show_intervals(page, pages)
    page.question_opened.connect(pages.window.clear_toast)
    page.small_view_requested.connect(lambda: pages.flow.show_small_view())
    runner.trouble_changed.connect(show_sound)
    runner.slept.connect(page.show_slept)
    walks.put_away.connect(lambda: rest_for_longer(pages))
    return page


def small_view(pages: Pages) -> MiniView:
    """The walk in a corner, above other windows."""
    view = MiniView(pages.appearance, pages.texts)
    runner = pages.performance.runner
    _show_exercises(view, pages)
    _show_intervals(view, pages)
    wire_walk_view(view, pages.performance.walks, runner)
    view.large_view_requested.connect(lambda: pages.flow.show_large_view())
    runner.trouble_changed.connect(view.show_trouble)
    return view


def _show_exercises(view: WalkPage | MiniView, pages: Pages) -> None:
    """What a warm-up may hold, and whatever is added to it."""
    desk = pages.core.exercises

    def show(book: ExerciseBook) -> None:
        view.show_exercises(book, desk.pictures)

    desk.book_changed.connect(show)
    show(desk.book)


def _show_intervals(view: WalkPage | MiniView, pages: Pages) -> None:
    """Whether sitting down is offered all the way, now and when the plan changes."""
    planning = pages.core.planning
    following = planning.plan_changed.connect(lambda plan: view.show_intervals(plan.intervals))
    # A view that is gone (a small one of a picture or a test) follows nothing any more.
    view.destroyed.connect(lambda: QObject.disconnect(following))
    plan = planning.plan()
    view.show_intervals(plan is not None and plan.intervals)


def wire_walk_view(view: WalkPage | MiniView, walks: Walks, runner: SessionRunner) -> None:
    """What the whole page and the small view of a walk have in common. Both ask for the pause and the resume that
    go with pain and with an easier rest themselves."""
    view.pause_requested.connect(runner.pause)
    view.resume_requested.connect(runner.resume)
    view.repeat_requested.connect(runner.repeat)
    view.end_requested.connect(runner.end)
    view.mute_requested.connect(runner.mute)
    view.ease_requested.connect(walks.ease_rest)
    changes = walks.changes
    view.feeling_told.connect(changes.feel)
    view.sit_requested.connect(lambda: changes.sit())
    view.go_on_requested.connect(changes.end_rest)
    view.home_requested.connect(changes.take_home)
    view.undo_requested.connect(changes.take_back)
    view.rest_longer_requested.connect(walks.rest_for_longer)
    changes.felt.connect(view.show_felt)
    changes.gentler.connect(view.show_gentler)
    changes.slip_changed.connect(view.show_slip)
    changes.taken_back.connect(view.show_taken_back)
    runner.position_changed.connect(view.show_position)
    runner.cue_due.connect(view.show_cue)
    runner.count_due.connect(view.show_count)
    runner.muted_changed.connect(view.show_muted)
    view.show_muted(runner.muted)
    runner.state_changed.connect(view.show_state)
