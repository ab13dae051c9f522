"""The page of reminders as it is put together: what is chosen is kept, what is lost comes back, a pause is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from coach.adapters.catalogue import find_resources
from coach.bootstrap_core import Core
from coach.bootstrap_pages import Pages
from coach.bootstrap_reminder_pages import Running
from coach.bootstrap_settings import start_command
from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import USUAL_BREAKS
from coach.services.reminders import Reminders
from coach.services.settings import SettingsDesk
from coach.services.speaking import Speaking
from tests.fakes.clock import FakeClock
from tests.fakes.scheduler import FakeScheduler
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import control, is_checked, names, press, words

NOON = datetime(2026, 11, 12, 11, 0, tzinfo=UTC)
OFFICE = Hours((DayHours(time(8), time(20)),) * 7)
BREAKS = ReminderSettings(breaks=replace(USUAL_BREAKS, on=True, times=(time(10, 30),)), hours=OFFICE)


@dataclass(frozen=True)
class Room:
    """The window, and the reminders that run."""

    pages: Pages
    reminders: Reminders

    @property
    def core(self) -> Core:
        return self.pages.core


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Amble at noon in Berlin."""
    folder, clock = tmp_path_factory.mktemp("reminders"), FakeClock(NOON)
    set_up(folder)
    with open_pages(qapp, folder, clock) as pages:
        core = pages.core
        store, rules = core.store.occurrences, core.catalogue.reminder_rules()
        reminders = Reminders(clock, FakeScheduler(clock), store, core.values, rules)
        reminders.start()
        pages.reminding.use(Running(reminders, lambda _texts: QWidget()))
        yield Room(pages, reminders)


@pytest.fixture
def house(opened: Room) -> Room:
    """The page of reminders open, with breaks."""
    opened.reminders.resume()
    opened.core.settings.set_reminders(BREAKS)
    opened.pages.window.clear_toast()
    opened.pages.reminding.settings.open()
    return opened


def chosen(house: Room) -> ReminderSettings:
    """What is on disk, not what is shown."""
    return SettingsDesk(house.core.values).settings.reminders


def test_the_page_opens_from_settings_with_what_is_chosen_and_leads_back(house: Room) -> None:
    window = house.pages.window
    window.show_page("settings")
    press(window, "Reminders, breaks and hours")
    assert window.current_page() == "reminders"
    assert "Take out 10:30" in names(window)
    press(window, "Remind me of a walk")
    assert chosen(house) == replace(BREAKS, walk_on=False)
    press(window, "Back")
    assert window.current_page() == "settings"
    assert "Amble reminds you of the morning question" in words(window)


def test_a_time_that_is_taken_out_can_be_brought_back(house: Room) -> None:
    window = house.pages.window
    press(window, "Take out 10:30")
    assert chosen(house).breaks.times == ()
    press(window, "Undo")
    assert chosen(house) == BREAKS
    assert "Take out 10:30" in names(window)


def test_hours_that_are_replaced_can_be_brought_back(house: Room) -> None:
    window = house.pages.window
    press(window, "Change the hours: Hours for reminders")
    press(window, "Hours for reminders: Remind me at any time")
    assert chosen(house).hours == ALWAYS
    press(window, "Undo")
    assert chosen(house).hours == OFFICE


def test_a_pause_begins_is_seen_everywhere_and_ends_by_a_press(house: Room) -> None:
    window, reminders = house.pages.window, house.reminders
    press(window, "Pause for 2 hours")
    pause = reminders.status().pause
    assert pause is not None
    assert pause.until == NOON + timedelta(hours=2)
    assert "Until 14:00" in words(window)
    assert "Reminders pause until 14:00." in words(window)
    window.clear_toast()
    window.show_page("settings")
    assert "Reminders pause until 14:00." in words(window)
    reminders.resume()
    assert "Reminders pause until 14:00." not in words(window)
    reminders.pause_until(NOON + timedelta(hours=3))
    assert "Reminders pause until 15:00." in words(window)
    press(window, "Reminders, breaks and hours")
    press(window, "Go on now")
    assert reminders.status().pause is None
    assert "Reminders are paused" not in words(window)


def test_a_pause_and_its_end_can_be_taken_back(house: Room) -> None:
    window, reminders = house.pages.window, house.reminders
    press(window, "Pause for 1 hour")
    press(window, "Undo")
    assert reminders.status().pause is None
    press(window, "Pause for 1 hour")
    press(window, "Go on now")
    press(window, "Undo")
    pause = reminders.status().pause
    assert pause is not None
    assert pause.until == NOON + timedelta(hours=1)


@pytest.mark.parametrize(("days", "told"), [(-1, "That moment is over."), (8, "at most seven days")])
def test_a_moment_that_cannot_be_begins_no_pause(house: Room, days: int, told: str) -> None:
    local = datetime(2026, 11, 12, 12) + timedelta(days=days)  # noqa: DTZ001 (what somebody typed)
    if "Pause until then" not in names(house.pages.window):
        press(house.pages.window, "Choose until when reminders pause")
    house.pages.reminding.settings.page.pause.until_requested.emit(local)
    assert told in words(house.pages.window)
    assert house.reminders.status().pause is None


def test_a_pause_can_end_at_any_moment_of_the_week(house: Room) -> None:
    window = house.pages.window
    if "Pause until then" not in names(window):
        press(window, "Choose until when reminders pause")
    press(window, "Later: The day reminders go on")
    press(window, "Pause until then")
    pause = house.reminders.status().pause
    assert pause is not None
    assert pause.until == NOON + timedelta(hours=28)
    assert "Until tomorrow, 16:00" in words(window)


def test_the_sound_of_a_break_is_heard(house: Room, tmp_path: Path) -> None:
    sound = FakeSoundOut(house.core.clock)
    house.pages.speaking = Speaking(FakeVoice(tmp_path), sound, lambda _clip: 1.0)
    press(house.pages.window, "Listen: Sound of a break")
    assert [placed.clip for placed in sound.played] == [find_resources() / "sounds" / "wood.wav"]


def test_the_links_lead_to_pages_that_lead_back_here(house: Room) -> None:
    window = house.pages.window
    for link, page in (("What Amble looks at", "detectors"), ("Why was I (not) reminded?", "ledger")):
        press(window, link)
        assert window.current_page() == page
        control(window, "Back")
        press(window, "Back")
        assert window.current_page() == "reminders"


def test_a_start_at_login_is_hidden_and_on_the_same_folder(tmp_path: Path) -> None:
    assert start_command(None)[-1] == "--hidden"
    assert start_command(tmp_path)[-3:] == ("--data-dir", str(tmp_path), "--hidden")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="would change the real start of this computer")
def test_both_switches_of_the_start_at_login_say_the_same(
    house: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, name = house.pages.window, "Start Amble when you log in"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    press(window, name)
    entry = (tmp_path / "autostart" / "amble.desktop").read_text("utf-8")
    assert '"--hidden"' in entry
    window.show_page("settings")
    assert is_checked(window, name)
    press(window, name)
    window.show_page("reminders")
    assert not is_checked(window, name)
    assert not (tmp_path / "autostart" / "amble.desktop").exists()


def test_back_leads_to_where_the_page_was_opened(house: Room) -> None:
    window = house.pages.window
    window.show_page("plan")
    window.show_page("reminders")
    press(window, "What Amble looks at")
    press(window, "Back")
    press(window, "Back")
    assert window.current_page() == "plan"


@pytest.mark.parametrize("between", ["detectors", "reminders"])
def test_the_calendar_leads_back_to_where_it_was_opened(house: Room, between: str) -> None:
    window = house.pages.window
    window.show_page("plan")
    window.show_page(between)
    press(window, "Choose your calendar" if between == "detectors" else "Your calendar")
    assert window.current_page() == "calendar"
    press(window, "Back")
    assert window.current_page() == between
    press(window, "Back")
    assert window.current_page() == "plan"


@pytest.mark.parametrize("page", ["reminders", "detectors", "calendar", "ledger"])
def test_pages_about_reminders_open_at_their_way_back(house: Room, page: str) -> None:
    window = house.pages.window
    window.show_page("plan")
    window.show_page(page)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Back"


def test_the_plan_tells_of_a_walk_outside_the_hours(house: Room) -> None:
    window, planning = house.pages.window, house.core.planning
    planning.set_schedule(replace(planning.schedule(), times=(time(6, 30),) + (None,) * 6))
    sentence = "Monday's walk at 06:30 lies outside your hours: its reminder waits until 08:00."
    assert sentence in words(window)
    window.show_page("plan")
    assert sentence in words(window)
    house.core.settings.set_reminders(ReminderSettings())
    assert sentence not in words(window)
