"""Who sits, told to the reminders; and as little asked of the computer as can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.presence import Detector, Finding, Presence, Reading
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.sitting import ENGAGING, NOT_SITTING, Away, Sitting, SittingRules
from coach.services.sitting_desk import ASKED, JOB, SittingDesk
from tests.fakes.clock import FakeClock
from tests.fakes.scheduler import FakeScheduler

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
BY_SITTING = ReminderSettings(breaks=Rhythm(on=True, every_minutes=45))
BY_CLOCK = ReminderSettings()
NO_DETECTORS = ReminderSettings(holds=frozenset())


class Desk:
    """A desk, what it told, and a computer that can be used, left, locked and put to sleep."""

    def __init__(self, settings: ReminderSettings) -> None:
        self.clock = FakeClock(NINE)
        self.scheduler = FakeScheduler(self.clock)
        self.sitting, self.aways, self.wishes = list[Sitting](), list[Away](), list[frozenset[Detector]]()
        self.desk = SittingDesk(self.clock, self.scheduler, SittingRules())
        self.desk.sitting_changed.connect(self.sitting.append)
        self.desk.away_ended.connect(self.aways.append)
        self.desk.wish_changed.connect(self.wishes.append)
        self.desk.settings_changed(settings)
        self.desk.start()

    def passes(self, minutes: int, idle: bool | None = None) -> None:
        """Time passes; with ``idle`` known, the detectors say it once a minute, as they do."""
        for minute in range(1, minutes + 1):
            self.scheduler.pass_time(60)
            if idle is not None:
                self.sees(idle_seconds=minute * 60.0 if idle else 1.0)

    def sees(self, idle_seconds: float | None = None, locked: bool | None = None) -> None:
        """The detectors say so."""
        readings = {}
        if idle_seconds is not None:
            readings[Detector.IDLE] = Reading(Finding.NO, idle_seconds=idle_seconds)
        if locked is not None:
            readings[Detector.LOCKED] = Reading(Finding.YES if locked else Finding.NO)
        self.desk.show_presence(Presence(readings))

    def sleeps(self, minutes: int) -> None:
        self.clock.sleep(minutes * 60)
        self.scheduler.wake()


pytestmark = pytest.mark.usefixtures("qapp")


def test_while_nothing_goes_by_sitting_no_clock_ticks_and_nobody_is_told() -> None:
    desk = Desk(BY_CLOCK)
    desk.passes(120)
    desk.sleeps(60)
    assert desk.scheduler.jobs() == {}
    assert desk.sitting == []


def test_with_all_detectors_off_none_is_asked_for() -> None:
    assert Desk(NO_DETECTORS).wishes == [frozenset()]
    assert Desk(BY_CLOCK).wishes == [frozenset({Detector.LOCKED})]
    assert Desk(BY_SITTING).wishes == [ASKED]


def test_calls_are_asked_about_only_before_somebody_would_count_as_away_and_only_once() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(3, idle=True)
    assert desk.wishes == [ASKED]
    desk.passes(3, idle=False)
    desk.passes(4, idle=True)
    assert desk.wishes == [ASKED, ASKED | ENGAGING]
    nobody = {detector: Reading(Finding.NO) for detector in ENGAGING}
    desk.desk.show_presence(Presence({**nobody, Detector.IDLE: Reading(idle_seconds=241.0)}))
    assert desk.wishes == [ASKED, ASKED | ENGAGING, ASKED]
    desk.scheduler.pass_time(60)
    desk.sees(idle_seconds=301.0)
    assert desk.sitting[-1] == NOT_SITTING
    desk.sees(idle_seconds=1.0)
    assert desk.wishes == [ASKED, ASKED | ENGAGING, ASKED]


def test_only_those_are_asked_that_may_hold_a_reminder() -> None:
    desk = Desk(replace(BY_SITTING, holds=frozenset({Detector.MICROPHONE, Detector.LOCKED})))
    desk.passes(4, idle=True)
    assert desk.wishes == [ASKED, ASKED | {Detector.MICROPHONE}]
    desk.desk.settings_changed(replace(BY_SITTING, holds=frozenset()))
    desk.sees(idle_seconds=250.0)
    assert desk.wishes[-1] == ASKED
    desk.sees(idle_seconds=280.0)
    assert len(desk.wishes) == 3


def test_half_an_answer_is_waited_for_and_a_call_is_asked_about_while_it_lasts() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(4, idle=True)
    desk.desk.show_presence(
        Presence({Detector.FULL_SCREEN: Reading(Finding.NO), Detector.IDLE: Reading(idle_seconds=241.0)})
    )
    assert desk.wishes[-1] == ASKED | ENGAGING
    for minute in range(4, 30):
        call = {detector: Reading(Finding.NO) for detector in ENGAGING} | {Detector.CAMERA: Reading(Finding.YES)}
        desk.desk.show_presence(Presence({**call, Detector.IDLE: Reading(idle_seconds=60.0 * minute)}))
        desk.scheduler.pass_time(60)
    assert (desk.wishes[-1], desk.sitting, desk.aways) == (ASKED | ENGAGING, [Sitting(NINE)], [])


def test_what_is_wanted_follows_the_settings() -> None:
    desk = Desk(BY_CLOCK)
    desk.desk.settings_changed(BY_SITTING)
    assert desk.desk.sitting == Sitting(NINE)
    assert JOB in desk.scheduler.jobs()
    desk.desk.settings_changed(NO_DETECTORS)
    assert desk.wishes[1:] == [ASKED, frozenset()]
    assert desk.sitting[-1] == NOT_SITTING
    assert desk.scheduler.jobs() == {}


def test_before_it_is_started_it_tells_nothing() -> None:
    clock = FakeClock(NINE)
    scheduler, told = FakeScheduler(clock), list[object]()
    desk = SittingDesk(clock, scheduler, SittingRules())
    desk.wish_changed.connect(told.append)
    desk.sitting_changed.connect(told.append)
    desk.settings_changed(BY_SITTING)
    desk.rise()
    assert told == []
    assert scheduler.jobs() == {}
    desk.start()
    desk.start()
    desk.sit_down()
    assert told == [ASKED, Sitting(NINE)]


def test_sitting_is_told_once_and_not_every_minute() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(60, idle=False)
    assert desk.sitting == [Sitting(NINE)]


def test_somebody_who_gets_up_is_told_as_not_sitting_and_then_as_sitting_anew() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(20, idle=False)
    desk.passes(10, idle=True)
    assert desk.sitting[-1] == NOT_SITTING
    assert desk.aways == []
    desk.passes(1, idle=False)
    back = desk.clock.now().astimezone(UTC) - timedelta(seconds=1)
    assert desk.sitting[-1] == Sitting(back)
    assert [away.minutes for away in desk.aways] == [10]


def test_where_nobody_can_tell_who_is_idle_sitting_goes_on_until_the_computer_sleeps() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(90)
    assert desk.sitting == [Sitting(NINE)]
    desk.sleeps(30)
    assert desk.sitting[-1] == Sitting(desk.clock.now().astimezone(UTC))
    assert [away.minutes for away in desk.aways] == [30]


def test_sleep_tells_of_an_absence_also_while_nobody_is_asked() -> None:
    desk = Desk(NO_DETECTORS)
    desk.passes(90)
    desk.sleeps(25)
    assert [away.minutes for away in desk.aways] == [25]
    assert desk.sitting == []


def test_a_clock_that_is_set_back_is_no_sleep() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(30, idle=False)
    desk.clock.set_wall(NINE - timedelta(hours=5))
    desk.scheduler.wake()
    desk.passes(1, idle=False)
    assert desk.aways == []
    assert desk.desk.sitting.since is not None
    assert desk.desk.sitting.since <= desk.clock.now()


def test_the_lock_tells_of_an_absence_where_it_is_listened_to() -> None:
    desk = Desk(BY_CLOCK)
    desk.passes(50)
    desk.sees(locked=True)
    desk.passes(20)
    desk.sees(locked=False)
    assert [away.minutes for away in desk.aways] == [20]


def test_what_is_looked_at_for_others_says_nothing_of_the_time_between() -> None:
    desk = Desk(BY_CLOCK)
    desk.sees(idle_seconds=90, locked=False)
    desk.passes(60)
    desk.sees(idle_seconds=1, locked=False)
    assert desk.aways == []
    unheard = Desk(NO_DETECTORS)
    unheard.sees(locked=True)
    unheard.passes(60)
    unheard.sees(locked=False)
    assert unheard.aways == []


def test_a_walk_begun_early_and_a_break_taken_begin_the_rhythm_anew() -> None:
    desk = Desk(BY_SITTING)
    desk.passes(30, idle=False)
    desk.desk.rise()
    assert desk.sitting[-1] == NOT_SITTING
    desk.passes(15, idle=True)
    desk.desk.sit_down()
    assert desk.sitting[-1] == Sitting(NINE + timedelta(minutes=45))
    assert desk.aways == []
