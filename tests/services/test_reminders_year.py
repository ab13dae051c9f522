"""A year in seconds, in zones whose clocks change in different ways: every day somebody works, sleeps, snoozes, walks.

Walks are planned for times that a change of the clocks skips or repeats, and for midnight, which Cairo skips.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from coach.domain.hours import DayHours, Hours
from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.domain.reminder import (
    OccurrenceName,
    OccurrenceState,
    Reminder,
    ReminderKind,
    ReminderPause,
    ReminderRules,
    ReminderSettings,
)
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Schedule, occurrences
from coach.domain.session import Outcome, Session
from coach.services.reminders import Reminders
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.scheduler import FakeScheduler

ZONES = ("Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu")
BEGINS = date(2026, 1, 5)
DAYS = 365
WEEK = Schedule((time(2, 30), time(9), time(0), time(12, 30), time(0, 30), time(18), time(2)))
"""On Fridays in Cairo and on Sundays elsewhere the clocks change at such times."""
WAKING = DayHours(time(0), time(22))
OPEN = Hours((WAKING,) * 5 + (DayHours(time(1), time(23)),) * 2)
"""Nights are quiet from ten (eleven at weekends) to midnight; the small hours are open, for walks at changes."""
QUIET_DAYS = ReminderSettings(hours=OPEN, holds=frozenset())
"""On most days there is only the walk, so that a year takes seconds."""
FULL_DAYS = ReminderSettings(
    hours=OPEN,
    holds=frozenset({Detector.MICROPHONE}),
    breaks=Rhythm(on=True, times=(time(15), time(22, 30))),
    routines=Rhythm(on=True, times=(time(17, 30),)),
)
"""In the first week, and around each change of the clocks, there are breaks, routines and calls as well."""
AROUND = timedelta(days=3)
SHORT = timedelta(minutes=20)
RULES = ReminderRules(look_back_days=3, look_ahead_days=2, small_look_back_days=3)
"""Ours, but looking less far."""


class Year:
    """Somebody's year at a computer, day by day."""

    def __init__(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self.random = Random(zone)
        self.clock = FakeClock(datetime.combine(BEGINS, time(0, 1), self.zone), self.zone)
        self.store, self.values = FakeOccurrenceStore(), FakeKeyValueStore()
        self.sessions = list[Session]()
        self.shown: Counter[str] = Counter()
        self.faults = list[str]()
        self.on_screen = dict[str, Reminder]()
        self.came_at: datetime | None = None
        self.pause: ReminderPause | None = None
        self.in_call = False
        self.settings, self.schedule = FULL_DAYS, WEEK
        self.open()

    def open(self) -> None:
        """The program starts, or starts anew."""
        self.scheduler = FakeScheduler(self.clock)
        self.lost = set(self.on_screen)
        self.on_screen.clear()
        self.reminders = Reminders(self.clock, self.scheduler, self.store, self.values, RULES)
        self.reminders.reminder_due.connect(self.see)
        self.reminders.reminder_withdrawn.connect(lambda id: self.on_screen.pop(id, None))
        self.reminders.pause_changed.connect(self.rest)
        self.reminders.presence_wanted.connect(lambda on: self.tell_presence() if on else None)
        self.reminders.settings_changed(self.settings)
        self.reminders.show_sessions(self.sessions)
        self.reminders.show_schedule(self.schedule)
        self.reminders.start()

    def rest(self, pause: ReminderPause | None) -> None:
        self.pause = pause

    def tell_presence(self) -> None:
        """What the detectors say, whenever they are asked."""
        finding = Finding.YES if self.in_call else Finding.NO
        self.reminders.show_presence(Presence({Detector.MICROPHONE: Reading(finding)}))

    def see(self, reminder: Reminder) -> None:
        now = self.clock.now().astimezone(UTC)
        self.shown[reminder.id] += not self.is_there_again(reminder)
        self.on_screen[reminder.id] = reminder
        told = f"{reminder.id} at {now}"
        open_now = OPEN.is_open(now, self.clock.zone())
        self.faults += [] if open_now else [f"{told} in quiet hours"]
        self.faults += [f"{told} in a pause"] if self.pause is not None and self.pause.is_on(now) else []
        self.faults += [f"{told} in a call"] if self.in_call and self.settings.holds else []
        self.faults += [f"{told} beside another"] if self.came_at == now else []
        self.faults += [f"{told} too early"] if reminder.at.astimezone(UTC) > now else []
        self.came_at = now

    def is_there_again(self, reminder: Reminder) -> bool:
        """Whether it was on the screen when the program was closed: that is no new one."""
        if reminder.id not in self.lost:
            return False
        self.lost.remove(reminder.id)
        noted = sum(note.name == reminder.name and note.state == "shown" for note in self.store.notes)
        return noted == self.shown[reminder.id]

    def live(self, day: date) -> None:
        """One day: pieces of work, of sleep and of calls, and an answer to what is on the screen."""
        is_full = self.is_full(day)
        settings = FULL_DAYS if is_full else QUIET_DAYS
        if settings != self.settings:
            self.settings = settings
            self.reminders.settings_changed(settings)
        ends = datetime.combine(day + timedelta(days=1), time(0, 1), self.zone).astimezone(UTC)
        while (left := ends - self.clock.now().astimezone(UTC)) > timedelta():
            minutes = self.random.choice((60, 90, 150, 300) if is_full else (400, 800))
            self.spend(min(left, timedelta(minutes=minutes)))
            self.answer()

    def travel(self, zone: str, home: str | None) -> None:
        """Somebody is in another zone; ``home`` is the one whose clock their walks keep to, None for the one here."""
        self.zone = ZoneInfo(zone)
        self.clock.set_zone(self.zone)
        self.scheduler.wake()
        self.schedule = replace(WEEK, home=home)
        self.reminders.show_schedule(self.schedule)

    def histories(self) -> dict[OccurrenceName, list[OccurrenceState]]:
        """What became of each occurrence, in order."""
        found: dict[OccurrenceName, list[OccurrenceState]] = {}
        for note in self.store.notes:
            found.setdefault(note.name, []).append(OccurrenceState(note.state))
        return found

    def is_full(self, day: date) -> bool:
        """Whether it is among the first ones, or clocks change on a day near it."""
        before, after = (datetime.combine(day + by, time(12), self.zone).utcoffset() for by in (-AROUND, AROUND))
        return day < BEGINS + timedelta(days=7) or before != after

    def spend(self, piece: timedelta) -> None:
        """Some hours go by in one of the ways in which they do."""
        what = self.random.choice(("work", "work", "work", "work", "sleep", "closed", "call", "pause"))
        seconds = piece.total_seconds()
        if what == "sleep":
            self.clock.sleep(seconds)
            self.scheduler.wake()
        elif what == "closed":
            self.clock.advance(seconds)
            self.open()
        elif what == "call":
            self.in_call = True
            self.tell_presence()
            self.scheduler.pass_time(seconds)
            self.in_call = False
            self.tell_presence()
        else:
            if what == "pause" and self.random.random() < 0.2:
                self.reminders.pause_until(self.clock.now() + self.random.choice((SHORT, 5 * SHORT, piece * 2)))
            self.scheduler.pass_time(seconds)

    def answer(self) -> None:
        """What somebody does about what is on the screen."""
        for reminder in tuple(self.on_screen.values()):
            chosen = self.random.choice(("walk", "skip", "snooze", "nothing"))
            if reminder.kind in (ReminderKind.MORNING, ReminderKind.CHECK_IN):
                continue
            if chosen == "snooze":
                self.reminders.snooze(reminder.name, self.clock.now() + SHORT)
            elif chosen == "skip":
                self.reminders.skip(reminder.name)
            elif chosen == "walk" and reminder.kind is ReminderKind.WALK:
                self.sessions.append(Session(self.clock.now() - timedelta(minutes=10), 10, 10, Outcome.DONE))
                self.reminders.show_sessions(self.sessions)
            elif chosen == "walk":
                self.reminders.done(reminder.name)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("zone", ZONES)
def test_in_a_year_every_occurrence_ends_once_and_nothing_comes_twice_or_in_quiet_hours(zone: str) -> None:
    year = Year(zone)
    for offset in range(DAYS):
        year.live(BEGINS + timedelta(days=offset))
    assert year.faults == []
    over = {name: states for name, states in year.histories().items() if name.day < BEGINS + timedelta(days=DAYS - 2)}
    assert [each for each in over.items() if not ends_once(each[1])] == []
    often = {id: times for id, times in year.shown.items() if not id.startswith(("morning", "check_in"))}
    assert [(name, states) for name, states in over.items() if often.get(name.id, 0) > may_come(states)] == []
    planned = occurrences(WEEK, BEGINS, DAYS - 2, year.zone)[1:]
    assert {walk.day for walk in planned} <= {name.day for name in over if name.kind is ReminderKind.WALK}
    full = [BEGINS + timedelta(days=day) for day in range(1, DAYS - 2) if year.is_full(BEGINS + timedelta(days=day))]
    for kind, of_a_day in ((ReminderKind.BREAK, 2), (ReminderKind.ROUTINE, 1)):
        of_full = [name for name in over if name.kind is kind and name.day in full]
        assert len(of_full) == of_a_day * len(full)


@pytest.mark.usefixtures("qapp")
def test_on_a_long_journey_by_the_clock_here_and_there_and_at_home_no_walk_is_lost_or_comes_twice() -> None:
    year, days = Year("Europe/Berlin"), 100
    for offset in range(days):
        if offset % 6 == 5:
            zone = year.random.choice(ZONES)
            year.travel(zone, year.random.choice((None, "Europe/Berlin")))
        year.live(BEGINS + timedelta(days=offset))
    assert year.faults == []
    over = {name: states for name, states in year.histories().items() if name.day < BEGINS + timedelta(days=days - 9)}
    assert [each for each in over.items() if each[1][-1].is_open] == []
    often = {id: times for id, times in year.shown.items() if not id.startswith(("morning", "check_in"))}
    assert [(name, states) for name, states in over.items() if often.get(name.id, 0) > may_come(states)] == []


def ends_once(states: list[OccurrenceState]) -> bool:
    """Whether it came to one end; a walk that was walked after all, later on its day, counts as walked."""
    ends = [state for state in states if not state.is_open]
    return not states[-1].is_open and all(state.is_walked for state in ends[1:]) and len(ends) <= 2


def may_come(states: list[OccurrenceState]) -> int:
    """How often it may come to the screen: once, and after each time it was put off or taken back by a pause."""
    again = (OccurrenceState.SNOOZED, OccurrenceState.WAITING, OccurrenceState.MOVED, OccurrenceState.EXPECTED)
    return 1 + sum(one is OccurrenceState.SHOWN and other in again for one, other in pairwise(states))
