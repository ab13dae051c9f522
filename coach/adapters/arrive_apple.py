"""The walks of Apple Health's export: its workouts of walking and hiking."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from coach.domain.arrival import ArrivalRules, FoundWalk, Movement
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

ROOT = "HealthData"
LONGEST_NAME = 60
"""Letters of the name of a program."""
_KINDS = {"HKWorkoutActivityTypeWalking": Movement.WALKING, "HKWorkoutActivityTypeHiking": Movement.HIKING}
_UNITS = {"min": 1.0, "s": 1 / 60, "sec": 1 / 60, "hr": 60.0, "h": 60.0}
"""Minutes of each unit of duration."""


class AppleReading:
    """Listens to an export; ``walks``, ``not_walks`` and ``unreadable`` are what was found."""

    def __init__(self, rules: ArrivalRules) -> None:
        self._most = rules.most_walks
        self.walks: list[FoundWalk] = []
        self.not_walks = self.unreadable = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A workout says all that counts at its beginning."""
        if name != "Workout":
            return
        movement = _KINDS.get(attributes.get("workoutActivityType", ""))
        if movement is None:
            self.not_walks += 1
            return
        walk = _walk(attributes, movement)
        if walk is None:
            self.unreadable += 1
            return
        self.walks.append(walk)
        if len(self.walks) > self._most:
            raise ArrivalProblem(ArrivalFault.TOO_MANY)

    def end(self, name: str, text: str) -> None:
        """Nothing that counts stands within."""


def name_of(text: str) -> str:
    """The name of a program or watch as one short line."""
    words = " ".join(text.split())
    return "".join(letter for letter in words if letter.isprintable())[:LONGEST_NAME]


def _walk(attributes: dict[str, str], movement: Movement) -> FoundWalk | None:
    begins, ends = (_moment(attributes.get(name, "")) for name in ("startDate", "endDate"))
    if begins is None or ends is None or ends <= begins:
        return None
    span = (ends - begins) / timedelta(minutes=1)
    minutes = _duration(attributes, span)
    return (
        None
        if minutes is None
        else FoundWalk(begins, ends, minutes, movement, name_of(attributes.get("sourceName", "")))
    )


def _duration(attributes: dict[str, str], span: float) -> float | None:
    """Minutes without pauses; all of the time where the file does not say."""
    if "duration" not in attributes:
        return span
    try:
        minutes = float(attributes["duration"]) * _UNITS[attributes.get("durationUnit", "min")]
    except (ValueError, KeyError):
        return None
    return min(minutes, span) if math.isfinite(minutes) and minutes > 0 else None


def _moment(text: str) -> datetime | None:
    """As Apple writes them: 2024-05-01 09:20:00 +0200."""
    try:
        moment = datetime.strptime(text[:40], "%Y-%m-%d %H:%M:%S %z")
        moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return moment
