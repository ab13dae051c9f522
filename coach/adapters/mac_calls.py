"""What the detectors ask of macOS, as plain values. Importable everywhere, made only on a Mac.

Never run on a real Mac by its authors: written after Apple's headers. None of it needs a permission but the list of
focus modes, which macOS keeps from programs without full access to the disk; then that cannot be told.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from coach.adapters.mac_devices import InputDevice, Listener, MacDevices
from coach.adapters.mac_foundation import Foundation, Load, Pointer, framework, function

HID_STATE, ANY_INPUT = 1, 0xFFFFFFFF
"""kCGEventSourceStateHIDSystemState and kCGAnyInputEventType."""
ON_SCREEN = 1 | 16
"""kCGWindowListOptionOnScreenOnly and kCGWindowListExcludeDesktopElements."""
MOST_DISPLAYS = 16
ASSERTIONS = Path("Library/DoNotDisturb/DB/Assertions.json")
"""Below the home folder: the focus modes that were switched on by hand."""


class Box(ctypes.Structure):
    """A CGRect: points from the top left corner of the main display."""

    _fields_ = tuple((name, ctypes.c_double) for name in ("x", "y", "width", "height"))

    def place(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return float(self.x), float(self.y), float(self.width), float(self.height)


@dataclass(frozen=True)
class Window:
    """A window on the screen: whose, on which layer (0 for usual ones), and where in points."""

    owner: str
    pid: int
    layer: int
    place: tuple[float, float, float, float]


class MacCalls(Protocol):
    """What is asked; anything may raise ``OSError``."""

    def idle_seconds(self) -> float:
        """Seconds since the last touch of keyboard or mouse."""

    def locked(self) -> bool | None:
        """Whether the screen is locked; None without a session on the screen."""

    def listeners(self) -> tuple[Listener, ...] | None:
        """Every program that uses sound; None before macOS 14.2."""

    def inputs(self) -> tuple[InputDevice, ...]:
        """Every device that can listen."""

    def cameras(self) -> tuple[InputDevice, ...]:
        """Every camera."""

    def windows(self) -> tuple[Window, ...]:
        """Every window on the screen, the front ones first."""

    def displays(self) -> tuple[tuple[float, float, float, float], ...]:
        """Where each display is."""

    def power_source(self) -> str:
        """ "AC Power", "Battery Power" or "UPS Power"."""

    def assertions(self) -> str:
        """What stands in the list of focus modes. Raises ``PermissionError`` where that may not be read."""


class SystemMacCalls:
    """The real ones; every library is opened when it is first needed."""

    def __init__(self, home: Path | None = None, load: Load = framework) -> None:
        """``load`` opens a library by its name. Raises ``OSError`` where this is no Mac."""
        self._load, self._foundation = load, Foundation(load)
        self._home = home or Path.home()

    @cached_property
    def _graphics(self) -> Any:
        return self._load("CoreGraphics")

    @cached_property
    def _devices(self) -> MacDevices:
        return MacDevices(self._foundation, self._load)

    def idle_seconds(self) -> float:
        """Of all keyboards and mice together."""
        name = "CGEventSourceSecondsSinceLastEventType"
        ask = function(self._graphics, name, ctypes.c_double, ctypes.c_int32, ctypes.c_uint32)
        return float(ask(HID_STATE, ANY_INPUT))

    def locked(self) -> bool | None:
        """By the session's own note, which is there only while it is locked."""
        copy = function(self._graphics, "CGSessionCopyCurrentDictionary", Pointer)
        with self._foundation.owned(copy()) as session:
            if not session:
                return None
            return self._foundation.truth(self._foundation.value(session, "CGSSessionScreenIsLocked"))

    def listeners(self) -> tuple[Listener, ...] | None:
        """Who uses sound."""
        return self._devices.listeners()

    def inputs(self) -> tuple[InputDevice, ...]:
        """What can listen."""
        return self._devices.inputs()

    def cameras(self) -> tuple[InputDevice, ...]:
        """What can see."""
        return self._devices.cameras()

    def windows(self) -> tuple[Window, ...]:
        """Places and owners; titles would need a permission, and are not asked for."""
        copy = function(self._graphics, "CGWindowListCopyWindowInfo", Pointer, ctypes.c_uint32, ctypes.c_uint32)
        with self._foundation.owned(copy(ON_SCREEN, 0)) as array:
            return tuple(self._window(one) for one in self._foundation.items(array)) if array else ()

    def displays(self) -> tuple[tuple[float, float, float, float], ...]:
        """The active ones."""
        ids, count = (ctypes.c_uint32 * MOST_DISPLAYS)(), ctypes.c_uint32()
        types = (ctypes.c_uint32, Pointer, ctypes.POINTER(ctypes.c_uint32))
        listed = function(self._graphics, "CGGetActiveDisplayList", ctypes.c_int32, *types)
        if listed(MOST_DISPLAYS, ids, ctypes.byref(count)):
            raise OSError("the displays cannot be listed")
        bounds = function(self._graphics, "CGDisplayBounds", Box, ctypes.c_uint32)
        return tuple(bounds(id).place() for id in ids[: count.value])

    def power_source(self) -> str:
        """What the computer runs on."""
        kit = self._load("IOKit")
        copy = function(kit, "IOPSCopyPowerSourcesInfo", Pointer)
        source = function(kit, "IOPSGetProvidingPowerSourceType", Pointer, Pointer)
        with self._foundation.owned(copy()) as info:
            return self._foundation.text(source(info)) if info else ""

    def assertions(self) -> str:
        """The list of focus modes."""
        return (self._home / ASSERTIONS).read_text("utf-8")

    def _window(self, info: int) -> Window:
        known, box = self._foundation, Box()
        made = function(self._graphics, "CGRectMakeWithDictionaryRepresentation", ctypes.c_bool, Pointer, Pointer)
        bounds = known.value(info, "kCGWindowBounds")
        if bounds:
            made(bounds, ctypes.byref(box))
        layer = known.number(known.value(info, "kCGWindowLayer"))
        pid = known.number(known.value(info, "kCGWindowOwnerPID"))
        owner = known.text(known.value(info, "kCGWindowOwnerName"))
        return Window(owner, pid or 0, -1 if layer is None else layer, box.place())
