"""Whether the window in front fills the screen, as X tells it. Asked again only when another window comes to the front
or this one changes its size.

Under Wayland only windows of old programs (XWayland) can be seen: one of them in front and in full screen is a yes, all
else cannot be told.
"""

from __future__ import annotations

import contextlib
import importlib
from typing import Any

from coach.adapters.readings import NO, NO_DISPLAY, TIMES
from coach.domain.presence import Detector, Finding, Reading

NO_WINDOW_MANAGER = Reading(Finding.UNKNOWN, why="no_window_manager")
WAYLAND = Reading(Finding.UNKNOWN, why="wayland_full_screen")


class FullScreenPart:
    """The active window of one X server."""

    detectors = frozenset({Detector.FULL_SCREEN})

    def __init__(self, display: str, ours: int, wayland: bool = False) -> None:
        """``display``: the X server; ``ours``: the process whose windows do not count. Imports the library. Raises
        ``ImportError``."""
        self._library: Any = importlib.import_module("Xlib.display")
        self._faults: Any = importlib.import_module("Xlib.error")
        self._names: Any = importlib.import_module("Xlib.X")
        # What a connection would import on the worker's thread.
        extensions: Any = importlib.import_module("Xlib.ext")
        for _, name in extensions.__extensions__:
            importlib.import_module(f"Xlib.ext.{name}")
        for name in ("unix_connect", "unix_dnd"):
            with contextlib.suppress(ImportError):
                importlib.import_module(f"Xlib.support.{name}")
        self._name, self._ours, self._wayland = display, ours, wayland
        self._display: Any = None
        self._listened_to = 0

    def read(self) -> dict[Detector, Reading]:
        """Look at the window in front."""
        try:
            reading = self._settled()
        except Exception:
            # A server that is gone shows in many ways.
            self.close()
            reading = NO_DISPLAY
        if self._wayland and reading.finding is not Finding.YES:
            reading = WAYLAND
        return {Detector.FULL_SCREEN: reading}

    def wait_on(self) -> int | None:
        """The connection."""
        return None if self._display is None else int(self._display.fileno())

    def close(self) -> None:
        """Let the server go."""
        display, self._display, self._listened_to = self._display, None, 0
        if display is not None:
            with contextlib.suppress(Exception):
                display.close()

    def _settled(self) -> Reading:
        self._open()
        self._heard()
        reading = self._look()
        for _ in range(TIMES):
            if not self._heard():
                break
            reading = self._look()
        return reading

    def _open(self) -> None:
        if self._display is None:
            self._display = display = self._library.Display(self._name)
            # A window that goes while we ask is no fault; the library would print it.
            display.set_error_handler(lambda *_: None)
            display.screen().root.change_attributes(event_mask=self._names.PropertyChangeMask)
            display.sync()

    def _heard(self) -> bool:
        """Whether something came; all that lies ready is read."""
        heard = False
        while self._display.pending_events():
            event = self._display.next_event()
            heard |= event.type != self._names.PropertyNotify or event.atom == self._atom("_NET_ACTIVE_WINDOW")
        return heard

    def _look(self) -> Reading:
        root = self._display.screen().root
        active = self._numbers(root, "_NET_ACTIVE_WINDOW")
        if active is None:
            # Before the first window comes, nobody has said which one is in front.
            return NO if self._numbers(root, "_NET_SUPPORTING_WM_CHECK") else NO_WINDOW_MANAGER
        if not active or not active[0]:
            return NO
        window = self._display.create_resource_object("window", active[0])
        try:
            self._listen_to(window)
            return self._of_window(window)
        except (self._faults.BadWindow, self._faults.BadDrawable):
            return NO

    def _listen_to(self, window: Any) -> None:
        """A window that goes to full screen changes its size. Its titles and keystrokes would wake us all the time."""
        if window.id != self._listened_to:
            if self._listened_to:
                old = self._display.create_resource_object("window", self._listened_to)
                old.change_attributes(event_mask=self._names.NoEventMask)
            window.change_attributes(event_mask=self._names.StructureNotifyMask)
            self._listened_to = window.id

    def _of_window(self, window: Any) -> Reading:
        states = self._numbers(window, "_NET_WM_STATE") or ()
        if self._atom("_NET_WM_STATE_FULLSCREEN") not in states:
            return NO
        kinds = self._numbers(window, "_NET_WM_WINDOW_TYPE") or ()
        ours = self._ours in (self._numbers(window, "_NET_WM_PID") or ())
        if ours or self._atom("_NET_WM_WINDOW_TYPE_DESKTOP") in kinds:
            return NO
        named = window.get_wm_class()
        return Reading(Finding.YES, named[1] if named else "")

    def _numbers(self, window: Any, name: str) -> tuple[int, ...] | None:
        found = window.get_full_property(self._atom(name), self._names.AnyPropertyType)
        return None if found is None else tuple(found.value)

    def _atom(self, name: str) -> int:
        return int(self._display.get_atom(name))
