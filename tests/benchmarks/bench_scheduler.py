"""What waiting costs: wake-ups and processor time of a program whose next reminder is ten hours away.

Run: python tests/benchmarks/bench_scheduler.py [seconds, default 300]. Linux only. A bare event loop is measured in the
same run, and its figures are printed beside ours. Target in the tray: at most 0.05 wake-ups/s and 0.02 ms of CPU/s.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTLE = 2.0
"""Seconds that imports and first events may take before the measurement begins."""


def wait_in_event_loop(with_scheduler: bool, seconds: float) -> None:
    """The measured program: print wake-ups/s and CPU ms/s of ``seconds`` in an event loop."""
    from PySide6.QtCore import QCoreApplication, QTimer

    app = QCoreApplication([])
    scheduler = waiting_scheduler() if with_scheduler else None
    at_start: list[tuple[int, float]] = []
    QTimer.singleShot(round(SETTLE * 1000), lambda: at_start.append(cost()))
    QTimer.singleShot(round((SETTLE + seconds) * 1000), app.quit)
    app.exec()
    wakes, spent = cost()
    del scheduler
    # The last timer is the measurement's own.
    print((wakes - at_start[0][0] - 1) / seconds, (spent - at_start[0][1]) * 1000 / seconds)


def waiting_scheduler() -> object:
    """A started scheduler with one reminder ten hours away."""
    from coach.adapters.clock import SystemClock
    from coach.adapters.scheduler import WalkScheduler

    scheduler = WalkScheduler(SystemClock())
    scheduler.start()
    scheduler.at("walk", datetime.now(UTC) + timedelta(hours=10), lambda: None)
    return scheduler


def cost() -> tuple[int, float]:
    """Voluntary waits of all threads so far, and seconds of CPU."""
    waits = sum(voluntary_waits(task) for task in Path("/proc/self/task").iterdir())
    return waits, time.process_time()


def voluntary_waits(task: Path) -> int:
    lines = (task / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def main(seconds: float) -> None:
    """Measure both programs at the same time and print a table."""
    kinds = ("bare", "scheduler")
    programs = [
        subprocess.Popen([sys.executable, __file__, kind, str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for kind in kinds
    ]
    print(f"{'':10}{'wake-ups/s':>12}{'CPU ms/s':>12}")
    for kind, program in zip(kinds, programs, strict=True):
        wakes, spent = map(float, program.communicate()[0].split())
        print(f"{kind:10}{wakes:12.4f}{spent:12.4f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) == 3:
        wait_in_event_loop(sys.argv[1] == "scheduler", float(sys.argv[2]))
    else:
        main(float(sys.argv[1]) if len(sys.argv) == 2 else 300.0)
