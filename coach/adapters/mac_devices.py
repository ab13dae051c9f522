"""Microphones and cameras of a Mac, asked through Core Audio and Core Media IO. Importable everywhere, made only there.

Nothing is opened: both keep count of who uses a device. Never run on a real Mac by its authors: written after Apple's
headers. Who listens is told from macOS 14.2 on; before, only whether a device is in use.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coach.adapters.mac_foundation import Foundation, Load, Pointer, framework, function

SYSTEM = 1
"""The object that all others are asked of."""
UInt = ctypes.c_uint32


@dataclass(frozen=True)
class Listener:
    """A program that uses sound, and whether it listens."""

    pid: int
    name: str
    listens: bool


@dataclass(frozen=True)
class InputDevice:
    """A device that can listen; ``speaks`` says that it can play as well (a headset)."""

    name: str
    running: bool
    speaks: bool = False


class _Address(ctypes.Structure):
    _fields_ = (("selector", UInt), ("scope", UInt), ("element", UInt))


def four(letters: str) -> int:
    """Apple's names of four letters are numbers."""
    return int.from_bytes(letters.encode(), "big")


class MacDevices:
    """Raises ``OSError`` where there are no such libraries; so may every question."""

    def __init__(self, foundation: Foundation, load: Load = framework) -> None:
        self._foundation = foundation
        audio, video = load("CoreAudio"), load("CoreMediaIO")
        asked = (UInt, ctypes.POINTER(_Address), UInt, Pointer)
        sized = (*asked, ctypes.POINTER(UInt))
        self._audio_size = function(audio, "AudioObjectGetPropertyDataSize", ctypes.c_int32, *sized)
        self._audio_data = function(audio, "AudioObjectGetPropertyData", ctypes.c_int32, *sized, Pointer)
        self._video_size = function(video, "CMIOObjectGetPropertyDataSize", ctypes.c_int32, *sized)
        self._video_data = function(
            video, "CMIOObjectGetPropertyData", ctypes.c_int32, *asked, UInt, ctypes.POINTER(UInt), Pointer
        )

    def listeners(self) -> tuple[Listener, ...] | None:
        """Every program that uses sound; None before macOS 14.2."""
        found = self._audio(SYSTEM, "prs#")
        if found is None:
            return None
        return tuple(self._listener(one) for one in _numbers(found))

    def inputs(self) -> tuple[InputDevice, ...]:
        """Every device that can listen."""
        devices = _numbers(self._audio(SYSTEM, "dev#") or b"")
        return tuple(self._input(one) for one in devices if self._has(one, "inpt"))

    def cameras(self) -> tuple[InputDevice, ...]:
        """Every camera."""
        devices = _numbers(self._video(SYSTEM, "dev#") or b"")
        return tuple(InputDevice(self._name(one, self._video), self._runs(one, self._video)) for one in devices)

    def _listener(self, id: int) -> Listener:
        pids = _numbers(self._audio(id, "ppid") or b"")
        name = self._string(self._audio(id, "pbid"))
        return Listener(pids[0] if pids else 0, name, any(_numbers(self._audio(id, "piri") or b"")))

    def _input(self, id: int) -> InputDevice:
        return InputDevice(self._name(id, self._audio), self._runs(id, self._audio), self._has(id, "outp"))

    def _has(self, id: int, scope: str) -> bool:
        size = UInt()
        address = _Address(four("stm#"), four(scope), 0)
        return self._audio_size(id, ctypes.byref(address), 0, None, ctypes.byref(size)) == 0 and size.value > 0

    def _runs(self, id: int, ask: Callable[[int, str], bytes | None]) -> bool:
        return any(_numbers(ask(id, "gone") or b""))

    def _name(self, id: int, ask: Callable[[int, str], bytes | None]) -> str:
        return self._string(ask(id, "lnam"))

    def _string(self, data: bytes | None) -> str:
        """A string whose address was given to us, and which is ours to let go."""
        if data is None or len(data) != ctypes.sizeof(Pointer):
            return ""
        with self._foundation.owned(int.from_bytes(data, "little")) as reference:
            return self._foundation.text(reference)

    def _audio(self, id: int, name: str) -> bytes | None:
        address, size = _Address(four(name), four("glob"), 0), UInt()
        if self._audio_size(id, ctypes.byref(address), 0, None, ctypes.byref(size)):
            return None
        room: Any = ctypes.create_string_buffer(size.value)
        failed = self._audio_data(id, ctypes.byref(address), 0, None, ctypes.byref(size), room)
        return None if failed else room.raw[: size.value]

    def _video(self, id: int, name: str) -> bytes | None:
        address, size, used = _Address(four(name), four("glob"), 0), UInt(), UInt()
        if self._video_size(id, ctypes.byref(address), 0, None, ctypes.byref(size)):
            return None
        room: Any = ctypes.create_string_buffer(size.value)
        failed = self._video_data(id, ctypes.byref(address), 0, None, size, ctypes.byref(used), room)
        return None if failed else room.raw[: used.value]


def _numbers(data: bytes) -> tuple[int, ...]:
    """Numbers of four bytes, one after the other, in the order of the machine (all Macs: the small end first)."""
    whole = len(data) // 4
    return tuple(int.from_bytes(data[4 * at : 4 * at + 4], "little") for at in range(whole))
