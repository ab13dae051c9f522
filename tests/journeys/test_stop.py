"""A walk stopped for sharp pain, and the morning after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.session import Outcome, StopReason
from coach.services.guided_stops import NAME
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import history, seed

pytestmark = pytest.mark.journey


def test_a_stop_leads_step_by_step_to_a_shorter_walk_and_a_gentle_morning(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data")
    program = start(speed=60)
    ways.starts_walk(person)
    person.clicks("I have pain", "Sharp, shooting or spreading")
    person.waits_for("You stopped for your back.", "Stand still or sit down, and give it a few minutes.")
    person.clicks("Later")
    person.waits_for("After your stopped walk")
    person.clicks("Go on", "Next: a few questions")
    person.waits_for("Has anything changed in your body?")
    person.clicks("None of these", "Done")
    person.waits_for("How was your back during the walk?")
    person.clicks("Worst pain, 7 of 10", "Pain now, 5 of 10", "Done")
    shown = person.waits_for("Your next walk", "shorter than this one was planned", "Tomorrow")
    assert "at 08:00, Amble asks how your back is" in shown
    person.clicks("What made you stop? In your own words")
    person.types(*"the", "space", *"kerb")
    person.clicks("Done")
    person.waits_for("This week")
    assert not person.sees("After your stopped walk")
    ways.leaves(person, program)
    (walk,) = history(home / "data")
    assert (walk.outcome, walk.stop_reason, walk.note) == (Outcome.STOPPED, StopReason.SHARP_PAIN, "the kerb")

    _let_a_night_pass(home / "data")
    again = start()
    shown = person.waits_for("How is your back this morning, after yesterday's walk?")
    assert "You stopped that walk for your back, and that was listening well." in shown
    assert "After your stopped walk" not in shown
    person.waits_for("How is your back today?", "You stopped your last walk")
    person.clicks("Later", "Back pain this morning, 3 of 10", "Save")
    person.waits_until_gone("How is your back this morning")
    ways.leaves(person, again)


def _let_a_night_pass(folder: Path) -> None:
    """The walk was yesterday's; what was done after it stays done."""
    core = Core(folder)
    started = core.planning.sessions()[-1].started_at.astimezone(UTC) - timedelta(days=1)
    done = core.values.get(NAME)
    assert isinstance(done, dict)
    core.values.put(NAME, {**done, "walk": started.isoformat()})
    core.close()
    with closing(sqlite3.connect(folder / "amble.db")) as database, database:
        database.execute("UPDATE session SET started_utc = ?", (started.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),))
