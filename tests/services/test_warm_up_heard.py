"""A warm-up and its walk, as a sound server heard them: one piece, everything at its second."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clock import SystemClock
from coach.adapters.samples import clip_seconds, read_clip, resample, write_clip
from coach.adapters.sound_silent import SilentSound
from coach.adapters.sound_stream import StreamSound
from coach.domain.compose import compose_walk
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.domain.voice_style import VoiceStyle
from coach.domain.walk import shape_walk
from coach.services.performance import Sounds
from coach.services.session_runner import SessionRunner
from coach.services.sound_ports import VoiceSettings
from tests import sound_server
from tests.fakes.voice import FakeVoice
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.sound_server import RATE, SoundServer, find, recorded

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there"),
]
WALK_STARTS, LAST_WORDS = 3.0, "Now walk off slowly."
WARM_UP = Timeline(
    (
        Event(0.0, EventKind.PHASE, Phase.WARM_UP),
        Event(1.0, EventKind.CUE, Phase.WARM_UP, LAST_WORDS, Topic.WARM_UP),
    ),
    WALK_STARTS,
)


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


def noise(voice: FakeVoice, text: str) -> NDArray[np.float32]:
    """Half a second that resembles nothing else, in place of a sentence, and how the recorder should hear it."""
    clip = voice.clip(text, VoiceSettings())
    assert clip is not None
    sound = np.random.default_rng(len(text)).standard_normal(RATE // 2) * 0.1
    write_clip(clip, RATE, sound.astype(np.float32))
    return resample(read_clip(clip)[1], RATE, RATE)


@repeated_if_the_machine_stood_still
def test_a_warm_up_flows_into_its_walk_without_a_gap_or_a_click(
    server: SoundServer, qtbot: QtBot, tmp_path: Path
) -> None:
    book, settings, voice = Catalogue(find_resources()).cue_book(), VoiceSettings(), FakeVoice(tmp_path, slow=True)
    timeline = compose_walk(shape_walk(5, warm_up=True), VoiceStyle.PLAIN, 1, 1, book, WARM_UP)
    texts = (LAST_WORDS, book.safety.say())
    voice.prepare(texts, settings)
    voice.finish()
    words, safety = (noise(voice, text) for text in texts)
    sounds, clock, stream = Sounds.of(find_resources() / "sounds"), SystemClock(), StreamSound()
    runner = SessionRunner(stream, SilentSound(clock), voice, clock, sounds, clip_seconds=clip_seconds)
    with recorded(server) as recording:
        runner.start(timeline, settings)
        qtbot.waitUntil(lambda: runner.position > WALK_STARTS + 3.0, timeout=15_000)
    runner.pause()
    stream.close()
    heard = recording.samples()
    rate, chime = read_clip(sounds.chime)
    (first, *likely), (change, *also), (last, *too) = (
        find(clip, heard) for clip in (words, resample(chime, rate, RATE), safety)
    )
    assert min(*likely, *also, *too) > 0.9
    assert (change - first) / RATE == pytest.approx(WALK_STARTS - 1.0, abs=0.005)
    assert (last - change) / RATE == pytest.approx(2.0, abs=0.005)
    between = heard[first + len(words) + 100 : change - 100]
    assert np.abs(between).max() < 0.001
