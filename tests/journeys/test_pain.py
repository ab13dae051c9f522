"""Something hurts in the middle of a walk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.domain.session import Outcome, StopReason
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import history, seed
from tests.patience import until

pytestmark = pytest.mark.journey
FEVER = "A high temperature, shivers, or feeling unwell along with the back pain"


def test_a_mild_ache_turns_the_rest_easy_and_the_walk_still_ends(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=60)
    ways.starts_walk(person)
    person.waits_for("Steady pace")
    person.clicks("I have pain")
    person.waits_for("The walk is paused. What is it like?")
    left = ways.seconds_left(person)
    assert not person.has("Pause")
    assert ways.seconds_left(person) == left
    person.clicks("A mild ache: go on easier")
    person.waits_for("Easy pace")
    until(lambda: _pace_of_the_rest(person))
    ways.checks_in(person)
    ways.leaves(person, program)
    (walk,) = history(home / "data")
    assert walk.outcome is Outcome.DONE
    assert walk.walked_minutes == pytest.approx(10, abs=0.1)


def _pace_of_the_rest(person: Person) -> bool:
    """Whether the walk has ended; a steady phase on the way there fails."""
    seen = person.reads()
    assert "Steady pace" not in seen
    return "How was your back during the walk?" in seen


def test_sharp_pain_stops_and_a_sign_holds_the_plan_until_somebody_was_seen(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data")
    program = start(speed=60)
    ways.starts_walk(person)
    person.clicks("I have pain", "Sharp, shooting or spreading")
    person.clicks("Next: a few questions")
    person.waits_for("Has anything changed in your body?")
    person.clicks(FEVER)
    person.waits_for("Please be seen today")
    person.clicks("Done")
    person.waits_for("Your plan is waiting for you", "Please be seen today")
    ways.leaves(person, program)

    again = start()
    person.waits_for("Your plan is waiting for you.", "Please be seen today")
    assert not person.has("Start")
    assert not person.has("Start with warm-up")
    person.clicks("I was seen…")
    person.clicks("I was seen, and walking is fine")
    person.clicks("Yes, start my plan again")
    shown = person.waits_for("Walk 2", "the walks begin again more gently")
    assert "That is enough walking for today." in shown
    assert not person.has("Start")
    ways.leaves(person, again)
    minutes = json.loads(say(home / "data", "today", "--json").stdout)["minutes"]
    assert minutes < 10
    assert f"{minutes} minutes" in shown
    (walk,) = history(home / "data")
    assert (walk.outcome, walk.stop_reason) == (Outcome.STOPPED, StopReason.SHARP_PAIN)
