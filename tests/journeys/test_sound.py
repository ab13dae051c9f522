"""What is really heard of a walk, at the walk's own speed."""

from __future__ import annotations

import json
import logging
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.adapters.catalogue import find_resources
from coach.adapters.samples import read_clip, resample
from coach.bootstrap_core import Core
from coach.bootstrap_walk import new_voice
from coach.services.sound_ports import VoiceSettings
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import seed
from tests.patience import until
from tests.sound_server import RATE, Recording, SoundServer, find, recorded

pytestmark = [pytest.mark.journey, pytest.mark.sound]
log = logging.getLogger(__name__)
NEAR = 0.15
"""Seconds a clip may be away from its time."""
SAFETY_AT = 2.0
"""Seconds of the walk at which the safety sentence begins; the chime is at 0."""


@pytest.mark.parametrize("pause", [0.0, 2.0])
@repeated_if_the_machine_stood_still
def test_the_safety_sentence_is_heard_at_its_time_and_as_much_later_as_the_walk_stood_still(
    start: Start, person: Person, home: Path, speaker: SoundServer | None, pause: float
) -> None:
    if speaker is None:
        pytest.skip("no sound server")
    shutil.rmtree(home / "data", ignore_errors=True)
    seed(home / "data")
    program = start()
    try:
        with recorded(speaker) as recording:
            ways.starts_walk(person)
            stood = _stands_still(person, pause) if pause else 0.0
            sentence = _sentence(home, _safety_sentence(home / "data"))
            end = time.monotonic() + SAFETY_AT + len(sentence) / RATE + 0.5
            until(lambda: time.monotonic() > end)
    finally:
        program.kill()
    # A pause cuts the chime short.
    chime = _heard(_clip(find_resources() / "sounds" / "chime.wav")[: RATE // 2], recording)
    safety = _heard(sentence, recording) - chime
    log.info("%.0f ms from its time", (safety - SAFETY_AT - stood) * 1000)
    assert safety == pytest.approx(SAFETY_AT + stood, abs=NEAR)


def _stands_still(person: Person, seconds: float) -> float:
    """Pause between chime and sentence, and go on; the seconds between the two keys."""
    person.waits_for("9:59 left of 10:00")
    person.types("space")
    began = time.monotonic()
    until(lambda: time.monotonic() - began >= seconds)
    person.types("space")
    return time.monotonic() - began


def _safety_sentence(folder: Path) -> str:
    told = say(folder, "timeline", "--minutes", "10", "--seed", "1", "--json")
    return str(next(event["text"] for event in json.loads(told.stdout) if event["at"] == SAFETY_AT))


def _sentence(home: Path, text: str) -> NDArray[np.float32]:
    core = Core(home / "data")
    voice = new_voice(core)
    until(lambda: voice.clip(text, VoiceSettings()) is not None)
    clip = voice.clip(text, VoiceSettings())
    core.close()
    assert clip is not None
    return _clip(clip)


def _clip(path: Path) -> NDArray[np.float32]:
    """A clip as the recorder should hear it."""
    rate, samples = read_clip(path)
    return resample(samples, rate, RATE)


def _heard(clip: NDArray[np.float32], recording: Recording) -> float:
    """The second of the recording at which a clip begins; it must be found whole."""
    index, likeness = find(clip, recording.samples())
    assert likeness > 0.9, f"not found (likeness {likeness:.2f})"
    return index / RATE
