"""Commands that talk to the Amble that is open: what they do is seen in its window, and in its ledger."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.schedule import Schedule
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import now, seed

pytestmark = pytest.mark.journey


def test_a_walk_that_is_due_is_shown_put_off_paused_and_begun_from_a_terminal(
    start: Start, person: Person, home: Path
) -> None:
    data = home / "data"
    _plan_for_now(data)
    # Where the terminal, which has no session of its own here, looks for the socket.
    program = start(XDG_RUNTIME_DIR=str(home))
    person.waits_for("Time for your walk")
    told = json.loads(_says(data, "status", "--json"))
    assert (told["running"], [each["kind"] for each in told["showing"]]) == (True, ["walk"])

    assert "put off until" in _says(data, "snooze", "--minutes", "5")
    person.waits_until_gone("Time for your walk")

    assert "paused until" in _says(data, "pause", "--until", "1h")
    person.waits_for("paused")
    assert "Reminders are on." in _says(data, "go-on")
    person.waits_until_gone("paused")

    assert "It is open in Amble's window." in _says(data, "start")
    person.waits_for("Before you set off")
    ways.leaves(person, program)

    assert "Amble is not running" in _says(data, "skip")
    (entry,) = json.loads(_says(data, "log", "--day", "today", "--json"))["entries"]
    states = [note["state"] for note in entry["history"]]
    assert (states[-1], entry["closed"]) == ("skipped", True)
    assert [state for state in states if state in ("shown", "snoozed")] == ["shown", "snoozed"]


def _says(folder: Path, *arguments: str) -> str:
    done = say(folder, "reminders", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _plan_for_now(folder: Path) -> None:
    """A walk that came due a minute ago, and an Amble that was there then."""
    at = (now() - timedelta(minutes=1)).replace(second=0, microsecond=0)
    seed(folder, schedule=Schedule((at.time(),) * 7))
    core = Core(folder)
    core.occurrences.note(walk_name(at.date()), OccurrenceState.EXPECTED.value, at, "")
    core.close()
