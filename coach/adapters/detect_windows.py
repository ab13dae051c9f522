"""The detectors of Windows. What the system says is judged by pure functions, which are tested with made-up answers;
the calls themselves (``windows_calls``) have never been run by their authors.

What cannot be told: who shares the screen by other means than Windows' own capture; whether a monitor mirrors another.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Sequence

from coach.adapters.asked_part import AskedPart
from coach.adapters.presence_watch import PartMaker
from coach.adapters.readings import idle_reading, yes_or_no
from coach.adapters.windows_calls import Consent, SystemCalls, WindowsCalls
from coach.domain.presence import Detector, Reading
from coach.services.reminder_ports import DetectorPart

BUSY, GAME, PRESENTATION = 2, 3, 4
"""Of QUERY_USER_NOTIFICATION_STATE: something in full screen, a game in full screen, a talk is being given."""
LOCKED, UNLOCKED = 0, 1
"""SessionFlags of WTSINFOEX_LEVEL1 since Windows 8."""
ON_BATTERY, ON_MAINS, NO_BATTERY = 0, 1, 128
CAPTURES = ("graphicsCaptureProgrammatic", "graphicsCaptureWithoutBorder")

Ask = Callable[[WindowsCalls], dict[Detector, Reading]]


def windows_parts(make: Callable[[], WindowsCalls] = SystemCalls) -> tuple[PartMaker, ...]:
    """What can be found out on Windows, each part by itself."""
    asked: tuple[tuple[frozenset[Detector], Ask], ...] = (
        (frozenset({Detector.IDLE}), lambda calls: {Detector.IDLE: idle_from(*calls.ticks())}),
        (frozenset({Detector.LOCKED}), lambda calls: {Detector.LOCKED: locked_from(calls.session())}),
        (frozenset({Detector.MICROPHONE}), lambda calls: {Detector.MICROPHONE: use_of(calls, "microphone")}),
        (frozenset({Detector.CAMERA}), lambda calls: {Detector.CAMERA: use_of(calls, "webcam")}),
        (frozenset({Detector.SCREEN_SHARED}), lambda calls: {Detector.SCREEN_SHARED: capture_of(calls)}),
        (frozenset({Detector.FULL_SCREEN, Detector.DO_NOT_DISTURB}), quiet_of),
        (frozenset({Detector.ON_BATTERY}), lambda calls: {Detector.ON_BATTERY: battery_from(*calls.power())}),
    )
    return tuple(_maker(detectors, ask, make) for detectors, ask in asked)


def _maker(detectors: frozenset[Detector], ask: Ask, make: Callable[[], WindowsCalls]) -> PartMaker:
    def part() -> DetectorPart:
        calls = make()
        return AskedPart(detectors, lambda: ask(calls))

    return PartMaker(detectors, part)


def idle_from(now: int, last: int) -> Reading:
    """Milliseconds that begin anew every 49.7 days; a touch between the two questions is no time at all."""
    since = (now - last) % 2**32
    return idle_reading(0.0 if since > 2**31 else since / 1000)


def locked_from(info: bytes) -> Reading:
    """A WTSINFOEXW: its level, and from byte 8 on the session's number, state and flags."""
    if len(info) < 20 or struct.unpack_from("<I", info)[0] != 1:
        return Reading(why="failed")
    _number, _state, flags = struct.unpack_from("<IIi", info, 8)
    return yes_or_no(flags == LOCKED) if flags in (LOCKED, UNLOCKED) else Reading(why="failed")


def use_of(calls: WindowsCalls, capability: str) -> Reading:
    """Who uses it now."""
    try:
        names = users(calls.consents(capability), calls.booted(), sys.executable)
    except FileNotFoundError:
        return Reading(why="no_way")
    return yes_or_no(bool(names), ", ".join(names))


def capture_of(calls: WindowsCalls) -> Reading:
    """Who captures the screen in Windows' own way; that nobody does is no answer, as there are other ways."""
    found: list[str] = []
    for capability in CAPTURES:
        try:
            found += users(calls.consents(capability), calls.booted(), sys.executable)
        except FileNotFoundError:
            continue
    return yes_or_no(True, ", ".join(dict.fromkeys(found))) if found else Reading(why="capture_not_listed")


def users(consents: Sequence[Consent], booted: int, own: str) -> tuple[str, ...]:
    """Names of the programs that use it now. What began before the computer did was cut off and never ended."""
    using = [one for one in consents if one.stopped == 0 and one.started > booted]
    return tuple(dict.fromkeys(name_of(one.program) for one in using if path_of(one.program) != own.casefold()))


def path_of(program: str) -> str:
    """The program's file, in small letters: in the list a # stands for each backslash."""
    return program.replace("#", "\\").casefold()


def name_of(program: str) -> str:
    """What people know it by: the file's name, or that of the package without its publisher's mark."""
    if "#" in program:
        return program.rpartition("#")[2].removesuffix(".exe")
    return program.rpartition("_")[0] or program


def quiet_of(calls: WindowsCalls) -> dict[Detector, Reading]:
    """Full screen, and do not disturb by a talk that is given or by the system's switch."""
    state, profile = calls.notification_state(), calls.quiet_profile()
    quiet = yes_or_no(state == PRESENTATION or bool(profile))
    if profile is None and state != PRESENTATION:
        quiet = Reading(why="no_way")
    return {Detector.FULL_SCREEN: yes_or_no(state in (BUSY, GAME)), Detector.DO_NOT_DISTURB: quiet}


def battery_from(line: int, flag: int) -> Reading:
    """Mains and battery as GetSystemPowerStatus tells them; 255 stands for not known."""
    if line == ON_MAINS or flag == NO_BATTERY:
        return yes_or_no(False)
    return yes_or_no(True) if line == ON_BATTERY else Reading(why="failed")
