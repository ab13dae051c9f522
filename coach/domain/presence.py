"""What can be told of the moment: is somebody there, typing, in a call? And what of it holds a reminder back.

"Cannot tell" is an answer of its own and never counts as busy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Detector(StrEnum):
    """What is looked for. ``IDLE`` tells seconds since the last touch of keyboard or mouse; the others yes or no."""

    IDLE = "idle"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    SCREEN_SHARED = "screen_shared"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    LOCKED = "locked"
    UNKNOWN_MONITOR = "unknown_monitor"
    ON_BATTERY = "on_battery"


class Finding(StrEnum):
    """What a detector says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It cannot be told here."""


@dataclass(frozen=True)
class Reading:
    """What one detector said. ``detail`` names who (a program, a monitor; "" for nobody) and is shown, never logged;
    ``why`` is the id of a phrase ``detectors.why.<id>`` that says why it cannot tell; ``idle_seconds`` belongs to IDLE
    alone, where YES means that nobody has touched anything for a minute."""

    finding: Finding = Finding.UNKNOWN
    detail: str = ""
    why: str = ""
    idle_seconds: float | None = None


CANNOT_TELL = Reading()


@dataclass(frozen=True)
class Presence:
    """The last reading of every detector that was looked at; the others cannot tell."""

    readings: Mapping[Detector, Reading] = field(default_factory=dict)

    def of(self, detector: Detector) -> Reading:
        """What one of them said."""
        return self.readings.get(detector, CANNOT_TELL)

    def says(self, detector: Detector) -> bool:
        """Whether it said yes; not knowing is no yes."""
        return self.of(detector).finding is Finding.YES

    @property
    def idle_seconds(self) -> float | None:
        """Seconds since keyboard or mouse were touched; None where that cannot be told."""
        return self.of(Detector.IDLE).idle_seconds


class HoldCause(StrEnum):
    """Why a reminder waits. The first ones are found by detectors, in the order in which they are named; the others are
    known from the clock."""

    CALL = "call"
    SCREEN_SHARED = "screen_shared"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    LOCKED = "locked"
    UNKNOWN_MONITOR = "unknown_monitor"
    ON_BATTERY = "on_battery"
    AWAY = "away"
    TYPING = "typing"
    APPOINTMENT = "appointment"
    QUIET_HOURS = "quiet_hours"
    PAUSE = "pause"
    WALKING = "walking"
    NEAR_WALK = "near_walk"
    """A walk is near, or its reminder is: what is small waits for its turn."""


_FOUND: tuple[tuple[HoldCause, tuple[Detector, ...]], ...] = (
    (HoldCause.CALL, (Detector.MICROPHONE, Detector.CAMERA)),
    (HoldCause.SCREEN_SHARED, (Detector.SCREEN_SHARED,)),
    (HoldCause.FULL_SCREEN, (Detector.FULL_SCREEN,)),
    (HoldCause.DO_NOT_DISTURB, (Detector.DO_NOT_DISTURB,)),
    (HoldCause.LOCKED, (Detector.LOCKED,)),
    (HoldCause.UNKNOWN_MONITOR, (Detector.UNKNOWN_MONITOR,)),
    (HoldCause.ON_BATTERY, (Detector.ON_BATTERY,)),
)

USUAL_HOLDS = frozenset(Detector) - {Detector.UNKNOWN_MONITOR, Detector.ON_BATTERY}
"""What reminders wait for unless somebody chose otherwise."""


@dataclass(frozen=True)
class HoldRules:
    """Seconds without a touch that count as a pause in typing, and from which on somebody counts as away; the meaning
    of both stands in ``resources/rules/reminders.toml``."""

    typing_pause_seconds: float = 4.0
    away_seconds: float = 300.0


def hold_cause(presence: Presence, holds: frozenset[Detector], rules: HoldRules) -> HoldCause | None:
    """What holds a reminder back now, or None. ``holds`` are the detectors that somebody lets hold reminders."""
    for cause, detectors in _FOUND:
        if any(presence.says(detector) for detector in detectors if detector in holds):
            return cause
    idle = presence.idle_seconds
    if Detector.IDLE not in holds or idle is None:
        return None
    if idle >= rules.away_seconds:
        return HoldCause.AWAY
    return HoldCause.TYPING if idle < rules.typing_pause_seconds else None
