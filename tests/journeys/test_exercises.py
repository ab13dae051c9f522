"""Exercises, from the library and from Today: done, cut off, made easier, and before a walk."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.routine_session import Managed, RoutineSession
from coach.domain.session import Outcome
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import seed
from tests.patience import until

pytestmark = pytest.mark.journey


def test_a_core_routine_is_done_answered_and_still_known_after_a_restart(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data")
    program = start(speed=60)
    person.waits_for("Walk 1")
    person.clicks("Exercises")
    person.waits_for("For now", "All exercises")
    person.clicks("Core", "3 minutes")
    person.clicks("Start")
    person.waits_for("Core routine · exercise 1 of")
    asked = person.waits_for("How did each exercise go?", limit=40)
    first = next(line for line in asked.splitlines() if line.endswith(": Easy"))
    person.clicks(first, "Done")
    person.waits_until_gone("How did each exercise go?")
    ways.leaves(person, program)

    (done,) = _routines(home)
    assert done.outcome is Outcome.DONE
    # What was left open is not known, and so never easy.
    assert [result.managed for result in done.results] == [Managed.EASY, *(None for _ in done.results[1:])]


def test_by_keyboard_alone_an_exercise_is_too_much_and_its_easier_form_follows(
    start: Start, person: Person, home: Path
) -> None:
    seed(home / "data")
    program = start(speed=4)
    person.waits_for("Walk 1")
    person.types("ctrl+3")
    person.waits_for("For now")
    _goes_to(person, "Stretch")
    person.types("Right", "space")
    person.waits_for("The first weeks begin with a few small moves")
    _presses(person, "Start")
    page = person.waits_for("Core routine · exercise 1 of", "Easier: ")
    easier = next(line for line in page.splitlines() if line.startswith("Easier: ")).removeprefix("Easier: ")
    until(lambda: _counts_as_too_much(person, easier))
    person.waits_for(easier)
    person.types("n")
    person.waits_for("Core routine · exercise 2 of")
    person.types("p")
    person.waits_for("What is it like?")
    _presses(person, "Stop for today")
    person.waits_for("How did each exercise go?", "You said that it was too much.")
    _presses(person, "Done")
    person.waits_until_gone("How did each exercise go?")
    ways.leaves(person, program)
    (stopped,) = _routines(home)
    assert stopped.outcome is Outcome.STOPPED
    assert Managed.TOO_MUCH in {result.managed for result in stopped.results}


def test_a_killed_routine_is_offered_again_and_what_was_done_is_kept(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=20)
    person.waits_for("Walk 1")
    person.clicks("Exercises")
    person.clicks("Core")
    person.clicks("Start")
    person.waits_for("Core routine · exercise 2 of")
    program.kill()

    again = start(speed=20)
    person.waits_for("you were at exercise")
    person.clicks("Leave it at that")
    person.waits_until_gone("you were at exercise")
    ways.leaves(person, again)
    (kept,) = _routines(home)
    assert kept.outcome is Outcome.SHORTENED
    assert kept.seconds > 0


def test_a_warm_up_shows_its_exercises_and_flows_into_the_walk(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    program = start(speed=20)
    ways.starts_walk(person, warm_up=True)
    person.waits_for("exercise 1 of", "Warm-up")
    person.types("n")
    person.waits_for("exercise 2 of")
    person.waits_for("Easy pace", limit=40)
    until(lambda: ways.seconds_left(person) < 600)
    assert not person.sees("exercise 2 of")
    program.kill()


def _presses(person: Person, name: str) -> None:
    """Press a control by keyboard."""
    _goes_to(person, name)
    person.types("space")


def _goes_to(person: Person, name: str) -> None:
    """Walk to a control with Tab, as far as it takes."""
    passed = []
    while (focus := person.focus()) != name:
        passed.append(focus)
        assert len(passed) < 80, passed
        person.types("Tab")


def _routines(home: Path) -> tuple[RoutineSession, ...]:
    core = Core(home / "data")
    try:
        return core.routines.history()
    finally:
        core.close()


def _counts_as_too_much(person: Person, easier: str) -> bool:
    """Press T; in the opening words, which are short at this speed, there is no exercise yet that it could be about."""
    person.types("t")
    with suppress(AssertionError):
        until(lambda: not person.sees(f"Easier: {easier}"), 1.5)
        return True
    return False
