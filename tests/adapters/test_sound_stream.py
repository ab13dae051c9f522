"""The real stream on a real sound server, recorded; and the stream where there is no device."""

from __future__ import annotations

import ctypes
import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.adapters.samples import read_clip, resample, write_clip
from coach.adapters.sound_stream import StreamSound
from coach.domain.cue_proof import CueFate
from coach.domain.sound import Bus, Levels
from coach.services.sound_ports import Heard, LiveSound, PlacedClip, SoundOut, SoundUnavailable
from tests import sound_server
from tests.heartbeat import repeated_if_the_machine_stood_still
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


def noise(folder: Path, seed: int, frames: int = 5000, rate: int = 24000) -> tuple[Path, NDArray[np.float32]]:
    """A clip that resembles no other, and how the recorder should hear it."""
    path = folder / f"{seed}.wav"
    write_clip(path, rate, (np.random.default_rng(seed).standard_normal(frames) * 0.12).astype(np.float32))
    return path, resample(read_clip(path)[1], rate, RATE)


def keep_python_busy(rounds: int) -> None:
    """80 ms in which no other thread of Python runs, and 170 ms of rest, so many times."""
    # PyDLL, unlike CDLL, keeps the interpreter's lock during the call.
    stall, rest = ctypes.PyDLL(None).usleep, Event()
    for _ in range(rounds):
        stall(80_000)
        rest.wait(0.17)


def behind(sound: SoundOut) -> float:
    """By how many seconds a stream's position is behind monotonic time: when its position 0 was."""
    looks: list[tuple[float, float]] = []
    while len(looks) < 10 and not (looks and looks[-1][0] < 0.001):
        # A machine that was busy between the two questions would count as a clock that jumped.
        now, position = time.monotonic(), sound.position()
        looks.append((time.monotonic() - now, now - position))
    return min(looks)[1]


def wait_for_flow(sound: SoundOut) -> float:
    """The monotonic time of position 0."""
    until(lambda: sound.position() > 0.0)
    return behind(sound)


def heard(clip: NDArray[np.float32], recording: Recording, planned: float, within: float = 0.3) -> float:
    """How many seconds later than planned (monotonic time) a clip begins in the recording; it must be found whole."""
    first = int((planned - recording.began - within) * RATE)
    part = recording.samples()[max(0, first) : first + int(2 * within * RATE) + len(clip)]
    index, likeness = find(clip, part)
    assert likeness > 0.9, f"not found (likeness {likeness:.2f})"
    return recording.began - planned + (max(0, first) + index) / RATE


def p95(late: list[float]) -> float:
    """How far from their median 95 of 100 are at most, in ms."""
    return float(1000 * np.percentile(np.abs(np.array(late) - np.median(late)), 95))


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_every_cue_and_beat_sounds_on_its_sample_while_the_window_is_busy(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    clips, (beat, tick) = [noise(tmp_path, seed) for seed in range(10)], noise(tmp_path, 99, 1200, RATE)
    cues, beats = [0.8 + 0.6 * number for number in range(10)], [1.15 + 0.6 * number for number in range(9)]
    with recorded(server) as recording:
        sound.open()
        zero = wait_for_flow(sound)
        for number, (path, _) in enumerate(clips):
            sound.play(PlacedClip(path, cues[number], gain=0.8, mark=number + 1))
        for at in beats:
            sound.play(PlacedClip(beat, at, Bus.SOUNDS))
        keep_python_busy(29)
        drift = behind(sound) - zero
        told = sound.heard()
    late = [heard(clip, recording, zero + cues[number]) for number, (_, clip) in enumerate(clips)]
    ticks = [heard(tick, recording, zero + at, within=0.2) for at in beats]
    # Shown by -o log_cli=true --log-level=INFO.
    log.info("onset %.1f ms after plan, jitter p95 %.2f ms, beats %.2f", 1000 * np.median(late), p95(late), p95(ticks))
    assert max(abs(one) for one in late) < 0.150, late
    assert p95(late) <= 5.0, late
    assert p95(ticks) <= 2.0, ticks
    assert abs(drift) < 0.025
    assert [one.mark for one in told] == list(range(1, 11))
    assert [one.at for one in told] == pytest.approx(cues, abs=1e-4)


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_muting_reaches_what_already_sounds_and_what_was_muted_says_so(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (long, _), (second, _) = noise(tmp_path, 1, 96000), noise(tmp_path, 2)
    with recorded(server) as recording:
        sound.set_levels(Levels(0.5, 0.5))
        sound.open()
        zero = wait_for_flow(sound)
        sound.play(PlacedClip(long, 0.6, mark=1))
        sound.play(PlacedClip(second, 1.8, Bus.SOUNDS, mark=2))
        until(lambda: sound.position() > 1.2)
        assert 0.1 < sound.peak() < 0.5
        sound.set_levels(Levels(0.5, 0.5, muted=True))
        muted = sound.position()
        until(lambda: sound.position() > 2.4)
        assert sound.peak() == 0.0
    part = recording.samples()[int((zero - recording.began) * RATE) :]
    assert np.std(part[int(0.8 * RATE) : int(1.1 * RATE)]) == pytest.approx(0.06, rel=0.2)
    assert not part[int((muted + 0.3) * RATE) : int((muted + 0.9) * RATE)].any()
    assert sound.heard() == (Heard(1, 0.6), Heard(2, None, CueFate.MUTED))


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
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
@repeated_if_the_machine_stood_still
def test_a_broken_clip_is_skipped_and_the_stream_goes_on(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF, but no sound")
    good, clip = noise(tmp_path, 1)
    with recorded(server) as recording:
        sound.open()
        zero = wait_for_flow(sound)
        sound.play(PlacedClip(tmp_path / "broken.wav", 0.5, mark=1))
        sound.play(PlacedClip(tmp_path / "missing.wav", 0.5, mark=2))
        sound.play(PlacedClip(good, 0.7))
        until(lambda: sound.position() > 1.3)
    assert abs(heard(clip, recording, zero + 0.7)) < 0.15
    assert sound.heard() == (Heard(1, None, CueFate.BROKEN), Heard(2, None, CueFate.BROKEN))


class Watch:
    """How far a stream's position is from the truth, and the largest step between two looks."""

    def __init__(self, sound: LiveSound) -> None:
        self.sound, self.zero = sound, wait_for_flow(sound)
        self.apart, self.step = 0.0, 0.0
        self._last = self._off()

    def _off(self) -> float:
        return behind(self.sound) - self.zero

    def until(self, condition: Callable[[], object]) -> None:
        """Look every 10 ms until a condition is true."""

        def looked() -> object:
            off = self._off()
            self.apart, self.step = max(self.apart, abs(off)), max(self.step, abs(off - self._last))
            self._last = off
            return condition()

        until(looked)

    def past(self, position: float) -> None:
        """Look until the stream is past a position."""
        self.until(lambda: self.sound.position() > position)


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_when_the_device_is_unplugged_and_another_plugged_in_sound_is_on_it_within_two_seconds(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (lost, _), (path, clip) = noise(tmp_path, 4), noise(tmp_path, 5)
    sound.open()
    watch = Watch(sound)
    watch.past(1.0)
    server.remove_sink("module-null-sink")
    sound.play(PlacedClip(lost, sound.position() + 0.5, mark=1))
    watch.until(sound.trouble)
    watch.past(6.0)
    server.add_sink("second")
    at = sound.position() + 2.0
    with recorded(server, "second") as recording:
        sound.play(PlacedClip(path, at, mark=2))
        watch.past(at + 0.7)
    assert watch.apart < 0.05
    assert watch.step < 0.05
    assert abs(heard(clip, recording, watch.zero + at)) < 0.2
    assert not sound.trouble()
    unheard, found = sound.heard()
    assert unheard == Heard(1, None, CueFate.NO_DEVICE)
    assert found.mark == 2
    assert found.at == pytest.approx(at, abs=1e-4)


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_sound_follows_the_default_device_without_a_gap(
    server: SoundServer, sound: StreamSound, tmp_path: Path
) -> None:
    (first, clip), (other, other_clip) = noise(tmp_path, 4), noise(tmp_path, 5)
    sound.open()
    watch = Watch(sound)
    module = server.add_sink("second")
    server.control("set-default-sink", "second")
    at = sound.position() + 1.0
    with recorded(server, "second") as recording:
        sound.play(PlacedClip(first, at))
        watch.past(at + 0.7)
    # That device goes, and the first one is still there.
    server.remove_sink(module)
    later = sound.position() + 2.0
    with recorded(server) as again:
        sound.play(PlacedClip(other, later))
        watch.past(later + 0.7)
    log.info("after the moves: %.1f ms and %.1f ms after plan", *(1000 * one for one in (
        heard(clip, recording, watch.zero + at), heard(other_clip, again, watch.zero + later))))  # fmt: skip
    assert watch.apart < 0.05
    assert watch.step < 0.05
    assert abs(heard(clip, recording, watch.zero + at)) < 0.2
    assert abs(heard(other_clip, again, watch.zero + later)) < 0.2


@pytest.mark.sound
@NEEDS_SERVER
@repeated_if_the_machine_stood_still
def test_the_walks_clock_survives_the_sound_server_and_sound_returns_with_it(
    server: SoundServer, sound: StreamSound, socket_folder: Path, tmp_path: Path
) -> None:
    # It is gone when this is measured once more.
    first = server if server.process.poll() is None else sound_server.start(socket_folder)
    assert first is not None
    sound.open()
    watch = Watch(sound)
    first.process.kill()
    first.process.wait()
    watch.until(sound.trouble)
    (socket_folder / "native").unlink(missing_ok=True)
    again = sound_server.start(socket_folder, prompt=True)
    assert again is not None
    at = sound.position() + 2.0
    path, clip = noise(tmp_path, 7)
    with recorded(again) as recording:
        sound.play(PlacedClip(path, at))
        watch.past(at + 0.7)
    again.stop()
    assert watch.apart < 0.05
    assert watch.step < 0.05
    assert abs(heard(clip, recording, watch.zero + at)) < 0.2


@pytest.mark.sound
@NEEDS_SERVER
def test_a_beat_played_a_thousand_times_is_read_once(server: SoundServer, sound: StreamSound, tmp_path: Path) -> None:
    beat, tick = noise(tmp_path, 3, 1200)
    assert server.process.poll() is None
    sound.open()
    began = time.thread_time()
    for number in range(1000):
        sound.play(PlacedClip(beat, 10.0 + 0.6 * number, Bus.SOUNDS))
    assert time.thread_time() - began < 0.5
    assert len(tick) == 2400


def test_without_a_device_there_is_one_friendly_sentence(
    sound: StreamSound, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("ALSA_CONFIG_PATH", f"{tmp_path}/nothing")
    with pytest.raises(SoundUnavailable, match="No sound device answers"):
        sound.open()
    assert sound.position() == 0.0
    sound.play(PlacedClip(tmp_path / "any.wav", 0.0, mark=3))
    sound.silence()
    sound.close()
    assert sound.heard() == (Heard(3, None, CueFate.NO_DEVICE),)
    assert (sound.peak(), sound.trouble()) == (0.0, "")
