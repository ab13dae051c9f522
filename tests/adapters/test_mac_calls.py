"""Calls to a made-up macOS, whose functions take and give what Apple's headers say: real pointers, no real Mac."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, c_bool, c_char_p, c_double, c_int32, c_long, c_uint32, c_void_p
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coach.adapters.mac_calls import ASSERTIONS, Box, SystemMacCalls, Window
from coach.adapters.mac_devices import InputDevice, Listener, four

FIRST = 0x7F00_0000_1000
"""Where made-up objects lie: their addresses need more than 32 bits, as on a Mac."""


class MadeUpMac:
    """Libraries by name; ``kept`` is what was handed over to whoever asked and not let go."""

    def __init__(self, sound: dict[tuple[int, str, str], Any], video: dict[tuple[int, str, str], Any]) -> None:
        self.kept: list[int] = []
        self._objects: dict[int, Any] = {}
        self.session: dict[str, Any] | None = {}
        self.windows: list[dict[str, Any]] = []
        self._libraries = {
            "CoreFoundation": self._foundation(),
            "CoreGraphics": self._graphics(),
            "IOKit": self._kit(),
            "CoreAudio": self._devices(sound, "AudioObject", sized=False),
            "CoreMediaIO": self._devices(video, "CMIOObject", sized=True),
        }

    def load(self, name: str) -> Any:
        return self._libraries[name]

    def give(self, value: Any, owned: bool = False) -> int:
        address = FIRST + 16 * len(self._objects)
        self._objects[address] = value
        if owned:
            self.kept.append(address)
        return address

    def _foundation(self) -> SimpleNamespace:
        def fill(address: int, room: int, size: int, _code: int) -> bool:
            text = str(self._objects[address]).encode() + b"\0"
            if len(text) > size:
                return False
            ctypes.memmove(room, text, len(text))
            return True

        def number(address: int, _kind: int, room: int) -> bool:
            ctypes.cast(room, ctypes.POINTER(ctypes.c_int64))[0] = self._objects[address]
            return True

        def value(table: int, key: int) -> int | None:
            found = self._objects[table].get(self._objects[key])
            return None if found is None else self.give(found)

        made: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
            "CFRelease": (self.kept.remove, (None, c_void_p)),
            "CFStringCreateWithCString": (
                lambda _how, text, _code: self.give(text.decode(), owned=True),
                (c_void_p, c_void_p, c_char_p, c_uint32),
            ),
            "CFStringGetCString": (fill, (c_bool, c_void_p, c_void_p, c_long, c_uint32)),
            "CFNumberGetValue": (number, (c_bool, c_void_p, c_long, c_void_p)),
            "CFBooleanGetValue": (lambda address: self._objects[address], (c_bool, c_void_p)),
            "CFDictionaryGetValue": (value, (c_void_p, c_void_p, c_void_p)),
            "CFArrayGetCount": (lambda array: len(self._objects[array]), (c_long, c_void_p)),
            "CFArrayGetValueAtIndex": (
                lambda array, at: self.give(self._objects[array][at]),
                (c_void_p, c_void_p, c_long),
            ),
        }
        return library(made)

    def _graphics(self) -> SimpleNamespace:
        def rectangle(table: int, room: int) -> bool:
            for name, value in self._objects[table].items():
                setattr(Box.from_address(room), name.lower(), value)
            return True

        def displays(_most: int, ids: int, count: Any) -> int:
            ctypes.cast(ids, ctypes.POINTER(c_uint32))[0] = 5
            count[0] = 1
            return 0

        graphics = library(
            {
                "CGEventSourceSecondsSinceLastEventType": (
                    lambda state, kind: 12.5 if (state, kind) == (1, 0xFFFFFFFF) else -1.0,
                    (c_double, c_int32, c_uint32),
                ),
                "CGSessionCopyCurrentDictionary": (
                    lambda: None if self.session is None else self.give(self.session, owned=True),
                    (c_void_p,),
                ),
                "CGWindowListCopyWindowInfo": (
                    lambda _option, _to: self.give(self.windows, owned=True),
                    (c_void_p, c_uint32, c_uint32),
                ),
                "CGGetActiveDisplayList": (displays, (c_int32, c_uint32, c_void_p, ctypes.POINTER(c_uint32))),
                "CGRectMakeWithDictionaryRepresentation": (rectangle, (c_bool, c_void_p, c_void_p)),
            }
        )
        # A function made in Python cannot give a structure back.
        graphics.CGDisplayBounds = lambda id: Box(0, 0, 1512, 982 if id == 5 else 0)
        return graphics

    def _kit(self) -> SimpleNamespace:
        return library(
            {
                "IOPSCopyPowerSourcesInfo": (lambda: self.give("info", owned=True), (c_void_p,)),
                "IOPSGetProvidingPowerSourceType": (lambda _info: self.give("Battery Power"), (c_void_p, c_void_p)),
            }
        )

    def _devices(self, world: dict[tuple[int, str, str], Any], name: str, sized: bool) -> SimpleNamespace:
        def data(id: int, address: int) -> bytes | None:
            selector, scope, _element = (c_uint32 * 3).from_address(address)
            found = world.get((id, letters(selector), letters(scope)))
            if isinstance(found, str):
                return self.give(found, owned=True).to_bytes(8, "little")
            if isinstance(found, int):
                found = (found,)
            return None if found is None else b"".join(one.to_bytes(4, "little") for one in found)

        def size(id: int, address: int, _length: int, _extra: int, room: Any) -> int:
            kept = list(self.kept)
            found = data(id, address)
            self.kept[:] = kept  # who asks for the size is given nothing
            if found is None:
                return -1
            room[0] = len(found)
            return 0

        def read(id: int, address: int, room: Any, into: int) -> int:
            found = data(id, address)
            if found is None:
                return -1
            room[0] = len(found)
            ctypes.memmove(into, found, len(found))
            return 0

        asked, number = (c_int32, c_uint32, c_void_p, c_uint32, c_void_p), ctypes.POINTER(c_uint32)
        taken = (*asked, c_uint32, number, c_void_p) if sized else (*asked, number, c_void_p)
        return library(
            {
                f"{name}GetPropertyDataSize": (size, (*asked, number)),
                f"{name}GetPropertyData": (
                    lambda id, address, _length, _extra, *rest: read(id, address, *rest[-2:]),
                    taken,
                ),
            }
        )


def library(functions: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]]) -> SimpleNamespace:
    """Functions that C could call."""
    return SimpleNamespace(**{name: CFUNCTYPE(*types)(call) for name, (call, types) in functions.items()})


def letters(number: int) -> str:
    return number.to_bytes(4, "big").decode()


SOUND: dict[tuple[int, str, str], Any] = {
    (1, "prs#", "glob"): (40, 41),
    (40, "ppid", "glob"): 900,
    (40, "pbid", "glob"): "us.zoom.xos",
    (40, "piri", "glob"): 1,
    (41, "ppid", "glob"): 901,
    (41, "piri", "glob"): 0,
    (1, "dev#", "glob"): (50, 51, 52),
    (50, "stm#", "inpt"): (1,),
    (50, "stm#", "outp"): (),
    (50, "gone", "glob"): 1,
    (50, "lnam", "glob"): "USB Mic",
    (51, "stm#", "inpt"): (1, 2),
    (51, "stm#", "outp"): (3,),
    (51, "gone", "glob"): 0,
    (51, "lnam", "glob"): "Headset",
    (52, "stm#", "outp"): (4,),
}
VIDEO: dict[tuple[int, str, str], Any] = {
    (1, "dev#", "glob"): (60,),
    (60, "gone", "glob"): 1,
    (60, "lnam", "glob"): "FaceTime HD Camera",
}


@pytest.fixture
def mac() -> MadeUpMac:
    return MadeUpMac(SOUND, VIDEO)


def test_listeners_devices_and_cameras_are_read_and_their_names_let_go(mac: MadeUpMac) -> None:
    calls = SystemMacCalls(load=mac.load)
    assert calls.listeners() == (Listener(900, "us.zoom.xos", True), Listener(901, "", False))
    assert calls.inputs() == (InputDevice("USB Mic", True), InputDevice("Headset", False, speaks=True))
    assert calls.cameras() == (InputDevice("FaceTime HD Camera", True),)
    assert mac.kept == []


def test_before_macos_14_there_is_no_list_of_listeners() -> None:
    older = MadeUpMac({key: value for key, value in SOUND.items() if key[1] != "prs#"}, {})
    calls = SystemMacCalls(load=older.load)
    assert calls.listeners() is None
    assert calls.cameras() == ()


def test_idle_time_and_power_are_read(mac: MadeUpMac) -> None:
    calls = SystemMacCalls(load=mac.load)
    assert (calls.idle_seconds(), calls.power_source()) == (12.5, "Battery Power")
    assert mac.kept == []


def test_a_lock_is_known_by_its_note_and_without_a_session_there_is_none(mac: MadeUpMac) -> None:
    calls = SystemMacCalls(load=mac.load)
    assert calls.locked() is False
    mac.session = {"CGSSessionScreenIsLocked": True}
    assert calls.locked() is True
    mac.session = None
    assert calls.locked() is None
    assert mac.kept == []


def test_windows_are_read_with_their_places(mac: MadeUpMac) -> None:
    bounds = {"X": 0.0, "Y": 0.0, "Width": 1512.0, "Height": 982.0}
    mac.windows = [
        {
            "kCGWindowOwnerName": "Keynote",
            "kCGWindowOwnerPID": 2**31,
            "kCGWindowLayer": 0,
            "kCGWindowBounds": bounds,
        },
        {"kCGWindowOwnerName": "x" * 5000},
    ]
    calls = SystemMacCalls(load=mac.load)
    first, odd = calls.windows()
    assert first == Window("Keynote", 2**31, 0, (0.0, 0.0, 1512.0, 982.0))
    assert odd == Window("", 0, -1, (0.0, 0.0, 0.0, 0.0))
    assert calls.displays() == (first.place,)
    assert mac.kept == []


def test_the_list_of_focus_modes_lies_in_the_home_folder(mac: MadeUpMac, tmp_path: Path) -> None:
    calls = SystemMacCalls(tmp_path, mac.load)
    with pytest.raises(FileNotFoundError):
        calls.assertions()
    (tmp_path / ASSERTIONS).parent.mkdir(parents=True)
    (tmp_path / ASSERTIONS).write_text("{}", "utf-8")
    assert calls.assertions() == "{}"


def test_names_of_four_letters_are_read_back() -> None:
    assert letters(four("gone")) == "gone"
