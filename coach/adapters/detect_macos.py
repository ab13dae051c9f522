"""The detectors of macOS. What the system says is judged by pure functions, which are tested with made-up answers; the
calls themselves (``mac_calls``) have never been run by their authors.

What cannot be told: who shares the screen; a focus that its timetable switched on. On a panel with a notch a window in
full screen ends below it, and is not taken for one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence

from coach.adapters.asked_part import AskedPart
from coach.adapters.mac_calls import MacCalls, SystemMacCalls, Window
from coach.adapters.mac_devices import InputDevice, Listener
from coach.adapters.presence_watch import PartMaker
from coach.adapters.readings import idle_reading, yes_or_no
from coach.domain.presence import Detector, Reading
from coach.services.reminder_ports import DetectorPart

ON_BATTERY, ON_MAINS = ("Battery Power", "UPS Power"), "AC Power"
CLOSE = 1.0
"""Points by which a window may miss the edge of a display."""

Ask = Callable[[MacCalls], Reading]


def macos_parts(make: Callable[[], MacCalls] = SystemMacCalls, own: int | None = None) -> tuple[PartMaker, ...]:
    """What can be found out on a Mac, each part by itself. ``own`` is our process, which never counts."""
    pid = os.getpid() if own is None else own
    asked: tuple[tuple[Detector, Ask], ...] = (
        (Detector.IDLE, lambda calls: idle_reading(calls.idle_seconds())),
        (Detector.LOCKED, lambda calls: locked_from(calls.locked())),
        (Detector.MICROPHONE, lambda calls: microphone_of(calls, pid)),
        (Detector.CAMERA, lambda calls: camera_from(calls.cameras())),
        (Detector.FULL_SCREEN, lambda calls: full_screen_from(calls.windows(), calls.displays(), pid)),
        (Detector.DO_NOT_DISTURB, focus_of),
        (Detector.ON_BATTERY, lambda calls: battery_from(calls.power_source())),
    )
    return tuple(_maker(detector, ask, make) for detector, ask in asked)


def _maker(detector: Detector, ask: Ask, make: Callable[[], MacCalls]) -> PartMaker:
    def part() -> DetectorPart:
        calls = make()
        return AskedPart(frozenset({detector}), lambda: {detector: ask(calls)})

    return PartMaker(frozenset({detector}), part)


def locked_from(locked: bool | None) -> Reading:
    """Without a session on the screen (over a network) there is none to lock."""
    return Reading(why="no_way") if locked is None else yes_or_no(locked)


def microphone_of(calls: MacCalls, own: int) -> Reading:
    """By program where the system tells, else by device."""
    listeners = calls.listeners()
    return inputs_reading(calls.inputs()) if listeners is None else listeners_reading(listeners, own)


def listeners_reading(listeners: Sequence[Listener], own: int) -> Reading:
    """Who listens, ourselves apart."""
    names = [one.name for one in listeners if one.listens and one.pid != own]
    return yes_or_no(bool(names), ", ".join(dict.fromkeys(name for name in names if name)))


def inputs_reading(inputs: Sequence[InputDevice]) -> Reading:
    """A device that plays as well is in use while music plays: that says nothing about listening."""
    running = [one for one in inputs if one.running]
    listens = [one.name for one in running if not one.speaks]
    if running and not listens:
        return Reading(why="headset_in_use")
    return yes_or_no(bool(listens), ", ".join(listens))


def camera_from(cameras: Sequence[InputDevice]) -> Reading:
    """Whether any is on."""
    on = [one.name for one in cameras if one.running]
    return yes_or_no(bool(on), ", ".join(name for name in on if name))


def full_screen_from(
    windows: Sequence[Window], displays: Sequence[tuple[float, float, float, float]], own: int
) -> Reading:
    """Whether the window of another program covers a whole display."""
    usual = [window for window in windows if window.layer == 0 and window.pid != own]
    owners = [window.owner for window in usual if any(covers(window.place, display) for display in displays)]
    return yes_or_no(bool(owners), next((owner for owner in owners if owner), ""))


def covers(window: tuple[float, float, float, float], display: tuple[float, float, float, float]) -> bool:
    """Whether a window is where a display is; left, top, width and height."""
    return all(abs(one - other) <= CLOSE for one, other in zip(window, display, strict=True))


def focus_of(calls: MacCalls) -> Reading:
    """A focus that was switched on by hand; there is no answer where that may not be read."""
    try:
        return focus_from(calls.assertions())
    except PermissionError:
        return Reading(why="no_permission")
    except FileNotFoundError:
        return Reading(why="no_way")


def focus_from(text: str) -> Reading:
    """The list of focus modes: one with records is on. None is no answer, as a timetable leaves no record."""
    try:
        stores = json.loads(text)["data"]
        on = any(store.get("storeAssertionRecords") for store in stores)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Reading(why="failed")
    return yes_or_no(True) if on else Reading(why="focus_schedule")


def battery_from(source: str) -> Reading:
    """What the computer runs on."""
    if source == ON_MAINS:
        return yes_or_no(False)
    return yes_or_no(True) if source in ON_BATTERY else Reading(why="failed")
