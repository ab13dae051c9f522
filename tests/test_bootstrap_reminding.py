"""Reminders as they reach somebody: each way alone does, and every answer is carried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.bootstrap_core import Core
from coach.bootstrap_reminding import Reminding
from coach.bootstrap_window import House
from coach.domain.appointment import Appointment, SnoozeChoice, SnoozeKind
from coach.domain.hours import DayHours, Hours
from coach.domain.plan import Plan
from coach.domain.presence import HoldCause
from coach.domain.reminder import HeadsUp, OccurrenceState, Reminder, ReminderKind, walk_name
from coach.domain.reminder_pause import PauseLength
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.rhythm import USUAL_BREAKS
from coach.domain.schedule import Schedule
from coach.services.chime import Chime
from coach.ui.pages.today_later import LaterMenu
from coach.ui.reminder_window import ReminderWindow
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.tray_menu import PAGES
from tests.fakes.clock import FakeClock
from tests.fakes.notifier import FakeNotifier
from tests.fakes.sound_out import FakeSoundOut
from tests.open_house import open_house
from tests.terminal import set_up
from tests.ui.by_name import names, press

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)

NOW = datetime(2026, 11, 12, 12, 30, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = NOW.date()
WALK = Reminder(ReminderKind.WALK, DAY, NOW)
BREAK = Reminder(ReminderKind.BREAK, DAY, NOW, slot="1230")
NAME = walk_name(DAY)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path, clock: FakeClock) -> Iterator[House]:
    """Amble with a walk every day at half past twelve, which it is."""
    set_up(tmp_path)
    with open_house(qapp, tmp_path, Core(tmp_path, clock)) as house:
        yield house


class Ways:
    """The ways in which reminders reach somebody, each of them seen by the test."""

    def __init__(self, house: House, trouble: str = "", no_sound: str = "") -> None:
        self.house, self.core = house, house.core
        self.notifier, self.sound = FakeNotifier(trouble), FakeSoundOut(house.core.clock, missing=no_sound)
        answers = house.desktop.answers
        self.reminding = Reminding(house.appearance, house.texts, house.core, self.notifier, answers)
        self.reminding.chime = Chime(self.sound, Path("chime.wav"))
        answers.tell = self.reminding.say

    def choose(self, *channels: Channel, sound: str = "wood") -> None:
        self.core.settings.set_reminders(ReminderSettings(channels=frozenset(channels), sound=sound))

    @property
    def window(self) -> ReminderWindow:
        return self.reminding.windows.main

    def reached_by(self) -> set[Channel]:
        """Which ways were taken."""
        ways = {Channel.CARD} if self.window.isVisible() else set()
        ways |= {Channel.NOTIFICATION} if self.notifier.shown else set()
        return ways | ({Channel.SOUND} if self.sound.played else set())

    def state(self) -> OccurrenceState | None:
        found = self.core.store.occurrences.state(NAME)
        return None if found is None else OccurrenceState(found)


@pytest.fixture
def ways(house: House) -> Ways:
    return Ways(house)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def seen(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_one_reminder_is_not_shown_twice_unless_somebody_chose_that(ways: Ways) -> None:
    ways.reminding.show(WALK)
    assert ways.reached_by() == {Channel.CARD, Channel.SOUND}


def test_any_one_way_alone_reaches_somebody_and_all_three_come_together(house: House) -> None:
    for channels in ({Channel.CARD}, {Channel.NOTIFICATION}, {Channel.SOUND}, set(Channel)):
        ways = Ways(house)
        ways.choose(*channels)
        ways.reminding.show(WALK)
        assert ways.reached_by() == channels
        ways.reminding.withdraw(WALK.id)


def test_a_way_that_reaches_nobody_gives_way_to_the_small_window(house: House) -> None:
    for channel, trouble, no_sound, sound in (
        (Channel.NOTIFICATION, "This desktop shows none.", "", "wood"),
        (Channel.SOUND, "", "No device.", "wood"),
        (Channel.SOUND, "", "", ""),
    ):
        ways = Ways(house, trouble, no_sound)
        ways.choose(channel, sound=sound)
        ways.reminding.show(WALK)
        assert ways.reached_by() == {Channel.CARD}
        ways.reminding.withdraw(WALK.id)


def test_a_notification_that_turns_out_not_to_be_shown_brings_the_small_window_a_moment_later(ways: Ways) -> None:
    ways.choose(Channel.NOTIFICATION)
    ways.reminding.show(WALK)
    assert ways.reached_by() == {Channel.NOTIFICATION}
    ways.notifier.lose(WALK.id)
    assert ways.reached_by() == {Channel.CARD}
    press(ways.window, "Skip")
    assert ways.state() is OccurrenceState.SKIPPED


def test_the_notification_follows_the_plan_while_it_is_shown(ways: Ways) -> None:
    ways.choose(*Channel)
    ways.reminding.show(WALK)
    ways.core.planning.set_plan(Plan(start_minutes=8))
    ways.reminding.show_minutes(8)
    assert "8 minutes" in ways.notifier.shown[WALK.id].title
    assert "8 minutes" in said(ways.window)
    ways.reminding.withdraw(WALK.id)
    ways.reminding.show_minutes(9)
    assert ways.notifier.shown == {}


def test_a_walk_is_put_off_from_the_notification(ways: Ways) -> None:
    ways.choose(*Channel)
    ways.reminding.show(WALK)
    assert dict(ways.notifier.shown[WALK.id].actions) == {"start": "Start", "snooze": "In 15 minutes", "skip": "Skip"}
    ways.notifier.choose(WALK.id, "snooze")
    until = ways.core.store.occurrences.snoozed_until(NAME)
    assert until == NOW + timedelta(minutes=15)
    assert not ways.window.isVisible()


def test_an_answer_in_the_small_window_takes_the_notification_back(ways: Ways) -> None:
    ways.choose(*Channel)
    ways.reminding.show(WALK)
    press(ways.window, "Skip")
    assert (ways.state(), ways.notifier.shown) == (OccurrenceState.SKIPPED, {})


def test_a_break_has_an_idea_and_is_done_with_one_press(ways: Ways) -> None:
    ways.choose(*Channel)
    ways.reminding.show(BREAK)
    notice = ways.notifier.shown[BREAK.id]
    assert notice.title == ways.house.texts.say("breaks.stand.title")
    assert [action for action, _ in notice.actions] == ["done", "snooze", "skip"]
    press(ways.window, "Done")
    assert ways.core.store.occurrences.state(BREAK.name) == OccurrenceState.DONE.value


def test_own_words_and_an_own_sound_for_breaks(ways: Ways) -> None:
    rhythm = replace(USUAL_BREAKS, text="Look at the birds", sound="bowl")
    ways.core.settings.set_reminders(ReminderSettings(breaks=rhythm))
    ways.reminding.show(BREAK)
    told, say = said(ways.window), ways.house.texts.say
    assert f"Look at the birds An idea: {say('breaks.stand.title')}. {say('breaks.stand.body')}" in told
    assert [played.clip.name for played in ways.sound.played] == ["bowl.wav"]


def test_a_held_reminder_says_so_everywhere(ways: Ways) -> None:
    ways.choose(*Channel)
    ways.reminding.show(replace(WALK, held=HoldCause.CALL))
    assert ways.notifier.shown[WALK.id].body.startswith("Held while you were in a call.")


def test_later_tells_what_fits_before_the_next_appointment(ways: Ways) -> None:
    busy = Appointment(NOW.astimezone(UTC) + timedelta(minutes=20), NOW.astimezone(UTC) + timedelta(minutes=40))
    ways.house.desktop.show_appointments((busy,))
    choices = ways.house.desktop.answers.choices(NAME)
    fits = {choice.kind: (choice.fits, choice.before) for choice in choices}
    assert fits[SnoozeKind.FIFTEEN] == (5, busy.start)
    assert fits[SnoozeKind.AFTER_LUNCH] == (10, None)


def test_later_counts_from_the_press_and_not_from_when_the_reminder_came(ways: Ways, clock: FakeClock) -> None:
    ways.reminding.show(WALK)
    clock.advance(40 * 60)
    press(ways.window, "Later: choose when")
    (menu,) = ways.window.findChildren(SnoozeMenu)
    next(action for action in menu.actions() if action.text() == "In 5 minutes").trigger()
    assert ways.core.store.occurrences.snoozed_until(NAME) == clock.now() + timedelta(minutes=5)


def test_after_the_last_time_later_moves_the_walk_and_undo_brings_it_back(ways: Ways, clock: FakeClock) -> None:
    desktop, planning = ways.house.desktop, ways.core.planning
    desktop.open()
    planning.set_schedule(Schedule((time(12, 30), None, None, time(12, 30), None, None, None)))
    desktop.reminders.show_schedule(planning.schedule())
    for _ in range(3):
        desktop.answers.snooze(NAME, SnoozeChoice(SnoozeKind.FIVE, clock.now() + timedelta(minutes=5), 10))
        clock.advance(300)
        desktop.reminders.refresh()
    choices = desktop.answers.choices(NAME)
    assert {choice.kind for choice in choices} == {SnoozeKind.MOVE}
    desktop.answers.snooze(NAME, choices[-1])
    (move,) = planning.schedule().moves
    assert (move.day, move.to_day > DAY) == (DAY, True)
    assert "Moved to tomorrow, 12:30." in said(ways.reminding.note)
    press(ways.reminding.note, "Undo")
    assert all(move.to_day == DAY for move in planning.schedule().moves)
    status = desktop.reminders.status()
    assert NAME in [shown.name for shown in status.showing] or (status.next is not None and status.next.day == DAY)


def offered_on_today(house: House) -> list[str]:
    """What Later on Today offers."""
    page = house.pages.today
    page.later_opening.emit()
    return [action.text() for menu in page.findChildren(LaterMenu) for action in menu.actions() if action.text()]


def choose_on_today(house: House, words: str) -> None:
    offered_on_today(house)
    (menu,) = house.pages.today.findChildren(LaterMenu)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_later_on_today_moves_the_walk_too_once_it_was_put_off_often_enough(ways: Ways, clock: FakeClock) -> None:
    desktop, planning = ways.house.desktop, ways.core.planning
    desktop.open()
    ways.house.pages.flow.reminders, ways.house.pages.flow.answers = desktop.reminders, desktop.answers
    for _ in range(3):
        assert planning.schedule().moves == ()
        choose_on_today(ways.house, "In 5 minutes")
        assert ways.core.store.occurrences.snoozed_until(NAME) == clock.now() + timedelta(minutes=5)
        clock.advance(300)
        desktop.reminders.refresh()
    choose_on_today(ways.house, "Move to")
    (move,) = planning.schedule().moves
    assert (move.day, move.to_day) == (DAY, DAY)
    assert "Moved to 13:45 today." in said(ways.reminding.note)


def test_later_on_today_offers_what_the_small_window_does_and_nothing_past_the_hours(ways: Ways) -> None:
    desktop = ways.house.desktop
    till_one = Hours((DayHours(time(9), time(13)),) * 7)
    ways.core.settings.set_reminders(ReminderSettings(hours=till_one))
    desktop.open()
    ways.house.pages.flow.reminders, ways.house.pages.flow.answers = desktop.reminders, desktop.answers
    assert offered_on_today(ways.house) == [
        "In 5 minutes (the whole walk fits)",
        "In 15 minutes (the whole walk fits)",
        "Skip today",
    ]


def test_a_walk_that_is_far_ahead_can_be_moved_by_later_on_today(ways: Ways, clock: FakeClock) -> None:
    desktop = ways.house.desktop
    clock.advance(-4 * 3600)
    ways.core.settings.set_reminders(ReminderSettings(lunch_until=time(12)))
    desktop.open()
    ways.house.pages.flow.reminders, ways.house.pages.flow.answers = desktop.reminders, desktop.answers
    assert offered_on_today(ways.house) == ["Move to 13:30 today", "Skip today"]


def test_a_walk_that_a_break_covered_is_in_view_again_with_its_choices_once_the_break_goes(ways: Ways) -> None:
    ways.reminding.show(WALK)
    ways.reminding.show(BREAK)
    assert "walked" not in " ".join(names(ways.window))
    ways.reminding.withdraw(BREAK.id)
    assert ways.window.isVisible()
    assert {"Start", "Later: choose when"} <= set(names(ways.window))
    ways.reminding.show(BREAK)
    press(ways.window, "Done")
    assert "Start" in names(ways.window)
    press(ways.window, "Skip")
    assert not ways.window.isVisible()


def test_a_walk_that_was_just_walked_counts_with_one_press_and_is_taken_back_with_another(ways: Ways) -> None:
    ways.reminding.show(WALK)
    press(ways.window, "I have just walked: count 10 minutes")
    (session,) = ways.core.planning.sessions()
    assert session.walked_minutes == 10
    assert "10 minutes of walking counted." in said(ways.reminding.note)
    press(ways.reminding.note, "Undo")
    assert ways.core.planning.sessions() == ()


def test_a_walk_that_was_counted_by_mistake_comes_again_once_it_is_taken_back(ways: Ways, clock: FakeClock) -> None:
    desktop = ways.house.desktop
    desktop.open()
    clock.advance(12)
    desktop.reminders.refresh()
    assert [shown.name for shown in desktop.reminders.status().showing] == [NAME]
    desktop.answers.count_walked()
    assert (ways.state(), desktop.reminders.status().showing) == (OccurrenceState.DONE, ())
    press(ways.reminding.note, "Undo")
    clock.advance(12)
    desktop.reminders.refresh()
    assert [shown.name for shown in desktop.reminders.status().showing] == [NAME]


def test_the_soft_word_is_silent_and_only_where_small_windows_are_wanted(ways: Ways) -> None:
    heads_up = HeadsUp(NAME, NOW.astimezone(UTC) + timedelta(minutes=5))
    ways.choose(Channel.NOTIFICATION, Channel.SOUND)
    ways.reminding.soft_word.show(heads_up)
    assert "heads_up" not in ways.reminding.__dict__
    ways.choose(*Channel)
    ways.reminding.soft_word.show(heads_up)
    assert "Your walk is at 12:35" in said(ways.reminding.soft_word.card)
    assert (ways.sound.played, ways.notifier.shown) == ([], {})
    assert "Later: choose when" in names(ways.reminding.soft_word.card)
    ways.reminding.soft_word.withdraw(heads_up.id)
    assert ways.reminding.soft_word.card.isHidden()


def test_a_pause_is_seen_on_today_and_ended_there(house: House) -> None:
    desktop = house.desktop
    desktop.open()
    desktop.strip.open()
    desktop.answers.pause(PauseLength.HOUR)
    assert "Reminders are paused until 13:30" in said(house.pages.today)
    press(house.pages.today, "Remind me again")
    assert desktop.reminders.status().pause is None
    assert "Reminders are paused" not in seen(house.pages.today)


def test_what_is_still_to_come_is_put_off_to_later_and_never_to_sooner(house: House, clock: FakeClock) -> None:
    clock.set_wall(NOW - timedelta(minutes=30))
    desktop = house.desktop
    planned = NOW.astimezone(UTC)
    kinds = {choice.kind for choice in desktop.answers.choices(NAME, planned)}
    assert kinds == {SnoozeKind.HOUR}
    assert {SnoozeKind.FIVE, SnoozeKind.FIFTEEN} < {choice.kind for choice in desktop.answers.choices(NAME)}


def test_the_tray_counts_down_and_answers_for_the_walk_of_today(house: House, clock: FakeClock) -> None:
    clock.set_wall(NOW - timedelta(minutes=12))
    desktop = house.desktop
    desktop.open()
    desktop.line.watch("tray", True)
    assert desktop.tray.tip == "Amble. Walk in 12 min"
    offered = [action.text() for action in desktop.tray.menu.actions() if action.isVisible()]
    assert {"Later", "Skip this walk"} < set(offered)
    (later,) = desktop.tray.menu.findChildren(SnoozeMenu)
    assert [action.text() for action in later.actions()] == ["In 15 minutes", "In an hour", "After lunch, at 13:00"]
    desktop.tray.menu.skip_requested.emit()
    assert house.core.store.occurrences.state(NAME) == OccurrenceState.SKIPPED.value
    desktop.tray.menu.pause_requested.emit(PauseLength.TOMORROW)
    assert desktop.tray.tip == "Amble. Reminders are paused until Friday 13 November, 05:00"
    assert "Remind me again now" in [action.text() for action in desktop.tray.menu.actions() if action.isVisible()]
    desktop.tray.menu.go_on_requested.emit()
    assert desktop.tray.tip == "Amble. Next walk: tomorrow, 12:30"


def test_a_routine_begins_from_its_reminder_and_counts(ways: Ways) -> None:
    routine = Reminder(ReminderKind.ROUTINE, DAY, NOW, slot="1230")
    ways.reminding.show(routine)
    press(ways.window, "Start")
    assert ways.house.pages.window.current_page() == "routine"
    assert ways.core.store.occurrences.state(routine.name) == OccurrenceState.DONE.value


def test_what_waits_is_skipped_on_today(house: House) -> None:
    desktop = house.desktop
    desktop.open()
    desktop.strip.open()
    desktop.reminders.walking(True)
    desktop.reminders.refresh()
    assert "Your walk waits: you are walking" in seen(house.pages.today)
    press(house.pages.today, "Skip the reminder that waits")
    assert house.core.store.occurrences.state(NAME) == OccurrenceState.SKIPPED.value


def test_the_menu_leads_to_pages_that_are_there(house: House) -> None:
    house.desktop.open()
    for name in PAGES:
        house.desktop.tray.menu.page_requested.emit(name)
        assert house.pages.window.current_page() == name
