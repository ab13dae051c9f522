"""What is tried in Settings, as a sound server heard it: whole, at the level chosen, beats at their distance."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from coach.adapters.samples import clip_seconds, read_clip, resample, write_clip
from coach.adapters.sound_stream import StreamSound
from coach.services.sound_ports import VoiceSettings
from coach.services.speaking import Speaking
from tests import sound_server
from tests.fakes.voice import FakeVoice
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.sound_server import RATE, Recording, SoundServer, find, recorded

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there"),
]
TEXT = "Look ahead."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    # A folder with a short path: sockets take 107 letters.
    with tempfile.TemporaryDirectory(prefix="amble-sound-", ignore_cleanup_errors=True) as folder:
        started = sound_server.start(Path(folder), prompt=True)
        assert started is not None, "pulseaudio is installed and does not start"
        for name, value in started.environment.items():
            monkeypatch.setenv(name, value)
        yield started
        started.stop()


def noise(path: Path, frames: int) -> NDArray[np.float32]:
    """A clip that resembles no other, and how the recorder should hear it."""
    write_clip(path, RATE, (np.random.default_rng(frames).standard_normal(frames) * 0.12).astype(np.float32))
    return resample(read_clip(path)[1], RATE, RATE)


def level_of(clip: NDArray[np.float32], recording: Recording) -> float:
    """The loudness of a clip in the recording beside its own; it must be there whole."""
    sound = recording.samples()
    at, likeness = find(clip, sound)
    assert likeness > 0.9
    part = sound[at : at + len(clip)]
    return float(np.sqrt(np.mean(part**2) / np.mean(clip**2)))


@repeated_if_the_machine_stood_still
def test_a_voice_is_heard_whole_at_its_loudness(server: SoundServer, qtbot: QtBot, tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, slow=True)
    speaking = Speaking(voice, StreamSound(), clip_seconds)
    levels = []
    for loudness in (1.0, 0.4):
        settings = VoiceSettings(loudness=loudness)
        voice.prepare([TEXT], settings)
        voice.finish()
        clip = voice.clip(TEXT, settings)
        assert clip is not None
        whole = noise(clip, RATE)
        with recorded(server) as recording, qtbot.waitSignals([speaking.saying_changed] * 2, timeout=8000):
            speaking.say(TEXT, settings)
        levels.append(level_of(whole, recording))
    assert levels[1] / levels[0] == pytest.approx(0.4, rel=0.05)


@repeated_if_the_machine_stood_still
def test_beats_are_heard_at_the_cadence(server: SoundServer, qtbot: QtBot, tmp_path: Path) -> None:
    beat = noise(tmp_path / "beat.wav", 2400)
    stream = StreamSound()
    speaking = Speaking(FakeVoice(tmp_path), stream, clip_seconds)
    with recorded(server) as recording:
        speaking.play(tmp_path / "beat.wav", 0.8, times=4, every=60 / 104)
        qtbot.waitUntil(lambda: stream.position() > 2.0, timeout=8000)
    speaking.stop()
    sound, places = recording.samples(), []
    for _ in range(4):
        at, likeness = find(beat, sound)
        assert likeness > 0.9
        places.append(at)
        sound[at : at + len(beat)] = 0.0
    gaps = np.diff(sorted(places)) / RATE
    assert gaps == pytest.approx([60 / 104] * 3, abs=0.002)
