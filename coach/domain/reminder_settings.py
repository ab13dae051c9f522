"""What somebody wants to be reminded of, and how. Apart from the reminders: read before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.hours import ALWAYS, Hours
from coach.domain.presence import USUAL_HOLDS, Detector
from coach.domain.reminder_kind import ReminderKind
from coach.domain.rhythm import USUAL_BREAKS, USUAL_ROUTINES, Rhythm


class Channel(StrEnum):
    """Ways in which a reminder reaches somebody."""

    CARD = "card"
    """Our own small window in the corner of the screen."""
    NOTIFICATION = "notification"
    """The system's."""
    SOUND = "sound"


USUAL_CHANNELS = frozenset({Channel.CARD, Channel.SOUND})
"""One to see and one to hear: the same reminder in two windows at once would be one too many."""


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
    channels: frozenset[Channel] = USUAL_CHANNELS
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

    @property
    def rhythms(self) -> tuple[tuple[ReminderKind, Rhythm], ...]:
        """Each small reminder with its rhythm."""
        return (ReminderKind.BREAK, self.breaks), (ReminderKind.ROUTINE, self.routines)

    def rhythm(self, kind: ReminderKind) -> Rhythm | None:
        """The rhythm of a small reminder; None for a kind that has none."""
        return dict(self.rhythms).get(kind)

    def open_span(self, kind: ReminderKind, instant: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """From when until when (exclusive, UTC) a kind may remind on the local day of an aware instant; None on a quiet
        day. What has hours of its own keeps to both."""
        rhythm = self.rhythm(kind)
        known = [self.hours, *([] if rhythm is None else [rhythm.hours])]
        bounds = [hours.bounds(instant, zone) for hours in known]
        opens = [opened for opened, _ in bounds if opened is not None]
        closes = [closed for _, closed in bounds if closed is not None]
        if len(opens) < len(known) or max(opens) >= min(closes):
            return None
        return max(opens), min(closes)

    def is_open(self, kind: ReminderKind, instant: datetime, zone: ZoneInfo) -> bool:
        """Whether a kind may remind at an aware instant, as far as hours go."""
        span = self.open_span(kind, instant, zone)
        return span is not None and span[0] <= instant.astimezone(UTC) < span[1]
