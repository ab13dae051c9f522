"""Later: until when something can be put off, and where a walk goes that was put off often enough."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from coach.bootstrap_core import Core
from coach.domain.appointment import Appointment, SnoozeChoice, SnoozeKind
from coach.domain.free_time import Around, up_to_minute
from coach.domain.reminder import OccurrenceName, ReminderKind
from coach.domain.schedule import Move, Schedule, clock_of, occurrences, to_instant
from coach.domain.small_snooze import small_choices
from coach.domain.snooze_choice import OpenWalk, as_move, move_choices, move_to, next_place, price_of, snooze_choices
from coach.services.reminder_talk import WalkPrice
from coach.services.reminders import Reminders
from coach.ui.reminder_words import place_words
from coach.ui.texts import Texts

Tell = Callable[[str, Callable[[], object] | None], None]
"""Says what was done, with a way to take it back."""


class Postponing:
    """Puts off and moves; the calendar has its say in both."""

    def __init__(self, core: Core, texts: Texts, reminders: Reminders, tell: Tell) -> None:
        self._core, self._texts, self._reminders, self.tell = core, texts, reminders, tell
        self._rules = core.catalogue.reminder_rules()
        self._appointments: tuple[Appointment, ...] = ()

    def show_appointments(self, appointments: tuple[Appointment, ...]) -> None:
        """The times that somebody's calendar has taken."""
        self._appointments = appointments

    def is_taken(self) -> bool:
        """Whether somebody is in an appointment that holds reminders."""
        now = self._core.clock.now()
        holds = self._core.settings.settings.reminders.hold_appointments
        return holds and any(taken.holds(now) for taken in self._appointments)

    def choices(self, name: OccurrenceName, planned: datetime | None = None) -> tuple[SnoozeChoice, ...]:
        """What Later can mean for an occurrence, now; for one that is still to come, only what is after ``planned``: a
        walk that is far ahead can be moved."""
        choices = self._all_choices(name)
        if planned is None:
            return choices
        after = tuple(choice for choice in choices if choice.until > planned)
        if after or name.kind is not ReminderKind.WALK:
            return after
        return move_choices(max(planned, self._core.clock.now()), self._walk(name), self._around())

    def _all_choices(self, name: OccurrenceName) -> tuple[SnoozeChoice, ...]:
        clock, settings = self._core.clock, self._core.settings.settings.reminders
        if name.kind is ReminderKind.WALK:
            most = self._rules.most_snoozes
            return snooze_choices(clock.now(), self._walk(name), self._around(), settings.lunch_until, most)
        if self._reminders.snoozes(name) >= self._rules.most_snoozes:
            return ()
        return small_choices(name.kind, clock.now(), clock.zone(), settings)

    def price(self, name: OccurrenceName, until: datetime) -> WalkPrice | None:
        """What of a walk fits after an aware instant; None for what is no walk."""
        if name.kind is not ReminderKind.WALK:
            return None
        walk = self._walk(name)
        choice = price_of(until, walk, self._around())
        return WalkPrice(walk.minutes, choice.fits, choice.before)

    def snooze(self, name: OccurrenceName, choice: SnoozeChoice) -> bool:
        """Later: put off, or moved after the last time that is allowed, or where that place has passed meanwhile.
        Whether it was put off."""
        has_passed = choice.until <= self._core.clock.now()
        if choice.kind is SnoozeKind.MOVE and not has_passed:
            self._move(as_move(choice, self._walk(name), self._around()))
            return False
        is_walk = name.kind is ReminderKind.WALK
        if not (is_walk and has_passed) and self._reminders.snooze(name, choice.until):
            return True
        if is_walk:
            self.move_on(name)
        return False

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
