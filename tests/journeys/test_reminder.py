"""A walk whose time has come, while somebody has another window before them, or none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.schedule import Schedule
from tests.display import Display
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import now, seed
from tests.patience import until

pytestmark = pytest.mark.journey
LATER, SNOOZE = "Later: choose when", "In 15 minutes"
DUNST = """[global]
    dmenu = grep --file={choice}
"""
"""Chooses the action that is written down there whenever dunst asks somebody which of several they mean."""


@pytest.fixture
def notifications(screen: Display, home: Path) -> Iterator[Callable[[str], object]]:
    """A real notification service on the desktop; called with its words, it presses an action of what it shows."""
    if shutil.which("dunst") is None:
        pytest.skip("dunst not installed")
    config, choice = home / "dunstrc", home / "choice"
    config.write_text(DUNST.format(choice=choice))

    def press(words: str) -> None:
        choice.write_text(f"{words}\n")
        screen.run("dunstctl", "context")

    with subprocess.Popen(
        ["dunst", "-config", str(config)], env={"PATH": "/usr/bin:/bin", **screen.environment}
    ) as dunst:
        until(lambda: _displayed(screen) == 0)
        yield press
        dunst.terminate()


def test_the_small_window_reminds_without_taking_the_keyboard_and_a_snooze_outlives_a_kill(
    start: Start, person: Person, home: Path
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=5))
    program = start()
    person.waits_for("Why 10?")
    assert not person.has(LATER)
    person.waits_for("Time for your walk: 10 minutes", "You may always walk less.")
    assert person.active_window() == "Amble"
    person.clicks(LATER)
    # The menu: in 5 minutes, in 15.
    person.types("Down", "Down", "Return")
    person.waits_until_gone("Time for your walk")
    program.kill()
    again = _snoozed_until(home / "data")
    assert timedelta(minutes=14) < again - now() <= timedelta(minutes=15)

    program = start()
    person.waits_for("Why 10?")
    until(lambda: person.active_window() == "Amble")
    assert not person.has(LATER)
    program.kill()
    assert _snoozed_until(home / "data") == again

    _snooze(home / "data", now())
    program = start()
    person.waits_for("Time for your walk: 10 minutes")
    ways.leaves(person, program)


def test_the_reminder_starts_the_walk(start: Start, person: Person, home: Path) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    start()
    person.waits_for("Time for your walk")
    until(lambda: person.has(LATER))
    # Today has a Start of its own; that of the reminder is in the window in front.
    x, y = [each for each in person.looks() if each.name == "Start" and each.role == "push button"][-1].box.centre
    person.clicks_at(x, y)
    person.waits_for("Before you set off")
    assert not person.sees("Time for your walk")


def test_the_system_shows_the_reminder_with_its_actions(
    start: Start, person: Person, home: Path, screen: Display, notifications: Callable[[str], object]
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    _choose(home / "data", ReminderSettings(channels=frozenset(Channel)))
    program = start()
    person.waits_for("Time for your walk: 10 minutes")
    until(lambda: _displayed(screen) == 1)
    notifications(SNOOZE)
    person.waits_until_gone("Time for your walk")
    ways.leaves(person, program)
    assert _snoozed_until(home / "data") > now() + timedelta(minutes=14)


def test_a_notification_alone_reminds_and_starts_the_walk(
    start: Start, person: Person, home: Path, screen: Display, notifications: Callable[[str], object]
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    _choose(home / "data", ReminderSettings(channels=frozenset({Channel.NOTIFICATION})))
    start()
    until(lambda: _displayed(screen) == 1)
    assert not person.has(LATER)
    notifications("Start")
    person.waits_for("Before you set off")


def test_where_no_notification_can_be_shown_the_small_window_comes_though_it_was_not_asked_for(
    start: Start, person: Person, home: Path
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    _choose(home / "data", ReminderSettings(channels=frozenset({Channel.NOTIFICATION})))
    start()
    person.waits_for("Time for your walk: 10 minutes")
    until(lambda: person.has(LATER))


def test_the_walk_is_told_of_beforehand_and_skipped_from_there(start: Start, person: Person, home: Path) -> None:
    soon = (now() + timedelta(minutes=4)).replace(second=0, microsecond=0)
    seed(home / "data", schedule=Schedule((soon.time(),) * 7))
    _choose(home / "data", ReminderSettings(heads_up_minutes=5))
    program = start()
    person.waits_for(f"Your walk is at {soon:%H:%M}", "Finish what you are doing; there is time.")
    assert person.active_window() == "Amble"
    person.clicks("Skip")
    person.waits_until_gone("Your walk is at")
    ways.leaves(person, program)
    core = Core(home / "data")
    state = core.store.occurrences.state(walk_name(soon.date()))
    core.close()
    assert state == OccurrenceState.SKIPPED.value


def test_started_hidden_where_there_is_no_tray_it_reminds_from_a_minimised_window(
    start: Start, person: Person, home: Path, screen: Display
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    start("--hidden")
    person.waits_for("Time for your walk: 10 minutes")
    until(lambda: person.has(LATER))
    seen = screen.run("xdotool", "search", "--onlyvisible", "--name", ".").split()
    titles = [screen.run("xdotool", "getwindowname", window).strip() for window in seen]
    assert "Time for your walk: 10 minutes" in titles
    assert "Amble" not in titles


def test_a_second_start_brings_the_first_window_to_the_front(
    start: Start, person: Person, home: Path, screen: Display
) -> None:
    seed(home / "data")
    first = start()
    person.waits_for("Walk 1")
    screen.run("xdotool", "search", "--onlyvisible", "--name", "^Amble$", "windowminimize")
    until(lambda: person.active_window() != "Amble")
    second = start()
    assert second.ends() == 0
    person.sits_down_at(first)
    until(lambda: person.active_window() == "Amble")
    ways.leaves(person, first)


def _plan_for_now(folder: Path, snoozed_for: timedelta) -> None:
    """A walk every day at this very minute, with today's put off for a moment: walks are planned by the minute, and
    nobody wants to wait for one."""
    moment = now()
    seed(folder, schedule=Schedule((moment.time().replace(second=0, microsecond=0),) * 7))
    _snooze(folder, moment + snoozed_for)


def _snooze(folder: Path, until: datetime) -> None:
    core = Core(folder)
    core.store.occurrences.snooze(walk_name(now().date()), until)
    core.store.occurrences.note(walk_name(now().date()), OccurrenceState.SNOOZED.value, now(), "")
    core.close()


def _choose(folder: Path, settings: ReminderSettings) -> None:
    core = Core(folder)
    core.settings.set_reminders(settings)
    core.close()


def _snoozed_until(folder: Path) -> datetime:
    core = Core(folder)
    until = core.store.occurrences.snoozed_until(walk_name(now().date()))
    core.close()
    assert until is not None
    return until


def _displayed(screen: Display) -> int | None:
    """How many notifications are on the screen, None while there is no service."""
    try:
        return int(screen.run("dunstctl", "count", "displayed"))
    except subprocess.CalledProcessError:
        return None
