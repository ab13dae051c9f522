"""Worse, and worse again: the rest is shorter, the way home is offered, and the record says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.feeling import Feeling, Felt
from coach.domain.session import Outcome, StopReason
from coach.domain.walk import Ground, Route
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import history, seed
from tests.patience import until

pytestmark = pytest.mark.journey


def test_two_worse_take_somebody_home_and_the_walk_counts_as_shortened_for_pain(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data")
    program = start(speed=40)
    person.clicks("Start")
    person.clicks("Change how you walk", "Out and back", "Pavement")
    person.clicks("Start walking, 10 minutes")
    until(lambda: ways.seconds_left(person) <= 520)
    person.types("w")
    person.waits_for("Noted: worse.")
    person.types("w")
    person.waits_for("The rest is shorter and easier now.", "Take the way home")
    assert person.has("I have pain")
    left = ways.seconds_left(person)
    assert left < 320
    person.types("h")
    person.waits_until_gone("The rest is shorter and easier now.")
    person.waits_for("How was your back during the walk?", limit=40)
    ways.leaves(person, program)
    (walk,) = history(home / "data")
    assert (walk.outcome, walk.stop_reason) == (Outcome.SHORTENED, StopReason.PAIN)
    assert 1.5 <= walk.walked_minutes < 6
    assert (walk.route, walk.ground) == (Route.OUT_AND_BACK, Ground.PAVEMENT)
    assert [felt.feeling for felt in _told(home / "data", walk.id)] == [Feeling.WORSE, Feeling.WORSE]


def _told(folder: Path, walk: int) -> tuple[Felt, ...]:
    core = Core(folder)
    felt = core.feelings.feelings(walk)
    core.close()
    return felt
