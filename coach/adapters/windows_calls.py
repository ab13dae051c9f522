"""What the detectors ask of Windows, as plain values. Importable everywhere; made only on Windows.

Never run on a real Windows by its authors: written after the documentation of each call. The state of do-not-disturb is
asked by a call that Microsoft does not document, as other programs do; where it fails, that cannot be told.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

CONSENTS = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
"""Below HKEY_CURRENT_USER: who used the microphone and other things last; the system's own privacy page shows it."""
CURRENT_SESSION, SESSION_INFO_EX = 0xFFFFFFFF, 25
QUIET_HOURS_PROFILE = 0x0D83063EA3BF1C75
"""WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED: 0 off, 1 priority only, 2 alarms only."""
EPOCH = 11_644_473_600
"""Seconds from 1601, where Windows counts from, to 1970."""


@dataclass(frozen=True)
class Consent:
    """One program's last use of something: moments in 100 ns since 1601, ``stopped`` 0 while it goes on."""

    program: str
    started: int
    stopped: int


class WindowsCalls(Protocol):
    """What is asked; anything may raise ``OSError``."""

    def ticks(self) -> tuple[int, int]:
        """Milliseconds since the start of the computer now and at the last touch, both modulo 2**32."""

    def session(self) -> bytes:
        """The WTSINFOEXW of this session."""

    def notification_state(self) -> int:
        """A QUERY_USER_NOTIFICATION_STATE."""

    def quiet_profile(self) -> int | None:
        """0 while notifications come; None where it cannot be told."""

    def power(self) -> tuple[int, int]:
        """ACLineStatus and BatteryFlag."""

    def consents(self, capability: str) -> tuple[Consent, ...]:
        """Who used ``microphone``, ``webcam`` and so on. Raises ``FileNotFoundError`` where there is no such list."""

    def booted(self) -> int:
        """When the computer was started, in 100 ns since 1601."""


class _LastInput(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("time", ctypes.c_uint32))


class _Power(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_uint8) for name in ("ac_line", "flag", "percent", "saver")),
        *((name, ctypes.c_uint32) for name in ("left", "full")),
    )


class SystemCalls:
    """The real ones. Raises ``KeyError`` where this is not Windows, ``OSError`` where a library is missing."""

    def __init__(self, load: Callable[[str], Any] | None = None) -> None:
        """``load`` opens a library by its name."""
        load = load or vars(ctypes)["WinDLL"]
        self._kernel, self._user, self._shell = load("kernel32"), load("user32"), load("shell32")
        self._terminal, self._nt = load("wtsapi32"), load("ntdll")
        self._kernel.GetTickCount.restype = ctypes.c_uint32
        self._kernel.GetTickCount64.restype = ctypes.c_uint64
        self._terminal.WTSFreeMemory.argtypes = (ctypes.c_void_p,)
        self._terminal.WTSFreeMemory.restype = None
        self._terminal.WTSQuerySessionInformationW.argtypes = (
            *(ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int),
            *(ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_uint32)),
        )

    def ticks(self) -> tuple[int, int]:
        """Now, and at the last touch."""
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        _well(self._user.GetLastInputInfo(ctypes.byref(last)))
        return int(self._kernel.GetTickCount()), int(last.time)

    def session(self) -> bytes:
        """The WTSINFOEXW of this session."""
        found, size = ctypes.c_void_p(), ctypes.c_uint32()
        ask = self._terminal.WTSQuerySessionInformationW
        _well(ask(None, CURRENT_SESSION, SESSION_INFO_EX, ctypes.byref(found), ctypes.byref(size)))
        try:
            return ctypes.string_at(found.value or 0, size.value)
        finally:
            self._terminal.WTSFreeMemory(found)

    def notification_state(self) -> int:
        """Whether something fills the screen, or a talk is being given."""
        state = ctypes.c_int()
        _well(self._shell.SHQueryUserNotificationState(ctypes.byref(state)) == 0)
        return state.value

    def quiet_profile(self) -> int | None:
        """Do not disturb (focus assist)."""
        name, stamp = ctypes.c_uint64(QUIET_HOURS_PROFILE), ctypes.c_uint32()
        state, size = ctypes.c_uint32(), ctypes.c_uint32(4)
        ask = self._nt.NtQueryWnfStateData
        pointers = (ctypes.byref(stamp), ctypes.byref(state), ctypes.byref(size))
        return int(state.value) if ask(ctypes.byref(name), None, None, *pointers) == 0 and size.value == 4 else None

    def power(self) -> tuple[int, int]:
        """Mains and battery."""
        power = _Power()
        _well(self._kernel.GetSystemPowerStatus(ctypes.byref(power)))
        return int(power.ac_line), int(power.flag)

    def consents(self, capability: str) -> tuple[Consent, ...]:
        """Programs of the shop first, then all others."""
        import winreg

        registry: Any = winreg
        path = rf"{CONSENTS}\{capability}"
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path):
            pass  # FileNotFoundError says that this Windows keeps no such list
        return (*_uses(registry, path), *_uses(registry, rf"{path}\NonPackaged"))

    def booted(self) -> int:
        """When the computer was started."""
        seconds = time.time() + EPOCH - float(self._kernel.GetTickCount64()) / 1000
        return int(seconds * 10_000_000)


def _uses(registry: Any, path: str) -> Iterator[Consent]:
    try:
        key = registry.OpenKey(registry.HKEY_CURRENT_USER, path)
    except FileNotFoundError:
        return
    with key:
        for number in range(registry.QueryInfoKey(key)[0]):
            name = registry.EnumKey(key, number)
            with registry.OpenKey(key, name) as program:
                values = [_value(registry, program, f"LastUsedTime{end}") for end in ("Start", "Stop")]
            if None not in values:
                yield Consent(name, *values)


def _value(registry: Any, key: Any, name: str) -> Any:
    try:
        return registry.QueryValueEx(key, name)[0]
    except FileNotFoundError:
        return None


def _well(worked: object) -> None:
    if not worked:
        raise OSError("a call to Windows failed")
