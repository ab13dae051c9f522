"""A private desktop for tests: X server, window manager, session bus and accessibility bus, all of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.patience import until
from tests.session_bus import private_bus

SIZE = (1280, 960)
"""Width and height of the screen in px."""
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
"""Where Debian keeps it; no path has it."""
LIMIT = 30.0
"""Seconds that a program may take on the desktop: ``xdotool --sync`` waits without end for what does not come."""
PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")


@dataclass(frozen=True)
class Display:
    """A running desktop. Give ``environment`` to whatever shall appear on it."""

    environment: dict[str, str]
    bus: str
    """Address of the session bus."""

    def run(self, *command: str) -> str:
        """Run a program on this desktop and return what it prints. Raises ``SubprocessError`` when it fails or does not
        end."""
        world = {**os.environ, **self.environment}
        return subprocess.run(command, env=world, capture_output=True, text=True, check=True, timeout=LIMIT).stdout

    def photograph(self, path: Path) -> None:
        """Keep a picture of the screen, where ImageMagick is there to make one."""
        if shutil.which("import") is not None:
            self.run("import", "-window", "root", str(path))


def why_not() -> str:
    """Why no desktop can be had here, or ""."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    missing += [] if _launcher() else ["at-spi-bus-launcher"]
    return f"{' and '.join(missing)} not installed" if missing else ""


@contextmanager
def private_display(folder: Path) -> Iterator[Display]:
    """A desktop whose files live in ``folder`` (a short path: sockets have names of a hundred letters at most)."""
    with ExitStack() as stack:
        bus = stack.enter_context(private_bus(folder))
        environment = {
            "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }  # fmt: skip
        environment["DISPLAY"] = stack.enter_context(_screen(environment))
        stack.enter_context(_window_manager(environment, folder / "managed"))
        launcher = [_launcher(), "--launch-immediately"]
        stack.enter_context(_running(launcher, environment))
        yield Display(environment, bus)


def _launcher() -> str:
    return next((path for path in LAUNCHERS if os.access(path, os.X_OK)), "")


@contextmanager
def _screen(environment: dict[str, str]) -> Iterator[str]:
    """An X server with a number of its own choice; gives its name."""
    width, height = SIZE
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    with _running(command, environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        number = process.stdout.readline().decode().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def _window_manager(environment: dict[str, str], mark: Path) -> Iterator[None]:
    """Openbox, once it manages windows: it then makes the file ``mark``."""
    with _running(["openbox", "--startup", f"touch {mark}"], environment):
        until(mark.exists)
        yield


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=stdout or subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
