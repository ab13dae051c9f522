"""Clips in a stream, the clock told by a stream, the clock without one, and the folder of clips."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.adapters.clip_cache import ClipCache
from coach.adapters.mixer import Mixer
from coach.adapters.sound_silent import SilentSound
from coach.adapters.stream_clock import StreamClock
from coach.services.sound_ports import PlacedClip, SoundOut
from tests.fakes.clock import FakeClock

RATE = 1000
STEADY = np.full(100, 0.3, np.float32)
"""Quiet enough for the limiter to leave it alone."""


def stream(mixer: Mixer, blocks: list[int], start: int = 0) -> NDArray[np.float32]:
    """What comes out of blocks of these lengths, one after the other."""
    out = []
    for frames in blocks:
        out.append(mixer.block(start, frames))
        start += frames
    return np.concatenate(out)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80), st.floats(0.0, 1.0)), max_size=6),
    st.lists(st.integers(1, 90), min_size=1, max_size=12),
)
def test_every_clip_is_heard_whole_on_its_sample_whatever_the_blocks(
    clips: list[tuple[int, int, float]], blocks: list[int]
) -> None:
    mixer, total = Mixer(RATE), sum(blocks)
    wanted = np.zeros(total + 500, np.float32)
    for number, (at, length, gain) in enumerate(clips):
        samples = (0.05 * np.random.default_rng(number).uniform(-1.0, 1.0, length)).astype(np.float32)
        mixer.add(samples, at, gain)
        wanted[at : at + length] += samples * gain
    assert np.allclose(stream(mixer, blocks), wanted[:total], atol=1e-5)


def test_a_clip_whose_time_has_passed_is_heard_at_once_and_whole() -> None:
    mixer = Mixer(RATE)
    stream(mixer, [500])
    mixer.add(STEADY, 100)
    out = stream(mixer, [150], start=500)
    assert np.array_equal(out, np.concatenate([STEADY, np.zeros(50, np.float32)]))


def test_clips_that_waited_through_a_long_gap_are_not_piled_up() -> None:
    mixer = Mixer(RATE)
    stream(mixer, [100])
    mixer.add(STEADY, 200)
    mixer.add(STEADY * 0.5, 4000)
    out = stream(mixer, [200], start=5000)
    assert np.array_equal(out[:100], STEADY * 0.5)
    assert not out[100:].any()


def test_silence_fades_what_sounds_and_forgets_what_waits() -> None:
    mixer = Mixer(RATE)
    mixer.add(np.full(500, 0.3, np.float32), 0)
    mixer.add(STEADY, 300)
    stream(mixer, [100])
    mixer.fade_out()
    out = stream(mixer, [400], start=100)
    assert np.all(np.diff(out[:31]) < 0)
    assert out[0] == np.float32(0.3)
    assert not out[30:].any()


def test_a_clip_that_ends_within_its_fade_ends_there() -> None:
    mixer = Mixer(RATE)
    mixer.add(np.full(110, 0.3, np.float32), 0)
    stream(mixer, [100])
    mixer.fade_out()
    assert np.count_nonzero(stream(mixer, [50], start=100)) == 10


class Device:
    """A device of 200 ms that asks 20 ms at a time, whenever it has room and somebody lets it."""

    def __init__(self, clock: StreamClock, now: float) -> None:
        self.clock, self.now = clock, now
        self.given, self.played, self.holds = 0.0, 0.0, 0.2

    def run(self, seconds: float, late: float = 0.0) -> None:
        """Time passes; it can ask only every ``late`` seconds."""
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now += max(0.02, late)
            self.played = min(self.given, self.played + max(0.02, late))
            self.fill()

    def fill(self) -> None:
        while self.given - self.played < self.holds - 1e-9:
            self.given += 0.02
            self.clock.delivered(20, self.now)

    def stand(self, seconds: float) -> None:
        """It asks nothing."""
        self.now += seconds


def begun(latency: float = 0.2) -> tuple[StreamClock, Device]:
    clock = StreamClock(RATE, latency)
    device = Device(clock, 50.0)
    clock.begin(device.now)
    device.fill()
    return clock, device


def test_a_clip_at_position_0_is_not_late() -> None:
    clock, device = begun()
    while clock.next_frame() is None:
        device.run(0.02)
    assert clock.next_frame() == pytest.approx(0, abs=0.021 * RATE)
    assert clock.position(device.now) == 0.0


def test_the_position_is_what_has_been_heard_since_the_flow_is_steady() -> None:
    clock, device = begun()
    device.run(0.2)
    assert clock.position(device.now) == 0.0
    assert clock.next_frame() is None
    device.run(0.8)
    frame = clock.next_frame()
    position = clock.position(device.now)
    assert frame is not None
    assert 0.4 < position < 0.8
    assert frame / RATE - position == pytest.approx(0.2, abs=0.025)
    device.run(30.0)
    assert clock.position(device.now) - position == pytest.approx(30.0, abs=0.021)


@given(st.lists(st.floats(0.0, 0.1), min_size=5, max_size=60))
def test_a_busy_program_moves_the_position_neither_back_nor_apart(delays: list[float]) -> None:
    clock, device = begun()
    device.run(1.0)
    truth = clock.position(device.now) - device.now
    last = 0.0
    for delay in delays:
        device.run(0.1, late=delay)
        position = clock.position(device.now)
        assert position >= last
        assert position - device.now == pytest.approx(truth, abs=0.025)
        last = position


@given(st.lists(st.sampled_from([0.1, 0.2, 0.3]), min_size=1, max_size=5))
def test_a_device_that_holds_more_or_less_than_before_moves_no_position(sizes: list[float]) -> None:
    clock, device = begun()
    device.run(12.0)
    truth = clock.position(device.now) - device.played
    for size in sizes:
        device.holds = size
        for _ in range(60):
            device.run(0.1)
            assert clock.position(device.now) - device.played == pytest.approx(truth, abs=0.045)
    # A clip placed by position is still heard at its place: as much later as the device holds more.
    frame = clock.next_frame()
    assert frame is not None
    assert frame / RATE - clock.position(device.now) == pytest.approx(sizes[-1], abs=0.065)


@pytest.mark.parametrize("gap", [0.3, 0.6, 1.0])
def test_a_device_that_ran_empty_is_believed_within_seconds_and_time_stands_but_never_goes_back(gap: float) -> None:
    clock, device = begun()
    device.run(12.0)
    before = clock.position(device.now)
    device.run(gap, late=gap)
    last = before
    for _ in range(150):
        device.run(0.02)
        assert clock.position(device.now) >= last
        last = clock.position(device.now)
    frame = clock.next_frame()
    assert frame is not None
    assert frame / RATE - last == pytest.approx(0.2, abs=0.025)


@pytest.mark.parametrize("pause", [1.6, 5.0, 300.0])
def test_time_goes_on_without_a_jump_when_the_device_stands_still_and_comes_back(pause: float) -> None:
    clock, device = begun()
    device.run(2.0)
    truth = clock.position(device.now) - device.now
    device.stand(pause)
    assert clock.stalled(device.now)
    assert clock.position(device.now) - device.now == pytest.approx(truth, abs=0.001)
    for _ in range(100):
        device.run(0.02)
        assert clock.position(device.now) - device.now == pytest.approx(truth, abs=0.05)
    assert not clock.stalled(device.now)
    frame = clock.next_frame()
    assert frame is not None
    assert frame / RATE - clock.position(device.now) == pytest.approx(0.2, abs=0.05)


def test_a_device_that_never_asks_holds_nobody_up() -> None:
    clock = StreamClock(RATE, 0.2)
    clock.begin(10.0)
    assert clock.position(12.0) == 0.0
    assert clock.position(14.0) == pytest.approx(1.5)
    assert clock.position(15.0) == pytest.approx(2.5)
    assert clock.stalled(12.0)


def test_silent_sound_is_a_clock_that_never_goes_back() -> None:
    clock = FakeClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    sound: SoundOut = SilentSound(clock)
    assert sound.position() == 0.0
    sound.open()
    clock.advance(12.5)
    sound.play(PlacedClip(Path("anything.wav"), 1.0))
    sound.silence()
    assert sound.position() == 12.5
    sound.close()
    sound.close()
    clock.advance(5.0)
    assert sound.position() == 12.5
    sound.open()
    assert sound.position() == 0.0


def test_every_way_of_saying_every_sentence_has_a_file_of_its_own(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    ways = [("a", 1.0, "Walk on.", "1"), ("b", 1.0, "Walk on.", "1"), ("a", 1.1, "Walk on.", "1")]
    ways += [("a", 1.0, "Walk on!", "1"), ("a", 1.0, "Walk on.", "2"), ("a", 1.0, "\ud800", "1")]
    assert len({cache.path(*way) for way in ways}) == len(ways)
    assert cache.path(*ways[0]) == cache.path(*ways[0])


def test_the_least_recently_used_clips_make_room(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "clips", limit=2500)
    cache.make_room()
    clips = [cache.path("", 1.0, str(number), "1") for number in range(4)]
    for age, clip in enumerate(clips):
        clip.write_bytes(bytes(1000))
        os.utime(clip, (1000.0 + age, 1000.0 + age))
    assert cache.find(clips[0]) == clips[0]
    cache.make_room()
    assert [clip.exists() for clip in clips] == [True, False, False, True]
    assert cache.find(clips[1]) is None


def test_what_a_crash_left_half_written_is_dropped_and_clips_stay(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    clip = cache.path("", 1.0, "Walk on.", "1")
    clip.write_bytes(b"sound")
    old, young = tmp_path / f"{clip.name}.77.part", tmp_path / f"{clip.name}.78.part"
    for part in (old, young):
        part.write_bytes(b"so")
    os.utime(old, (1000.0, 1000.0))
    cache.drop_parts()
    # Another voice may be writing the young one.
    assert sorted(tmp_path.iterdir()) == sorted([clip, young])
    ClipCache(tmp_path / "not there").drop_parts()
