"""Whether the screen is shared, where that can be known: under Wayland every shared or recorded screen goes through
PipeWire, and its own ``pw-dump --monitor`` tells of each stream that comes and goes. Under X any program may read the
screen without telling anybody.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import selectors
import shutil
import subprocess
import time
from collections.abc import Mapping
from typing import Any

from coach.adapters.detect_wayland import is_wayland
from coach.adapters.readings import NO, YES
from coach.domain.presence import Detector, Finding, Reading

LIMIT = 1.0
"""Seconds to wait for the first list; it takes about 30 ms. Our choice."""
LONGEST = 16_000_000
"""Letters of one list; a longer one is not believed."""
_CLASSES = frozenset(("Stream/Output/Video", "Video/Source"))
_CASTS = ("screen-cast", "screencast", "screen_cast", "xdg-desktop-portal", "gnome-shell", "kwin")
"""What the names of streams begin or end with that desktops make of a screen. Cameras are streams, too."""

X11 = Reading(Finding.UNKNOWN, why="x11_sharing")
NO_PIPEWIRE = Reading(Finding.UNKNOWN, why="no_pipewire")


class ScreenSharedPart:
    """The streams of PipeWire, as a child process lists them."""

    detectors = frozenset({Detector.SCREEN_SHARED})

    def __init__(self, environment: Mapping[str, str], limit: float = LIMIT) -> None:
        """``limit`` in seconds. Starts nothing yet."""
        self._limit = limit
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._unread, self._letters = "", _letters()
        self._nodes: dict[int, Any] = {}

    def read(self) -> dict[Detector, Reading]:
        """Take note of what the child said, and start it where it does not run."""
        if not is_wayland(self._environment):
            return {Detector.SCREEN_SHARED: X11}
        try:
            if self._process is None:
                self._start()
            else:
                self._take(0.0)
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            self.close()
            return {Detector.SCREEN_SHARED: NO_PIPEWIRE}
        shared = any(_is_shared_screen(node) for node in self._nodes.values())
        return {Detector.SCREEN_SHARED: YES if shared else NO}

    def wait_on(self) -> int | None:
        """What the child says."""
        return None if self._process is None or self._process.stdout is None else self._process.stdout.fileno()

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        self._unread, self._letters, self._nodes = "", _letters(), {}
        if process is not None:
            process.kill()
            with process:
                pass

    def _start(self) -> None:
        program = shutil.which("pw-dump", path=self._environment.get("PATH"))
        if program is None:
            raise FileNotFoundError("pw-dump")
        self._process = subprocess.Popen(
            [program, "--monitor", "--no-colors"],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        end = time.monotonic() + self._limit
        while not self._nodes:
            if time.monotonic() > end:
                raise TimeoutError
            self._take(end - time.monotonic())

    def _take(self, seconds: float) -> None:
        """Read what lies ready, waiting so long for it. Raises ``OSError`` at the end, ``ValueError`` for nonsense."""
        assert self._process is not None
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while selector.select(max(0.0, seconds)):
                came = os.read(self._process.stdout.fileno(), 65536)
                if not came:
                    raise EOFError
                self._unread += self._letters.decode(came)
                seconds = 0.0
        self._understand()

    def _understand(self) -> None:
        """The lists that are whole by now; the rest waits for its end."""
        if len(self._unread) > LONGEST:
            raise ValueError("a list without end")
        while text := self._unread.lstrip():
            try:
                found, length = json.JSONDecoder().raw_decode(text)
            except ValueError:
                break
            self._unread = text[length:]
            self._nodes.update((one["id"], one.get("info")) for one in found)


def _letters() -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder("utf-8")("replace")


def _is_shared_screen(info: Any) -> bool:
    with contextlib.suppress(AttributeError, TypeError):
        said = info["props"]
        running = info.get("state") == "running" and said.get("media.class") in _CLASSES
        names = " ".join(str(said.get(key, "")) for key in ("node.name", "media.name", "application.name"))
        cast = said.get("media.role") == "Screen" or any(word in names for word in _CASTS)
        return running and cast
    return False
