"""Which windows fill the screen, as some Wayland desktops tell it: by ``wlr-foreign-toplevel-management`` (Sway,
Hyprland, COSMIC, labwc and others). GNOME and KDE tell it to nobody, so there the X way is all there is.

The protocol is described in wlr-protocols; the numbers below are those of its requests, events and states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.adapters.detect_full_screen import FullScreenPart
from coach.adapters.detect_wayland import Said, WaylandClient, WaylandGone
from coach.adapters.readings import yes_or_no
from coach.domain.presence import Detector, Reading

_MANAGER = "zwlr_foreign_toplevel_manager_v1"
_NEWEST = 3
_SINCE = 2
"""The version from which on full screens are told."""
_NEW_WINDOW = 0
_NAME, _STATES, _CLOSED, _DESTROY = 1, 4, 6, 7
_ACTIVE, _FULL = 2, 3


@dataclass
class _Window:
    name: str = ""
    states: frozenset[int] = field(default_factory=frozenset)


class WaylandWindows:
    """The windows of the desktop. For one thread; opened by the first question, and again after a loss."""

    def __init__(self, environment: Mapping[str, str], ours: str) -> None:
        """``ours``: the name of our own windows, which do not count."""
        self._desktop = WaylandClient(environment)
        self._ours = ours.casefold()
        self._manager = 0
        self._windows: dict[int, _Window] = {}

    def reading(self) -> Reading | None:
        """Whether the window in front fills the screen; None where the desktop does not tell."""
        try:
            if not self._desktop.is_open:
                self._open()
            for said in self._desktop.heard():
                self._note(said)
        except (OSError, WaylandGone):
            self.close()
            return None
        full = [one.name for one in self._windows.values() if {_ACTIVE, _FULL} <= one.states and not self._is_ours(one)]
        return yes_or_no(bool(full), full[0] if full else "")

    def fileno(self) -> int | None:
        """Readable when a window changes."""
        return self._desktop.fileno()

    def close(self) -> None:
        """Let the desktop go; safe to call twice."""
        self._desktop.close()
        self._windows = {}

    def _open(self) -> None:
        self._desktop.open()
        self._manager, version = self._desktop.bind(_MANAGER, _NEWEST)
        if version < _SINCE:
            raise WaylandGone
        for said in self._desktop.until_now():
            self._note(said)

    def _note(self, said: Said) -> None:
        if said.sender == self._manager and said.event == _NEW_WINDOW:
            self._windows[said.numbers(1)[0]] = _Window()
        elif (window := self._windows.get(said.sender)) is None:
            return
        elif said.event == _NAME:
            window.name = said.text()
        elif said.event == _STATES:
            (size,) = said.numbers(1)
            window.states = frozenset(said.numbers(size // 4, 4))
        elif said.event == _CLOSED:
            del self._windows[said.sender]
            self._desktop.ask(said.sender, _DESTROY)

    def _is_ours(self, window: _Window) -> bool:
        return window.name.casefold() == self._ours


class WaylandFullScreenPart:
    """The desktop where it tells, else what can be seen of windows of old programs."""

    detectors = frozenset({Detector.FULL_SCREEN})

    def __init__(self, windows: WaylandWindows, old: FullScreenPart) -> None:
        self._windows, self._old = windows, old

    def read(self) -> dict[Detector, Reading]:
        """Ask the desktop first."""
        told = self._windows.reading()
        return self._old.read() if told is None else {Detector.FULL_SCREEN: told}

    def wait_on(self) -> int | None:
        """Whoever told."""
        handle = self._windows.fileno()
        return self._old.wait_on() if handle is None else handle

    def close(self) -> None:
        """Let both go."""
        self._windows.close()
        self._old.close()
