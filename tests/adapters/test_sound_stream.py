"""The real stream on a real sound server, recorded; and the stream where there is no device."""

from __future__ import annotations

import ctypes
import logging
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.adapters.samples import read_clip, resample, write_clip
from coach.adapters.sound_stream import StreamSound
from coach.services.sound_ports import PlacedClip, SoundOut, SoundUnavailable
from tests import sound_server
from tests.patience import until
from tests.sound_server import RATE, Recording, SoundServer, find, recorded

log = logging.getLogger(__name__)
NEEDS_SERVER = pytest.mark.skipif(bool(sound_server.why_not()), reason=sound_server.why_not() or "it is there")


@pytest.fixture
def socket_folder() -> Iterator[Path]:
    """A folder with a short path: sockets take 107 letters."""
    with tempfile.TemporaryDirectory(prefix="amble-sound-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def server(socket_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    started = sound_server.start(socket_folder)
    assert started is not None, "pulseaudio is installed and does not start"
    for name, value in started.environment.items():
        monkeypatch.setenv(name, value)
    yield started
    started.stop()


@pytest.fixture
def sound() -> Iterator[StreamSound]:
    stream = StreamSound()
    yield stream
    stream.close()


def noise(folder: Path, seed: int) -> tuple[Path, NDArray[np.float32]]:
    """A clip that resembles no other, and how the recorder should hear it."""
    path = folder / f"{seed}.wav"
    write_clip(path, 22050, (np.random.default_rng(seed).standard_normal(5000) * 0.15).astype(np.float32))
    return path, resample(read_clip(path)[1], 22050, RATE)


def keep_python_busy(rounds: int) -> None:
    """80 ms in which no other thread of Python runs, and 170 ms of rest, so many times."""
    # PyDLL, unlike CDLL, keeps the interpreter's lock during the call.
    stall, rest = ctypes.PyDLL(None).usleep, Event()
    for _ in range(rounds):
        stall(80_000)
        rest.wait(0.17)


def wait_for_flow(sound: SoundOut) -> float:
    """The monotonic time of position 0."""
    until(lambda: sound.position() > 0.0)
    return time.monotonic() - sound.position()


def heard(clip: NDArray[np.float32], recording: Recording, planned: float) -> float:
    """How many seconds later than planned (monotonic time) a clip begins in the recording; it must be found whole."""
    first = int((planned - recording.began - 0.3) * RATE)
    part = recording.samples()[max(0, first) : first + int(0.6 * RATE) + len(clip)]
    index, likeness = find(clip, part)
    assert likeness > 0.9, f"not found (likeness {likeness:.2f})"
    return recording.began - planned + (max(0, first) + index) / RATE


@pytest.mark.sound
@NEEDS_SERVER
def test_every_clip_sounds_on_its_time_while_the_window_is_busy(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    clips = [noise(tmp_path, seed) for seed in range(10)]
    with recorded(server) as recording:
        sound.open()
        zero = wait_for_flow(sound)
        for number, (path, _) in enumerate(clips):
            sound.play(PlacedClip(path, 0.8 + 0.55 * number, gain=0.8))
        keep_python_busy(28)
        drift = time.monotonic() - zero - sound.position()
    late = [heard(clip, recording, zero + 0.8 + 0.55 * number) for number, (_, clip) in enumerate(clips)]
    # Shown by -o log_cli=true --log-level=INFO.
    log.info("onset %.1f ms after plan, jitter %.2f ms", 1000 * np.median(late), 1000 * np.ptp(late))
    assert max(abs(one) for one in late) < 0.150, late
    assert np.ptp(late) < 0.010, late
    assert abs(drift) < 0.025


@pytest.mark.sound
@NEEDS_SERVER
def test_silence_is_heard_at_once_and_a_missed_time_is_now(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (first, _), (second, second_clip) = noise(tmp_path, 1), noise(tmp_path, 2)
    with recorded(server) as recording:
        sound.open()
        zero = wait_for_flow(sound)
        sound.play(PlacedClip(first, 2.0))
        until(lambda: sound.position() > 0.5)
        sound.silence()
        sound.play(PlacedClip(second, 0.1))
        asked = sound.position()
        until(lambda: sound.position() > 2.6)
    assert heard(second_clip, recording, zero + asked + 0.2) < 0.15
    later = recording.samples()[int((zero + 1.5 - recording.began) * RATE) :]
    assert np.abs(later).max() < 0.001


@pytest.mark.sound
@NEEDS_SERVER
def test_a_broken_clip_is_skipped_and_the_stream_goes_on(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF, but no sound")
    good, clip = noise(tmp_path, 1)
    with recorded(server) as recording:
        sound.open()
        zero = wait_for_flow(sound)
        sound.play(PlacedClip(tmp_path / "broken.wav", 0.5))
        sound.play(PlacedClip(tmp_path / "missing.wav", 0.5))
        sound.play(PlacedClip(good, 0.7))
        until(lambda: sound.position() > 1.3)
    assert abs(heard(clip, recording, zero + 0.7)) < 0.15


@pytest.mark.sound
@NEEDS_SERVER
def test_the_walks_clock_survives_the_sound_server_and_sound_returns_with_it(
    server: SoundServer, sound: StreamSound, socket_folder: Path, tmp_path: Path
) -> None:
    sound.open()
    zero = wait_for_flow(sound)
    apart: list[float] = []

    def watched(condition: bool) -> bool:
        apart.append(time.monotonic() - zero - sound.position())
        return condition

    server.process.kill()
    server.process.wait()
    until(lambda: watched(bool(sound.trouble())))
    (socket_folder / "native").unlink(missing_ok=True)
    again = sound_server.start(socket_folder)
    assert again is not None
    until(lambda: watched(not sound.trouble()))
    end = sound.position() + 3.5
    path, clip = noise(tmp_path, 7)
    with recorded(again) as recording:
        sound.play(PlacedClip(path, end - 0.7))
        until(lambda: watched(sound.position() > end))
    again.stop()
    assert max(abs(one) for one in apart) < 0.05
    assert abs(heard(clip, recording, zero + end - 0.7)) < 0.2


def test_without_a_device_there_is_one_friendly_sentence(
    sound: StreamSound, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("ALSA_CONFIG_PATH", f"{tmp_path}/nothing")
    with pytest.raises(SoundUnavailable, match="No sound device answers"):
        sound.open()
    assert sound.position() == 0.0
    sound.play(PlacedClip(tmp_path / "any.wav", 0.0))
    sound.silence()
    sound.close()
