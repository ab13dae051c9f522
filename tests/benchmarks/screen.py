"""An X server whose pixels are a file, so that a program can be seen painting without any code inside it."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from tests.session_bus import private_bus

WIDTH, HEIGHT = 1280, 960
"""Pixels of the screen, four bytes each."""
LOOK_SECONDS = 0.0005
"""Between two looks at the pixels: what a figure may be too long by."""


class Screen:
    """The pixels of a private X server."""

    def __init__(self, environment: dict[str, str], pixels: mmap.mmap, start: int) -> None:
        """``start`` is where the first pixel is in the file."""
        self.environment = environment
        self._pixels, self._start = pixels, start

    def row(self, y: int, left: int = 0, right: int = WIDTH) -> bytes:
        """Part of a row as blue, green, red and one spare byte a pixel."""
        at = self._start + y * WIDTH * 4
        return self._pixels[at + left * 4 : at + right * 4]

    def is_painted(self) -> bool:
        """Whether anything is a third into the screen, which the server begins with black."""
        return any(self.row(HEIGHT // 3, WIDTH // 3, WIDTH // 3 + 16))

    def shows(self, colour: str, top: int = 0) -> bool:
        """Whether twenty pixels of the colour ("#RRGGBB") stand side by side in one of the rows from ``top`` down."""
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        wanted = bytes((blue, green, red))
        return any(self._holds(y, wanted) for y in range(top, HEIGHT, 8))

    def _holds(self, y: int, wanted: bytes) -> bool:
        row = self.row(y)
        stripped = b"".join(row[at : at + 3] for at in range(0, len(row), 4)) if wanted in row else b""
        return wanted * 20 in stripped

    def wait_until_black(self) -> None:
        """Until the last window is off the screen. Raises ``TimeoutError``."""
        milliseconds_until(lambda: not self.is_painted(), time.monotonic())


def milliseconds_until(so: Callable[[], bool], began: float, limit: float = 20.0) -> float:
    """Milliseconds from the monotonic ``began`` until ``so()``. Raises ``TimeoutError`` after ``limit`` seconds."""
    patience = Event()
    while not so():
        if time.monotonic() - began > limit:
            raise TimeoutError("it did not happen")
        patience.wait(LOOK_SECONDS)
    return (time.monotonic() - began) * 1000


@contextmanager
def private_screen() -> Iterator[Screen]:
    """A server, a session bus and empty folders of their own; give ``environment`` to whatever shall be seen."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="amble-bench-")))
        bus = stack.enter_context(private_bus(folder))
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
        command += ["-noreset", "-br", "-nocursor"]
        server = stack.enter_context(running([*command, "-fbdir", str(folder)], stdout=subprocess.PIPE))
        assert server.stdout is not None
        number = server.stdout.readline().decode().strip()
        file = stack.enter_context((folder / "Xvfb_screen0").open("rb"))
        pixels = stack.enter_context(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
        yield Screen(_environment(folder, bus, number), pixels, _first_pixel(pixels))


@contextmanager
def running(
    command: list[str], environment: dict[str, str] | None = None, stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended with the block."""
    process = subprocess.Popen(command, env=environment, stdout=stdout, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _environment(folder: Path, bus: str, number: str) -> dict[str, str]:
    own = {
        "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DBUS_SESSION_BUS_ADDRESS": bus,
        "XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config"),
        "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb",
    }  # fmt: skip
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **own}


def _first_pixel(pixels: mmap.mmap) -> int:
    """The file is an X window dump: a header of so many bytes, then colours of 12 bytes each, then the pixels."""
    header = struct.unpack(">20I", pixels[:80])
    return int(header[0] + header[19] * 12)
