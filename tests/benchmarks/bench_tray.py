"""A start in the tray, and what staying there costs: `python -m tests.benchmarks.bench_tray [runs [idle seconds]]`.

Needs `trayer`, a tray for X11. The icon and the small reminder window are seen in the pixels of the X server: a walk
that is due is planned, so that its reminder shows as soon as reminders are armed. Linux only.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tests.benchmarks.bench_start import AMBLE, BARE, ROOT, seed
from tests.benchmarks.screen import Screen, milliseconds_until, private_screen, running
from tests.benchmarks.tables import Row, median_row, print_table

HIDDEN = [*AMBLE, "--hidden"]
PRIMARY = "#24705f"
"""Amble's green, in its mark and on the buttons of a reminder."""
TRAY = ["trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32"]
TRAY_HEIGHT = 64
RUNS, IDLE_SECONDS, SETTLE_SECONDS, TOUCHED_SECONDS = 15, 120.0, 12.0, 6.0
ICON_LIMIT, MEMORY_LIMIT, ARMED_LIMIT = 1.35, 1.35, 1000.0
WAKES_LIMIT, CPU_LIMIT = 0.05, 0.02


@dataclass(frozen=True)
class Cost:
    """What a waiting program has used so far: waits of all threads, and milliseconds of CPU."""

    wakes: int
    cpu: float


def main(runs: int = RUNS, idle_seconds: float = IDLE_SECONDS) -> int:
    """Print both tables; returns 1 when a limit is missed."""
    if shutil.which("trayer") is None:
        print("bench_tray: trayer is not installed")
        return 1
    return max(measure_start(runs), measure_waiting(idle_seconds))


def measure_start(runs: int) -> int:
    """Icon and reminders, beside the first paint of a bare window."""
    bare: list[float] = []
    icon: list[float] = []
    armed: list[float] = []
    for number in range(runs + 1):
        with private_screen() as screen:
            seed(screen, "-2")
            times = bare_after(screen), *icon_after(screen)
        if number:  # the first warms the disk
            for figures, took in zip((bare, icon, armed), times, strict=True):
                figures.append(took)
    rows = [
        median_row("icon beside the clock", icon, bare, ICON_LIMIT),
        Row("reminder shown after the icon", statistics.median(armed), None, ARMED_LIMIT),
    ]
    return print_table(f"Start in the tray, medians of {runs}", rows)


def bare_after(screen: Screen) -> float:
    """Milliseconds until a bare window is painted."""
    began = time.monotonic()
    with running(BARE, screen.environment):
        took = milliseconds_until(screen.is_painted, began)
    screen.wait_until_black()
    return took


def icon_after(screen: Screen) -> tuple[float, float]:
    """Milliseconds until the icon is there, and from then until the reminder is."""
    with ExitStack() as stack:
        stack.enter_context(running(TRAY, screen.environment))
        milliseconds_until(lambda: any(screen.row(4, 0, 200)), time.monotonic())
        # A desktop that has just begun counts as touched, and a reminder would wait for a pause in typing.
        Event().wait(TOUCHED_SECONDS)
        began = time.monotonic()
        stack.enter_context(running(HIDDEN, {**screen.environment, "PYTHONPATH": str(ROOT)}))
        icon = milliseconds_until(lambda: has_mark(screen), began)
        return icon, milliseconds_until(lambda: screen.shows(PRIMARY, TRAY_HEIGHT), began) - icon


def has_mark(screen: Screen) -> bool:
    """Whether Amble's green is in the tray."""
    green = bytes.fromhex(PRIMARY[1:])[::-1]
    return any(green in screen.row(y, 0, 200) for y in range(0, TRAY_HEIGHT, 4))


def measure_waiting(seconds: float) -> int:
    """Memory, wake-ups and CPU of both programs, measured at the same time."""
    with ExitStack() as stack:
        screen = stack.enter_context(private_screen())
        seed(screen, "600")
        stack.enter_context(running(TRAY, screen.environment))
        milliseconds_until(lambda: any(screen.row(4, 0, 200)), time.monotonic())
        ours = stack.enter_context(running(HIDDEN, {**screen.environment, "PYTHONPATH": str(ROOT)}))
        bare = stack.enter_context(running(BARE, screen.environment))
        patience = Event()
        patience.wait(SETTLE_SECONDS)
        before = cost(ours), cost(bare)
        patience.wait(seconds)
        after = cost(ours), cost(bare)
        memory = private_megabytes(ours), private_megabytes(bare)
    wakes = [(then.wakes - now.wakes) / seconds for now, then in zip(before, after, strict=True)]
    cpu = [(then.cpu - now.cpu) / seconds for now, then in zip(before, after, strict=True)]
    rows = [
        Row("private memory in the tray", *memory, MEMORY_LIMIT, "MB", 1),
        Row(f"wake-ups a second (bare {wakes[1]:.3f})", wakes[0], None, WAKES_LIMIT, "/s", 3),
        Row(f"CPU a second (bare {cpu[1]:.3f} ms)", cpu[0], None, CPU_LIMIT, "ms", 3),
    ]
    return print_table(f"Waiting in the tray for {seconds:.0f} s", rows)


def cost(process: subprocess.Popen[bytes]) -> Cost:
    """Waits of every thread, and CPU time of the process as the scheduler counts it (nanoseconds)."""
    wakes, spent = 0, 0
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        lines = (task / "status").read_text().splitlines()
        wakes += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
        spent += int((task / "schedstat").read_text().split()[0])
    return Cost(wakes, spent / 1e6)


def private_megabytes(process: subprocess.Popen[bytes]) -> float:
    """What ending the process would give back."""
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    given = sys.argv[1:]
    sys.exit(main(*map(int, given[:1]), *map(float, given[1:2])))
