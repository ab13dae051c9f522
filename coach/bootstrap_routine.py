"""The wires of a routine: from Start over the player to the answers, and of its card on Today."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.exercise import ExerciseKind
from coach.domain.routine_counting import recounted
from coach.domain.routine_offer import id_of
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.domain.session import StopReason
from coach.domain.walk import WARM_UP_MINUTES
from coach.services.exercise_ports import RoutineRecord
from coach.services.performance import RunState
from coach.ui.pages.routine_done_page import RoutineDonePage
from coach.ui.pages.routine_page import RoutinePage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.exercise import Routine
    from coach.domain.timeline import Timeline
    from coach.ui.pages.before_walk import BeforeWalk

SOON = 0.5
"""Seconds from now at which counting changes, so that nothing of what comes is past already."""


class RoutineWires:
    """Starts routines and follows them; what is decided is the services' business."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._desk, self._routines = pages.core.exercises, pages.performance.routines
        self._runner, self._flow = pages.performance.runner, pages.flow
        self._signs = pages.signs
        self._ended: RoutineSession | None = None
        self._name, self._is_on_today = "", False
        self._routines.started.connect(self._show_player)
        self._routines.finished.connect(self._after_routine)
        self._runner.timeline_changed.connect(self._show_timeline)
        self._runner.position_changed.connect(self._show_position)

    # --- from Start to the end --------------------------------------------------------------------------------------

    def start(self, routine: Routine) -> None:
        """Begin a routine; questions about signs come first, and what is on stays."""
        if self._may_begin():
            self._routines.start(routine)

    def go_on(self) -> None:
        """Continue the routine that was cut off."""
        if self._may_begin():
            self._routines.go_on()

    def _may_begin(self) -> bool:
        if self._runner.state is not RunState.IDLE:
            self._flow.show_walk()
        elif not self._signs.asks_first():
            if self._core.planning.next_walk().walk_allowed:
                return True
            self._signs.show_waiting()
        return False

    # --- the pages --------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> RoutinePage:
        """The routine itself."""
        page, runner, routines = RoutinePage(self._pages.appearance, self._pages.texts), self._runner, self._routines
        page.pause_requested.connect(runner.pause)
        page.resume_requested.connect(runner.resume)
        page.next_requested.connect(routines.next)
        page.back_requested.connect(routines.back)
        page.easier_requested.connect(routines.easier)
        page.too_much_requested.connect(self._note_too_much)
        page.ease_requested.connect(routines.mark_pain)
        page.end_requested.connect(routines.end)
        page.mute_requested.connect(runner.mute)
        page.question_opened.connect(self._pages.window.clear_toast)
        page.count_aloud_requested.connect(self._count_aloud)
        runner.state_changed.connect(page.show_state)
        runner.muted_changed.connect(page.show_muted)
        runner.slept.connect(page.show_slept)
        runner.trouble_changed.connect(lambda why: self._show_sound(page, why))
        self._desk.wishes_changed.connect(lambda wishes: page.show_count_aloud(wishes.count_aloud))
        page.show_count_aloud(self._desk.wishes.count_aloud)
        page.show_muted(runner.muted)
        return page

    @cached_property
    def done(self) -> RoutineDonePage:
        """How was it?"""
        page = RoutineDonePage(self._pages.appearance, self._pages.texts)
        page.answered.connect(self._answer)
        page.done_requested.connect(lambda: self._flow.home())
        return page

    # --- the card on Today ------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """Show the card of the day's routine, and keep it in step; asked again, nothing happens."""
        if self._is_on_today:
            return
        self._is_on_today = True
        card, window = self._pages.today.routine, self._pages.window
        card.offer_requested.connect(self._offer)
        card.start_requested.connect(self.start)
        card.exercises_requested.connect(lambda: window.show_page("exercises"))
        self._pages.today.continue_routine_requested.connect(self.go_on)
        self._pages.today.close_routine_requested.connect(self._close_unfinished)
        self._core.planning.today_changed.connect(lambda _today: self._follow())
        window.page_shown.connect(lambda _name: self._follow())
        self._fill_card()

    def _follow(self) -> None:
        """What is not seen need not follow."""
        if self._pages.window.current_page() == "today":
            self._fill_card()

    def _close_unfinished(self) -> None:
        cut_off = self._routines.unfinished()
        if cut_off is not None:
            self._name = self._called(cut_off.routine)
            self._routines.close_unfinished()

    def _fill_card(self) -> None:
        card, cut_off = self._pages.today.routine, self._routines.unfinished()
        suggestion = self._routines.suggestion()
        card.show_suggestion(suggestion, tuple(map(self._pages.texts.reason, suggestion.reasons)))
        if cut_off is None:
            self._pages.today.show_unfinished_routine("", 0, 0)
        else:
            count = len(cut_off.routine.items)
            self._pages.today.show_unfinished_routine(self._called(cut_off.routine), cut_off.place, count)

    def _called(self, routine: Routine) -> str:
        """Its own name, or "Core routine" for one that Amble put together."""
        is_offered = routine.id == id_of(routine.kind)
        return self._pages.texts.say(f"routine.kind.{routine.kind}") if is_offered else routine.name

    def _offer(self, kind: ExerciseKind, minutes: int) -> None:
        offer = self._routines.offer(kind, minutes)
        self._pages.today.routine.show_offer(offer, self._names(offer.routine))

    def _names(self, routine: Routine) -> list[str]:
        found = (self._desk.book.get(item.exercise) for item in routine.items)
        return [exercise.name for exercise in found if exercise is not None]

    # --- before a walk ----------------------------------------------------------------------------------------------

    def show_warm_up(self) -> None:
        """Say on the page before a walk what its warm-up is made of; it is the one that the walk will have."""
        seed = self._core.planning.next_number
        offer = self._pages.performance.maker.offer(ExerciseKind.WARM_UP, WARM_UP_MINUTES, seed)
        self._before_walk.show_warm_up(self._names(offer.routine), offer.seconds)

    @cached_property
    def _before_walk(self) -> BeforeWalk:
        page, wires = self._pages.before_walk, self._pages.exercises.wires
        page.profile_requested.connect(lambda: wires.open_profile("before_walk"))
        self._desk.wishes_changed.connect(lambda _wishes: self.show_warm_up())
        return page

    # --- while it is on ---------------------------------------------------------------------------------------------

    def _show_player(self, record: RoutineRecord) -> None:
        self._name = self._called(record.routine)
        if not self._core.settings.settings.voice.on:
            self.page.show_voice_off()
        self._pages.window.show_page("routine")

    def _show_timeline(self, timeline: Timeline) -> None:
        if self._routines.running is not None:
            self.page.show_routine(timeline, self._name, self._desk.book, self._desk.pictures)

    def _show_position(self, seconds: float) -> None:
        if self._routines.running is not None:
            self.page.show_position(seconds)

    def _show_sound(self, page: RoutinePage, why: str) -> None:
        """What is wrong with the sound, or that the voice is switched off, which is nobody's fault."""
        if why or self._core.settings.settings.voice.on:
            page.show_trouble(why)
        else:
            page.show_voice_off()

    def _note_too_much(self) -> None:
        was_on = self._routines.exercising.station is not None
        self._routines.too_much()
        if was_on:
            self._pages.window.show_toast(self._pages.texts.say("routine.noted"))

    def _count_aloud(self, aloud: bool) -> None:
        """From now on; a routine that is on follows as soon as no sentence is cut off by it."""
        self._desk.set_wishes(replace(self._desk.wishes, count_aloud=aloud))
        running, runner = self._routines.running, self._runner
        if running is not None:
            fresh = self._pages.performance.maker.compose(self._routines.exercising.routine, running.seed)
            runner.change_marks(recounted(runner.timeline, fresh, runner.position + SOON * runner.speed))

    # --- afterwards -------------------------------------------------------------------------------------------------

    def _after_routine(self, session: RoutineSession) -> None:
        """Sharp pain leads to what to do now and the red-flag questions, which follow; all else to the answers."""
        self._ended = session
        if self._pages.window.isHidden():
            self._pages.raise_window()
        if session.stop_reason is not StopReason.SHARP_PAIN:
            self.done.show_session(session, self._name, self._desk.book)
            self._show_follows()
            self._pages.window.show_page("routine_done")

    def _answer(self, results: tuple[ExerciseResult, ...]) -> None:
        self._routines.answer(results)
        self._show_follows()

    def _show_follows(self) -> None:
        whys = self._routines.reasons_after(self._ended) if self._ended else ()
        self.done.show_follows([self._pages.texts.reason(why) for why in whys])
