"""What somebody threw away, and may still want back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

KEPT_FOR = timedelta(days=1)
"""So long something can be wanted back after it was thrown away (our choice)."""


@dataclass(frozen=True)
class ThrownAway:
    """A walk by its id, or (0) a routine, that began at ``started_at`` and was thrown away ``at``; both aware, in the
    zone it began in."""

    started_at: datetime
    at: datetime
    walk: int = 0

    @property
    def day(self) -> date:
        """The local day on which it began."""
        return self.started_at.date()

    def can_come_back(self, now: datetime) -> bool:
        """Whether it is kept at ``now``: a later start deletes it for good once it is not."""
        return now < self.at + KEPT_FOR
