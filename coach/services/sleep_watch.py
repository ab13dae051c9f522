"""How long the computer slept between two looks: by so much the wall clock ran ahead of the steady one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.services.ports import Clock


class SleepWatch:
    """Looks whenever somebody asks; it has no timer of its own."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = self._look()

    def slept(self) -> timedelta:
        """The sleep since the last look; less than nothing where the clock was set back. A clock that was set forward
        looks the same as sleep."""
        (wall, steady), self._seen = self._seen, self._look()
        return self._seen[0] - wall - timedelta(seconds=self._seen[1] - steady)

    def _look(self) -> tuple[datetime, float]:
        return self._clock.now().astimezone(UTC), self._clock.monotonic()
