"""The same loop without a mouse."""

from __future__ import annotations

import pytest

from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person

pytestmark = pytest.mark.journey


def test_the_keyboard_alone_sets_up_walks_and_answers(start: Start, person: Person) -> None:
    program = start(speed=60)
    _sets_up(person)
    person.waits_for("Your first walk is 10 minutes")
    person.tabs_to("Start")
    person.types("space")
    _starts(person)
    _pauses_repeats_and_goes_on(person)
    _answers_the_pain_question(person)
    _ends_early(person)
    _checks_in(person)
    person.waits_for("Walk 2", "10 minutes", "The same length again.")
    ways.leaves(person, program)


def _sets_up(person: Person) -> None:
    person.waits_for("Step 1 of 6")
    person.types("Return")
    person.waits_for("Step 2 of 6")
    person.types("space", "Return")
    person.waits_for("Step 3 of 6")
    person.types("3")
    person.tabs_to("I don't know")
    person.types("space", "Return")
    person.waits_for("Step 4 of 6")
    person.types("Return")
    person.waits_for("Step 5 of 6")
    person.tabs_to("Walk on Tuesday")
    person.types("space")
    person.waits_for("5 walks a week")
    person.tabs_to("Continue")
    person.types("space")
    person.waits_for("Step 6 of 6")
    person.tabs_to("Make my plan")
    person.types("Return")


def _starts(person: Person) -> None:
    person.waits_for("Before you set off")
    person.types("3")
    person.tabs_to("Start walking, 10 minutes")
    person.types("Return")
    person.waits_for("I have pain", "of your plan")


def _pauses_repeats_and_goes_on(person: Person) -> None:
    person.types("space")
    person.waits_for("Paused")
    left = ways.seconds_left(person)
    person.types("r")
    assert ways.seconds_left(person) == left
    person.types("space")
    person.waits_until_gone("Paused")


def _answers_the_pain_question(person: Person) -> None:
    person.types("p")
    person.waits_for("The walk is paused. What is it like?")
    person.types("1")
    person.waits_until_gone("What is it like?")
    person.waits_until_gone("Steady pace")


def _ends_early(person: Person) -> None:
    person.types("e")
    person.waits_for("End the walk here? What you walked counts.")
    person.types("2")


def _checks_in(person: Person) -> None:
    person.waits_for("How was your back during the walk?", "You chose to end early.")
    person.types("3")
    person.tabs_to("Pain now, 0 of 10")
    person.types("2")
    person.tabs_to("Easy: I could sing")
    person.types("Right", "space")
    person.tabs_to("Done")
    person.types("Return")
