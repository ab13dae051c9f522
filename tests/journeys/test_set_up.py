"""The six steps, left half-way and with a sign that should be looked at."""

from __future__ import annotations

import pytest

from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person

pytestmark = pytest.mark.journey
NIGHT_PAIN = "Pain that rest does not ease and that is much worse at night"


def test_an_urgent_sign_lets_the_set_up_end_and_the_plan_wait(start: Start, person: Person) -> None:
    start()
    person.waits_for("Step 1 of 6")
    ways.goes_on_to(person, 2)
    person.clicks(NIGHT_PAIN)
    person.waits_for("Please be seen today", "You can finish these steps now.")
    ways.goes_on_to(person, 3)
    person.clicks("Usual pain, 3 of 10", "I don't know")
    ways.goes_on_to(person, 6)
    person.waits_for("Your plan is ready, and it waits")
    person.clicks("Make my plan")
    person.waits_for("Your plan is waiting for you.", "Please be seen today")
    assert not person.has("Start")
    person.clicks("I was seen…")
    person.clicks("I was seen, and walking is fine")
    person.clicks("Yes, start my plan again")
    person.waits_for("Walk 1")
    assert person.has("Start")


def test_a_set_up_left_half_way_goes_on_there_with_its_answers(start: Start, person: Person) -> None:
    program = start()
    person.waits_for("Step 1 of 6")
    ways.goes_on_to(person, 3)
    person.clicks("Usual pain, 6 of 10", "I don't know")
    ways.goes_on_to(person, 4)
    person.clicks("More: Minutes you walk toward")
    ways.leaves(person, program)

    start()
    person.waits_for("Step 4 of 6")
    target = next(each for each in person.looks() if each.role == "spin box")
    assert target.value == "35 minutes"
    person.clicks("Back")
    person.waits_for("Step 3 of 6")
    assert person.finds("Usual pain, 6 of 10").is_on
    assert person.finds("I don't know").is_on
