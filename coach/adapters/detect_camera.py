"""Whether a camera is in use: the kernel tells when one is opened or closed; who holds it open is looked up then."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coach.adapters.readings import NO
from coach.domain.presence import Detector, Finding, Reading

NO_DEVICES = Reading(Finding.UNKNOWN, why="no_devices")


class CameraPart:
    """Video devices in a folder, and the processes that hold them open. Those of other people cannot be seen."""

    detectors = frozenset({Detector.CAMERA})

    def __init__(
        self, ours: int, devices: Path = Path("/dev"), processes: Path = Path("/proc"), name: str = "video"
    ) -> None:
        """``ours``: the process id that does not count; ``name``: what the devices' names begin with. Imports the
        library. Raises ``ImportError``."""
        import inotify_simple

        self._library: Any = inotify_simple
        self._ours, self._devices, self._processes, self._name = str(ours), devices, processes, name
        self._notes: Any = None
        self._watched: set[str] = set()

    def read(self) -> dict[Detector, Reading]:
        """Look who holds a camera open, and listen to each camera there is."""
        try:
            self._listen()
        except OSError:
            # The kernel has room for 128 listeners of one person; without one, we have to ask.
            logging.getLogger(__name__).info("cameras cannot be listened to", exc_info=True)
            self.close()
        try:
            cameras = self._cameras()
        except OSError:
            return {Detector.CAMERA: NO_DEVICES}
        holders = sorted(set(self._holders(cameras))) if cameras else []
        return {Detector.CAMERA: Reading(Finding.YES, ", ".join(holders)) if holders else NO}

    def wait_on(self) -> int | None:
        """The kernel's notes, where it takes any for us."""
        return None if self._notes is None else int(self._notes.fileno())

    def close(self) -> None:
        """Listen no more."""
        notes, self._notes = self._notes, None
        self._watched.clear()
        if notes is not None:
            notes.close()

    def _cameras(self) -> frozenset[str]:
        found = [one for one in os.scandir(self._devices) if one.name.startswith(self._name)]
        return frozenset(one.path for one in found if one.name[len(self._name) :].isdigit())

    def _listen(self) -> None:
        """Read what was noted, and watch what is new. Raises ``OSError`` where the system has no room for it."""
        flags = self._library.flags
        if self._notes is None:
            self._notes = self._library.INotify()
            self._notes.add_watch(self._devices, flags.CREATE | flags.DELETE | flags.ATTRIB)
        gone = {event.name for event in self._notes.read(timeout=0) if event.mask & flags.DELETE}
        self._watched -= {str(self._devices / name) for name in gone}
        for camera in self._cameras() - self._watched:
            # A camera that may not be opened yet gets its rights in a moment, and is noted again then.
            with contextlib.suppress(PermissionError, FileNotFoundError):
                self._notes.add_watch(camera, flags.OPEN | flags.CLOSE_WRITE | flags.CLOSE_NOWRITE)
                self._watched.add(camera)

    def _holders(self, cameras: frozenset[str]) -> Iterator[str]:
        """The names of processes that have one open."""
        for process in os.scandir(self._processes):
            if process.name.isdigit() and process.name != self._ours and _holds(process.path, cameras):
                with contextlib.suppress(OSError):
                    yield (Path(process.path) / "comm").read_text(encoding="utf-8", errors="replace").strip()


def _holds(process: str, cameras: frozenset[str]) -> bool:
    """Whether a process has one of these files open; those of other people do not tell."""
    folder = f"{process}/fd"
    with contextlib.suppress(OSError):
        for number in os.listdir(folder):
            with contextlib.suppress(OSError):
                if os.readlink(f"{folder}/{number}") in cameras:
                    return True
    return False
