"""Every key of a routine, wherever the keyboard is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import seed

pytestmark = pytest.mark.journey


def test_each_key_of_a_routine_works_from_wherever_the_keyboard_is(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=1)
    person.waits_for("Walk 1")
    person.clicks("Exercises")
    person.waits_for("For now")
    person.clicks("Core", "5 minutes", "Start")
    person.waits_for("Core routine · exercise 1 of", "s to watch")
    for focus in ("", "Mute", "Too much", "I have pain"):
        if focus:
            person.tabs_to(focus)
        _presses_every_key(person)
    person.tabs_to("Too much")
    person.clicks("Next")
    person.types("space")
    person.waits_for("Paused")
    person.types("space", "e")
    person.waits_for("End the routine here?")
    person.types("1")
    person.waits_for("How did each exercise go?")
    person.clicks("Done")
    ways.leaves(person, program)


def _presses_every_key(person: Person) -> None:
    person.types("n")
    person.waits_for("exercise 2 of")
    person.types("b")
    person.waits_for("exercise 1 of", "s to watch")
    person.types("m")
    person.waits_for("Sound on")
    person.types("m")
    person.waits_until_gone("Sound on")
    person.types("c")
    person.waits_for("Count aloud")
    person.types("c")
    person.waits_for("Count silently")
    person.types("p")
    person.waits_for("What is it like?")
    person.types("Escape")
    person.waits_until_gone("What is it like?")
    person.types("e")
    person.waits_for("End the routine here?")
    person.types("Escape")
    person.waits_until_gone("End the routine here?")
