"""Sitting, being away and travelling in the whole program: what is asked of somebody, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.appointment import Appointment
from coach.domain.presence import USUAL_HOLDS, Detector
from coach.domain.reminder import OccurrenceName, OccurrenceState, Reminder, ReminderKind
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Move, Occurrence, occurrences
from coach.domain.session import StopReason
from coach.domain.sitting import Away, Sitting
from coach.domain.travel import KeptTime
from coach.services.presence_desk import PresenceDesk
from coach.services.sitting_desk import ASKED
from coach.services.walks import WalkChoice
from coach.ui.away_card import AwayCard
from coach.ui.corner_note import CornerNote
from coach.ui.corner_window import CornerWindow
from coach.ui.pages.today_zone_card import ClockChangeCard, ZoneCard
from tests.fakes.clock import FakeClock
from tests.fakes.presence_watch import FakePresenceWatch
from tests.fakes.voice import FakeVoice
from tests.open_house import shut, there
from tests.terminal import set_up
from tests.ui.by_name import press, words

ELEVEN = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)
"""Eleven in Berlin on a Thursday; the walk is at half past twelve, and ten minutes long."""

Kind = TypeVar("Kind", bound=CornerWindow)
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


class Place:
    """Amble with its window open, on a computer that can be left, locked and taken along."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        set_up(folder)
        self.clock, self.watch = FakeClock(ELEVEN), FakePresenceWatch()
        self.watch.hush(*Detector)
        core = Core(folder, self.clock)
        core.presence = PresenceDesk(self.watch, core.values)
        self.house = House(app, core, SingleInstance(folder), 1.0)
        self.house.performance = Performance(core, 1.0, FakeVoice(folder))
        self.house.desktop.watch(self.house.performance)
        self.house.sitting.watch(self.house.performance)
        self.house.pages.window.show()
        self.house.pages.offer_unfinished()
        self.house.desktop.open()
        self.house.sitting.open()
        self.house.sitting.desk.start()
        self.house.zone.open()
        self.house.zone.connect_today(self.house.pages)

    def by_sitting(self) -> None:
        """Breaks go by minutes of sitting from now on."""
        settings = self.house.core.settings
        rhythm = Rhythm(on=True, every_minutes=45)
        settings.set_reminders(replace(settings.settings.reminders, breaks=rhythm))

    def leaves_for(self, minutes: int) -> None:
        """Somebody locks the computer and comes back."""
        self.watch.say(Detector.LOCKED)
        self.clock.advance(minutes * 60)
        self.watch.hush(Detector.LOCKED)
        self.watch.answer()

    def travels(self, zone: str) -> None:
        """The computer is in another zone now, and it is noticed as on each new day."""
        self.clock.set_zone(ZoneInfo(zone))
        self.house.core.planning.refresh()

    def cards(self, kind: type[Kind]) -> list[Kind]:
        """The small windows of one kind that are on the screen."""
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    before = there(qapp)
    place = Place(qapp, tmp_path)
    yield place
    place.house.performance.runner.end(StopReason.OTHER)
    shut(place.house, before)


def test_detectors_are_asked_for_no_more_than_what_reminders_need(place: Place) -> None:
    assert place.watch.wants["sitting"][0] == frozenset({Detector.LOCKED})
    place.by_sitting()
    assert place.watch.wants["sitting"] == (ASKED, 60.0)
    assert place.house.sitting.desk.sitting == Sitting(ELEVEN)
    settings = place.house.core.settings
    settings.set_reminders(replace(settings.settings.reminders, breaks=Rhythm(), holds=frozenset()))
    assert "sitting" not in place.watch.wants


def test_being_away_as_long_as_the_walk_is_asked_about_and_counted_by_one_tap_with_a_way_back(place: Place) -> None:
    place.leaves_for(25)
    (card,) = place.cards(AwayCard)
    assert "You were away for 25 minutes" in words(card)
    press(card, "Yes, count 10 minutes")
    assert not card.isVisible()
    planning = place.house.core.planning
    assert [walk.walked_minutes for walk in planning.sessions()] == [10]
    assert planning.today().done_today
    assert place.house.core.store.occurrences.state(walk_of_today()) == OccurrenceState.DONE
    (note,) = place.cards(CornerNote)
    assert "Your walk of 10 minutes is in." in words(note)
    press(note, "Undo")
    assert planning.sessions() == ()
    assert not planning.today().done_today


@pytest.mark.parametrize("busy", [Detector.MICROPHONE, Detector.SCREEN_SHARED, Detector.DO_NOT_DISTURB])
def test_nobody_is_asked_in_a_call_and_the_look_at_it_ends(place: Place, busy: Detector) -> None:
    place.watch.say(busy)
    place.leaves_for(25)
    assert place.cards(AwayCard) == []
    assert "away" not in place.watch.wants
    place.watch.hush(busy)
    assert place.cards(AwayCard) == []


def test_nobody_is_asked_before_every_detector_was_looked_at_or_once_something_comes(place: Place) -> None:
    place.watch.say(Detector.LOCKED)
    place.clock.advance(25 * 60)
    place.watch.hush(Detector.LOCKED)
    assert place.cards(AwayCard) == []
    assert place.watch.wants["away"][0] == USUAL_HOLDS - {Detector.IDLE}
    place.house.sitting.away.withdraw()
    place.watch.answer()
    assert place.cards(AwayCard) == []


def test_nobody_is_asked_in_an_appointment(place: Place) -> None:
    till = place.clock.now() + timedelta(hours=1)
    place.house.desktop.show_appointments((Appointment(ELEVEN, till),))
    place.leaves_for(25)
    assert place.cards(AwayCard) == []


def walk_of_today() -> OccurrenceName:
    return OccurrenceName(ReminderKind.WALK, ELEVEN.date())


def test_another_length_leads_to_the_page_and_no_is_an_answer(place: Place) -> None:
    place.leaves_for(25)
    press(place.cards(AwayCard)[0], "No")
    assert place.house.core.planning.sessions() == ()
    place.clock.advance(1800)
    place.leaves_for(25)
    press(place.cards(AwayCard)[0], "Another length")
    assert place.house.pages.window.current_page() == "add_walk"
    assert place.cards(AwayCard) == []


def test_nothing_is_asked_after_a_walk_or_while_reminders_rest(place: Place) -> None:
    place.house.desktop.reminders.pause_until(place.clock.now() + timedelta(hours=3))
    place.leaves_for(25)
    assert place.cards(AwayCard) == []


def test_nothing_is_asked_when_the_reminder_is_about_to_come_anyway(place: Place) -> None:
    place.clock.advance(60 * 60)
    place.watch.say(Detector.LOCKED)
    place.clock.sleep(35 * 60)  # till five minutes after the walk is planned
    place.watch.hush(Detector.LOCKED)
    assert place.cards(AwayCard) == []


def test_the_question_makes_way_for_a_reminder_and_for_a_walk(place: Place) -> None:
    place.leaves_for(25)
    place.house.desktop.reminders.reminder_due.emit(
        Reminder(ReminderKind.WALK, ELEVEN.date(), place.clock.now() + timedelta(hours=1))
    )
    assert place.cards(AwayCard) == []
    place.house.sitting.away.desk.count()
    assert place.house.core.planning.sessions() == ()


def test_a_walk_is_no_sitting_and_no_absence(place: Place) -> None:
    place.by_sitting()
    desk, aways = place.house.sitting.desk, list[Away]()
    desk.away_ended.connect(aways.append)
    place.house.pages.flow.start(WalkChoice(10))
    assert desk.sitting == Sitting()
    place.leaves_for(12)
    place.house.performance.runner.end(StopReason.OTHER)
    assert desk.sitting == Sitting(place.clock.now().astimezone(UTC))
    assert aways == []


def test_a_break_that_was_taken_begins_the_sitting_anew(place: Place) -> None:
    place.by_sitting()
    place.clock.advance(46 * 60)
    reminders, name = place.house.desktop.reminders, OccurrenceName(ReminderKind.BREAK, ELEVEN.date(), "1145")
    reminders.reminder_due.emit(Reminder(ReminderKind.BREAK, name.day, place.clock.now(), slot="1145"))
    reminders.done(name)
    reminders.reminder_withdrawn.emit(name.id)
    assert place.house.sitting.desk.sitting == Sitting(place.clock.now().astimezone(UTC))


def test_a_break_that_was_taken_begins_the_sitting_anew_also_where_it_cannot_be_kept(place: Place) -> None:
    place.by_sitting()
    place.clock.advance(46 * 60)
    reminders, name = place.house.desktop.reminders, OccurrenceName(ReminderKind.BREAK, ELEVEN.date(), "1145")
    reminders.reminder_due.emit(Reminder(ReminderKind.BREAK, name.day, place.clock.now(), slot="1145"))
    place.house.core.store.close()
    place.house.core.occurrences.note(name, OccurrenceState.DONE, place.clock.now(), "taken")
    reminders.reminder_withdrawn.emit(name.id)
    assert place.house.sitting.desk.sitting == Sitting(place.clock.now().astimezone(UTC))


def test_in_another_zone_today_asks_once_whose_clock_walks_go_by(place: Place) -> None:
    page, core = place.house.pages.today, place.house.core
    assert page.findChildren(ZoneCard) == []
    place.travels("Asia/Tokyo")
    (card,) = page.findChildren(ZoneCard)
    assert "The clocks here are 8 hours ahead of those at home." in words(card)
    assert "The clock at home: next walk on Thursday 12 November at 20:30" in words(card)
    press(card, "The clock at home")
    assert not card.isVisible()
    assert core.planning.schedule().home == "Europe/Berlin"
    place.travels("Europe/Berlin")
    assert core.planning.schedule().home is None


def test_the_settings_say_what_holds_on_a_journey_and_let_it_be_changed(place: Place, qtbot: QtBot) -> None:
    line = place.house.zone.line(place.house.texts)
    qtbot.addWidget(line)
    assert line.isHidden()
    place.travels("Asia/Tokyo")
    assert "until you choose" in words(line)
    press(line, "The clock at home")
    assert "by the clock at home (Berlin)" in words(line)
    press(line, "I live here now: Tokyo is home")
    assert line.isHidden()
    assert place.house.core.planning.schedule().home is None


def test_before_the_clocks_change_today_says_so_and_nothing_afterwards(place: Place) -> None:
    page, planning = place.house.pages.today, place.house.core.planning
    assert page.findChildren(ClockChangeCard) == []
    place.clock.set_wall(datetime(2027, 3, 27, 10, tzinfo=UTC))
    planning.refresh()
    (card,) = page.findChildren(ClockChangeCard)
    assert "Tomorrow at 02:00 they go forward by 1 hour." in words(card)
    place.clock.set_wall(datetime(2027, 3, 28, 10, tzinfo=UTC))
    planning.refresh()
    assert not card.isVisible()


def test_a_walk_moved_on_the_plan_is_moved_to_the_time_that_the_clock_here_shows(place: Place) -> None:
    planning, pages = place.house.core.planning, place.house.pages
    place.travels("Asia/Tokyo")
    place.house.zone.plan_zone.answer(KeptTime.HOME)
    tomorrow = ELEVEN.date() + timedelta(days=1)
    pages.plan.move_requested.emit(Move(ELEVEN.date(), tomorrow, time(9)))
    moved = next(walk.at for walk in planned_walks(place) if walk.day == ELEVEN.date())
    assert moved == datetime.combine(tomorrow, time(9), ZoneInfo("Asia/Tokyo"))
    assert planning.schedule().moves[0].at == time(1)


def planned_walks(place: Place) -> tuple[Occurrence, ...]:
    return occurrences(place.house.core.planning.schedule(), ELEVEN.date(), 7, place.clock.zone())
