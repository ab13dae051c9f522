"""What every rule about reminders asks about: the moment, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.appointment import Appointment
from coach.domain.presence import Presence
from coach.domain.reminder import ReminderKind, ReminderPause
from coach.domain.reminder_numbers import ReminderRules
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import to_instant
from coach.domain.sitting import NOT_SITTING, Sitting

NOTHING_TOLD = Presence()
"""No detector says anything: nothing is held back by it."""


@dataclass(frozen=True)
class Circumstances:
    """The aware moment, the user's zone, their settings, whether safety allows walking, and the ``earliest`` day on
    which the bounds of the plan allow the next walk, None for today.

    ``asks`` says whether detectors may hold anything back; ``presence`` is None while they may still answer until
    ``answer_by`` (UTC; None: they are asked only now). ``pause`` may be over; ``walking`` is a walk or a routine that
    is on; ``walked_until`` when the last walk ended, ``shown_at`` when the last reminder came (both UTC),
    ``breaks_shown`` how many breaks came today.
    """

    now: datetime
    zone: ZoneInfo
    settings: ReminderSettings
    allowed: bool
    rules: ReminderRules
    earliest: date | None = None
    presence: Presence | None = NOTHING_TOLD
    asks: bool = False
    answer_by: datetime | None = None
    appointments: Sequence[Appointment] = ()
    pause: ReminderPause | None = None
    walking: bool = False
    sitting: Sitting = NOT_SITTING
    walked_until: datetime | None = None
    shown_at: datetime | None = None
    breaks_shown: int = 0

    @property
    def instant(self) -> datetime:
        """The moment in UTC, where comparing and adding are safe on days when clocks change."""
        return self.now.astimezone(UTC)

    @property
    def gap(self) -> timedelta:
        """How far quiet reminders keep away from others."""
        return timedelta(minutes=self.rules.quiet_gap_minutes)

    @property
    def answers_until(self) -> datetime:
        """Until when (UTC) the first answer of the detectors is waited for."""
        return self.answer_by or self.instant + timedelta(seconds=self.rules.presence_wait_seconds)

    def local_day(self, instant: datetime) -> date:
        """The calendar day of an aware instant where the user is."""
        return instant.astimezone(self.zone).date()

    def end_of_day(self, day: date) -> datetime:
        """The first instant of the following local day, in UTC."""
        return to_instant(day + timedelta(days=1), time(), self.zone).astimezone(UTC)

    def rhythm(self, kind: ReminderKind) -> Rhythm | None:
        """The rhythm of a small reminder; None for a kind that has none."""
        return self.settings.rhythm(kind)

    def open_span(self, kind: ReminderKind, instant: datetime) -> tuple[datetime, datetime] | None:
        """``ReminderSettings.open_span`` where the user is."""
        return self.settings.open_span(kind, instant, self.zone)

    def is_open(self, kind: ReminderKind, instant: datetime) -> bool:
        """``ReminderSettings.is_open`` where the user is."""
        return self.settings.is_open(kind, instant, self.zone)

    def window(self, kind: ReminderKind) -> timedelta:
        """How long a reminder makes sense from the moment it may come."""
        is_break = kind is ReminderKind.BREAK
        return timedelta(minutes=self.rules.break_window_minutes if is_break else self.rules.late_window_minutes)
