"""What somebody wants to be reminded of, and how. Apart from the reminders: read before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from coach.domain.hours import ALWAYS, Hours
from coach.domain.presence import USUAL_HOLDS, Detector
from coach.domain.rhythm import USUAL_BREAKS, USUAL_ROUTINES, Rhythm


class Channel(StrEnum):
    """Ways in which a reminder reaches somebody."""

    CARD = "card"
    """Our own small window in the corner of the screen."""
    NOTIFICATION = "notification"
    """The system's."""
    SOUND = "sound"


class Screens(StrEnum):
    """Where the small window shows."""

    IN_USE = "in_use"
    """On the monitor with the mouse."""
    ALL = "all"


@dataclass(frozen=True)
class ReminderSettings:
    """What somebody wants to be reminded of. ``morning_at`` is local; ``heads_up_minutes`` are between the soft word
    beforehand and the reminder, 0 for none; outside ``hours`` nothing reminds; ``holds`` are the detectors that may
    hold a reminder back; ``lunch_until`` is when "after lunch" is. At least one channel is always on."""

    walk_on: bool = True
    morning_on: bool = True
    morning_at: time = time(8)
    heads_up_minutes: int = 5
    hours: Hours = ALWAYS
    sound: str = "chime"
    channels: frozenset[Channel] = frozenset(Channel)
    screens: Screens = Screens.IN_USE
    holds: frozenset[Detector] = USUAL_HOLDS
    hold_appointments: bool = True
    lunch_until: time = time(13)
    breaks: Rhythm = USUAL_BREAKS
    routines: Rhythm = USUAL_ROUTINES

    def __post_init__(self) -> None:
        if not self.channels:
            raise ValueError("a reminder needs a way to reach somebody")

    @property
    def sound_on(self) -> bool:
        """Whether reminders may be heard."""
        return Channel.SOUND in self.channels
