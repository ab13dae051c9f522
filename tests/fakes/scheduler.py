"""A scheduler that runs when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tests.fakes.clock import FakeClock


class FakeScheduler:
    """Keeps jobs by name; ``pass_time`` and ``wake`` do what the real one does while time passes and after sleep."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._jobs: dict[str, tuple[datetime, Callable[[], None]]] = {}
        self._listeners: list[Callable[[], None]] = []
        self.started = False

    def start(self) -> None:
        self.started = True

    def at(self, name: str, instant: datetime, call: Callable[[], None]) -> None:
        if instant.tzinfo is None:
            raise ValueError(f"the instant of {name!r} needs a time zone")
        self._jobs[name] = (instant.astimezone(UTC), call)

    def cancel(self, name: str) -> None:
        self._jobs.pop(name, None)

    def when_clock_jumped(self, call: Callable[[], None]) -> None:
        self._listeners.append(call)

    def stop(self) -> None:
        self._jobs.clear()
        self.started = False

    def jobs(self) -> dict[str, datetime]:
        """The instant of each job, in UTC."""
        return {name: instant for name, (instant, _) in self._jobs.items()}

    def run_due(self) -> None:
        """Run what is due now, in order of time; a job that one of them sets anew waits for the next call."""
        now = self._clock.now()
        due = sorted((instant, name) for name, (instant, _) in self._jobs.items() if instant <= now)
        for instant, name in due:
            if self.jobs().get(name) == instant:
                self._jobs.pop(name)[1]()

    def pass_time(self, seconds: float) -> None:
        """Let time pass on both clocks and run each job at its instant, or at once when that has passed."""
        end = self._clock.monotonic() + seconds
        while self._jobs:
            upcoming = (min(self.jobs().values()) - self._clock.now()).total_seconds()
            if self._clock.monotonic() + upcoming > end:
                break
            self._clock.advance(max(0.0, upcoming))
            self.run_due()
        self._clock.advance(max(0.0, end - self._clock.monotonic()))

    def wake(self) -> None:
        """Announce that the clock jumped, then run what is due."""
        for call in tuple(self._listeners):
            call()
        self.run_due()
