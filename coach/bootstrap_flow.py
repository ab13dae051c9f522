"""Which page follows which: from Start over the walk and its questions back to Today."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_left_over import left_over_waits
from coach.domain.check_in import CheckIn
from coach.domain.reminder import walk_name
from coach.domain.session import Session
from coach.domain.timeline import Timeline
from coach.services.performance import RunState
from coach.services.ports import RunningSession
from coach.services.walks import WalkChoice

if TYPE_CHECKING:
    from coach.bootstrap_before_walk import BeforeWalkWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_postponing import Postponing
    from coach.domain.appointment import SnoozeChoice
    from coach.domain.reminder import OccurrenceName
    from coach.services.reminders import Reminders
    from coach.ui.mini_view import MiniView


class Flow:
    """Moves between pages; asks services, never decides for them."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._core, self._walks, self._runner = pages.core, pages.performance.walks, pages.performance.runner
        self._signs = pages.signs
        self._session: Session | None = None
        self._trouble = ""
        self.reminders: Reminders | None = None
        self.answers: Postponing | None = None
        """What Later means, and does."""
        self._walks.started.connect(self._show_walk)
        self._walks.finished.connect(self._after_walk)
        self._runner.timeline_changed.connect(self._show_timeline)
        self._runner.trouble_changed.connect(self._keep_trouble)
        self._walks.change_voice(self._core.settings.settings.voice)
        self._core.settings.voice_changed.connect(self._walks.change_voice)
        self._walks.change_sound(self._core.settings.settings.sound)
        self._core.settings.sound_changed.connect(self._walks.change_sound)

    def home(self) -> None:
        """Back to Today, filled afresh."""
        self._core.planning.refresh()
        self._pages.window.show_page("today")

    # --- before the walk -------------------------------------------------------------------------------------------

    @cached_property
    def _before(self) -> BeforeWalkWires:
        from coach.bootstrap_before_walk import BeforeWalkWires

        return BeforeWalkWires(self._pages)

    def ask_before_walk(self, warm_up: bool) -> None:
        """Pain and length, just before a walk; open questions about signs come first. A walk that is on stays, and one
        that rests waits on Today to go on or to be closed."""
        if self._runner.state is not RunState.IDLE:
            self.show_walk()
            return
        if self._signs.asks_first(lambda: self.ask_before_walk(warm_up)):
            return
        plan, walk = self._core.planning.plan(), self._core.planning.next_walk()
        if plan is None or not walk.may_begin or left_over_waits(self._pages):
            self.home()
            return
        self._before.show(walk, warm_up, plan.usual_pain)
        self.show_before_walk(warm_up)

    def show_before_walk(self, warm_up: bool = True) -> None:
        """The page before a walk, as it was left; its sentences are rendered, and whether they can be heard is looked
        at meanwhile."""
        self._before.prepare(warm_up)
        self._pages.hearing.follow()
        self._pages.exercises.playing.show_warm_up()
        self._pages.window.show_page("before_walk")

    def offer_for(self, pain: int | None) -> None:
        """What the plan offers to somebody who starts with this pain."""
        self._before.offer_for(pain)

    def start(self, choice: WalkChoice) -> None:
        """Begin the walk."""
        if self.reminders is not None:
            self.reminders.walk_begun()
        self._pages.hearing.let_go()
        self._walks.start(self._before.complete(choice))

    def offer_later(self) -> None:
        """Show what Later can mean for the walk on Today now, as the small window of its reminder does."""
        from coach.domain.due_now import wanted_at

        name = self._walk_on_today()
        if self.reminders is not None and self.answers is not None and name is not None:
            now = self._core.clock.now()
            choices = self.answers.choices(name, wanted_at(name, self.reminders.status(), now))
            self._pages.today.show_choices(choices, now, self._core.planning.next_walk().minutes)

    def later(self, choice: SnoozeChoice) -> None:
        """Remind again at another time, or move the walk."""
        name = self._walk_on_today()
        if self.answers is not None and name is not None and self.answers.snooze(name, choice):
            texts, at = self._pages.texts, choice.until.astimezone(self._core.clock.now().tzinfo)
            self._pages.window.show_toast(texts.say("window.later", time=texts.time_of_day(at.time())))

    def skip_today(self) -> None:
        """No walk today, and no questions."""
        name = self._walk_on_today()
        if self.reminders is not None and name is not None:
            self.reminders.skip(name)
            self._pages.window.show_toast(self._pages.texts.say("window.skipped"))

    def _walk_on_today(self) -> OccurrenceName | None:
        planned = self._core.planning.today().next
        return None if planned is None else walk_name(planned.day)

    def declare_flare(self) -> None:
        """The user says that a flare has begun; it can be taken back for a moment."""
        self._core.planning.declare_flare()
        self._pages.window.show_toast(self._pages.texts.say("window.flare"), self._core.planning.withdraw_flare)

    # --- the walk --------------------------------------------------------------------------------------------------

    @cached_property
    def small_view(self) -> MiniView:
        """The small always-on-top view of a walk."""
        from coach.bootstrap_walk_views import small_view

        view = small_view(self._pages)
        view.show_trouble(self._trouble)
        return view

    def show_small_view(self) -> None:
        """The walk in a corner, above other windows."""
        self.small_view.show_walk(self._runner.timeline, self._title())
        self.small_view.show_state(self._runner.state)
        self.small_view.show_position(self._runner.position)
        self.small_view.show()
        self._pages.window.hide()

    def show_large_view(self) -> None:
        """Back to the whole window."""
        self.small_view.hide()
        self._pages.raise_window()

    def show_walk(self) -> None:
        """The walk or the routine that is on, in the whole window."""
        if "small_view" in self.__dict__:
            self.small_view.hide()
        self._pages.raise_window()
        self._pages.window.show_page("routine" if self._walks.running is None else "walk")

    def go_on(self) -> None:
        """Continue the walk that was cut off."""
        self._walks.go_on()
        self._pages.today.show_unfinished(None)

    def close_unfinished(self) -> None:
        """Close the cut-off walk with what was done."""
        self._pages.today.show_unfinished(None)
        self._walks.close_unfinished()

    def _show_walk(self, _running: RunningSession) -> None:
        if not self._core.settings.settings.voice.on:
            self._pages.walk.show_voice_off()
        self._pages.window.show_page("walk")

    def _show_timeline(self, timeline: Timeline) -> None:
        if self._walks.running is None:
            return
        self._pages.walk.show_walk(timeline, self._title())
        if "small_view" in self.__dict__:
            self.small_view.show_walk(timeline, self._title())

    def _keep_trouble(self, trouble: str) -> None:
        """For a small view that is opened later."""
        self._trouble = trouble

    def _title(self) -> str:
        return self._pages.texts.say("walk.title", number=self._core.planning.next_number)

    # --- after the walk --------------------------------------------------------------------------------------------

    def _after_walk(self, session: Session) -> None:
        """A walk stopped for the back leads to what to do now; every other to the check-in."""
        if self._pages.window.isHidden():
            # The small view has closed itself, or the window was closed to the tray in mid-walk.
            self.show_large_view()
        self._session = session
        if not self._pages.dose.stops.begin(session):
            self.ask_check_in(session)

    def ask_check_in(self, session: Session | None = None) -> None:
        """The questions about a walk, or about the last one."""
        self._session = session or self._core.planning.today().check_in_due or self._last()
        if self._session is None:
            self._pages.check_in.show_nothing()
        else:
            self._pages.check_in.show_session(self._session)
        self._pages.window.show_page("check_in")

    def keep_answers(self, answers: CheckIn) -> None:
        """Each answer is on disk at once."""
        if self._session is not None:
            self._core.check_ins.keep(self._session, answers)

    def finish_check_in(self, answers: CheckIn) -> None:
        """Done: the next walk follows from the answers."""
        session, self._session = self._session, None
        self._pages.window.show_page("today")
        if session is not None:
            self._core.check_ins.save(session, answers)
            self._pages.dose.stops.ends()

    def skip_check_in(self) -> None:
        """The questions stay open and are not asked again."""
        session = self._session or self._core.planning.today().check_in_due
        self._session = None
        if session is not None:
            self._core.check_ins.skip(session)
        if not self._pages.dose.stops.ends():
            self.home()

    def answer_morning(self, score: int) -> None:
        """The morning after the last walk."""
        due = self._core.planning.today().morning_due
        if due is not None:
            self._core.check_ins.answer_morning(due, score)

    def _last(self) -> Session | None:
        sessions = self._core.planning.sessions()
        return sessions[-1] if sessions else None
