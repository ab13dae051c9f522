"""What follows when somebody answers a reminder: in the small window, a notification, the tray or on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_core import Core
from coach.bootstrap_postponing import Postponing, Tell
from coach.domain.exercise import ExerciseKind
from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.domain.reminder_pause import PauseLength, pause_end
from coach.services.ports import StoreProblem
from coach.services.reminders import Reminders
from coach.ui.texts import Texts

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.session import Session
    from coach.services.hand_walks import HandWalks


class ReminderAnswers(Postponing):
    """Starts, skips, counts and pauses, and puts off as ``Postponing`` does."""

    def __init__(self, core: Core, texts: Texts, pages: Callable[[], Pages], reminders: Reminders, tell: Tell) -> None:
        super().__init__(core, texts, reminders, tell)
        self._pages = pages
        self.is_walking: Callable[[], bool] = lambda: False
        """Whether a walk or a routine is on: then that is what is shown."""

    def skip(self, name: OccurrenceName) -> None:
        """Not this time."""
        self._reminders.skip(name)

    def done(self, name: OccurrenceName) -> None:
        """A break was taken."""
        self._reminders.done(name)

    def answer_morning(self, score: int) -> None:
        """How the back is, the morning after the last walk."""
        due = self._core.planning.today().morning_due
        if due is not None:
            self._core.check_ins.answer_morning(due, score)

    def start(self, name: OccurrenceName | None = None) -> None:
        """Begin the walk, or the routine of ``name``."""
        if self.back_to_walk():
            return
        pages = self._pages()
        pages.raise_window()
        if name is not None and name.kind is ReminderKind.ROUTINE:
            self._start_routine(name)
        else:
            pages.flow.ask_before_walk(pages.dose.suits.warm_up(True))

    def _start_routine(self, name: OccurrenceName) -> None:
        pages = self._pages()
        routines = pages.performance.routines
        offer = routines.offer(ExerciseKind.CORE, routines.suggestion().minutes)
        pages.exercises.playing.start(offer.routine)
        if routines.running is not None:
            self._reminders.done(name)

    def answer(self, kind: ReminderKind) -> None:
        """Ask the questions of a reminder, or show Today."""
        if self.back_to_walk():
            return
        pages = self._pages()
        pages.raise_window()
        if kind is ReminderKind.CHECK_IN:
            pages.flow.ask_check_in()
        else:
            pages.flow.home()

    def back_to_walk(self) -> bool:
        """Whether a walk is on; then it is what is shown."""
        if self.is_walking():
            self._pages().flow.show_walk()
            return True
        return False

    # --- a walk without Amble ---------------------------------------------------------------------------------------

    def count_walked(self) -> None:
        """A walk as long as the plan's has just ended."""
        from coach.services.hand_walks import HandWalkRefused

        minutes = self._core.planning.next_walk().minutes
        try:
            session = self._hand_walks.add(self._core.clock.now() - timedelta(minutes=minutes), minutes)
        except HandWalkRefused as refused:
            self.tell(self._texts.say(f"add_walk.trouble.{refused.trouble}"), None)
        except StoreProblem as problem:
            self.tell(str(problem), None)
        else:
            self.tell(self._texts.say("reminder.counted", minutes=minutes), lambda: self._uncount(session))

    def _uncount(self, session: Session) -> None:
        try:
            self._hand_walks.remove(session.id)
        except StoreProblem as problem:
            self.tell(str(problem), None)

    @cached_property
    def _hand_walks(self) -> HandWalks:
        from coach.bootstrap_by_hand import make_hand_walks

        return make_hand_walks(self._core)

    # --- pauses -----------------------------------------------------------------------------------------------------

    def pause(self, length: PauseLength) -> None:
        """Remind of nothing for a while."""
        clock = self._core.clock
        self._reminders.pause_until(pause_end(length, clock.now(), clock.zone()))

    def open_page(self, name: str) -> None:
        """A page about reminders, in the window."""
        if not self.back_to_walk():
            pages = self._pages()
            pages.raise_window()
            pages.window.show_page(name)
