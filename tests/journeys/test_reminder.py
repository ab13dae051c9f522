"""A walk whose time has come, while somebody has another window before them, or none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.schedule import Schedule
from tests.display import Display
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import now, seed
from tests.patience import until

pytestmark = pytest.mark.journey
SNOOZE = "In 10 minutes"
DUNST = f"""[global]
    dmenu = grep "{SNOOZE}"
"""
"""Chooses that action whenever dunst asks somebody which of several they mean."""


@pytest.fixture
def notifications(screen: Display, home: Path) -> Iterator[None]:
    """A real notification service on the desktop."""
    if shutil.which("dunst") is None:
        pytest.skip("dunst not installed")
    config = home / "dunstrc"
    config.write_text(DUNST)
    with subprocess.Popen(
        ["dunst", "-config", str(config)], env={"PATH": "/usr/bin:/bin", **screen.environment}
    ) as dunst:
        until(lambda: _displayed(screen) == 0)
        yield
        dunst.terminate()


def test_the_small_window_reminds_without_taking_the_keyboard_and_a_snooze_outlives_a_restart(
    start: Start, person: Person, home: Path
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=5))
    program = start()
    person.waits_for("Why 10?")
    assert not person.has(SNOOZE)
    person.waits_for("Time for your walk: 10 minutes", "You may always walk less.")
    assert person.active_window() == "Amble"
    person.clicks(SNOOZE)
    person.waits_until_gone("Time for your walk")
    ways.leaves(person, program)
    again = _snoozed_until(home / "data")
    assert timedelta(minutes=9) < again - now() <= timedelta(minutes=10)

    program = start()
    person.waits_for("Why 10?")
    until(lambda: person.active_window() == "Amble")
    assert not person.has(SNOOZE)
    ways.leaves(person, program)
    assert _snoozed_until(home / "data") == again


def test_the_reminder_starts_the_walk(start: Start, person: Person, home: Path) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    start()
    person.waits_for("Time for your walk")
    until(lambda: person.has(SNOOZE))
    # Today has a Start of its own; that of the reminder is in the window in front.
    x, y = [each for each in person.looks() if each.name == "Start" and each.role == "push button"][-1].box.centre
    person.clicks_at(x, y)
    person.waits_for("Before you set off")
    assert not person.sees("Time for your walk")


@pytest.mark.usefixtures("notifications")
def test_the_system_shows_the_reminder_with_its_actions(
    start: Start, person: Person, home: Path, screen: Display
) -> None:
    _plan_for_now(home / "data", snoozed_for=timedelta(seconds=0))
    program = start()
    person.waits_for("Time for your walk: 10 minutes")
    until(lambda: _displayed(screen) == 1)
    screen.run("dunstctl", "context")
    person.waits_until_gone("Time for your walk")
    ways.leaves(person, program)
    assert _snoozed_until(home / "data") > now() + timedelta(minutes=9)


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
    core = Core(folder)
    core.store.occurrences.snooze(walk_name(moment.date()), moment + snoozed_for)
    core.store.occurrences.note(walk_name(moment.date()), OccurrenceState.SNOOZED.value, moment, "")
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
