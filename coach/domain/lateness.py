"""Why a reminder comes late, where that is known: the computer was asleep, or Amble was closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST_SLEEP = timedelta(minutes=1)
"""A shorter gap between the clocks explains no late reminder."""


class LateCause(StrEnum):
    """The words are ``reminder.late_because.<id>``."""

    ASLEEP = "asleep"
    CLOSED = "closed"


@dataclass(frozen=True)
class Attention:
    """From when on this run of Amble pays attention, and when the computer slept last: aware instants in UTC."""

    since: datetime
    slept_from: datetime | None = None
    slept_until: datetime | None = None

    def after_sleep(self, slept: timedelta, until: datetime) -> Attention:
        """The computer slept for so long until an aware instant. A clock that was set back is no sleep."""
        if slept < SHORTEST_SLEEP:
            return self
        return replace(self, slept_from=until - slept, slept_until=until)

    def why_late(self, meant_for: datetime) -> LateCause | None:
        """Why what was meant for an aware instant did not come then; None where that is not known."""
        if (
            self.slept_from is not None
            and self.slept_until is not None
            and self.slept_from <= meant_for < self.slept_until
        ):
            return LateCause.ASLEEP
        return LateCause.CLOSED if meant_for < self.since else None
