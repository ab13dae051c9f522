"""The Scheduler port on APScheduler 3, mended for a desktop: one timer, the GUI thread, our own clock, and sleep.

APScheduler takes about 0.2 s to import, so it is imported when the scheduler starts, not before.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer

from coach.services.ports import Clock

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler

LONGEST_WAIT = 60.0
"""Seconds between two looks at the clock: timers stand still while the machine sleeps."""
COARSE_FROM = 90.0
"""Seconds; with nothing due before, the look may come a little late, so that the processor can rest longer."""
JUMP = 2.0
"""Seconds that wall and monotonic time may drift apart between two looks; a clock being trimmed stays far below."""


class WalkScheduler:
    """Calls back at instants, through sleep, set clocks and travelling. Nothing is kept on disk."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self._waiting: dict[str, tuple[datetime, Callable[[], None]]] = {}
        self._scheduler: BaseScheduler | None = None

    def start(self) -> None:
        """Begin; jobs set before are kept. A second start changes nothing."""
        if self._scheduler is not None:
            return
        self._scheduler = _clock_scheduler(self._clock, ClockWatch(self._clock), self._announce_jump)
        self._scheduler.start()
        waiting, self._waiting = self._waiting, {}
        for name, (instant, call) in waiting.items():
            self.at(name, instant, call)

    def at(self, name: str, instant: datetime, call: Callable[[], None]) -> None:
        """Call at the aware ``instant`` on the GUI thread; the same name replaces. A past instant is called soon.

        Raises ``ValueError`` for a naive instant.
        """
        if instant.tzinfo is None:
            raise ValueError(f"the instant of {name!r} needs a time zone")
        if self._scheduler is None:
            self._waiting[name] = (instant, call)
        else:
            when = instant.astimezone(UTC)
            self._scheduler.add_job(call, "date", id=name, run_date=when, timezone=UTC, replace_existing=True)

    def cancel(self, name: str) -> None:
        """Forget a job; nothing happens when there is none."""
        self._waiting.pop(name, None)
        if self._scheduler is not None and self._scheduler.get_job(name) is not None:
            self._scheduler.remove_job(name)

    def when_clock_jumped(self, call: Callable[[], None]) -> None:
        """Call after sleep, after a set clock, and when the zone changed; before any job that became due by it."""
        self._listeners.append(call)

    def stop(self) -> None:
        """Forget every job and stop the timer; safe to call twice."""
        self._waiting.clear()
        if self._scheduler is not None:
            self._scheduler.shutdown()
            self._scheduler = None

    def _announce_jump(self) -> None:
        for call in tuple(self._listeners):
            call()


class ClockWatch:
    """Notices when wall time and monotonic time part, or the zone changes, between two looks."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = self._look()

    def jumped(self) -> bool:
        """Whether the clock jumped since the last look."""
        (wall, steady, zone), self._seen = self._seen, self._look()
        drift = (self._seen[0] - wall).total_seconds() - (self._seen[1] - steady)
        return abs(drift) > JUMP or self._seen[2] != zone

    def _look(self) -> tuple[datetime, float, str]:
        return self._clock.now().astimezone(UTC), self._clock.monotonic(), self._clock.zone().key


def _clock_scheduler(clock: Clock, watch: ClockWatch, announce_jump: Callable[[], None]) -> BaseScheduler:
    """Build the mended scheduler; a function, because its base class is imported only now."""
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.qt import QtScheduler

    class ClockScheduler(QtScheduler):  # type: ignore[misc]
        """WORKAROUND https://github.com/agronholm/apscheduler/blob/3.11.3/src/apscheduler/schedulers/qt.py: it leaks a
        timer at every wake-up, reads the wall clock itself, and removes a job that is set anew while it runs."""

        def _process_jobs(self) -> None:
            try:
                if watch.jumped():
                    announce_jump()
                for name in [job.id for job in self._store().get_due_jobs(now())]:
                    self._run(name)
            finally:  # a listener that fails must not be the end of all reminders
                self._start_timer(self._wait())

        def _run(self, name: str) -> None:
            # An earlier job of this round may have cancelled this one or moved it.
            job = self._store().lookup_job(name)
            if job is not None and job.next_run_time <= now():
                self.remove_job(name)
                self._lookup_executor("default").submit_job(job, [job.next_run_time])

        def _wait(self) -> float:
            upcoming = self._store().get_next_run_time()
            return math.inf if upcoming is None else (upcoming - now()) / timedelta(seconds=1)

        def _store(self) -> Any:
            return self._lookup_jobstore("default")

        def _start_timer(self, wait_seconds: float) -> None:
            coarse = wait_seconds >= COARSE_FROM
            timer.setTimerType(Qt.TimerType.VeryCoarseTimer if coarse else Qt.TimerType.PreciseTimer)
            timer.start(math.ceil(min(max(wait_seconds, 0.0), LONGEST_WAIT) * 1000))

        def _stop_timer(self) -> None:
            timer.stop()

    def now() -> datetime:
        return clock.now().astimezone(UTC)

    # A job that opens a dialog runs an event loop of its own, in which it may come again: hence more than one instance.
    defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 10}
    scheduler = ClockScheduler(timezone=UTC, executors={"default": DebugExecutor()}, job_defaults=defaults)
    timer = QTimer(singleShot=True)
    timer.timeout.connect(scheduler._process_jobs)
    return scheduler
