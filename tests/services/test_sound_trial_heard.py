"""The sound test on a sound server that stands still in its middle: what was cut off is heard whole afterwards."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import find_resources
from coach.adapters.samples import clip_seconds, read_clip, resample
from coach.adapters.sound_stream import StreamSound
from coach.domain.sound import SoundSettings
from coach.domain.sound_report import TrialPart
from coach.services.performance import Sounds
from coach.services.sound_ports import VoiceSettings
from coach.services.sound_trial import SoundTrial, TrialRequest
from tests import sound_server
from tests.fakes.clock import FakeClock
from tests.fakes.other_sound import FakeOtherSound
from tests.fakes.voice import FakeVoice
from tests.heartbeat import repeated_if_the_machine_stood_still
from tests.services.rooms import START
from tests.sound_server import RATE, SoundServer, find, recorded

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there"),
]


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


@repeated_if_the_machine_stood_still
def test_a_chime_that_a_stopped_server_cut_off_is_heard_whole_once_it_goes_on(
    server: SoundServer, qtbot: QtBot, tmp_path: Path
) -> None:
    sounds, troubles = Sounds.of(find_resources() / "sounds"), list[str]()
    others, stream = FakeOtherSound(FakeClock(START)), StreamSound()
    trial = SoundTrial(FakeVoice(tmp_path), stream, others, sounds, clip_seconds)
    trial.trouble_changed.connect(lambda words: troubles.append(words) if words else None)
    with recorded(server) as recording:
        with qtbot.waitSignal(trial.part_changed, timeout=8000):
            trial.play(TrialRequest((TrialPart.CHIME,), "", VoiceSettings(), SoundSettings()))
        # It stands still until that was noticed, which is when no part is on any more.
        with qtbot.waitSignal(trial.part_changed, timeout=8000):
            os.kill(server.process.pid, signal.SIGSTOP)
        assert stream.trouble()
        os.kill(server.process.pid, signal.SIGCONT)
        with qtbot.waitSignal(trial.played, timeout=15_000):
            pass
    rate, samples = read_clip(sounds.chime)
    _, likeness = find(resample(samples, rate, RATE), recording.samples())
    assert likeness > 0.9
    assert troubles == []
