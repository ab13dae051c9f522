"""Reminders: looks at the plan and at what became of each walk, and reminds once, in time, never in a pile.

Every look derives afresh what to do from the schedule, the sessions and what was noted, and asks the scheduler for
one more look at the next instant that matters. So sleep, a set clock, travelling, a restart and an edited plan are
all the same case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

from PySide6.QtCore import QObject, Signal

from coach.domain.appointment import Appointment
from coach.domain.outlook import Outlook, look
from coach.domain.presence import Presence
from coach.domain.reminder import (
    OccurrenceName,
    OccurrenceState,
    ReminderRules,
    ReminderSettings,
    ReminderStatus,
    last_walk,
    walk_name,
)
from coach.domain.reminder_rules import Circumstances
from coach.domain.schedule import Occurrence, Schedule
from coach.domain.session import Session
from coach.domain.sitting import Sitting
from coach.services.ports import Clock, KeyValueStore, OccurrenceStore, Scheduler
from coach.services.reminder_book import ReminderBook

JOB = "reminders"
"""The name of the one job in the scheduler."""
RETRY = timedelta(minutes=10)
"""When to look again after a look that failed (a store that could not be read)."""


class Reminders(QObject):
    """Decides when a reminder is due and remembers what became of it.

    Tell it settings, safety, sessions and schedule, then ``start``; afterwards changes may come in any order.
    """

    reminder_due = Signal(object)
    """A ``Reminder`` to show now."""
    reminder_withdrawn = Signal(str)
    """The ``id`` of a reminder that was shown and has lost its meaning."""
    next_changed = Signal(object)
    """The next ``Occurrence`` (at the instant it is wanted, snoozes included) or None; only when it changed."""
    heads_up_due = Signal(object)
    """A ``HeadsUp`` to show now, quietly."""
    heads_up_withdrawn = Signal(str)
    """The ``id`` of a soft word whose time is over: its reminder came, or lost its meaning."""
    pause_changed = Signal(object)
    """The ``ReminderPause`` that is on, or None."""
    held_changed = Signal(object)
    """What is ``Held`` just now, or None."""
    presence_wanted = Signal(bool)
    """Whether detectors are to be looked at: from shortly before something is due until it is shown."""

    def __init__(
        self,
        clock: Clock,
        scheduler: Scheduler,
        store: OccurrenceStore,
        values: KeyValueStore,
        rules: ReminderRules,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._scheduler, self._rules = clock, scheduler, rules
        self._book = ReminderBook(clock, store, values, rules)
        self._settings, self._allowed, self._walking = ReminderSettings(), True, False
        self._earliest: date | None = None
        self._schedule, self._sessions = Schedule(), tuple[Session, ...]()
        self._showing: set[str] = set()
        self._next: Occurrence | None = None
        self._running = False

    def start(self) -> None:
        """Begin reminding; walks planned for before the plan was made do not count."""
        if self._running:
            return
        self._book.open(self._schedule)
        self._running = True
        self._scheduler.when_clock_jumped(self.refresh)
        self.refresh()

    def show_schedule(self, schedule: Schedule) -> None:
        """The plan was made, edited, paused or taken up again; what has passed is settled by the old plan first."""
        self.refresh()
        before, self._schedule = self._schedule, schedule
        if self._running:
            self._book.plan_edited(before, schedule)
        self.refresh()

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Every finished walk in order of time with its answers: before the start, and after every change."""
        self._sessions = tuple(sessions)
        self.refresh()

    def settings_changed(self, settings: ReminderSettings) -> None:
        """What somebody wants to be reminded of has changed."""
        self._settings = settings
        self.refresh()

    def allow(self, allowed: bool, earliest: date | None = None) -> None:
        """Whether safety lets walks begin, and the first day on which the bounds of the plan do, None for today; till
        then walks are refused quietly."""
        self._allowed, self._earliest = allowed, earliest
        self.refresh()

    def walking(self, on: bool) -> None:
        """Whether a walk is on: whatever comes due meanwhile waits for its end."""
        self._walking = on
        self.refresh()

    def walk_begun(self) -> None:
        """A walk begins by itself, not from a reminder: it counts for every walk still open today."""
        today = self._clock.now().date()
        for planned in self._book.planned(self._schedule, ()):
            waiting = planned.state is None or planned.state.is_open
            if planned.state is OccurrenceState.SHOWN or (waiting and planned.occurrence.at.date() == today):
                self._book.note_answer(walk_name(planned.occurrence.day), OccurrenceState.STARTED)
        self.refresh()

    def skip(self, name: OccurrenceName) -> None:
        """Not this time, and no questions."""
        self._book.note_answer(name, OccurrenceState.SKIPPED)
        self.refresh()

    def snooze(self, name: OccurrenceName, until: datetime) -> bool:
        """Remind again at the aware ``until``; on disk at once, so that a restart keeps it. False, and nothing changes,
        once it was put off as often as one may be: then a walk is moved instead."""
        self._book.snooze(name, until.astimezone(UTC))
        self.refresh()
        return True

    def snoozes(self, name: OccurrenceName) -> int:
        """How often an occurrence was put off."""
        return 0

    def done(self, name: OccurrenceName) -> None:
        """A break or a routine was taken."""
        self._book.note_answer(name, OccurrenceState.DONE)
        self.refresh()

    def pause_until(self, instant: datetime) -> None:
        """Remind of nothing until the aware ``instant``, at most a week from now; replaces an earlier pause."""

    def resume(self) -> None:
        """Go on now; what came due in the pause comes, if its day lasts."""

    def show_presence(self, presence: Presence) -> None:
        """What the detectors say now."""

    def show_appointments(self, appointments: Sequence[Appointment]) -> None:
        """The times that somebody's calendar has taken, in order."""

    def show_sitting(self, sitting: Sitting) -> None:
        """Since when somebody has been sitting."""

    def status(self) -> ReminderStatus:
        """How reminders stand now."""
        return ReminderStatus(next=self._next)

    def refresh(self) -> None:
        """Look at everything afresh: show, withdraw and settle what is due, and set the next look."""
        if not self._running:
            return
        now = self._clock.now()
        self._scheduler.at(JOB, now.astimezone(UTC) + RETRY, self.refresh)
        if self._walking:
            return
        about = Circumstances(now, self._clock.zone(), self._settings, self._allowed, self._rules, self._earliest)
        last = last_walk(self._sessions)
        planned = self._book.planned(self._schedule, self._walked_days(about))
        outlook = look(planned, last, self._book.asked_about(last), about)
        for note in outlook.notes:
            self._book.note(note.name, note.state, note.cause)
        if outlook.show is not None:
            self._book.note_shown(outlook.show, last)
        self._scheduler.at(JOB, outlook.look_again_at, self.refresh)
        self._tell(outlook)

    def _walked_days(self, about: Circumstances) -> set[date]:
        first = about.local_day(about.now) - timedelta(days=self._rules.look_back_days)
        days = (about.local_day(session.started_at) for session in reversed(self._sessions))
        return set(takewhile(lambda day: day >= first, days))

    def _tell(self, outlook: Outlook) -> None:
        """Last of all, with everything noted and the next look set: whoever listens may answer at once."""
        gone = sorted(self._showing - outlook.alive)
        self._showing &= outlook.alive
        changed, self._next = outlook.next_walk != self._next, outlook.next_walk
        if outlook.show is not None:
            self._showing.add(outlook.show.id)
        for id in gone:
            self.reminder_withdrawn.emit(id)
        if changed:
            self.next_changed.emit(outlook.next_walk)
        if outlook.show is not None:
            self.reminder_due.emit(outlook.show)
