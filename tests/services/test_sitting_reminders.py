"""Breaks by sitting, from the touch of a key to the reminder: whoever gets up by themselves is left in peace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from coach.domain.presence import Detector, Finding, HoldCause, Presence, Reading
from coach.domain.reminder import OccurrenceState, Reminder, ReminderKind, ReminderRules, ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Schedule
from coach.domain.sitting import ENGAGING
from coach.services.reminders import Reminders
from coach.services.sitting_desk import SittingDesk
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.scheduler import FakeScheduler

NINE = datetime(2026, 3, 2, 8, tzinfo=UTC)
"""Nine in Berlin, on a Monday."""
RULES = ReminderRules()
SETTINGS = ReminderSettings(
    holds=frozenset(), breaks=Rhythm(on=True, every_minutes=45), routines=Rhythm(times=(time(17, 30),))
)

pytestmark = pytest.mark.usefixtures("qapp")


class Office:
    """Somebody at work, with breaks after 45 minutes of sitting and no walk planned, and maybe in a call."""

    def __init__(self, chosen: ReminderSettings = SETTINGS) -> None:
        self.clock = FakeClock(NINE)
        self.scheduler, self.store = FakeScheduler(self.clock), FakeOccurrenceStore()
        self.reminders = Reminders(self.clock, self.scheduler, self.store, FakeKeyValueStore(), RULES)
        self.desk = SittingDesk(self.clock, self.scheduler, RULES.sitting)
        self.wish, self.presence, self.in_call = frozenset[Detector](), Presence(), False
        self.desk.wish_changed.connect(self.want)
        self.reminders.presence_wanted.connect(lambda on: self.reminders.show_presence(self.presence) if on else None)
        self.desk.sitting_changed.connect(self.reminders.show_sitting)
        self.shown = list[tuple[int, Reminder]]()
        self.reminders.reminder_due.connect(self.see)
        self.reminders.show_schedule(Schedule())
        self.reminders.settings_changed(chosen)
        self.reminders.start()
        self.desk.settings_changed(chosen)
        self.desk.start()

    def see(self, reminder: Reminder) -> None:
        self.shown.append((self.minutes(), reminder))

    def minutes(self) -> int:
        return round((self.clock.now().astimezone(UTC) - NINE).total_seconds() / 60)

    def want(self, wish: frozenset[Detector]) -> None:
        """The detectors answer at once."""
        asked_more, self.wish = wish > self.wish, wish
        if asked_more:
            self.tell()

    def tell(self) -> None:
        """What the detectors find, to whoever asks."""
        call = Reading(Finding.YES if self.in_call else Finding.NO)
        others = dict.fromkeys(ENGAGING, Reading(Finding.NO))
        self.presence = Presence({**self.presence.readings, **others, Detector.MICROPHONE: call})
        self.reminders.show_presence(self.presence)
        heard = {one: reading for one, reading in self.presence.readings.items() if one in self.wish}
        self.desk.show_presence(Presence(heard))

    def works(self, minutes: int) -> None:
        """Keys are touched all the time, and detectors say so once a minute."""
        for _ in range(minutes):
            self.scheduler.pass_time(60)
            self.tell_idle(1)

    def is_away(self, minutes: int) -> None:
        """Nothing is touched, with the computer awake."""
        for minute in range(1, minutes + 1):
            self.scheduler.pass_time(60)
            self.tell_idle(minute * 60)

    def tell_idle(self, seconds: float) -> None:
        finding = Finding.YES if seconds >= 60 else Finding.NO
        self.presence = Presence({Detector.IDLE: Reading(finding, idle_seconds=seconds)})
        self.tell()

    @property
    def came(self) -> list[int]:
        """Minutes after nine at which breaks came."""
        assert all(reminder.kind is ReminderKind.BREAK for _, reminder in self.shown)
        return [minutes for minutes, _ in self.shown]


def test_a_break_comes_after_as_long_a_time_of_sitting_and_again_for_whoever_stays() -> None:
    office = Office()
    office.works(100)
    assert office.came == [45, 90]


def test_a_break_of_ones_own_puts_the_next_one_off() -> None:
    office = Office()
    office.works(35)
    office.is_away(7)
    office.works(44)
    assert office.came == []
    office.works(4)
    back = 35 + 7 + 1
    assert office.came == [back + 45]


def test_a_moment_at_the_printer_puts_off_nothing() -> None:
    office = Office()
    office.works(40)
    office.is_away(3)
    office.works(5)
    assert office.came == [45]


def test_nobody_is_reminded_while_they_are_away_or_their_computer_sleeps() -> None:
    office = Office()
    office.works(35)
    office.is_away(30)
    office.clock.sleep(3600)
    office.scheduler.wake()
    office.tell_idle(1)
    assert office.came == []
    office.works(46)
    assert office.came == [35 + 30 + 60 + 45]


def test_a_walk_begun_early_begins_the_rhythm_anew() -> None:
    office = Office()
    office.works(40)
    office.desk.rise()
    office.reminders.walking(True)
    office.scheduler.pass_time(12 * 60)
    office.reminders.walking(False)
    office.desk.sit_down()
    office.works(44)
    assert office.came == []
    office.works(2)
    assert office.came == [40 + 12 + 45]


def test_a_break_taken_when_it_was_asked_for_begins_the_rhythm_anew() -> None:
    office = Office()
    office.works(50)
    office.reminders.done(office.shown[0][1].name)
    office.desk.sit_down()
    office.works(44)
    assert office.came == [45]
    office.works(2)
    assert office.came == [45, 50 + 45]
    assert office.store.state(office.shown[0][1].name) == OccurrenceState.DONE


def test_a_break_held_by_a_call_comes_after_it_though_nobody_touched_anything_while_they_listened() -> None:
    office = Office(replace(SETTINGS, holds=ENGAGING))
    office.works(35)
    office.in_call = True
    office.works(12)
    office.is_away(7)
    office.works(3)
    assert office.came == []
    office.in_call = False
    office.works(1)
    assert [reminder.held for _, reminder in office.shown] == [HoldCause.CALL]
    states = [(note.state, note.cause) for note in office.store.notes]
    assert states == [("waiting", "call"), ("shown", "call")]


def test_whoever_gets_up_after_a_call_has_taken_the_break_that_waited() -> None:
    office = Office(replace(SETTINGS, holds=ENGAGING))
    office.works(35)
    office.in_call = True
    office.works(12)
    office.clock.sleep(600)
    office.scheduler.wake()
    office.tell_idle(1)
    assert office.came == []
    assert [(note.state, note.cause) for note in office.store.notes] == [("waiting", "call"), ("done", "got_up")]


def test_every_break_that_came_has_one_end_when_the_day_is_over() -> None:
    office = Office()
    for _ in range(4):
        office.works(70)
        office.is_away(10)
    office.clock.sleep(timedelta(hours=12).total_seconds())
    office.scheduler.wake()
    assert len(office.came) == 4
    for _, reminder in office.shown:
        states = [OccurrenceState(note.state) for note in office.store.notes if note.name == reminder.name]
        assert sum(not state.is_open for state in states) == 1
        assert not states[-1].is_open
