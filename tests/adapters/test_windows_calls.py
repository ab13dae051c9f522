"""Calls to a made-up Windows, whose functions take and give what its documentation says: no real Windows."""

from __future__ import annotations

import ctypes
import struct
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, c_int, c_uint32, c_uint64, c_void_p
from types import SimpleNamespace
from typing import Any

import pytest

from coach.adapters.detect_windows import locked_from
from coach.adapters.windows_calls import CONSENTS, EPOCH, QUIET_HOURS_PROFILE, Consent, SystemCalls
from coach.domain.presence import Finding


class MadeUpWindows:
    """Libraries by name; a ``profile`` of None stands for a state that nobody may ask for."""

    def __init__(self, profile: int | None = 1, well: bool = True) -> None:
        self.profile, self.well = profile, well
        self._session = ctypes.create_string_buffer(struct.pack("<IIIIi", 1, 0, 2, 0, 0), 220)
        self.freed: list[int] = []

    def load(self, name: str) -> Any:
        return {
            "kernel32": self._kernel,
            "user32": self._user,
            "shell32": self._shell,
            "wtsapi32": self._terminal,
            "ntdll": self._nt,
        }[name]()

    def _kernel(self) -> SimpleNamespace:
        def power(room: int) -> int:
            ctypes.memmove(room, struct.pack("<BBBBII", 0, 1, 80, 0, 9, 9), 12)
            return int(self.well)

        return library(
            {
                "GetTickCount": (lambda: 0xFFFF_FFF0, (c_uint32,)),
                "GetTickCount64": (lambda: 2**33, (c_uint64,)),
                "GetSystemPowerStatus": (power, (c_int, c_void_p)),
            }
        )

    def _user(self) -> SimpleNamespace:
        def last(room: int) -> int:
            size = struct.unpack("<I", ctypes.string_at(room, 4))[0]
            ctypes.memmove(room, struct.pack("<II", size, 0xFFFF_FC08), 8)
            return int(self.well and size == 8)

        return library({"GetLastInputInfo": (last, (c_int, c_void_p))})

    def _shell(self) -> SimpleNamespace:
        def state(room: int) -> int:
            ctypes.memmove(room, struct.pack("<i", 4), 4)
            return 0 if self.well else -1

        return library({"SHQueryUserNotificationState": (state, (c_int, c_void_p))})

    def _terminal(self) -> SimpleNamespace:
        def session(_server: int, number: int, kind: int, room: Any, size: Any) -> int:
            room[0], size[0] = ctypes.addressof(self._session), 220
            return int(self.well and (number, kind) == (0xFFFF_FFFF, 25))

        types = (c_int, c_void_p, c_uint32, c_int, ctypes.POINTER(c_void_p), ctypes.POINTER(c_uint32))
        return library(
            {
                "WTSQuerySessionInformationW": (session, types),
                "WTSFreeMemory": (self.freed.append, (None, c_void_p)),
            }
        )

    def _nt(self) -> SimpleNamespace:
        def state(name: int, _type: int, _scope: int, _stamp: int, room: int, size: int) -> int:
            asked = struct.unpack("<Q", ctypes.string_at(name, 8))[0]
            if self.profile is None or asked != QUIET_HOURS_PROFILE or ctypes.string_at(size, 4) != b"\4\0\0\0":
                return -1
            ctypes.memmove(room, struct.pack("<I", self.profile), 4)
            return 0

        return library({"NtQueryWnfStateData": (state, (c_int, *[c_void_p] * 6))})


def library(functions: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]]) -> SimpleNamespace:
    """Functions that C could call."""
    return SimpleNamespace(**{name: CFUNCTYPE(*types)(call) for name, (call, types) in functions.items()})


def made_up_registry(keys: dict[str, dict[str, int]]) -> SimpleNamespace:
    """A part of the registry: values by the path of their key."""

    def below(path: str) -> list[str]:
        return [key.removeprefix(f"{path}\\") for key in keys if key.startswith(f"{path}\\")]

    def children(path: str) -> list[str]:
        return [name for name in below(path) if "\\" not in name]

    class Opened:
        def __init__(self, parent: Any, path: str) -> None:
            self.path = path if parent == "user" else f"{parent.path}\\{path}"
            if self.path not in keys:
                raise FileNotFoundError(self.path)

        def __enter__(self) -> Opened:
            return self

        def __exit__(self, *_why: object) -> None:
            return None

    def value(key: Opened, name: str) -> tuple[int, int]:
        if name not in keys[key.path]:
            raise FileNotFoundError(name)
        return keys[key.path][name], 11

    return SimpleNamespace(
        HKEY_CURRENT_USER="user",
        OpenKey=Opened,
        QueryInfoKey=lambda key: (len(children(key.path)), 0, 0),
        EnumKey=lambda key, number: children(key.path)[number],
        QueryValueEx=value,
    )


def test_each_call_gives_what_windows_says() -> None:
    windows = MadeUpWindows()
    calls = SystemCalls(windows.load)
    now, last = calls.ticks()
    assert now - last == 1000
    assert calls.notification_state() == 4
    assert calls.power() == (0, 1)
    assert calls.quiet_profile() == 1


def test_a_session_is_read_and_its_memory_given_back() -> None:
    windows = MadeUpWindows()
    assert locked_from(SystemCalls(windows.load).session()).finding is Finding.YES
    assert len(windows.freed) == 1


def test_a_state_that_may_not_be_asked_for_is_not_known() -> None:
    assert SystemCalls(MadeUpWindows(profile=None).load).quiet_profile() is None


@pytest.mark.parametrize("call", ["ticks", "session", "notification_state", "power"])
def test_a_call_that_fails_says_so(call: str) -> None:
    with pytest.raises(OSError, match="failed"):
        getattr(SystemCalls(MadeUpWindows(well=False).load), call)()


def test_the_start_of_the_computer_is_told_in_windows_own_time() -> None:
    booted = SystemCalls(MadeUpWindows().load).booted() / 10_000_000 - EPOCH
    assert booted > 1_600_000_000


def test_uses_are_read_from_both_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    path = rf"{CONSENTS}\microphone"
    keys = {
        path: {},
        rf"{path}\App_1": {"LastUsedTimeStart": 5, "LastUsedTimeStop": 7},
        rf"{path}\NonPackaged": {},
        rf"{path}\NonPackaged\C:#Zoom.exe": {"LastUsedTimeStart": 9, "LastUsedTimeStop": 0},
        rf"{path}\Never_2": {},
    }
    monkeypatch.setitem(sys.modules, "winreg", made_up_registry(keys))
    calls = SystemCalls(MadeUpWindows().load)
    assert calls.consents("microphone") == (Consent("App_1", 5, 7), Consent("C:#Zoom.exe", 9, 0))
    with pytest.raises(FileNotFoundError):
        calls.consents("webcam")


def test_a_list_without_other_programs_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", made_up_registry({rf"{CONSENTS}\webcam": {}}))
    assert SystemCalls(MadeUpWindows().load).consents("webcam") == ()
