"""For how long nobody touched keyboard or mouse.

Under X by dbus-idle's ``X11IdleMonitor``, or by python-xlib where the library for that (libxss1) is missing. dbus-idle
knows more ways, which are wrong for us: ``IdleMonitor`` takes the first that works, X under Wayland included, where it
only sees windows of old programs; ``SwayIdleMonitor`` starts a program and writes a file at every pause;
``DBusIdleMonitor`` waits without end for a desktop that hangs, and believes KDE under Wayland, which always says 0.
So GNOME is asked on the bus with our own limit; other Wayland desktops tell it themselves (``detect_wayland_idle``).
"""

from __future__ import annotations

import contextlib
import importlib
import logging
from collections.abc import Callable, Mapping
from typing import Any

from coach.adapters.detect_bus import Bus, BusGone, Place, Slow, session_bus
from coach.adapters.detect_wayland_idle import WaylandIdle
from coach.adapters.readings import NO_DISPLAY, idle_reading
from coach.domain.presence import Detector, Finding, Reading

WAYLAND = Reading(Finding.UNKNOWN, why="wayland_idle")
MUTTER = Place("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor")


class XIdlePart:
    """Asks the X server that ``DISPLAY`` names; it has to be asked."""

    detectors = frozenset({Detector.IDLE})

    def __init__(self) -> None:
        """Imports the libraries. Raises ``ImportError``."""
        self._library: Any = importlib.import_module("dbus_idle")
        self._milliseconds: Callable[[], float] | None = None
        self._end: Callable[[], object] = lambda: None

    def read(self) -> dict[Detector, Reading]:
        """Ask the server; one that is gone is looked for again next time."""
        try:
            if self._milliseconds is None:
                self._open()
            assert self._milliseconds is not None
            return {Detector.IDLE: idle_reading(self._milliseconds() / 1000)}
        except Exception:
            logging.getLogger(__name__).debug("X tells no idle time", exc_info=True)
            self.close()
            return {Detector.IDLE: NO_DISPLAY}

    def wait_on(self) -> int | None:
        """Nothing tells."""
        return None

    def close(self) -> None:
        """Let the server go."""
        end, self._end, self._milliseconds = self._end, lambda: None, None
        with contextlib.suppress(Exception):
            end()

    def _open(self) -> None:
        try:
            monitor = self._library.X11IdleMonitor()
            self._milliseconds, self._end = monitor.get_dbus_idle, monitor.close
        except (OSError, AttributeError):
            display = importlib.import_module("Xlib.display").Display()
            root = display.screen().root
            self._milliseconds, self._end = lambda: float(root.screensaver_query_info().idle), display.close


class WaylandIdlePart:
    """GNOME on the bus; other desktops by their own protocol, which tells when a pause begins and ends."""

    detectors = frozenset({Detector.IDLE})

    def __init__(self, environment: Mapping[str, str], pause: float) -> None:
        """``pause``: seconds without a touch below which none counts. Imports the library. Raises ``ImportError``."""
        self._bus = Bus(session_bus(environment))
        self._pauses = WaylandIdle(environment, pause)

    def read(self) -> dict[Detector, Reading]:
        """Ask both, GNOME first."""
        seconds = self._of_gnome()
        if seconds is None:
            seconds = self._pauses.seconds()
        return {Detector.IDLE: WAYLAND if seconds is None else idle_reading(seconds)}

    def wait_on(self) -> int | None:
        """The desktop's socket, where it tells by itself."""
        return self._pauses.fileno()

    def close(self) -> None:
        """Let both go."""
        self._bus.close()
        self._pauses.close()

    def _of_gnome(self) -> float | None:
        try:
            found = self._bus.ask(MUTTER, "GetIdletime")
        except (BusGone, Slow):
            return None
        return found[0] / 1000 if found else None
