"""Ways through Amble that many journeys take, by mouse."""

from __future__ import annotations

import re

from tests.journeys.person import Person
from tests.journeys.program import Program

FAST = 300.0
"""Session seconds a second where the walk itself is not what a journey looks at."""
CLOCK = re.compile(r"\b(\d+):(\d\d) left of (\d+):(\d\d)")


def sets_up(person: Person, pain: int = 3) -> None:
    """All six steps, with "I don't know" for the length."""
    person.waits_for("Step 1 of 6")
    goes_on_to(person, 3)
    person.clicks(f"Usual pain, {pain} of 10", "I don't know")
    goes_on_to(person, 6)
    person.clicks("Make my plan")


def goes_on_to(person: Person, step: int) -> None:
    """Press Continue up to a step; where nothing is ticked about safety, none of it is true."""
    while not person.sees(f"Step {step} of 6"):
        seen = next(words for words in person.reads().splitlines() if words.startswith("Step "))
        if "Step 2 of 6" in seen and not person.sees("Please be seen today"):
            person.clicks("None of these")
        person.clicks("Continue")
        person.waits_until_gone(seen)


def starts_walk(person: Person, minutes: int = 10, pain: int | None = 3, warm_up: bool = False) -> None:
    """From Today to the walk page."""
    person.clicks("Start with warm-up" if warm_up else "Start")
    person.waits_for("Before you set off")
    if pain is not None:
        person.clicks(f"Pain now, {pain} of 10")
    person.clicks(f"Start walking, {minutes} minutes")
    person.waits_for("I have pain", "of your plan")


def checks_in(person: Person, after: int = 3) -> None:
    """Answer every question after a walk that went well."""
    person.waits_for("How was your back during the walk?", limit=40)
    person.clicks("Worst pain, 3 of 10", f"Pain now, {after} of 10", "Stiff", "Steady: I could talk")
    person.clicks("Sore feet or legs: No", "Before the walk: Back", "Now: Back", "Done")
    person.waits_for("This week")


def leaves(person: Person, program: Program) -> None:
    """Quit by keyboard; a program that ends otherwise than well fails the journey."""
    person.types("ctrl+q")
    assert program.ends() == 0


def seconds_left(person: Person) -> int:
    """What the ring says is left, once it says something."""
    found = CLOCK.search(person.waits_for("left of"))
    assert found is not None
    return int(found[1]) * 60 + int(found[2])
