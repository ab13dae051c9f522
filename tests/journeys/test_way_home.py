"""Worse, and worse again: the rest is shorter and is the way home, and the record says so."""

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
    person.waits_for("Your walk is shorter and easier from here.", "Go on gently")
    assert person.has("I have pain")
    # Out and back, what is left is the way home already.
    assert not person.has("Take the way home")
    left = ways.seconds_left(person)
    assert left < 320
    person.clicks("Go on gently")
    person.waits_until_gone("Your walk is shorter and easier from here.")
    person.waits_for("How was your back during the walk?", limit=40)
    ways.leaves(person, program)
    (walk,) = history(home / "data")
    assert (walk.outcome, walk.stop_reason) == (Outcome.SHORTENED, StopReason.WORSE)
    assert 1.5 <= walk.walked_minutes < 6
    assert (walk.route, walk.ground) == (Route.OUT_AND_BACK, Ground.PAVEMENT)
    assert [felt.feeling for felt in _told(home / "data", walk.id)] == [Feeling.WORSE, Feeling.WORSE]


def _told(folder: Path, walk: int) -> tuple[Felt, ...]:
    core = Core(folder)
    felt = core.feelings.feelings(walk)
    core.close()
    return felt
