"""What follows when somebody answers a reminder: in the small window, a notification, the tray or on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_core import Core
from coach.domain.appointment import Appointment, SnoozeChoice, SnoozeKind
from coach.domain.exercise import ExerciseKind
from coach.domain.free_time import Around, up_to_minute
from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.domain.reminder_pause import PauseLength, pause_end
from coach.domain.schedule import Move, Schedule, clock_of, occurrences, to_instant
from coach.domain.small_snooze import small_choices
from coach.domain.snooze_choice import OpenWalk, as_move, move_to, next_place, snooze_choices
from coach.services.ports import StoreProblem
from coach.services.reminders import Reminders
from coach.ui.reminder_words import place_words
from coach.ui.texts import Texts

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.session import Session
    from coach.services.hand_walks import HandWalks

Tell = Callable[[str, Callable[[], object] | None], None]
"""Says what was done, with a way to take it back."""


class ReminderAnswers:
    """Starts, puts off, moves, skips and counts."""

    def __init__(self, core: Core, texts: Texts, pages: Callable[[], Pages], reminders: Reminders, tell: Tell) -> None:
        self._core, self._texts, self._pages, self._reminders = core, texts, pages, reminders
        self._rules, self.tell = core.catalogue.reminder_rules(), tell
        self._appointments: tuple[Appointment, ...] = ()
        self.is_walking: Callable[[], bool] = lambda: False
        """Whether a walk or a routine is on: then that is what is shown."""

    def show_appointments(self, appointments: tuple[Appointment, ...]) -> None:
        """The times that somebody's calendar has taken."""
        self._appointments = appointments

    # --- later ------------------------------------------------------------------------------------------------------

    def choices(self, name: OccurrenceName, planned: datetime | None = None) -> tuple[SnoozeChoice, ...]:
        """What Later can mean for an occurrence, now; for one that is still to come, only what is after ``planned``."""
        choices = self._all_choices(name)
        return choices if planned is None else tuple(choice for choice in choices if choice.until > planned)

    def _all_choices(self, name: OccurrenceName) -> tuple[SnoozeChoice, ...]:
        clock, settings = self._core.clock, self._core.settings.settings.reminders
        if name.kind is ReminderKind.WALK:
            most = self._rules.most_snoozes
            return snooze_choices(clock.now(), self._walk(name), self._around(), settings.lunch_until, most)
        if self._reminders.snoozes(name) >= self._rules.most_snoozes:
            return ()
        hours = settings.breaks.hours if name.kind is ReminderKind.BREAK else settings.routines.hours
        return small_choices(name.kind, clock.now(), clock.zone(), hours)

    def snooze(self, name: OccurrenceName, choice: SnoozeChoice) -> None:
        """Later: put off, or moved after the last time that is allowed."""
        if choice.kind is SnoozeKind.MOVE:
            self._move(as_move(choice, self._walk(name), self._around()))
        elif not self._reminders.snooze(name, choice.until) and name.kind is ReminderKind.WALK:
            self.move_on(name)

    def move_on(self, name: OccurrenceName) -> None:
        """A walk that was put off often enough goes to its next place, if its week has one."""
        place = next_place(self._core.clock.now(), self._walk(name), self._around())
        if place is not None:
            self._move(place)

    def _walk(self, name: OccurrenceName) -> OpenWalk:
        planning = self._core.planning
        minutes = planning.next_walk().minutes
        return OpenWalk(name.day, minutes, self._reminders.snoozes(name), planning.schedule())

    def _around(self) -> Around:
        hours = self._core.settings.settings.reminders.hours
        return Around(self._core.clock.zone(), hours, self._appointments)

    def _move(self, move: Move) -> None:
        planning, now = self._core.planning, self._core.clock.now()
        before = planning.schedule()
        planning.move_walk(move)
        at = to_instant(move.to_day, move.at, clock_of(before, self._core.clock.zone())).astimezone(now.tzinfo)
        words = self._texts.say("reminder.moved", place=place_words(self._texts, at, now))
        self.tell(words, lambda: self._move_back(move.day, before))

    def _move_back(self, day: date, before: Schedule) -> None:
        """Where it was; what has passed there meanwhile comes at the next minute."""
        planning, now = self._core.planning, self._core.clock.now()
        was = next(
            (walk.at for walk in occurrences(before, now.date(), 1, self._core.clock.zone()) if walk.day == day), None
        )
        if was is None or was > now:
            planning.set_schedule(before)
        else:
            soon = up_to_minute(now + timedelta(seconds=1)).astimezone(now.tzinfo)
            planning.move_walk(move_to(soon, day, planning.schedule(), self._core.clock.zone()))

    # --- the other answers ------------------------------------------------------------------------------------------

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

    def count_walked(self, _name: OccurrenceName) -> None:
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
        self._hand_walks.remove(session.id)

    @cached_property
    def _hand_walks(self) -> HandWalks:
        from coach.services.hand_walks import HandWalks

        core = self._core
        return HandWalks(core.sessions, core.sessions, core.planning, core.check_ins, core.clock, core.rules)

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
