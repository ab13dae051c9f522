"""Whether what the detectors said is fresh enough to hold a reminder by, and how long to wait for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.circumstances import NOTHING_TOLD
from coach.domain.presence import Presence, hold_cause
from coach.domain.reminder import ReminderRules, ReminderSettings
from coach.services.ports import Clock


class PresenceGate:
    """Detectors are asked shortly before something is due; who does not answer in time says nothing."""

    def __init__(self, clock: Clock, rules: ReminderRules) -> None:
        self._clock = clock
        self._wait, self._holds = float(rules.presence_wait_seconds), rules.holds
        self._asked: float | None = None
        self._told: Presence | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether detectors are to be looked at."""
        return self._asked is not None

    def want(self, on: bool) -> bool:
        """Begin or end looking; whether that is a change. What was told before counts no more."""
        if on == self.is_wanted:
            return False
        self._asked, self._told = (self._clock.monotonic() if on else None), None
        return True

    def told(self) -> Presence | None:
        """What they said since they were asked, nothing at all once they had their time; None while they have."""
        if self._told is None and self._asked is not None and self._left() < 0.001:
            return NOTHING_TOLD
        return self._told

    def answer_by(self) -> datetime | None:
        """Until when (UTC) their first answer is waited for; None when they were not asked."""
        if self._asked is None:
            return None
        return self._clock.now().astimezone(UTC) + timedelta(seconds=self._left())

    def take(self, presence: Presence, settings: ReminderSettings) -> bool:
        """They say this; whether it may change what is held back."""
        if self._asked is None:
            return False
        before, self._told = self._told, presence
        if before is None:
            return True
        causes = [hold_cause(each, settings.holds, self._holds) for each in (before, presence)]
        return causes[0] is not causes[1]

    def _left(self) -> float:
        return self._wait - (self._clock.monotonic() - (self._asked or 0.0))
