"""Pauses in typing as Wayland desktops tell them: a small client of the protocol ``ext-idle-notify-v1`` (KDE, Sway,
Hyprland, COSMIC and others), or ``org_kde_kwin_idle``, which came before it.

Both are described in wayland-protocols and plasma-wayland-protocols; the numbers below are those of their requests and
events. The desktop tells when nobody touched anything for ``PAUSE`` seconds, and when somebody does again.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PAUSE = 4.0
"""Seconds without a touch that are told. Shorter pauses count as none; so long is the pause in typing that reminders
wait for (``typing_pause_seconds`` in ``resources/rules/reminders.toml``)."""
LIMIT = 1.0
"""Seconds that the desktop may take to answer; our choice."""

_DISPLAY, _REGISTRY, _DONE, _SEAT, _NOTIFIER, _NOTICE = 1, 2, 3, 4, 5, 6
_NEWER, _OLDER = "ext_idle_notifier_v1", "org_kde_kwin_idle"
_INPUT_ALONE = 2
"""From this version on it can be told apart from a film that keeps the screen awake."""


class _Gone(Exception):
    """The desktop does not speak with us, or no longer."""


class WaylandIdle:
    """Since when nobody has touched anything. For one thread; opened by the first question, and again after a loss."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        name = environment.get("WAYLAND_DISPLAY", "")
        self._path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name if name else None
        self._socket: socket.socket | None = None
        self._unread = b""
        self._still_since: float | None = None

    def seconds(self) -> float | None:
        """Seconds without a touch, 0 below ``PAUSE``; None where the desktop does not tell."""
        try:
            if self._socket is None:
                self._open()
            self._hear()
        except (OSError, _Gone, struct.error):
            self.close()
            return None
        return 0.0 if self._still_since is None else time.monotonic() - self._still_since

    def fileno(self) -> int | None:
        """Readable when a pause begins or ends."""
        return None if self._socket is None else self._socket.fileno()

    def close(self) -> None:
        """Let the desktop go; safe to call twice."""
        used, self._socket = self._socket, None
        self._unread, self._still_since = b"", None
        if used is not None:
            used.close()

    def _open(self) -> None:
        if self._path is None:
            raise _Gone
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(LIMIT)
        self._socket.connect(str(self._path))
        self._say(_DISPLAY, 1, struct.pack("=I", _REGISTRY))
        self._say(_DISPLAY, 0, struct.pack("=I", _DONE))
        self._ask_for_pauses(self._offers())

    def _offers(self) -> dict[str, tuple[int, int]]:
        """What the desktop can do: interface to its number and version."""
        offers: dict[str, tuple[int, int]] = {}
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            for sender, event, body in self._messages(end - time.monotonic()):
                if (sender, event) == (_REGISTRY, 0):
                    number, length = struct.unpack_from("=II", body)
                    name = body[8 : 8 + length - 1].decode("ascii", "replace")
                    offers[name] = (number, struct.unpack_from("=I", body, 8 + (length + 3) // 4 * 4)[0])
                elif sender == _DONE:
                    return offers
        raise _Gone

    def _ask_for_pauses(self, offers: Mapping[str, tuple[int, int]]) -> None:
        kind = next((name for name in (_NEWER, _OLDER) if name in offers), None)
        if kind is None or "wl_seat" not in offers:
            raise _Gone
        version = min(offers[kind][1], _INPUT_ALONE) if kind == _NEWER else 1
        self._bind("wl_seat", offers["wl_seat"][0], 1, _SEAT)
        self._bind(kind, offers[kind][0], version, _NOTIFIER)
        pause = round(1000 * PAUSE)
        if kind == _NEWER:
            self._say(_NOTIFIER, 2 if version >= _INPUT_ALONE else 1, struct.pack("=III", _NOTICE, pause, _SEAT))
        else:
            self._say(_NOTIFIER, 0, struct.pack("=III", _NOTICE, _SEAT, pause))

    def _bind(self, interface: str, number: int, version: int, id: int) -> None:
        word = interface.encode("ascii") + b"\0"
        padded = word + b"\0" * (-len(word) % 4)
        self._say(_REGISTRY, 0, struct.pack("=II", number, len(word)) + padded + struct.pack("=II", version, id))

    def _hear(self) -> None:
        """Take note of the pauses that began and ended."""
        for sender, event, _ in self._messages(0.0):
            if sender == _DISPLAY and event == 0:
                raise _Gone
            if sender == _NOTICE:
                self._still_since = time.monotonic() - PAUSE if event == 0 else None

    def _say(self, id: int, request: int, body: bytes) -> None:
        assert self._socket is not None
        self._socket.sendall(struct.pack("=II", id, (8 + len(body)) << 16 | request) + body)

    def _messages(self, seconds: float) -> Iterator[tuple[int, int, bytes]]:
        """What came, waiting so long for something: sender, event and body of each. Raises ``OSError``, ``_Gone``."""
        assert self._socket is not None
        with selectors.DefaultSelector() as selector, contextlib.suppress(BlockingIOError):
            selector.register(self._socket, selectors.EVENT_READ)
            if selector.select(max(0.0, seconds)):
                came = self._socket.recv(65536)
                if not came:
                    raise _Gone
                self._unread += came
        while len(self._unread) >= 8:
            sender, head = struct.unpack_from("=II", self._unread)
            size = head >> 16
            if size < 8:
                raise _Gone
            if len(self._unread) < size:
                return
            body, self._unread = self._unread[8:size], self._unread[size:]
            yield sender, head & 0xFFFF, body
