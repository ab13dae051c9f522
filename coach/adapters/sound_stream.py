"""One playback stream on the sound device through miniaudio: clips placed by sample, the stream's time as the clock."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from coach.adapters.clip_shelf import ClipShelf
from coach.adapters.mixer import Mixer
from coach.adapters.samples import BadClip, as_bytes, highest, silence
from coach.adapters.stream_clock import StreamClock
from coach.domain.cue_proof import CueFate
from coach.domain.sound import Levels
from coach.services.sound_ports import Heard, PlacedClip, SoundUnavailable

RATE = 48000
"""What sound systems mix at, and sound files are written at."""
BUFFER_MS = 250
"""What the sound system holds ahead. Measured on 2 cores, the window keeping Python for 80 ms four times a second:
150 ms ran empty now and then, 200 never; with three other programs busy as well 200 did, hence some more."""
PULSE_LATENCY_SECONDS = 0.200
"""From here to the ear. PulseAudio counts its sink's share (about 100 of the 250 ms) into the buffer and lets any other
program shorten it to 10 ms; this is the middle."""
PERIOD_MS = 20
NO_DEVICE = "No sound device answers, so walks are in words. Plug one in or start your sound service."
_RETRY_SECONDS = 0.5
_LOOK_SECONDS = 0.1
_METER_SECONDS = 0.1
_OPENING = Lock()
"""Held while a device opens: what is set for it in the environment is set for the whole program."""
_log = logging.getLogger(__name__)


class StreamSound:
    """A ``LiveSound`` on the default device. When the device goes, time goes on and the next one is taken."""

    def __init__(self, rate: int = RATE) -> None:
        """``rate`` in Hz of the stream; clips of other rates are converted."""
        self._rate = rate
        self._lock = Lock()
        self._device: Any = None
        self._closed, self._gone = Event(), Event()
        self._closed.set()
        self._shelf = ClipShelf(rate)
        self._levels, self._wake = Levels(), True
        self._mixer = Mixer(rate)
        self._clock = StreamClock(rate, 0.0)
        self._peaks: deque[tuple[float, float]] = deque(maxlen=2 * int(1000 * _METER_SECONDS) // PERIOD_MS)
        self._final = 0.0

    def open(self) -> None:
        """Start the stream. Raises ``SoundUnavailable`` without a device; takes about 0.3 s the first time."""
        self.close()
        device, latency = _open_device(self._rate)
        self._mixer = Mixer(self._rate, wake=self._wake)
        self._mixer.set_levels(self._levels)
        self._clock = StreamClock(self._rate, latency)
        self._clock.begin(time.monotonic())
        self._closed = Event()
        try:
            self._start(device, self._closed)
        except SoundUnavailable:
            self.close()
            raise
        Thread(target=self._keep, args=(self._closed,), name="sound keeper", daemon=True).start()

    def position(self) -> float:
        """Seconds heard since ``open``. 0 before it, standing still after ``close``."""
        return self._final if self._closed.is_set() else self._clock.position(time.monotonic())

    def play(self, placed: PlacedClip) -> None:
        """Place a WAV file; a broken one is logged and skipped. Decoded here, at its first use, in 10 ms or less."""
        if self._closed.is_set():
            self._mixer.refuse(placed.mark, CueFate.NO_DEVICE)
            return
        try:
            samples = self._shelf.samples(placed.clip)
        except BadClip as problem:
            _log.warning("a sound cannot be played: %s", problem)
            self._mixer.refuse(placed.mark, CueFate.BROKEN)
            return
        at, one = round(placed.at * self._rate), placed
        self._mixer.add(samples, at, one.gain, one.must, one.bus, one.mark, one.late)

    def silence(self) -> None:
        """Fade out and forget what waits."""
        self._expire()
        self._mixer.fade_out()

    def set_levels(self, levels: Levels) -> None:
        """Change the loudness of both buses within 30 ms of sound; also of streams opened later."""
        self._levels = levels
        self._mixer.set_levels(levels)

    def wake(self, on: bool) -> None:
        """Whether a faint tone goes before a voice after a quiet time, so that Bluetooth loses no syllable."""
        self._wake = self._mixer.wake = on

    def heard(self) -> tuple[Heard, ...]:
        """What became of marked clips since the last time, in seconds of the stream."""
        self._expire()
        return self._mixer.heard()

    def peak(self) -> float:
        """The highest sample handed over in the last tenth of a second, 0–1."""
        since = time.monotonic() - _METER_SECONDS
        return max((peak for when, peak in tuple(self._peaks) if when >= since), default=0.0)

    def trouble(self) -> str:
        """One sentence while the device gives no sound, else ""."""
        if not self._closed.is_set() and self._clock.stalled(time.monotonic()):
            return "The sound device stopped. Your walk goes on in words, and sound returns when a device does."
        return ""

    def close(self) -> None:
        """Stop the stream; the position stays where it was."""
        if self._closed.is_set():
            return
        self.silence()
        self._final = self.position()
        self._closed.set()
        with self._lock:
            device, self._device = self._device, None
        if device is not None:
            device.close()

    def _expire(self) -> None:
        """While no device asks: what should have sounded long ago did not, for want of one."""
        now = time.monotonic()
        if not self._closed.is_set() and self._clock.stalled(now):
            self._mixer.expire(round(self._clock.position(now) * self._rate), CueFate.NO_DEVICE)

    def _start(self, device: Any, closed: Event) -> None:
        """Begin to draw samples, unless the stream was closed meanwhile. Raises ``SoundUnavailable``."""
        import miniaudio

        blocks = self._blocks(self._mixer, self._clock)
        next(blocks)
        with self._lock:
            if closed.is_set():
                device.close()
                return
            self._device = device
            self._gone.clear()
        device.stop_callback = self._gone.set
        try:
            device.start(blocks)
        except (miniaudio.MiniaudioError, OSError) as problem:
            _log.info("the sound device does not start: %s", problem)
            raise SoundUnavailable(NO_DEVICE) from problem

    def _blocks(self, mixer: Mixer, clock: StreamClock) -> Generator[bytes, int, None]:
        """What miniaudio's thread draws from: it sends a number of frames and gets so many samples."""
        frames = yield b""
        while True:
            start = clock.next_frame()
            # Before the flow is steady nobody knows when a sample will be heard: silence, and the clips wait.
            block = silence(frames) if start is None else mixer.block(start, frames)
            now = time.monotonic()
            clock.delivered(frames, now)
            self._peaks.append((now, highest(block)))
            frames = yield as_bytes(block)

    def _keep(self, closed: Event) -> None:
        """While the stream is open: take another device when this one is gone or has stopped asking."""
        while not closed.wait(_LOOK_SECONDS):
            if self._gone.is_set() or self._clock.stalled(time.monotonic()):
                self._expire()
                self._take_another(closed)

    def _take_another(self, closed: Event) -> None:
        with self._lock:
            lost, self._device = self._device, None
        if lost is not None:
            lost.close()
        self._clock.lost(time.monotonic())
        try:
            device, _ = _open_device(self._rate)
            self._clock.lost(time.monotonic())
            self._start(device, closed)
        except SoundUnavailable:
            closed.wait(_RETRY_SECONDS)


def _open_device(rate: int) -> tuple[Any, float]:
    """The default device and its latency in seconds, from the best system that answers. Raises ``SoundUnavailable``."""
    import miniaudio

    # Loads numpy here, not in the audio thread, whose first block must not wait for it.
    silence(1)
    for name in _backends():
        try:
            with _pulse_buffer():
                device = _device_class()(
                    miniaudio.SampleFormat.FLOAT32, 1, rate, PERIOD_MS, callback_periods=BUFFER_MS // PERIOD_MS,
                    backends=[miniaudio.Backend[name]], app_name="Amble",
                )  # fmt: skip
        except (miniaudio.MiniaudioError, OSError) as problem:
            _log.info("%s: %s", name, problem)
            continue
        return device, PULSE_LATENCY_SECONDS if name == "PULSEAUDIO" else BUFFER_MS / 1000
    raise SoundUnavailable(NO_DEVICE)


@cache
def _device_class() -> Any:
    """miniaudio's device, which forgets its connection to the sound system: every one of ours ends it."""
    import miniaudio

    class Device(miniaudio.PlaybackDevice):  # type: ignore[misc]
        def close(self) -> None:
            self.stop_callback = None
            super().close()
            context, self._context = getattr(self, "_context", None), None
            if context is not None:
                miniaudio.lib.ma_context_uninit(context)

    return Device


def _backends() -> tuple[str, ...]:
    if sys.platform == "linux":
        return ("PULSEAUDIO", "ALSA") if _has_a_card() else ("PULSEAUDIO",)
    return ("COREAUDIO",) if sys.platform == "darwin" else ("WASAPI", "DSOUND", "WINMM")


def _has_a_card() -> bool:
    """Whether ALSA knows a playback device; asking ALSA itself without one fills the terminal with its complaints."""
    try:
        return "playback" in Path("/proc/asound/pcm").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


@contextmanager
def _pulse_buffer() -> Iterator[None]:
    """miniaudio never asks PulseAudio for a low latency, which then keeps up to 2 s; libpulse reads this instead."""
    name = "PULSE_LATENCY_MSEC"
    with _OPENING:
        before = os.environ.get(name)
        os.environ[name] = before or str(BUFFER_MS)
        try:
            yield
        finally:
            if before is None:
                del os.environ[name]
