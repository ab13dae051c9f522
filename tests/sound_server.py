"""A private sound server for tests: PulseAudio with a sink that plays into nothing, and a recorder of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import IO

import numpy as np
from numpy.typing import NDArray

RATE = 48000
SINK = "amble"
_CHUNK = RATE // 100 * 2


@dataclass(frozen=True)
class SoundServer:
    """A running server. Give ``environment`` to whatever shall play into it."""

    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it; safe to call twice."""
        self.process.terminate()
        self.process.wait()

    def control(self, *words: str) -> str:
        """Tell it something, as ``pactl`` does, and return the answer."""
        environment = {**os.environ, **self.environment}
        done = subprocess.run(["pactl", *words], env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def add_sink(self, name: str) -> str:
        """Another, prompt sink that plays into nothing; returns what ``remove_sink`` wants."""
        words = ("module-null-sink", f"sink_name={name}", f"rate={RATE}", "channels=1", "norewinds=1")
        return self.control("load-module", *words)

    def remove_sink(self, module: str) -> None:
        """As when a device is unplugged. The first sink's module is ``module-null-sink`` while it is the only one."""
        self.control("unload-module", module)


def why_not() -> str:
    """Why no sound server can run here, or ""."""
    missing = [name for name in ("pulseaudio", "parec") if shutil.which(name) is None]
    return f"{' and '.join(missing)} not installed" if missing else ""


def start(folder: Path, *, prompt: bool = False, shared_memory: bool = False) -> SoundServer | None:
    """A server whose files live in ``folder`` (a short path), or None after printing the reason.

    Its sink works in blocks of 2 s until it knows better, and so begins to play up to 2 s late; a ``prompt`` one in
    blocks of 50 ms, as sound cards do. With ``shared_memory`` it talks to its clients the way it usually does on one
    computer.
    """
    reason = why_not()
    if reason:
        sys.stderr.write(f"no sound server: {reason}\n")
        return None
    socket = folder / "native"
    environment = {
        "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder / "run"), "PULSE_STATE_PATH": str(folder),
        "PULSE_COOKIE": str(folder / "cookie"), "PULSE_SERVER": f"unix:{socket}",
    }  # fmt: skip
    process = subprocess.Popen(
        [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            f"--disable-shm={'no' if shared_memory else 'yes'}",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}",
            f"--load=module-null-sink sink_name={SINK} rate={RATE} channels=1 norewinds={int(prompt)}",
        ],
        env={**os.environ, **environment, "HOME": str(folder)},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    server = SoundServer(environment, process)
    if not _answers(server):
        sys.stderr.write("no sound server: pulseaudio did not start\n")
        server.stop()
        return None
    return server


def _answers(server: SoundServer) -> bool:
    """Wait up to 10 s for the server's sink."""
    patience = Event()
    for _ in range(100):
        found = subprocess.run(
            ["pactl", "list", "short", "sinks"],
            env={**os.environ, **server.environment},
            capture_output=True,
            text=True,
        )
        if SINK in found.stdout:
            return True
        patience.wait(0.1)
    return False


class Recording:
    """What the sink played, with the monotonic time of each sample."""

    def __init__(self, server: SoundServer, sink: str = SINK) -> None:
        """Recording runs when this returns."""
        command = ["parec", "-d", f"{sink}.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw"]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=10"], env={**os.environ, **server.environment}, stdout=subprocess.PIPE
        )
        self._data = bytearray()
        self._began = float("inf")
        self._flows = Event()
        assert self._process.stdout is not None
        self._thread = Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._thread.start()
        self._flows.wait(10.0)

    def _read(self, pipe: IO[bytes]) -> None:
        while piece := pipe.read(_CHUNK):
            self._data += piece
            # A chunk may come late, never early: the earliest tells when the first sample was played.
            self._began = min(self._began, time.monotonic() - len(self._data) / 2 / RATE)
            self._flows.set()

    def stop(self) -> None:
        """End the recording; safe to call twice."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def began(self) -> float:
        """Monotonic time of the first sample, right to about 10 ms."""
        return self._began

    def samples(self) -> NDArray[np.float32]:
        """Everything so far, −1 to 1, at ``RATE``."""
        return self.part(0, len(self._data) // 2)

    def part(self, first: int, frames: int) -> NDArray[np.float32]:
        """``frames`` samples from index ``first`` on, or fewer at the end."""
        whole = bytes(self._data[2 * first : min(2 * (first + frames), len(self._data) // 2 * 2)])
        return (np.frombuffer(whole, "<i2") / 32768.0).astype(np.float32)

    def save(self, path: Path) -> None:
        """Write it as WAV."""
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(bytes(self._data[: len(self._data) // 2 * 2]))


@contextmanager
def recorded(server: SoundServer, sink: str = SINK) -> Iterator[Recording]:
    """Record what a sink plays while the block runs."""
    recording = Recording(server, sink)
    try:
        yield recording
    finally:
        recording.stop()


def find(clip: NDArray[np.float32], sound: NDArray[np.float32], after: int = 0) -> tuple[int, float]:
    """The index in ``sound`` where ``clip`` begins most likely, at or after ``after``, and how alike they are, 0–1.

    Both at the same rate; the loudness does not matter.
    """
    part = sound[after:].astype(np.float64)
    size = len(part) + len(clip)
    match = np.fft.irfft(np.fft.rfft(part, size) * np.conj(np.fft.rfft(clip, size)), size)[
        : max(1, len(part) - len(clip))
    ]
    energy = np.cumsum(np.concatenate(([0.0], part**2)))
    around = energy[len(clip) :][: len(match)] - energy[: len(match)]
    likeness = match / np.sqrt(np.maximum(around, 1e-3) * np.sum(clip.astype(np.float64) ** 2))
    index = int(np.argmax(likeness))
    return after + index, float(likeness[index])
