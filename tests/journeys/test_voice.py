"""The voice in somebody's hand: muted and heard again, tested before a walk, and taken along as a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import seed
from tests.patience import until
from tests.sound_server import RATE, Recording, SoundServer, recorded

pytestmark = pytest.mark.journey
QUIET = 0.001
"""The highest sample of a stretch in which nothing sounds."""


@pytest.mark.quiet
def test_one_key_mutes_a_walk_at_once_and_gives_its_sound_back(
    start: Start, person: Person, home: Path, speaker: SoundServer | None
) -> None:
    if speaker is None:
        pytest.skip("no sound server")
    seed(home / "data")
    start()
    with recorded(speaker) as recording:
        ways.starts_walk(person)
        until(lambda: _loudest(recording, 1.0) > QUIET, 20.0)
        person.types("m")
        person.waits_for("Muted: read along", "A mild ache is fine.")
        until(lambda: _loudest(recording, 1.0) <= QUIET, 10.0)
        person.types("m")
        person.waits_until_gone("Muted: read along")
        person.types("r")
        until(lambda: _loudest(recording, 1.0) > QUIET, 10.0)
    person.types("e")
    person.clicks("I have no time left")
    person.waits_for("How was your back during the walk?")
    found = json.loads(say(home / "data", "doctor", "--json").stdout)
    (last,) = (check for check in found["checks"] if check["name"] == "last walk")
    # On a slow machine the safety sentence begins before the key is heard.
    assert re.search("0 of 1 sentence sounded; 1 while muted|all 1 sentence sounded", last["sentence"]), last


def test_the_sound_test_plays_and_is_answered(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    start()
    person.clicks("Settings", "Can you hear me? Test the sound")
    person.waits_for("Did you hear it?")
    person.clicks("Play: The chime")
    person.waits_for("You should hear a chime now.")
    person.clicks("Yes, I heard it")
    person.waits_for("Good. Your walk will reach you like this.")
    person.types("Escape")
    person.waits_for("Which voice")


def test_a_walk_is_taken_along_as_a_file_with_its_words(start: Start, person: Person, home: Path) -> None:
    seed(home / "data")
    (home / "Music").mkdir()
    start()
    person.clicks("Take it along")
    person.waits_for("Take this walk along")
    person.clicks("Lyrics (LRC)", "Make the file")
    person.waits_for("Your file is ready.", limit=60.0)
    (file,) = home.rglob("*.mp3")
    (words,) = home.rglob("*.lrc")
    assert "10 min" in file.name
    assert words.read_text(encoding="utf-8").count("A mild ache is fine.") == 2
    assert not list(home.rglob("*.part"))


def _loudest(recording: Recording, seconds: float) -> float:
    """The highest sample of the last so many seconds."""
    frames = int(seconds * RATE)
    length = len(recording.samples())
    return float(np.abs(recording.part(max(0, length - frames), frames)).max(initial=0.0))
