"""A clock that a test moves by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class FakeClock:
    """Stands still until it is moved. ``now`` starts at an aware moment in ``zone``."""

    def __init__(self, now: datetime, zone: ZoneInfo | None = None) -> None:
        self._zone = zone or ZoneInfo("Europe/Berlin")
        self._wall = now.astimezone(UTC)
        self._steady = 1000.0

    def now(self) -> datetime:
        """The wall clock: aware, in the user's zone."""
        return self._wall.astimezone(self._zone)

    def zone(self) -> ZoneInfo:
        """The user's zone."""
        return self._zone

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return self._steady

    def advance(self, seconds: float) -> None:
        """Time passes on both clocks."""
        self._wall += timedelta(seconds=seconds)
        self._steady += seconds

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: the wall clock goes on, monotonic time stands."""
        self._wall += timedelta(seconds=seconds)

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock, forward or back."""
        self._wall = now.astimezone(UTC)

    def set_zone(self, zone: ZoneInfo) -> None:
        """Somebody travels: the same instant, another local time."""
        self._zone = zone
