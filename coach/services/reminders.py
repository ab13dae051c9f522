"""Reminders: looks at the plan and at what became of each occurrence, and reminds once, in time, never in a pile.

Every look derives afresh what to do from what is known and what was noted, and asks the scheduler for one more look at
the next instant that matters. So sleep, a set clock, travelling, a restart and an edited plan are all the same case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QMetaMethod, QObject, Signal

from coach.domain.appointment import Appointment
from coach.domain.circumstances import NOTHING_TOLD, Circumstances
from coach.domain.outlook import Outlook, look
from coach.domain.presence import Presence
from coach.domain.reminder import (
    LastWalk,
    OccurrenceName,
    OccurrenceState,
    Planned,
    ReminderPause,
    ReminderRules,
    ReminderSettings,
    ReminderStatus,
    last_walk,
    walked_days,
)
from coach.domain.reminder_cause import Cause
from coach.domain.schedule import Schedule
from coach.domain.session import Session
from coach.domain.sitting import NOT_SITTING, Sitting
from coach.services.ports import Clock, KeyValueStore, OccurrenceStore, Scheduler
from coach.services.presence_gate import PresenceGate
from coach.services.reminder_book import ReminderBook
from coach.services.reminder_pauses import keep_pause, kept_pause, pause_from, settled
from coach.services.reminder_screen import ReminderScreen

JOB = "reminders"
"""The name of the one job in the scheduler."""
RETRY = timedelta(minutes=10)
"""When to look again after a look that failed (a store that could not be read)."""


class Reminders(QObject):
    """Decides when a reminder is due and remembers what became of it. Tell it settings, safety, sessions and schedule,
    then ``start``; afterwards changes may come in any order."""

    reminder_due = Signal(object)
    """A ``Reminder`` to show now; one that was on the screen when the program ended comes again with the same id."""
    reminder_withdrawn = Signal(str)
    """The ``id`` of a reminder that was shown and has lost its meaning."""
    heads_up_due = Signal(object)
    """A ``HeadsUp`` to show now, quietly."""
    heads_up_withdrawn = Signal(str)
    """The ``id`` of a soft word whose time is over: its reminder came, or lost its meaning."""
    next_changed = Signal(object)
    """The next ``Occurrence`` (at the instant it is to come, snoozes included) or None; only when it changed."""
    pause_changed = Signal(object)
    """The ``ReminderPause`` that is on, or None."""
    held_changed = Signal(object)
    """What is ``Held`` just now, or None."""
    presence_wanted = Signal(bool)
    """Whether to look at detectors and tell ``show_presence``; where nobody listens, nothing is waited for."""

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
        self._clock, self._scheduler, self._values, self._rules = clock, scheduler, values, rules
        self._book, self._gate = ReminderBook(clock, store, values, rules), PresenceGate(clock, rules)
        self._settings, self._allowed, self._walking = ReminderSettings(), True, False
        self._earliest: date | None = None
        self._schedule, self._sessions = Schedule(), tuple[Session, ...]()
        self._appointments, self._sitting = tuple[Appointment, ...](), NOT_SITTING
        self._pause: ReminderPause | None = None
        self._past_pause: ReminderPause | None = None
        self._screen = ReminderScreen()
        self._status = self._told = ReminderStatus()
        self._wants = False
        self._running = False

    def start(self) -> None:
        """Begin reminding; walks planned for before the plan was made do not count."""
        if self._running:
            return
        self._book.open(self._schedule, self._settings)
        self._take_pause(kept_pause(self._values, self._clock.now()))
        self._running = True
        self._scheduler.when_clock_jumped(self._look_after_jump)
        self.refresh()

    def status(self) -> ReminderStatus:
        """How reminders stand now."""
        return self._status

    def show_schedule(self, schedule: Schedule) -> None:
        """The plan was made, edited, paused or taken up again; what has passed is settled by the old plan first."""
        self.refresh()
        before, self._schedule = self._schedule, schedule
        if self._running:
            self._book.plan_edited(before, schedule)
        self.refresh()

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Every finished walk in order of time with its answers: before the start, and after every change."""
        before, self._sessions = self._sessions, tuple(sessions)
        self._book.sessions_changed(before, self._sessions, self._schedule)
        self.refresh()

    def settings_changed(self, settings: ReminderSettings) -> None:
        """What somebody wants to be reminded of has changed; what has passed is settled by the old settings first."""
        self.refresh()
        self._settings = settings
        if self._running:
            self._book.rhythms_edited(settings)
        self.refresh()

    def allow(self, allowed: bool, earliest: date | None = None) -> None:
        """Whether safety lets walks begin, and the first day on which the bounds of the plan do, None for today; till
        then walks are refused quietly."""
        self._allowed, self._earliest = allowed, earliest
        self.refresh()

    def walking(self, on: bool) -> None:
        """Whether a walk or a routine is on: whatever comes due meanwhile waits for its end."""
        self._walking = on
        self.refresh()

    def show_presence(self, presence: Presence) -> None:
        """What the detectors say now; it counts while they are wanted."""
        if self._gate.take(presence, self._settings):
            self.refresh()

    def show_appointments(self, appointments: Sequence[Appointment]) -> None:
        """The times that somebody's calendar has taken, in order."""
        self._appointments = tuple(appointments)
        self.refresh()

    def show_sitting(self, sitting: Sitting) -> None:
        """Since when somebody has been sitting."""
        if sitting != self._sitting:
            self._sitting = sitting
            self.refresh()

    def walk_begun(self) -> None:
        """A walk begins by itself, not from a reminder: it counts for every walk still open today."""
        today = self._clock.now().date()
        for planned in self._book.walks(self._schedule, {}):
            waiting = planned.state is None or planned.state.is_open
            if planned.state is OccurrenceState.SHOWN or (waiting and planned.occurrence.at.date() == today):
                self._book.note_answer(planned.name, OccurrenceState.STARTED)
        self.refresh()

    def skip(self, name: OccurrenceName) -> None:
        """Not this time, and no questions."""
        self._book.note_answer(name, OccurrenceState.SKIPPED)
        self.refresh()

    def done(self, name: OccurrenceName) -> None:
        """A break or a routine was taken."""
        self._book.note_answer(name, OccurrenceState.DONE, Cause.TAKEN)
        self.refresh()

    def snooze(self, name: OccurrenceName, until: datetime) -> bool:
        """Remind again at the aware ``until``, never before its time; on disk at once, so that a restart keeps it.
        False, and nothing changes, once it was put off as often as one may be: then a walk is moved instead."""
        if self.snoozes(name) >= self._rules.most_snoozes:
            return False
        planned = next((each for each in self._planned() if each.name == name), None)
        early = until.astimezone(UTC)
        self._book.snooze(name, early if planned is None else max(early, planned.occurrence.at.astimezone(UTC)))
        self.refresh()
        return True

    def snoozes(self, name: OccurrenceName) -> int:
        """How often an occurrence was put off since it was planned or moved."""
        return self._book.standing(name).snoozes

    def pause_until(self, instant: datetime) -> None:
        """Remind of nothing until the aware ``instant``, a week at most; one that has passed changes nothing."""
        pause = pause_from(self._clock.now(), instant)
        if pause is not None:
            self._set_pause(pause)

    def resume(self) -> None:
        """Go on now; what came due in the pause comes, if its day lasts."""
        self._set_pause(None)

    def refresh(self) -> None:
        """Look at everything afresh: show, withdraw and settle what is due, and set the next look."""
        if not self._running:
            return
        now = self._clock.now()
        self._scheduler.at(JOB, self._instant() + RETRY, self.refresh)
        self._settle_pause(now)
        last = last_walk(self._sessions)
        about = self._circumstances(now, last)
        planned = self._planned()
        brought = [each for each in planned if self._book.bring_back(each, about.window(each.kind))]
        if brought:
            planned = self._planned()
        outlook = look(planned, last, self._book.asked_about(last), about)
        for note in outlook.notes:
            self._book.note(note.name, note.state, note.cause)
        if outlook.show is not None:
            self._book.note_shown(outlook.show, last)
        self._scheduler.at(JOB, outlook.look_again_at, self.refresh)
        self._tell(outlook)

    def _look_after_jump(self) -> None:
        """What detectors said before a sleep says nothing about now: they are asked afresh."""
        self._want_presence(False)
        self.refresh()

    def _circumstances(self, now: datetime, last: LastWalk | None) -> Circumstances:
        asks = bool(self._settings.holds) and self.isSignalConnected(QMetaMethod.fromSignal(self.presence_wanted))
        return Circumstances(
            now,
            self._clock.zone(),
            self._settings,
            self._allowed,
            self._rules,
            self._earliest,
            presence=self._gate.told() if asks else NOTHING_TOLD,
            answer_by=self._gate.answer_by(),
            asks=asks,
            appointments=self._appointments,
            pause=self._pause or self._past_pause,
            walking=self._walking,
            sitting=self._sitting,
            walked_until=None if last is None else last.ended_at,
            shown_at=self._book.asked_about(last).shown_at,
            breaks_shown=self._book.breaks_shown(now.date()),
        )

    def _planned(self) -> tuple[Planned, ...]:
        first = self._clock.now().date() - timedelta(days=self._rules.look_back_days)
        walks = self._book.walks(self._schedule, walked_days(self._sessions, first, self._clock.zone()))
        planned = (*walks, *self._book.small_ones(self._settings, self._sitting, self._schedule))
        return tuple(replace(each, lost=self._screen.has_lost(each)) for each in planned)

    def _instant(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _set_pause(self, pause: ReminderPause | None) -> None:
        keep_pause(self._values, pause)
        self._take_pause(pause)
        self.refresh()

    def _settle_pause(self, now: datetime) -> None:
        """It ends by itself; and a clock that went back makes it no longer."""
        pause = None if self._pause is None else settled(self._pause, now)
        if pause != self._pause:
            keep_pause(self._values, pause)
            self._take_pause(pause)

    def _take_pause(self, pause: ReminderPause | None) -> None:
        before, self._pause = self._pause, pause
        self._past_pause = None if before is None else replace(before, until=min(before.until, self._instant()))
        self._status = replace(self._status, pause=pause)
        if pause != before:
            self.pause_changed.emit(pause)

    def _tell(self, outlook: Outlook) -> None:
        """Last of all: whoever listens may answer at once, and what such an answer overtakes is told no more."""
        gone, word_gone = self._screen.follow(outlook)
        self._status = outlook.status(self._screen.showing, self._pause)
        self._wants = outlook.presence
        for id in gone:
            self.reminder_withdrawn.emit(id)
        if word_gone is not None:
            self.heads_up_withdrawn.emit(word_gone)
        self._tell_status()
        if outlook.announce is not None and self._screen.says(outlook.announce):
            self.heads_up_due.emit(outlook.announce)
        if outlook.show is not None and self._screen.shows(outlook.show):
            self.reminder_due.emit(outlook.show)
        self._want_presence(self._wants)

    def _tell_status(self) -> None:
        before, self._told = self._told, self._status
        if self._told.next != before.next:
            self.next_changed.emit(self._status.next)
        if self._status.held != before.held:
            self.held_changed.emit(self._status.held)

    def _want_presence(self, on: bool) -> None:
        if self._gate.want(on):
            self.presence_wanted.emit(on)
