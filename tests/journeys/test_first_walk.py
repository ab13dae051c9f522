"""From an empty folder over the first walk to the next one, by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import Past, seed

pytestmark = pytest.mark.journey


def test_a_newcomer_sets_up_walks_answers_and_finds_everything_after_a_restart(start: Start, person: Person) -> None:
    program = start(speed=60)
    ways.sets_up(person)
    person.waits_for("Your first walk is 10 minutes: a length that should feel comfortable.")
    ways.starts_walk(person, warm_up=True)
    person.waits_for("Walk 1 of your plan", "Warm-up", "Then the walk, 10:00.")
    person.waits_for("Steady pace", limit=30)
    ways.checks_in(person)
    today = person.waits_for("10 minutes walked", "Walk 2", "The same length again.")
    ways.leaves(person, program)

    start()
    again = person.waits_for("Walk 2")
    assert [line for line in again.splitlines() if "minutes" in line] == [
        line for line in today.splitlines() if "minutes" in line
    ]


def test_a_good_morning_brings_a_longer_walk_with_its_reason_and_a_restart_keeps_it(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data", [Past(days=2)])
    program = start()
    person.waits_for("Walk 2", "10 minutes", "How is your back this morning")
    person.clicks("Back pain this morning, 3 of 10", "Save")
    person.waits_for("11 minutes", "1 minute longer", "your back was settled the next morning")
    assert not person.sees("How is your back this morning")
    ways.leaves(person, program)

    start()
    person.waits_for("Walk 2", "11 minutes", "1 minute longer")
    assert not person.sees("How is your back this morning")
