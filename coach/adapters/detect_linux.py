"""The detectors of Linux, each with its maker."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from coach.adapters.detect_wayland import is_wayland
from coach.adapters.presence_watch import PartMaker
from coach.domain.presence import Detector, Finding, HoldRules, Reading
from coach.services.reminder_ports import DetectorPart

SANDBOX = Reading(Finding.UNKNOWN, why="sandbox")


def linux_parts(environment: Mapping[str, str] = os.environ, rules: HoldRules | None = None) -> tuple[PartMaker, ...]:
    """What can be found out on Linux; nothing is imported or opened before it is wanted. ``rules`` say how long a pause
    in typing is: some desktops have to be told."""
    pause = (rules or HoldRules()).typing_pause_seconds
    makers: dict[Detector, Callable[[Mapping[str, str]], DetectorPart]] = {
        Detector.IDLE: lambda where: _idle(where, pause),
        Detector.MICROPHONE: _microphone,
        Detector.CAMERA: _camera,
        Detector.SCREEN_SHARED: _screen_shared,
        Detector.FULL_SCREEN: _full_screen,
        Detector.DO_NOT_DISTURB: _do_not_disturb,
        Detector.LOCKED: _locked,
        Detector.ON_BATTERY: _battery,
    }
    return tuple(_maker(detector, make, environment) for detector, make in makers.items())


def is_sandboxed(environment: Mapping[str, str], mark: Path = Path("/.flatpak-info")) -> bool:
    """Whether Amble runs in a Flatpak or Snap, which keeps other programs from its sight."""
    return mark.exists() or bool(environment.get("SNAP"))


class Sandboxed:
    """A part that sees little of the outside: it may say yes, and otherwise that it cannot tell."""

    def __init__(self, part: DetectorPart) -> None:
        self._part = part
        self.detectors = part.detectors

    def read(self) -> dict[Detector, Reading]:
        """What the part found, where that can be believed."""
        found = self._part.read()
        return {one: SANDBOX if said.finding is Finding.NO else said for one, said in found.items()}

    def wait_on(self) -> int | None:
        """What the part waits for."""
        return self._part.wait_on()

    def close(self) -> None:
        """Let the part go."""
        self._part.close()


def _maker(
    detector: Detector, make: Callable[[Mapping[str, str]], DetectorPart], environment: Mapping[str, str]
) -> PartMaker:
    return PartMaker(frozenset({detector}), lambda: make(environment))


def _honest(part: DetectorPart, environment: Mapping[str, str]) -> DetectorPart:
    return Sandboxed(part) if is_sandboxed(environment) else part


def _idle(environment: Mapping[str, str], pause: float) -> DetectorPart:
    from coach.adapters.detect_idle import WaylandIdlePart, XIdlePart

    return WaylandIdlePart(environment, pause) if is_wayland(environment) else XIdlePart()


def _microphone(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_microphone import MicrophonePart

    return _honest(MicrophonePart(os.getpid()), environment)


def _camera(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_camera import CameraPart

    return _honest(CameraPart(os.getpid()), environment)


def _screen_shared(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_screen_shared import ScreenSharedPart

    return _honest(ScreenSharedPart(environment), environment)


def _full_screen(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_full_screen import FullScreenPart

    part = FullScreenPart(environment.get("DISPLAY", ""), os.getpid(), is_wayland(environment))
    if not is_wayland(environment):
        return part
    from coach.adapters.detect_wayland_windows import WaylandFullScreenPart, WaylandWindows

    return WaylandFullScreenPart(WaylandWindows(environment, "amble"), part)


def _do_not_disturb(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_desktop import DoNotDisturbPart

    return DoNotDisturbPart(environment)


def _locked(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_desktop import LockedPart

    return LockedPart(environment)


def _battery(environment: Mapping[str, str]) -> DetectorPart:
    from coach.adapters.detect_desktop import BatteryPart

    return BatteryPart(environment)
