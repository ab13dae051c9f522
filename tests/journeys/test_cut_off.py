"""A walk that the computer cuts off."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.session import Outcome, StopReason
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import cut_off, history, seed
from tests.patience import until

pytestmark = [pytest.mark.journey, pytest.mark.quiet]


def test_a_killed_walk_goes_on_where_it_was(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=10)
    ways.starts_walk(person, pain=4)
    until(lambda: ways.seconds_left(person) <= 540)
    left = ways.seconds_left(person)
    program.kill()

    start()
    person.waits_for("You have a walk under way.", "of 10 minutes are done")
    person.clicks("Continue the walk")
    assert abs(ways.seconds_left(person) - left) <= 2
    person.types("e", "1")
    # The answer from before the walk was kept, so it is not asked again.
    person.waits_for("How was your back during the walk?")
    assert not person.has("Pain before, 4 of 10")


def test_a_killed_walk_is_closed_with_what_was_done(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=20)
    ways.starts_walk(person, pain=4)
    until(lambda: ways.seconds_left(person) <= 480)
    left = ways.seconds_left(person)
    program.kill()
    running = cut_off(home / "data")
    assert running is not None
    assert abs(running.walked_seconds - (600 - left)) <= 2

    again = start()
    person.waits_for("2 of 10 minutes are done")
    person.clicks("Keep what was done")
    person.waits_for("How was your back during the walk?", "2 of 10 minutes")
    person.clicks("Skip")
    person.waits_for("This week", "2 minutes walked")
    ways.leaves(person, again)
    (walk,) = history(home / "data")
    assert (walk.outcome, walk.stop_reason) == (Outcome.SHORTENED, StopReason.OTHER)
    assert walk.walked_minutes * 60 == pytest.approx(running.walked_seconds)
    assert walk.check_in is not None
    assert walk.check_in.before == 4
