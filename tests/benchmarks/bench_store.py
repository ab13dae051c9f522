"""How fast the store is: `python -m tests.benchmarks.bench_store`. Medians in milliseconds, on the disk of the
temporary folder (TMPDIR chooses another)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from coach.adapters.clock import SystemClock
from coach.adapters.store import Store
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.reminder import walk_name
from coach.domain.session import Outcome
from coach.domain.timeline import Phase, PhaseSpan
from coach.services.ports import RunningSession

START = datetime(2020, 1, 1, 8, tzinfo=UTC)
GOOD = CheckIn(2, 3, 2, 1, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)


def main() -> None:
    """Print a table."""
    for name, days in (("90 days", 90), ("a year", 365), ("20 years", 7300)):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "amble.db"
            fill(path, days)
            measure(name, path)


def fill(path: Path, days: int) -> None:
    """A walk on five days of seven, each with its answers, phases and reminder notes."""
    store = opened(path)
    for day in range(days):
        if day % 7 < 5:
            add_walk(store, START + timedelta(days=day))
    store.close()


def add_walk(store: Store, start: datetime) -> None:
    """One finished walk."""
    id = store.sessions.begin(RunningSession(0, start, 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2)))
    for minute in (2, 17, 20):
        store.segments.keep_segment(id, PhaseSpan(Phase.EASY, minute * 60.0 - 60, minute * 60.0))
    store.sessions.finish(id, 1200, Outcome.DONE, None)
    store.answers.save_check_in(id, GOOD)
    store.occurrences.note(walk_name(start.date()), "done", start, "")


def measure(name: str, path: Path) -> None:
    """Each figure of a store of one size."""
    report(name, "first open in this process", lambda: opened(path).close(), times=1)
    report(name, "open and close", lambda: opened(path).close())
    store = opened(path)
    report(name, "read every session", store.sessions.sessions)
    id = store.sessions.begin(RunningSession(0, START, 20, None, False, True, 7, 0.0, 0.0, GOOD))
    report(name, "look for an unfinished walk", store.sessions.unfinished)
    report(name, "one step of progress, to the system", lambda: store.sessions.keep_progress(id, 5.0, 5.0), times=900)
    span = PhaseSpan(Phase.EASY, 0.0, 60.0)
    report(name, "one finished phase, synced", lambda: store.segments.keep_segment(id, span), times=200)
    report(name, "one check-in, synced", lambda: store.answers.save_check_in(id, GOOD), times=200)
    report(name, "check (worker)", store.check, times=5)
    report(name, "copy (worker)", lambda: store.backups.make(START.date()), times=5)
    store.close()
    print(f"{name:10} {path.stat().st_size / 1e6:9.2f} MB")


def opened(path: Path) -> Store:
    """An open store."""
    store = Store(path, SystemClock())
    store.open()
    return store


def report(name: str, what: str, call: Callable[[], object], times: int = 30) -> None:
    """One line: the median and the worst."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name:10} {what:40} {statistics.median(taken):9.3f} ms, worst {max(taken):9.3f} ms")


if __name__ == "__main__":
    main()
