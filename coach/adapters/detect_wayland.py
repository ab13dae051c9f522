"""A small client of Wayland desktops, for what they tell to any program that asks: pauses, and windows.

The protocol is described in wayland.xml: each message is the number of an object, a size, the number of a request or an
event, and its words. Nothing is drawn here.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LIMIT = 1.0
"""Seconds that the desktop may take to answer; our choice."""
_DISPLAY, _REGISTRY = 1, 2


def is_wayland(environment: Mapping[str, str]) -> bool:
    """Whether windows are Wayland's here, also where a sandbox shows us X alone."""
    return bool(environment.get("WAYLAND_DISPLAY")) or environment.get("XDG_SESSION_TYPE") == "wayland"


class WaylandGone(Exception):
    """The desktop does not speak with us, or no longer, or does not know what we ask for."""


@dataclass(frozen=True)
class Said:
    """An event: the object that sent it, its number among those of the object's interface, and its words."""

    sender: int
    event: int
    words: bytes

    def numbers(self, count: int, offset: int = 0) -> tuple[int, ...]:
        """Some numbers among the words. Raises ``WaylandGone`` where there are not as many."""
        try:
            return struct.unpack_from(f"={count}I", self.words, offset)
        except struct.error as problem:
            raise WaylandGone from problem

    def text(self, offset: int = 0) -> str:
        """A string among the words."""
        (length,) = self.numbers(1, offset)
        return self.words[offset + 4 : offset + 4 + max(0, length - 1)].decode("utf-8", "replace")


class WaylandClient:
    """One connection. Everything raises ``WaylandGone`` or ``OSError`` when the desktop goes; then ``close`` it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Opens nothing yet."""
        name = environment.get("WAYLAND_DISPLAY", "")
        self._path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name if name else None
        self._socket: socket.socket | None = None
        self._unread = b""
        self._last_id = _REGISTRY
        self.offers: dict[str, tuple[int, int]] = {}
        """What the desktop can do: interface to its number and version."""

    @property
    def is_open(self) -> bool:
        """Whether there is a connection."""
        return self._socket is not None

    def open(self) -> None:
        """Connect, and ask what the desktop can do."""
        if self._path is None:
            raise WaylandGone
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(LIMIT)
        self._socket.connect(str(self._path))
        self.ask(_DISPLAY, 1, struct.pack("=I", _REGISTRY))
        for said in self.until_now():
            if (said.sender, said.event) == (_REGISTRY, 0):
                (number,) = said.numbers(1)
                name = said.text(4)
                (version,) = said.numbers(1, 8 + (len(name) + 4) // 4 * 4)
                self.offers[name] = (number, version)

    def bind(self, interface: str, newest: int) -> tuple[int, int]:
        """An object for one of the offers, and the version of it that is spoken, at most ``newest``."""
        if interface not in self.offers:
            raise WaylandGone
        number, version = self.offers[interface]
        word = interface.encode("ascii") + b"\0"
        padded = word + b"\0" * (-len(word) % 4)
        id, version = self.new_id(), min(version, newest)
        self.ask(_REGISTRY, 0, struct.pack("=II", number, len(word)) + padded + struct.pack("=II", version, id))
        return id, version

    def new_id(self) -> int:
        """A number for an object of ours."""
        self._last_id += 1
        return self._last_id

    def ask(self, id: int, request: int, words: bytes = b"") -> None:
        """Send one request."""
        if self._socket is None:
            raise WaylandGone
        self._socket.sendall(struct.pack("=II", id, (8 + len(words)) << 16 | request) + words)

    def until_now(self) -> Iterator[Said]:
        """All that the desktop has to say to what was asked so far."""
        done = self.new_id()
        self.ask(_DISPLAY, 0, struct.pack("=I", done))
        end = time.monotonic() + LIMIT
        while (left := end - time.monotonic()) > 0:
            for said in self.heard(left):
                if said.sender == done:
                    return
                yield said
        raise WaylandGone

    def heard(self, seconds: float = 0.0) -> Iterator[Said]:
        """What it said meanwhile, waiting so long for something."""
        self._take(seconds)
        while len(self._unread) >= 8:
            sender, head = struct.unpack_from("=II", self._unread)
            size = head >> 16
            if size < 8 or (sender, head & 0xFFFF) == (_DISPLAY, 0):
                raise WaylandGone
            if len(self._unread) < size:
                return
            words, self._unread = self._unread[8:size], self._unread[size:]
            yield Said(sender, head & 0xFFFF, words)

    def fileno(self) -> int | None:
        """Readable when it says something."""
        return None if self._socket is None else self._socket.fileno()

    def close(self) -> None:
        """Let the desktop go; safe to call twice. It can be opened again."""
        used, self._socket = self._socket, None
        self._unread, self._last_id, self.offers = b"", _REGISTRY, {}
        if used is not None:
            with contextlib.suppress(OSError):
                used.close()

    def _take(self, seconds: float) -> None:
        if self._socket is None:
            raise WaylandGone
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            if selector.select(max(0.0, seconds)):
                came = self._socket.recv(65536)
                if not came:
                    raise WaylandGone
                self._unread += came
