"""Walks without a voice, and without anything to hear it with."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.session import Outcome
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import NO_SOUND
from tests.journeys.seeds import history, seed

pytestmark = pytest.mark.journey


def test_without_speech_the_captions_go_on_and_the_page_says_so(
    start: Start, person: Person, home: Path, expected_complaints: list[str]
) -> None:
    seed(home / "data")
    broken = home / "broken"
    broken.mkdir()
    for engine in ("espeakng_loader", "hibari"):
        (broken / f"{engine}.py").write_text('raise ImportError("no speech here")\n')
    expected_complaints.append("There is no voice on this computer: ")
    start(speed=120, PYTHONPATH=str(broken))
    _walks_by_captions(person, home)


def test_without_a_sound_card_the_captions_go_on_and_the_page_says_so(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    start(speed=120, PULSE_SERVER=NO_SOUND)
    _walks_by_captions(person, home)


def _walks_by_captions(person: Person, home: Path) -> None:
    ways.starts_walk(person)
    person.waits_for("No sound here: read along")
    first = person.waits_for("“").split("“", 1)[1].split("”")[0]
    person.waits_until_gone(first)
    person.waits_for("“")
    person.waits_for("How was your back during the walk?", limit=30)
    (walk,) = history(home / "data")
    assert walk.outcome is Outcome.DONE
