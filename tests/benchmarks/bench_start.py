"""From starting Python to the painted Today page with a year of walks: `python -m tests.benchmarks.bench_start [runs]`.

A bare window is started in turn with Amble, and the medians are divided. The pixels of the X server tell when
something is painted, so nothing is added to the program; that it was Today is told by the colour of Start.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from pathlib import Path

from tests.benchmarks.screen import Screen, milliseconds_until, private_screen, running
from tests.benchmarks.tables import median_row, print_table

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]
AMBLE = [sys.executable, "-m", "coach"]
LIMIT = 1.6
RUNS = 15


def main(runs: int = RUNS) -> int:
    """Print the table; returns 1 when the limit is missed."""
    with private_screen() as screen:
        seed(screen)
        primary = tomllib.loads((ROOT / "resources/themes/light.toml").read_text())["colours"]["primary"]
        seconds = {"bare": [], "ours": []}  # type: dict[str, list[float]]
        for number in range(runs + 1):
            times = painted_after(screen, BARE), painted_after(screen, AMBLE, primary)
            if number:  # the first of each warms the disk
                seconds["bare"].append(times[0])
                seconds["ours"].append(times[1])
    row = median_row("painted Today, a year of history", seconds["ours"], seconds["bare"], LIMIT)
    return print_table(f"Start to first paint, medians of {runs}", [row])


def seed(screen: Screen, *arguments: str) -> None:
    """Give the person of this screen a year of walks."""
    command = [sys.executable, "-m", "tests.benchmarks.seeds", *arguments]
    subprocess.run(command, cwd=ROOT, env=screen.environment, check=True)


def painted_after(screen: Screen, command: list[str], colour: str = "") -> float:
    """Milliseconds until the program has painted, ``colour`` included; the server copies a picture piece by piece."""
    began = time.monotonic()
    with running(command, {**screen.environment, "PYTHONPATH": str(ROOT)}):
        took = milliseconds_until(lambda: screen.is_painted() and (not colour or screen.shows(colour)), began)
    screen.wait_until_black()
    return took


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
